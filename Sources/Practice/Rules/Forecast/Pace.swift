/// How long things take in this office, learned from what happened in it: nothing here is assumed but for want of anything seen.
///
/// All times are seconds. An office that has seen nothing yet takes the minutes of the visit type.
package struct Pace: Sendable, Equatable {
  private struct Key: Hashable, Sendable {
    var provider: ProviderID?
    var type: VisitTypeID?
  }

  /// Lengths with the provider, shortest first.
  private var lengths: [Key: [Int]] = [:]
  /// From one patient's end to the next one's start, while that one was already waiting.
  package private(set) var gap = 60
  /// How much earlier than the appointed time people come; negative is late.
  package private(set) var early = 600
  /// How many of a thousand who are booked come.
  package private(set) var coming = 900
  /// Whether people are seen in the order of their coming rather than of their appointments.
  package private(set) var byArrival = false
  /// How much later than the first appointment of the day a provider begins.
  package private(set) var late = 0
  /// Whether a provider begins before the appointed time when the patient is there.
  package private(set) var ahead = true

  /// How few lengths of a kind are too few to go by.
  static let few = 8

  package init() {}

  /// Learns from visits that are over, in any order, and from how many of those booked came.
  package init(_ seen: [Seen], came: Int = 0, missed: Int = 0) {
    for visit in seen where (1...6 * 3600).contains(visit.length) {
      for key in [
        Key(provider: visit.provider, type: visit.type), Key(provider: nil, type: visit.type), Key(provider: visit.provider, type: nil),
        Key(provider: nil, type: nil),
      ] { lengths[key, default: []].append(visit.length) }
    }
    for key in lengths.keys { lengths[key]?.sort() }
    if came + missed >= Self.few { coming = min(1000, max(300, came * 1000 / (came + missed))) }
    let earliness = seen.compactMap { visit in visit.due.map { $0 - visit.arrived } }.sorted()
    if earliness.count >= Self.few { early = min(3600, max(-1800, earliness[earliness.count / 2])) }
    learnTurns(seen)
  }

  private struct Turn: Hashable {
    var provider: ProviderID
    var day: Day
  }

  /// The turns of each provider's day: how long between two patients, who goes first of two who wait, and when the day begins.
  private mutating func learnTurns(_ seen: [Seen]) {
    var gaps: [Int] = [], lates: [Int] = [], arrivalFirst = 0, dueFirst = 0, before = 0, couldBegin = 0
    for day in Dictionary(grouping: seen, by: { Turn(provider: $0.provider, day: $0.day) }).values {
      let day = day.sorted { ($0.start, $0.arrived) < ($1.start, $1.arrived) }
      if let first = day.first, let due = day.compactMap(\.due).min(), first.arrived <= due { lates.append(max(0, first.start - due)) }
      for (index, visit) in day.enumerated() {
        if let due = visit.due, visit.arrived < due - 120 {
          let free = index > 0 ? day[index - 1].end : 0
          if max(free, visit.arrived) < due - 120, index > 0 {
            couldBegin += 1
            if visit.start < due - 60 { before += 1 }
          }
        }
        guard index > 0 else { continue }
        let last = day[index - 1]
        if visit.arrived <= last.end, visit.start >= last.end, visit.due.map({ $0 <= last.end }) ?? true {
          gaps.append(visit.start - last.end)
        }
        // Of two who both waited when one was taken in, which was it?
        for other in day[(index)...] where other.arrived < last.start {
          guard let due = other.due, let lastDue = last.due, (due < lastDue) != (other.arrived < last.arrived) else { continue }
          if last.arrived < other.arrived { arrivalFirst += 1 } else { dueFirst += 1 }
        }
      }
    }
    if gaps.count >= Self.few { gap = min(1800, gaps.sorted()[gaps.count / 2]) }
    if lates.count >= 4 { late = min(3600, lates.sorted()[lates.count / 2]) }
    byArrival = arrivalFirst > dueFirst
    if couldBegin >= Self.few { ahead = before * 2 >= couldBegin }
  }

  private func lengths(_ provider: ProviderID, _ type: VisitTypeID) -> [Int]? {
    let keys = [
      Key(provider: provider, type: type), Key(provider: nil, type: type), Key(provider: provider, type: nil),
      Key(provider: nil, type: nil),
    ]
    for key in keys {
      if let known = lengths[key], known.count >= Self.few { return known }
    }
    return nil
  }

  /// The middle length of such a visit: half of them are over by then.
  package func median(_ provider: ProviderID, _ type: VisitTypeID, planned: Int) -> Int {
    guard let known = lengths(provider, type) else { return planned }
    return known[known.count / 2]
  }

  /// The mean length of such a visit: what several of them in a row come to, one for another.
  package func mean(_ provider: ProviderID, _ type: VisitTypeID, planned: Int) -> Int {
    guard let known = lengths(provider, type) else { return planned }
    return known.reduce(0, +) / known.count
  }

  /// What is still to come of a visit that has gone on for so long: the middle of those that took longer.
  package func remaining(_ provider: ProviderID, _ type: VisitTypeID, planned: Int, elapsed: Int) -> Int {
    guard let known = lengths(provider, type) else { return max(120, planned - elapsed) }
    let longer = known[(known.firstIndex { $0 > elapsed } ?? known.count)...]
    // Longer than any before: then it may be over any minute, or not for as long again as a tenth of what it took.
    guard !longer.isEmpty else { return max(120, elapsed / 10) }
    return longer[longer.startIndex + longer.count / 2] - elapsed
  }

  /// One of the lengths that were seen, by a number from 0 up to 999: for a simulated day that is as uneven as a real one.
  package func length(_ provider: ProviderID, _ type: VisitTypeID, planned: Int, at permille: Int) -> Int {
    guard let known = lengths(provider, type) else { return planned * (600 + permille * 8 / 10) / 1000 }
    return known[min(known.count - 1, known.count * permille / 1000)]
  }
}
