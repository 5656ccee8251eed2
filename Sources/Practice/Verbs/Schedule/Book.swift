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
  package var room: RoomID?
  /// Things that are booked with it: a machine, an interpreter.
  package var needs: [ResourceID] = []

  package init() {}

  package static let fields: [Field<Book>] = [
    Field("patients", \.patients, "one, or a family in order", optional: false), Field("provider", \.provider, optional: false),
    Field("type", \.type, "visit type", optional: false), Field("day", \.day, optional: false), Field("start", \.start, optional: false),
    Field("minutes", \.minutes, "if not what the type takes"), Field("reason", \.reason, "why they come"),
    Field("note", \.note, "for whoever prepares the visit"),
    Field("overbook", \.overbook, "why it is right to book over what is in the way"), Field("room", \.room, "if it needs one"),
    Field("needs", \.needs, "things that are booked with it"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.mustBeInUse(provider, type)
    let type = try draft.get(type)
    guard let day, var at = start else { throw Refusal("when", "a booking needs a day and a time") }
    guard !patients.isEmpty else { throw Refusal("who", "a booking needs a patient") }
    guard Set(patients).count == patients.count else { throw Refusal("twice", "a patient is in the booking twice") }
    let minutes = minutes ?? type.minutes
    guard Appointment.lengths.contains(minutes) else {
      throw Refusal("length", "an appointment takes 5 to 360 minutes, not \(minutes)", field: "minutes")
    }
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
          $0.room = room
          $0.needs = needs
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

  /// Books one appointment after all rules of `BookingChecks`; `instead` of one that holds no time any more.
  mutating func book(_ wanted: Appointment, instead: AppointmentID? = nil) throws(Refusal) -> Appointment {
    _ = try get(wanted.patient)
    _ = try get(wanted.provider)
    if let room = wanted.room { _ = try get(room) }
    for thing in wanted.needs { _ = try get(thing) }
    var appointment = wanted
    appointment.needs = office.things(for: wanted, instead: instead)
    appointment.authorisation = office.leave(for: wanted)
    let reason = wanted.overbooked.trimmed
    var waived: [String] = []
    var ask = BookingAsk(appointment, now: context.now, instead: instead)
    ask.prepare(in: office)
    for problem in BookingChecks.problems(ask, in: office) where !problem.isWarning {
      try unless(!problem.refusal.who.isEmpty && !reason.isEmpty, problem.refusal)
      if !waived.contains(problem.refusal.rule) { waived.append(problem.refusal.rule) }
    }
    appointment.overbooked = waived.isEmpty ? "" : reason
    appointment.waived = waived
    appointment.shares =
      !waived.contains("slot taken")
      && ask.plan(in: office).appointments.contains { $0.id != instead && $0.overlaps(wanted.start, wanted.minutes) }
    appointment.bookedAt = context.now
    appointment.bookedBy = context.by
    let booked = add(appointment)
    try answer(booked)
    return booked
  }
}

extension Office {
  /// What an appointment is booked with: what was asked for, and for each use that its type needs the first thing that is free.
  package func things(for wanted: Appointment, instead: AppointmentID?) -> [ResourceID] {
    var needs = wanted.needs
    let uses = self[wanted.type]?.needsUses ?? []
    if uses.isEmpty { return needs }
    let taken = Set(BookingAsk(wanted, now: Moment(milliseconds: 0, offset: 0), instead: instead).others(in: self).flatMap(\.needs))
    for use in uses where !needs.contains(where: { self[$0]?.use == use }) {
      let free = resources.sorted.first {
        !$0.gone && $0.use == use && !taken.contains($0.id) && ($0.outUntil.map { $0 < wanted.day } ?? true)
      }
      if let free { needs.append(free.id) }
    }
    return needs
  }
}
