/// Moves an appointment to another time or provider; the old one stays on file as moved.
package struct Reschedule: Verb {
  package static let name = "reschedule"
  package static let sentence = "moves an appointment to another time or provider"
  package static let who: [StaffRole] = .deskAndClinic

  package var appointment = AppointmentID.unnumbered
  package var day: Day?
  package var start: ClockTime?
  package var provider: ProviderID?
  package var minutes: Int?
  package var reason = ""
  /// Why they come, where that is another reason now.
  package var comesFor = ""
  package var overbook = ""

  package init() {}

  package static let fields: [Field<Reschedule>] = [
    Field("appointment", \.appointment, optional: false), Field("day", \.day, optional: false), Field("start", \.start, optional: false),
    Field("provider", \.provider, "if another"), Field("minutes", \.minutes, "if another length"), Field("reason", \.reason),
    Field("comesFor", \.comesFor, "why they come, if it is something else now"), Field("overbook", \.overbook),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard let day, let start else { throw Refusal("when", "moving an appointment needs a day and a time") }
    guard day >= draft.today else { throw Refusal("in the past", "\(day.shown) is over", wayPast: "record past visit") }
    if let minutes, !Appointment.lengths.contains(minutes) {
      throw Refusal("length", "an appointment takes 5 to 360 minutes, not \(minutes)", field: "minutes")
    }
    if !comesFor.trimmed.isEmpty { _ = try draft.mustBeCleared(comesFor, [try draft.get(appointment).patient]) }
    let old = try draft.edit(appointment) { (record) throws(Refusal) in
      try record.mustBeAhead()
      if record.day == day, record.start == start, provider == nil || provider == record.provider,
        minutes == nil || minutes == record.minutes
      {
        throw Refusal("nothing to change", "it is on \(day.shown) at \(start.shown) already", with: record.reference)
      }
      record.slot = .rescheduled
      record.cancelReason = reason.trimmed
    }
    try draft.mustNotBeHere(old)
    let new = try draft.book(
      Appointment {
        $0 = old.anew
        $0.day = day
        $0.start = start
        $0.provider = provider ?? old.provider
        $0.minutes = minutes ?? old.minutes
        $0.overbooked = overbook
        if !comesFor.trimmed.isEmpty { $0.reason = comesFor.trimmed }
      }, instead: old.id)
    try draft.edit(old.id) { $0.movedTo = new.id }
  }
}

extension Appointment {
  /// The same appointment for another time: what happened to this one stays with this one.
  var anew: Appointment {
    Appointment {
      $0.patient = patient
      $0.provider = provider
      $0.type = type
      $0.day = day
      $0.start = start
      $0.minutes = minutes
      $0.reason = reason
      $0.note = note
      $0.movedFrom = id
      $0.waitlist = waitlist
      $0.outside = outside
      $0.room = room
      $0.needs = needs
      $0.series = series
    }
  }

  /// Still to come: neither cancelled, moved, missed nor done.
  func mustBeAhead() throws(Refusal) {
    guard slot == .booked || slot == .confirmed else {
      let way = slot == .noShow ? "erase no-show" : slot == .held ? "book the hold, or release hold" : "book anew"
      throw Refusal("not booked", "this appointment is \(slot.label)\(slot == .held ? "" : " already")", wayPast: way, with: reference)
    }
  }
}

extension Draft {
  func mustNotBeHere(_ appointment: Appointment) throws(Refusal) {
    if let visit = office.visit(for: appointment.id), visit.state != .error {
      throw Refusal(
        "arrived already", "the patient is \(visit.state.spoken) for this appointment",
        wayPast: "entered in error, if that visit never was", with: visit.reference)
    }
  }
}

extension Office {
  /// The visit that came of an appointment.
  package func visit(for appointment: AppointmentID) -> Visit? {
    guard let booked = self[appointment] else { return nil }
    return filed(Visit.self, of: booked.patient, where: { $0.day == booked.day }).last {
      $0.appointment == appointment && $0.state != .error
    }
  }
}
