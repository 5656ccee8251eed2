/// Takes a no-show back because it was wrong, with the reason.
package struct EraseNoShow: Verb {
  package static let name = "erase no-show"
  package static let sentence = "takes a no-show back with the reason"

  package var appointment = AppointmentID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<EraseNoShow>] = [
    Field("appointment", \.appointment, optional: false), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "taking a no-show back needs the reason") }
    let record = try draft.get(appointment)
    guard record.slot == .noShow else { throw Refusal("not a no-show", "this appointment is \(record.slot.label)") }
    let taken = DayPlan(record.provider, on: record.day, in: draft.office, today: draft.today).obstacle(record.start, record.minutes)
    try draft.edit(appointment) { (record) throws(Refusal) in
      if case .taken(let other) = taken, record.overbooked.isEmpty {
        record.overbooked = "no-show erased; \(other.id) holds the time too"
      }
      record.slot = .booked
    }
  }
}
