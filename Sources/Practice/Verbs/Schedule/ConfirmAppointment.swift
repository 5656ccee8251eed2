/// Records that the patient said they will come.
package struct ConfirmAppointment: Verb {
  package static let name = "confirm appointment"
  package static let sentence = "records that the patient said they will come"
  package static let who: [StaffRole] = .desk

  package var appointment = AppointmentID.unnumbered

  package init() {}

  package static let fields: [Field<ConfirmAppointment>] = [Field("appointment", \.appointment, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.edit(appointment) { (record) throws(Refusal) in
      guard record.slot == .booked else {
        throw Refusal("not booked", "this appointment is \(record.slot.label), not waiting to be confirmed")
      }
      record.slot = .confirmed
    }
  }
}
