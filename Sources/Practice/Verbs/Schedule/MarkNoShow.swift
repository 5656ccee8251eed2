/// Records that the patient did not come.
package struct MarkNoShow: Verb {
  package static let name = "no-show"
  package static let sentence = "records that the patient did not come"
  package static let who: [StaffRole] = .desk

  package var appointment = AppointmentID.unnumbered

  package init() {}

  package static let fields: [Field<MarkNoShow>] = [Field("appointment", \.appointment, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let grace = draft.office.settings.noShowAfter, now = draft.context.now
    let booked = try draft.get(appointment)
    try booked.mustBeAhead()
    // Whoever stands here came, early or late.
    try draft.mustNotBeHere(booked)
    let old = try draft.edit(appointment) { (record) throws(Refusal) in
      let from = Moment(record.day, record.start, offset: now.offset).advanced(byMinutes: grace)
      guard now >= from else {
        throw Refusal(
          "too early",
          "\(record.start.shown) plus \(grace) minutes of grace is not over; it is a no-show from \(from.time.shown) on \(from.day.short)",
          wayPast: "cancel appointment, if they called", with: record.reference)
      }
      record.slot = .noShow
      record.toTell = .noShow
    }
    try draft.waitAgain(for: old, wishes: false)
  }
}
