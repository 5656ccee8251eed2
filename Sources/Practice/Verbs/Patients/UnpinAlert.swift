/// Ends a pinned note; it stays on file with its last day.
package struct UnpinAlert: Verb {
  package static let name = "unpin alert"
  package static let sentence = "stops showing a pinned note"
  package static let who: [StaffRole] = .care

  package var patient = PatientID.unnumbered
  package var text = ""

  package init() {}

  package static let fields: [Field<UnpinAlert>] = [
    Field("patient", \.patient, optional: false), Field("text", \.text, "the words of the note", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let yesterday = draft.today.advanced(by: -1)
    try draft.edit(patient) { (record) throws(Refusal) in
      guard let index = record.alerts.lastIndex(where: { $0.text == text && ($0.until ?? yesterday.advanced(by: 1)) > yesterday }) else {
        throw Refusal("no such alert", "no note in force says \"\(text)\"")
      }
      record.alerts[index].until = yesterday
    }
  }
}
