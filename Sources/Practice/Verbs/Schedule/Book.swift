/// Books a patient, or a family back to back, on a provider's time.
package struct Book: Verb {
  package static let name = "book"
  package static let sentence = "books a patient, or a family back to back"
  package static let who: [StaffRole] = .deskAndClinic

  package var patients: [PatientID] = []
  package var provider = ProviderID.unnumbered
  package var type = VisitTypeID.unnumbered
  package var day: Day?
  package var start: ClockTime?
  package var minutes: Int?
  package var reason = ""
  /// For whoever prepares the visit: what to bring, what to set up.
  package var note = ""
  /// Why it is right to book over what is in the way.
  package var overbook = ""

  package init() {}

  package static let fields: [Field<Book>] = [
    Field("patients", \.patients, "one, or a family in order", optional: false), Field("provider", \.provider, optional: false),
    Field("type", \.type, "visit type", optional: false), Field("day", \.day, optional: false), Field("start", \.start, optional: false),
    Field("minutes", \.minutes, "if not what the type takes"), Field("reason", \.reason, "why they come"),
    Field("note", \.note, "for whoever prepares the visit"),
    Field("overbook", \.overbook, "why it is right to book over what is in the way"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.mustBeInUse(provider, type)
    let type = try draft.get(type)
    guard let day, var at = start else { throw Refusal("when", "a booking needs a day and a time") }
    guard !patients.isEmpty else { throw Refusal("who", "a booking needs a patient") }
    guard Set(patients).count == patients.count else { throw Refusal("twice", "a patient is in the booking twice") }
    let minutes = minutes ?? type.minutes
    guard (5...480).contains(minutes) else { throw Refusal("length", "an appointment takes 5 to 480 minutes, not \(minutes)") }
    guard day >= draft.today else { throw Refusal("in the past", "\(day.shown) is over", wayPast: "record past visit") }
    let cleared = try draft.mustBeCleared(reason, patients)
    var first: AppointmentID?
    for patient in patients {
      let booked = try draft.book(
        Appointment {
          $0.patient = patient
          $0.provider = provider
          $0.type = type.id
          $0.day = day
          $0.start = at
          $0.minutes = minutes
          $0.reason = reason
          $0.note = note.trimmed
          $0.overbooked = overbook
          $0.with = first
          $0.cleared = cleared
        })
      if patients.count > 1, first == nil { first = booked.id }
      at = booked.end
    }
  }
}

extension Draft {
  /// A provider and a kind of visit that the office still has.
  func mustBeInUse(_ provider: ProviderID, _ type: VisitTypeID) throws(Refusal) {
    let provider = try get(provider), type = try get(type)
    if provider.gone { throw Refusal("provider gone", "\(provider.title) no longer sees patients here", with: provider.reference) }
    if type.gone { throw Refusal("type not in use", "visits of the kind \(type.name) are not given any more", with: type.reference) }
  }

  /// Books one appointment after all rules: the patient's, then the provider's time.
  mutating func book(_ wanted: Appointment) throws(Refusal) -> Appointment {
    let patient = try get(wanted.patient)
    let provider = try get(wanted.provider)
    if let died = patient.deceased { throw Refusal("deceased", "\(patient.name.listed) died on \(died.iso)", with: patient.reference) }
    if patient.archived { throw Refusal("archived", "\(patient.name.listed) is archived", wayPast: "change patient to bring them back") }
    if provider.gone { throw Refusal("provider gone", "\(provider.title) no longer sees patients here", with: provider.reference) }
    guard wanted.start.minutes >= 0, wanted.start.minutes + wanted.minutes <= 24 * 60 else {
      throw Refusal("after midnight", "an appointment ends on the day it begins")
    }
    if wanted.day == today, wanted.end <= context.now.time {
      throw Refusal("in the past", "\(wanted.start.shown)-\(wanted.end.shown) is over", wayPast: "walk-in, or record past visit")
    }
    if let other = office.booking(of: patient.id, on: wanted.day, wanted.start, wanted.minutes) {
      let with = office[other.provider]?.title ?? "another provider"
      throw Refusal(
        "patient booked elsewhere", "\(patient.name.listed) is booked \(other.start.shown)-\(other.end.shown) with \(with)",
        wayPast: "reschedule or cancel that one", with: other.reference)
    }
    var appointment = wanted
    if let obstacle = DayPlan(provider.id, on: wanted.day, in: office, today: today, now: context.now).obstacle(
      wanted.start, wanted.minutes)
    {
      appointment.overbooked = wanted.overbooked.trimmed
      try unless(!appointment.overbooked.isEmpty, refusal(obstacle, provider, wanted))
    } else {
      appointment.overbooked = ""
    }
    appointment.bookedAt = context.now
    appointment.bookedBy = context.by
    let booked = add(appointment)
    try answer(booked)
    return booked
  }

  private func refusal(_ obstacle: DayPlan.Obstacle, _ provider: Provider, _ wanted: Appointment) -> Refusal {
    let who: [StaffRole] = [.frontDesk, .clinician, .manager]
    switch obstacle {
    case .taken(let other):
      let name = office[other.patient]?.name.listed ?? "someone"
      return Refusal(
        "slot taken", "\(provider.title) is booked \(other.start.shown)-\(other.end.shown) with \(name)",
        wayPast: "overbook, with a reason", who: who, with: other.reference)
    case .outsideHours:
      let hours = office.blocks(of: provider.id, on: wanted.day).filter { !$0.closed }.map { "\($0.from.shown)-\($0.to.shown)" }
      return Refusal(
        "outside hours",
        "\(provider.title) \(hours.isEmpty ? "does not work" : "works \(hours.joined(separator: ", "))") on \(wanted.day.shown), not \(wanted.start.shown)-\(wanted.end.shown)",
        wayPast: "overbook, with a reason", who: who)
    case .closed(let label):
      return Refusal(
        "time is kept", "\(provider.title) keeps \(wanted.start.shown)-\(wanted.end.shown) for \(label.isEmpty ? "something else" : label)",
        wayPast: "overbook, with a reason", who: who)
    }
  }
}
