/// Takes a wish off the waitlist, with what became of it: every removal can be seen.
package struct TakeOffWaitlist: Verb {
  package static let name = "take off waitlist"
  package static let sentence = "takes a wish off the waitlist with what became of it"
  package static let who: [StaffRole] = .deskAndClinic

  package var entry = WaitlistEntryID.unnumbered
  package var ending: WaitlistEntry.Ending?
  package var why = ""

  package init() {}

  package static let fields: [Field<TakeOffWaitlist>] = [
    Field("entry", \.entry, optional: false), Field("ending", \.ending, "what became of it", optional: false),
    Field("why", \.why, "in words"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard let ending else { throw Refusal("reason missing", "taking someone off the waitlist needs what became of it") }
    if ending == .booked { throw Refusal("not so", "a booking takes it off by itself", wayPast: "book") }
    let today = draft.today, by = draft.context.by
    let entry = try draft.edit(entry) { (record) throws(Refusal) in
      try record.mustWait()
      record.ending = ending
      record.endedOn = today
      record.endedBy = by
      record.endedWhy = why.trimmed
    }
    for hold in draft.office.holds(for: entry.id, of: entry.patient) { try draft.edit(hold.id) { $0.slot = .released } }
  }
}

/// Says how soon someone on the waitlist should come, with the clinical reason: clinicians and managers alone.
package struct SetWaitPriority: Verb {
  package static let name = "set waitlist priority"
  package static let sentence = "says how soon someone on the waitlist should come, with the clinical reason"
  package static let who: [StaffRole] = [.clinician, .manager]

  package var entry = WaitlistEntryID.unnumbered
  package var priority = WaitlistEntry.Priority.routine
  package var why = ""

  package init() {}

  package static let fields: [Field<SetWaitPriority>] = [
    Field("entry", \.entry, optional: false), Field("priority", \.priority, optional: false), Field("why", \.why, "the clinical reason"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    if priority != .routine, why.trimmed.isEmpty {
      throw Refusal("reason missing", "going before others needs the clinical reason", field: "why")
    }
    let by = draft.context.by
    try draft.edit(entry) { (record) throws(Refusal) in
      try record.mustWait()
      record.priority = priority
      record.priorityWhy = why.trimmed
      record.priorityBy = by
    }
  }
}

extension Office {
  /// Times that are held for a wish.
  package func holds(for entry: WaitlistEntryID, of patient: PatientID) -> [Appointment] {
    filed(Appointment.self, of: patient).filter { $0.slot == .held && $0.waitlist == entry }
  }
}
