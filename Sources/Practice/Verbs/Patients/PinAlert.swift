/// Pins a note on a patient where the desk must see it.
package struct PinAlert: Verb {
  package static let name = "pin alert"
  package static let sentence = "pins a note that is shown at booking, arrival or call"
  package static let who: [StaffRole] = .care

  package var patient = PatientID.unnumbered
  package var text = ""
  package var shownAt: [Alert.Place] = []
  package var until: Day?

  package init() {}

  package static let fields: [Field<PinAlert>] = [
    Field("patient", \.patient, optional: false), Field("text", \.text, optional: false),
    Field("shownAt", \.shownAt, "where; everywhere if not given"), Field("until", \.until, "last day it is shown"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let today = draft.today, by = draft.context.by
    guard !text.trimmed.isEmpty else { throw Refusal("no words", "an alert needs words") }
    if let until, until < today { throw Refusal("already over", "an alert until \(until.iso) would never be shown") }
    try draft.edit(patient) {
      $0.alerts.append(
        Alert {
          $0.text = text.trimmed
          $0.shownAt = shownAt.isEmpty ? Alert.Place.allCases : shownAt
          $0.by = by
          $0.since = today
          $0.until = until
        })
    }
  }
}
