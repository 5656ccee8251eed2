/// That a patient should come again, by when, and how often after that. A patient may have several.
package struct Recall: Record {
  package static let kind = Kind.recalls
  package static var table: TablePath<Recall> { \.recalls }

  /// Why it is no longer open.
  package enum Ending: String, Word {
    case booked, notNeeded, declined, elsewhere, unreachable, died, error

    package var label: String {
      switch self {
      case .booked: "booked"
      case .notNeeded: "no longer needed"
      case .declined: "declined"
      case .elsewhere: "went elsewhere"
      case .unreachable: "could not be reached"
      case .died: "died"
      case .error: "made in error"
      }
    }
  }

  package var id = RecallID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  /// What for, in the office's words: "diabetes check".
  package var what = ""
  package var type = VisitTypeID.unnumbered
  package var provider: ProviderID?
  /// Months from one visit to the next; nothing for once.
  package var every: Int?
  package var due = Day(number: 0)
  /// When it was due, while an appointment is made for it.
  package var wasDue: Day?
  package var since = Day(number: 0)
  package var by = ""
  package var attempts: [CallAttempt] = []
  /// The appointment that answers it, or answered it last.
  package var bookedAs: AppointmentID?
  package var ending: Ending?
  package var endedOn: Day?
  package var endedBy = ""
  package var endedWhy = ""

  package init() {}

  package static let fields: [Field<Recall>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("what", \.what, "what for"), Field("type", \.type, "visit type"),
    Field("provider", \.provider), Field("every", \.every, "months from one to the next; once if not given"), Field("due", \.due),
    Field("wasDue", \.wasDue, "before an appointment was made for it"), Field("since", \.since), Field("by", \.by),
    Field("attempts", \.attempts, "who asked them, and what came of it"), Field("bookedAs", \.bookedAs, "the appointment made for it"),
    Field("ending", \.ending, "why it is over"), Field("endedOn", \.endedOn), Field("endedBy", \.endedBy), Field("endedWhy", \.endedWhy),
  ]

  /// Open ones lie under the first of the month in which they are due.
  package static func pile(_ due: Day) -> Day { due.advanced(by: 1 - due.parts.day) }
  package var filed: Filed { Filed(day: endedOn ?? Self.pile(due), patient: patient, goesOn: isOpen) }

  package var isOpen: Bool { ending == nil }

  /// "every 6 months", "once"
  package var rhythm: String { every.map { $0 == 12 ? "every year" : "every \($0) months" } ?? "once" }
}

package typealias RecallID = ID<Recall>

extension Day {
  /// The same day of another month, or that month's last.
  package func advanced(byMonths months: Int) -> Day {
    let p = parts, month = p.year * 12 + p.month - 1 + months
    for day in stride(from: p.day, through: 28, by: -1) { if let found = Day(month / 12, month % 12 + 1, day) { return found } }
    return Day(month / 12, month % 12 + 1, min(28, p.day)) ?? self
  }
}
