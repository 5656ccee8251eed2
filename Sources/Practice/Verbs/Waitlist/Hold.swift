extension Draft {
  /// Books a time for someone who waits. The later appointment that they had is moved to it.
  mutating func give(_ time: FreedTime, to id: WaitlistEntryID) throws(Refusal) {
    let entry = try get(id)
    try entry.mustWait()
    for hold in office.holds(for: id, of: entry.patient) { try edit(hold.id) { $0.slot = .released } }
    let have = try giveUp(entry)
    let type = try get(entry.type)
    let booked = try book(
      Appointment {
        $0.patient = entry.patient
        $0.provider = time.provider
        $0.type = entry.type
        $0.day = time.day
        $0.start = time.start
        $0.minutes = entry.minutes ?? type.minutes
        $0.reason = entry.reason.isEmpty ? have?.reason ?? "" : entry.reason
        $0.note = have?.note ?? ""
        $0.movedFrom = have?.id
        $0.waitlist = id
      })
    if let have { try edit(have.id) { $0.movedTo = booked.id } }
    let attempt = attempt(.offer, .booked, of: time)
    try edit(id) { $0.attempts.append(attempt) }
  }

  /// The later appointment of someone who comes earlier ends as moved.
  private mutating func giveUp(_ entry: WaitlistEntry) throws(Refusal) -> Appointment? {
    guard let have: Appointment = office[entry.appointment], have.slot == .booked || have.slot == .confirmed else { return nil }
    try mustNotBeHere(have)
    return try edit(have.id) {
      $0.slot = .rescheduled
      $0.cancelReason = "comes earlier, from the waitlist"
    }
  }

  /// Keeps a time for someone who rings back, until a minute that is said to them.
  mutating func hold(_ time: FreedTime, for id: WaitlistEntryID, minutes: Int) throws(Refusal) {
    guard (5...1440).contains(minutes) else { throw Refusal("length", "a time is held for 5 minutes to a day, not \(minutes) minutes") }
    let entry = try get(id)
    try entry.mustWait()
    let type = try get(entry.type), length = entry.minutes ?? type.minutes
    if let obstacle = DayPlan(time.provider, on: time.day, in: office, today: today, now: context.now).obstacle(time.start, length) {
      if case .taken(let other, _) = obstacle {
        throw Refusal(
          "slot taken", "that time is \(other.slot.label) already, \(other.start.shown)-\(other.end.shown)", with: other.reference)
      }
      throw Refusal("not free", "that time cannot be held: it is not open for booking")
    }
    let until = context.now.advanced(byMinutes: minutes), now = context.now, by = context.by
    add(
      Appointment {
        $0.patient = entry.patient
        $0.provider = time.provider
        $0.type = entry.type
        $0.day = time.day
        $0.start = time.start
        $0.minutes = length
        $0.slot = .held
        $0.heldUntil = until
        $0.reason = entry.reason
        $0.waitlist = id
        $0.bookedAt = now
        $0.bookedBy = by
      })
    let attempt = attempt(.offer, .leftMessage, note: "held until \(until.time.shown)", of: time)
    try edit(id) { $0.attempts.append(attempt) }
  }
}

/// They rang back and take the time that was held for them.
package struct BookHold: Verb {
  package static let name = "book the hold"
  package static let sentence = "books a time for whom it was held"
  package static let who: [StaffRole] = .desk

  package var appointment = AppointmentID.unnumbered

  package init() {}

  package static let fields: [Field<BookHold>] = [Field("appointment", \.appointment, "the hold", optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let hold = try draft.get(appointment)
    guard hold.slot == .held, let entry = hold.waitlist else {
      throw Refusal("not held", "this appointment is \(hold.slot.label), not held")
    }
    try draft.give(FreedTime(provider: hold.provider, day: hold.day, start: hold.start, minutes: hold.minutes), to: entry)
  }
}

/// Gives a hold up: they do not want the time, or did not ring back.
package struct ReleaseHold: Verb {
  package static let name = "release hold"
  package static let sentence = "gives up a time that was held, with what they said"
  package static let who: [StaffRole] = .desk

  package var appointment = AppointmentID.unnumbered
  package var outcome = CallAttempt.Outcome.noAnswer

  package init() {}

  package static let fields: [Field<ReleaseHold>] = [
    Field("appointment", \.appointment, "the hold", optional: false), Field("outcome", \.outcome, "declined, or noAnswer"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard outcome == .declined || outcome == .noAnswer else {
      throw Refusal("outcome", "a hold is given up because of declined or noAnswer")
    }
    let hold = try draft.get(appointment)
    guard hold.slot == .held else { throw Refusal("not held", "this appointment is \(hold.slot.label), not held", with: hold.reference) }
    try draft.edit(appointment) { $0.slot = .released }
    guard let entry: WaitlistEntry = draft.office[hold.waitlist], entry.isOpen else { return }
    let time = FreedTime(provider: hold.provider, day: hold.day, start: hold.start, minutes: hold.minutes)
    let attempt = draft.attempt(.offer, outcome, note: "the hold", of: time)
    try draft.edit(entry.id) { $0.attempts.append(attempt) }
  }
}
