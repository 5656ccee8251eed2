/// Says that a missed appointment does not count, with the reason: it stays on file and leaves the ladder.
package struct ExcuseNoShow: Verb {
  package static let name = "excuse no-show"
  package static let sentence = "says that a missed appointment does not count, with the reason"
  package static let who: [StaffRole] = [.manager, .clinician]

  package var appointment = AppointmentID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<ExcuseNoShow>] = [
    Field("appointment", \.appointment, optional: false), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "excusing a missed appointment needs the reason") }
    try draft.edit(appointment) { (record) throws(Refusal) in
      guard record.slot == .noShow else { throw Refusal("not a no-show", "this appointment is \(record.slot.label)") }
      guard record.excused.isEmpty else { throw Refusal("excused already", "it is excused: \(record.excused)") }
      record.excused = reason.trimmed
      record.toTell = nil
    }
  }
}
