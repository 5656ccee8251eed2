/// Cancels an appointment for the patient or for the clinic, with the reason; the time is free again.
package struct CancelAppointment: Verb {
  package static let name = "cancel appointment"
  package static let sentence = "cancels an appointment with its reason and frees the time"
  package static let who: [StaffRole] = .desk

  package enum Side: String, Word { case patient, clinic }

  package var appointment = AppointmentID.unnumbered
  package var by = Side.patient
  package var reason = ""

  package init() {}

  package static let fields: [Field<CancelAppointment>] = [
    Field("appointment", \.appointment, optional: false), Field("by", \.by, "who cancels"), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "a cancellation needs its reason") }
    let old = try draft.edit(appointment) { (record) throws(Refusal) in
      try record.mustBeAhead()
      record.slot = by == .patient ? .cancelledByPatient : .cancelledByClinic
      record.cancelReason = reason.trimmed
    }
    try draft.mustNotBeHere(old)
  }
}
