/// An emergency in the office: who noticed what, who was told when, and how it ended.
package struct Emergency: Record {
  package static let kind = Kind.emergencies
  package static var table: TablePath<Emergency> { \.emergencies }

  package var id = EmergencyID.unnumbered
  package var v = 0
  package var day = Day(number: 0)
  package var patient: PatientID?
  package var visit: VisitID?
  /// Exactly where: it is the first thing 911 asks.
  package var place = ""
  package var signs: [String] = []
  package var raisedAt = Moment(milliseconds: 0, offset: 0)
  package var raisedBy = ""
  package var clinician = ""
  package var clinicianToldAt: Moment?
  package var clinicianHereAt: Moment?
  package var called911At: Moment?
  package var ambulanceAt: Moment?
  package var closedAt: Moment?
  package var ending = ""
  package var log: [LogLine] = []

  package init() {}

  package static let fields: [Field<Emergency>] = [
    Field("id", \.id), Field("v", \.v), Field("day", \.day), Field("patient", \.patient), Field("visit", \.visit),
    Field("place", \.place), Field("signs", \.signs), Field("raisedAt", \.raisedAt), Field("raisedBy", \.raisedBy),
    Field("clinician", \.clinician), Field("clinicianToldAt", \.clinicianToldAt), Field("clinicianHereAt", \.clinicianHereAt),
    Field("called911At", \.called911At),
    Field("ambulanceAt", \.ambulanceAt), Field("closedAt", \.closedAt), Field("ending", \.ending), Field("log", \.log),
  ]

  package var filed: Filed { Filed(day: day, patient: patient) }
}

extension Office {
  /// Those that go on, also from before midnight, oldest first.
  package func openEmergencies(on day: Day) -> [Emergency] {
    [day.advanced(by: -1), day].flatMap { filed(Emergency.self, on: $0) }.filter { $0.closedAt == nil }
  }
}

package typealias EmergencyID = ID<Emergency>

/// A line of what happened, with its time.
package struct LogLine: Fielded, Hashable {
  package var at = Moment(milliseconds: 0, offset: 0)
  package var by = ""
  package var text = ""

  package init() {}

  package static let fields: [Field<LogLine>] = [Field("at", \.at), Field("by", \.by), Field("text", \.text)]
}
