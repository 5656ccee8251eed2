/// Something that was noticed and is followed up until somebody says what came of it: an incident, a trouble in the waiting room, words
/// on the phone that must not wait.
package struct OpenItem: Record {
  package static let kind = Kind.openItems
  package static var table: TablePath<OpenItem> { \.openItems }

  /// What it came from.
  package enum Sort: String, Word {
    case incident, comfort, redFlag

    package var label: String {
      switch self {
      case .incident: "incident"
      case .comfort: "waiting room"
      case .redFlag: "red flag"
      }
    }
  }

  /// What a clinician said about words that must not wait. Advice is not among them: a desk gives none.
  package enum Answer: String, Word {
    case mayBook, seeNow, emergency

    package var label: String {
      switch self {
      case .mayBook: "may be booked"
      case .seeNow: "is seen at once"
      case .emergency: "911"
      }
    }
  }

  package var id = OpenItemID.unnumbered
  package var v = 0
  package var sort = Sort.comfort
  package var day = Day(number: 0)
  /// What it is about: "spill", the words of a caller, how an emergency ended.
  package var what = ""
  package var place = ""
  /// The office's own words that were found in it.
  package var signs: [String] = []
  package var patient: PatientID?
  package var visit: VisitID?
  package var emergency: EmergencyID?
  package var openedAt = Moment(milliseconds: 0, offset: 0)
  package var openedBy = ""
  package var log: [LogLine] = []
  /// What the clinician said, who it was, and when.
  package var answer: Answer?
  package var clinician = ""
  package var answeredAt: Moment?
  package var closedAt: Moment?
  package var closedBy = ""
  package var outcome = ""

  package init() {}

  package static let fields: [Field<OpenItem>] = [
    Field("id", \.id), Field("v", \.v), Field("sort", \.sort), Field("day", \.day), Field("what", \.what, "what it is about"),
    Field("place", \.place), Field("signs", \.signs, "the office's words found in it"), Field("patient", \.patient),
    Field("visit", \.visit), Field("emergency", \.emergency), Field("openedAt", \.openedAt), Field("openedBy", \.openedBy),
    Field("log", \.log), Field("answer", \.answer, "what the clinician said"), Field("clinician", \.clinician, "who said it"),
    Field("answeredAt", \.answeredAt), Field("closedAt", \.closedAt), Field("closedBy", \.closedBy),
    Field("outcome", \.outcome, "what came of it"),
  ]

  package var filed: Filed { Filed(day: day, patient: patient, goesOn: closedAt == nil) }
}

package typealias OpenItemID = ID<OpenItem>

extension Office {
  /// For how many days back an open item is looked for: what nobody closed in a month is asked about by its day.
  package static let itemsKept = 31

  /// What is still open, oldest first.
  package func openItems(on day: Day) -> [OpenItem] {
    (0...Self.itemsKept).reversed().flatMap { goingOn(OpenItem.self, on: day.advanced(by: -$0)) }.filter { $0.closedAt == nil }
  }
}
