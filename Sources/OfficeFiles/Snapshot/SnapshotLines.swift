import Practice

/// What a snapshot says anew: a line for every record that was touched, and for all by which it is found.
struct SnapshotLines {
  let base: SnapshotShelf?
  let office: Office
  let touched: Set<Reference>
  let tokens: [String: (seq: Int, place: Place)]
  /// Accounts that are known already, for an office of which only a part is at hand.
  var accounts: [PatientID: Account]?

  func lines(_ counts: inout [Kind: Int]) -> [SheetMerging.Keyed] {
    var lines: [[UInt8]: [UInt8]?] = [:]
    func say(_ key: [UInt8], _ value: [UInt8]?) { lines.updateValue(value, forKey: key) }
    var moved = Set<PatientID>()
    for reference in touched {
      let old = base?.old(reference)
      let now = office.fields(of: reference)
      let nowFiled = now.map { Filing.of(reference.kind, $0) }
      counts[reference.kind, default: 0] += (now == nil ? 0 : 1) - (old == nil ? 0 : 1)
      if let old {
        if let day = old.filed.day {
          if day != nowFiled?.day { say(ShelfKey.onDay(day, reference), nil) }
          if nowFiled?.day != day || nowFiled?.goesOn != true { say(ShelfKey.goingOn(day, reference), nil) }
        }
        if let patient = old.filed.patient, patient != nowFiled?.patient { say(ShelfKey.ofPatient(patient, reference), nil) }
        if reference.kind == .patients, let patient = try? Patient(old.fields) {
          for key in SearchLine.lines(SearchCard(patient)).keys { say(key, nil) }
        }
      }
      if reference.kind == .superbills || reference.kind == .payments {
        moved.formUnion([old?.filed.patient, nowFiled?.patient].compactMap(\.self))
      }
      guard let now, let nowFiled else {
        if old != nil { say(ShelfKey.record(reference), nil) }
        continue
      }
      let text = RecordLine.write(reference, now)
      if let day = nowFiled.day {
        say(ShelfKey.record(reference), Array(day.iso.utf8))
        say(ShelfKey.onDay(day, reference), text)
        if nowFiled.goesOn { say(ShelfKey.goingOn(day, reference), []) }
      } else {
        say(ShelfKey.record(reference), text)
      }
      if let patient = nowFiled.patient { say(ShelfKey.ofPatient(patient, reference), Self.value(nowFiled)) }
    }
    // After all that is taken away: of two patients who exchanged a phone each has it.
    for reference in touched where reference.kind == .patients {
      guard let fields = office.fields(of: reference), let patient = try? Patient(fields) else { continue }
      for (key, value) in SearchLine.lines(SearchCard(patient)) { say(key, value) }
    }
    for (patient, account) in self.accounts ?? [:] { say(ShelfKey.account(patient), AccountLine.write(account)) }
    if self.accounts == nil { for patient in moved { say(ShelfKey.account(patient), AccountLine.write(office.account(of: patient))) } }
    for (token, at) in tokens { say(ShelfKey.token(token), Array("\(at.seq) \(at.place.segment) \(at.place.offset)".utf8)) }
    return lines.map { SheetMerging.Keyed($0.key, $0.value) }.sorted(by: SheetMerging.Keyed.precedes)
  }

  /// What stands beside a record under its patient: the day it is under, and a sign if it still goes on.
  private static func value(_ filed: Filed) -> [UInt8] { Array((filed.day?.iso ?? "").utf8) + (filed.goesOn ? [UInt8(ascii: "+")] : []) }

  static func row(_ reference: Reference, _ value: ArraySlice<UInt8>) -> ShelfRow {
    ShelfRow(
      reference: reference, day: Day(iso: String(decoding: value.prefix(10), as: UTF8.self)), goesOn: value.last == UInt8(ascii: "+"))
  }
}

extension SnapshotShelf {
  /// A record as this snapshot has it, and where it is filed.
  fileprivate func old(_ reference: Reference) -> (fields: Datum.Fields, filed: Filed)? {
    shelf.record(reference).map { ($0, Filing.of(reference.kind, $0)) }
  }
}
