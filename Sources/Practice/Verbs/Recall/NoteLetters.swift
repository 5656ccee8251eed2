/// Keeps that letters went out to everyone on a list, in one change.
package struct NoteLetters: Verb {
  package static let name = "note letters"
  package static let sentence = "keeps that a letter or text was sent to everyone on a list"
  package static let who: [StaffRole] = .deskAndClinic

  package var appointments: [AppointmentID] = []
  package var recalls: [RecallID] = []
  package var about: CallAttempt.About?
  package var way = CallAttempt.Way.letter

  package init() {}

  package static let fields: [Field<NoteLetters>] = [
    Field("appointments", \.appointments), Field("recalls", \.recalls, "or recalls"), Field("about", \.about, "if about appointments"),
    Field("way", \.way, "letter or text"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    var attempt = draft.attempt(about ?? .recall, .sent)
    attempt.way = way
    if !appointments.isEmpty, about == nil { throw Refusal("about what", "say what the letters were about", field: "about") }
    for id in appointments {
      // Who was only written to still has no other time: they stay on the list until they have one.
      let isLeft = about == .absence && draft.office[id].map(draft.office.isInClosedHours) == true
      try draft.edit(id) { (record) throws(Refusal) in
        if let about, about != .noShow, !record.hasToTell(about) { try record.mustBeAhead() }
        record.calls.append(attempt)
        if record.toTell == about, !isLeft { record.toTell = nil }
      }
    }
    for id in recalls {
      try draft.edit(id) { (record) throws(Refusal) in
        try record.mustWait()
        record.attempts.append(attempt)
      }
    }
  }
}
