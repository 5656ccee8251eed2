/// Cancels an appointment, gives its time to someone who waits, and books its patient anew: one change, one undo.
///
/// Without an appointment it gives an open time. Whoever stands first and is not asked is passed over for a reason, which stays with
/// their wish and in the journal.
package struct FreeSlot: Verb {
  package static let name = "free slot"
  package static let sentence = "cancels an appointment, gives its time to the waitlist and books its patient anew, in one change"
  package static let who: [StaffRole] = .desk

  /// Someone on the list who was asked, and what they said.
  package struct Asked: Fielded, Hashable {
    package var entry = WaitlistEntryID.unnumbered
    package var outcome = CallAttempt.Outcome.noAnswer
    package var number = ""
    package var note = ""

    package init() {}

    package static let fields: [Field<Asked>] = [
      Field("entry", \.entry, optional: false), Field("outcome", \.outcome, optional: false), Field("number", \.number),
      Field("note", \.note),
    ]
  }

  package var appointment: AppointmentID?
  package var by = CancelAppointment.Side.patient
  package var reason = ""
  package var provider: ProviderID?
  package var day: Day?
  package var start: ClockTime?
  package var asked: [Asked] = []
  package var takes: WaitlistEntryID?
  package var holds: WaitlistEntryID?
  package var holdMinutes: Int?
  package var passedOver = ""
  package var rebookProvider: ProviderID?
  package var rebookDay: Day?
  package var rebookStart: ClockTime?

  package init() {}

  package static let fields: [Field<FreeSlot>] = [
    Field("appointment", \.appointment, "the one that is cancelled, or was"), Field("by", \.by, "who cancels"),
    Field("reason", \.reason, "why it is cancelled"), Field("provider", \.provider, "of an open time"), Field("day", \.day),
    Field("start", \.start), Field("asked", \.asked, "who was asked before, and what they said"),
    Field("takes", \.takes, "who takes the time"),
    Field("holds", \.holds, "or for whom it is held"), Field("holdMinutes", \.holdMinutes, "for how long"),
    Field("passedOver", \.passedOver, "why someone who comes first was not asked"),
    Field("rebookProvider", \.rebookProvider, "for the patient who cancels, if another"), Field("rebookDay", \.rebookDay),
    Field("rebookStart", \.rebookStart),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    if takes != nil, holds != nil { throw Refusal("one only", "a time is taken or held, not both") }
    let time = try freed(in: &draft)
    try note(time, in: &draft)
    if let takes { try draft.give(time, to: takes) }
    if let holds { try draft.hold(time, for: holds, minutes: holdMinutes ?? draft.office.settings.holdMinutes) }
    try rebook(in: &draft)
  }

  /// Makes the time free, and says which it is.
  private func freed(in draft: inout Draft) throws(Refusal) -> FreedTime {
    if let appointment {
      let old = try draft.get(appointment)
      switch old.slot {
      case .booked, .confirmed: try draft.cancel(appointment, by: by, reason: reason)
      case .cancelledByPatient, .cancelledByClinic, .rescheduled, .released: break
      case .noShow, .done, .held:
        throw Refusal("not free", "this appointment is \(old.slot.label): its time is not free", with: old.reference)
      }
      return draft.office.freedTime(old, now: draft.context.now)
    }
    guard let provider, let day, let start else {
      throw Refusal("which time", "say which appointment is cancelled, or which provider's time on which day is open")
    }
    _ = try draft.get(provider)
    let time = FreedTime(provider: provider, day: day, start: start, minutes: 0)
    let free = draft.office.freeMinutes(time, now: draft.context.now)
    guard free > 0 || (takes == nil && holds == nil) else {
      throw Refusal("not free", "\(day.shown) \(start.shown) is not open", wayPast: "book, with a reason to overbook")
    }
    return FreedTime(provider: provider, day: day, start: start, minutes: free)
  }

  /// Keeps who was asked, and who was not although it was their turn.
  private func note(_ time: FreedTime, in draft: inout Draft) throws(Refusal) {
    let inOrder = draft.office.match(time, now: draft.context.now).fits.map(\.entry)
    let target = takes ?? holds
    if let target {
      let entry = try draft.get(target)
      try entry.mustWait()
      if let misfit = draft.office.misfit(entry, time, now: draft.context.now) {
        throw Refusal(
          "does not suit", "that time does not suit their wish: \(misfit)", wayPast: "put on waitlist, to change it", with: entry.reference)
      }
    }
    let reached = ([target] + asked.map(\.entry)).compactMap { id in id.flatMap { id in inOrder.lastIndex { $0.id == id } } }.max()
    var passed: [WaitlistEntry] = []
    for entry in inOrder.prefix(reached.map { $0 + 1 } ?? 0) where entry.id != target && !asked.contains(where: { $0.entry == entry.id }) {
      if !entry.wasAsked(time) { passed.append(entry) }
    }
    if let first = passed.first, passedOver.trimmed.isEmpty {
      let name = draft.office[first.patient]?.name.listed ?? "someone"
      throw Refusal(
        "passed over", "\(name) comes first: \(first.priority == .routine ? "waits since \(first.since.short)" : first.priority.rawValue)",
        wayPast: "ask them, or say why they are passed over", with: first.reference, field: "passedOver")
    }
    for one in asked {
      if one.outcome == .booked { throw Refusal("not so", "who takes the time is named by takes", field: "takes") }
      let attempt = draft.attempt(.offer, one.outcome, number: one.number, note: one.note, of: time)
      try draft.edit(one.entry) { (record) throws(Refusal) in
        try record.mustWait()
        record.attempts.append(attempt)
      }
    }
    for entry in passed {
      let attempt = draft.attempt(.offer, .passedOver, note: passedOver, of: time)
      try draft.edit(entry.id) { $0.attempts.append(attempt) }
    }
    if !passed.isEmpty { draft.why = "passed over: \(passedOver.trimmed)" }
  }

  private func rebook(in draft: inout Draft) throws(Refusal) {
    guard rebookDay != nil || rebookStart != nil else { return }
    guard let appointment, let day = rebookDay, let start = rebookStart else {
      throw Refusal("when", "booking the patient anew needs the appointment, a day and a time")
    }
    guard day >= draft.today else { throw Refusal("in the past", "\(day.shown) is over", field: "rebookDay") }
    let old = try draft.get(appointment)
    if let moved: Appointment = draft.office[old.movedTo] {
      throw Refusal("moved already", "the patient has \(moved.day.shown) \(moved.start.shown) instead", with: moved.reference)
    }
    let new = try draft.book(
      Appointment {
        $0 = old.anew
        $0.day = day
        $0.start = start
        $0.provider = rebookProvider ?? old.provider
        $0.waitlist = nil
      })
    try draft.edit(old.id) { $0.movedTo = new.id }
  }
}

extension WaitlistEntry {
  /// True where they were asked about this very time, or passed over for a reason.
  package func wasAsked(_ time: FreedTime) -> Bool {
    attempts.contains { $0.about == .offer && $0.day == time.day && $0.start == time.start }
  }
}

extension Office {
  /// The time of an appointment that ended, as far as nobody else has it now: longer than it was, where what follows is free as well.
  package func freedTime(_ appointment: Appointment, now: Moment) -> FreedTime {
    var time = FreedTime(
      provider: appointment.provider, day: appointment.day, start: appointment.start, minutes: 0, of: appointment.id)
    time.minutes = freeMinutes(time, now: now)
    return time
  }

  /// How many minutes from a start on are free, at most four hours. The appointment that frees them does not count.
  package func freeMinutes(_ time: FreedTime, now: Moment) -> Int {
    if (time.day, time.start) < (now.day, now.time) { return 0 }
    let plan = DayPlan(time.provider, on: time.day, in: self, today: now.day, now: now)
    var minutes = 0
    while minutes < 240, plan.obstacle(time.start, minutes + 5, except: time.of) == nil { minutes += 5 }
    return minutes
  }
}
