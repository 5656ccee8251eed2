/// What kind of free time somebody looks for.
package struct SlotQuery: Hashable, Sendable {
  /// Nobody named means everyone who sees patients here.
  package var providers: [ProviderID] = []
  package var type: VisitTypeID?
  /// How long one is.
  package var minutes = 20
  /// How many in a row.
  package var count = 1
  /// 1 is Monday; none means any.
  package var weekdays: Set<Int> = []
  /// When on a day it may begin, from and before.
  package var earliest: ClockTime?
  package var latest: ClockTime?
  package var from = Day(number: 0)
  package var to = Day(number: 0)
  /// When it may begin on the first day.
  package var fromTime = ClockTime(minutes: 0)
  package var room: RoomID?
  /// Things that must be free then: any with the use.
  package var uses: [String] = []
  package var things: [ResourceID] = []
  /// Whose own appointments must not be in the way.
  package var patient: PatientID?

  package init() {}

  /// All of it.
  package var total: Int { minutes * max(1, count) }

  func mayBegin(_ start: ClockTime, on day: Day) -> Bool {
    (day > from || start >= fromTime) && (earliest.map { $0 <= start } ?? true) && (latest.map { start < $0 } ?? true)
  }

  func isOn(_ day: Day) -> Bool { weekdays.isEmpty || weekdays.contains(day.weekday) }
}

/// Why there is no free time: how many slots each rule took away, the first rule against a slot being the one that counts.
package struct WhyNone: Hashable, Sendable {
  /// What can take a slot away.
  package enum Rule: String, CaseIterable, Sendable {
    case closed, full, limit, wrongType, later, tooShort, patient, room, thing

    package var words: String {
      switch self {
      case .closed: "closed"
      case .full: "full"
      case .limit: "over the day's limit"
      case .wrongType: "wrong type"
      case .later: "released later"
      case .tooShort: "too short"
      case .patient: "patient busy"
      case .room: "room taken"
      case .thing: "not free with what it needs"
      }
    }
  }

  package var counts: [Rule: Int] = [:]
  /// How many slots were looked at.
  package var looked = 0

  package init() {}

  /// "closed 14, full 22, wrong type 9, released later 3"
  package var words: String {
    let parts = Rule.allCases.compactMap { rule in counts[rule].map { "\(rule.words) \($0)" } }
    return parts.isEmpty ? "no hours at all" : parts.joined(separator: ", ")
  }
}
