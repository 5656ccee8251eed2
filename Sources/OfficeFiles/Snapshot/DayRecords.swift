import Practice
import Synchronization

/// Which records of which day.
struct DayOfKind: Hashable, Sendable {
  let day: Day
  let kind: Kind
}

/// The records of one kind that lie under a day, in the order in which they were made.
protocol DayList: Sendable {
  var records: any Sendable { get }
  func record(_ reference: Reference) -> (any Sendable)?
}

private struct ListOfDay<R: Record>: DayList {
  let list: [R]

  var records: any Sendable { list }

  func record(_ reference: Reference) -> (any Sendable)? {
    guard let id = ID<R>(reference.id) else { return nil }
    let number = id.number
    var low = 0, high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].id.number < number { low = middle + 1 } else { high = middle }
    }
    return low < list.count && list[low].id == id ? list[low] : nil
  }
}

extension SnapshotShelf {
  /// So many lists are kept: two weeks of a schedule and its visits.
  private static let keptLists = 28

  /// All records of a kind under a day, for those kinds of which a day has a thousand: they lie together and are read in one go.
  func records(on day: Day, _ kind: Kind) -> (any Sendable)? {
    switch kind {
    case .appointments: list(on: day, RecordLine.quickAppointment).records
    case .visits: list(on: day, RecordLine.quickVisit).records
    default: nil
    }
  }

  private func list<R: Record>(on day: Day, _ quick: (ArraySlice<UInt8>) -> R?) -> any DayList {
    let key = DayOfKind(day: day, kind: R.kind)
    if let known = lists.withLock({ $0[key] }) { return known }
    var records: [R] = []
    scan(ShelfKey.onDay(day, R.kind), keep: false) { _, value in
      guard let record = quick(value) ?? RecordLine.fields(value).flatMap({ try? R($0) }) else {
        noticeDamage()
        return false
      }
      records.append(record)
      return true
    }
    let list = ListOfDay(list: records)
    lists.withLock {
      if $0.count >= Self.keptLists { $0.removeAll() }
      $0[key] = list
    }
    return list
  }

  /// A record of a day that was read as a whole.
  func listed(_ reference: Reference) -> (any Sendable)? {
    guard reference.kind == .appointments || reference.kind == .visits else { return nil }
    let known = lists.withLock { lists in lists.filter { $0.key.kind == reference.kind }.map(\.value) }
    for list in known {
      if let record = list.record(reference) { return record }
    }
    return nil
  }
}
