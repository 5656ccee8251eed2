/// Keeps that someone was called, or written to, about an appointment, a wish or a recall, and what came of it.
package struct NoteCall: Verb {
  package static let name = "note call"
  package static let sentence = "keeps what came of calling or writing to a patient about an appointment, a wish or a recall"
  package static let who: [StaffRole] = .deskAndClinic

  package var appointment: AppointmentID?
  package var entry: WaitlistEntryID?
  package var recall: RecallID?
  package var about: CallAttempt.About?
  package var way = CallAttempt.Way.phone
  package var outcome = CallAttempt.Outcome.noAnswer
  package var number = ""
  package var note = ""

  package init() {}

  package static let fields: [Field<NoteCall>] = [
    Field("appointment", \.appointment, "which appointment"), Field("entry", \.entry, "or which wish on the waitlist"),
    Field("recall", \.recall, "or which recall"), Field("about", \.about, "if about an appointment"), Field("way", \.way),
    Field("outcome", \.outcome, "what came of it", optional: false), Field("number", \.number, "that was rung"), Field("note", \.note),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard [appointment != nil, entry != nil, recall != nil].count(where: { $0 }) == 1 else {
      throw Refusal("about what", "a call is about one appointment, one wish or one recall")
    }
    if outcome == .booked { throw Refusal("not so", "a booking is made, and then says so by itself", wayPast: "book, or free slot") }
    if outcome == .passedOver, note.trimmed.isEmpty {
      throw Refusal("reason missing", "passing someone over needs the reason", field: "note")
    }
    var attempt = draft.attempt(about ?? (recall != nil ? .recall : .offer), outcome, number: number, note: note)
    attempt.way = way
    if let entry {
      try draft.edit(entry) { (record) throws(Refusal) in
        try record.mustWait()
        record.attempts.append(attempt)
      }
    }
    if let recall {
      try draft.edit(recall) { (record) throws(Refusal) in
        try record.mustWait()
        record.attempts.append(attempt)
        guard outcome == .declined else { return }
        // They do not come this time: a yearly one asks again next year, another is over.
        if let every = record.every {
          record.due = record.due.advanced(byMonths: every)
        } else {
          record.ending = .declined
          record.endedOn = attempt.at.day
          record.endedBy = attempt.by
        }
      }
    }
    if let appointment {
      guard let about else { throw Refusal("about what", "a call about an appointment says what it was about", field: "about") }
      // Who was reached about a provider who is out still needs another time, and stays on the list until there is one.
      let isLeft = about == .absence && outcome == .reached && draft.office[appointment].map(draft.office.isInClosedHours) == true
      try draft.edit(appointment) { (record) throws(Refusal) in
        if about != .noShow, !record.hasToTell(about) { try record.mustBeAhead() }
        record.calls.append(attempt)
        let isTold = (outcome.isAnswer || outcome == .sent) && !(isLeft && record.slot != .cancelledByClinic)
        if isTold, record.toTell == about { record.toTell = nil }
        if about == .reminder, outcome == .reached, record.slot == .booked { record.slot = .confirmed }
      }
    }
  }
}

extension Draft {
  /// One call or letter of this person's, now.
  func attempt(
    _ about: CallAttempt.About, _ outcome: CallAttempt.Outcome, number: String = "", note: String = "", of time: FreedTime? = nil
  ) -> CallAttempt {
    CallAttempt {
      $0.about = about
      $0.outcome = outcome
      $0.at = happened
      $0.by = context.by
      $0.number = number
      $0.note = note.trimmed
      $0.day = time?.day
      $0.start = time?.start
    }
  }
}
