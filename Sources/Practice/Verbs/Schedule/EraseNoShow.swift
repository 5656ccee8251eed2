/// Takes a no-show back because it was wrong, with the reason.
package struct EraseNoShow: Verb {
  package static let name = "erase no-show"
  package static let sentence = "takes a no-show back with the reason"
  package static let who: [StaffRole] = .seniorDesk

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
    try draft.holdAgain(appointment, "no-show erased")
    try draft.answer(try draft.get(appointment))
    draft.why = reason.trimmed
  }
}

extension Draft {
  /// Books an appointment again that had ended, over whoever holds its time now.
  mutating func holdAgain(_ id: AppointmentID, _ why: String) throws(Refusal) {
    let record = try get(id)
    guard record.slot == .noShow || record.slot == .done else { return }
    if let other = office.booking(of: record.patient, on: record.day, record.start, record.minutes) {
      throw Refusal(
        "patient booked elsewhere", "the patient is booked \(other.start.shown)-\(other.end.shown) meanwhile",
        wayPast: "cancel that one first",
        with: other.reference)
    }
    let plan = DayPlan(record.provider, on: record.day, in: office, today: today, now: context.now)
    let taken = plan.obstacle(record.start, record.minutes, except: id)
    try edit(id) { record in
      if case .taken(let other, _) = taken, record.overbooked.isEmpty {
        record.overbooked = "\(why); the \(other.start.shown) appointment holds the time too"
      }
      record.slot = .booked
      record.toTell = nil
    }
  }
}

extension Office {
  /// What a patient is booked for at a time, with whomever.
  func booking(of patient: PatientID, on day: Day, _ start: ClockTime, _ minutes: Int) -> Appointment? {
    filed(Appointment.self, of: patient).first {
      $0.day == day && ($0.slot == .booked || $0.slot == .confirmed) && $0.overlaps(start, minutes)
    }
  }
}
