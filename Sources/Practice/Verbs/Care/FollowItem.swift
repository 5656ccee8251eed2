/// Notes what was done about an open item.
package struct NoteItem: Verb {
  package static let name = "note open item"
  package static let sentence = "notes what was done about an open item"
  package static let who: [StaffRole] = .care

  package var item = OpenItemID.unnumbered
  package var text = ""

  package init() {}

  package static let fields: [Field<NoteItem>] = [
    Field("item", \.item, optional: false), Field("text", \.text, "what was done", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !text.trimmed.isEmpty else { throw Refusal("no words", "say what was done") }
    let line = draft.line(text)
    try draft.edit(item) { (item) throws(Refusal) in
      try item.mustBeOpen()
      item.log.append(line)
    }
  }
}

/// Says what came of an open item, and closes it.
package struct CloseItem: Verb {
  package static let name = "close open item"
  package static let sentence = "says what came of an open item and closes it"
  package static let who: [StaffRole] = .care

  package var item = OpenItemID.unnumbered
  package var outcome = ""

  package init() {}

  package static let fields: [Field<CloseItem>] = [
    Field("item", \.item, optional: false), Field("outcome", \.outcome, "what came of it", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !outcome.trimmed.isEmpty else { throw Refusal("no words", "say what came of it: it is closed with that") }
    let at = draft.happened, by = draft.context.by
    try draft.edit(item) { (item) throws(Refusal) in
      try item.mustBeOpen()
      if item.sort == .redFlag, item.answer == nil {
        throw Refusal(
          "no clinician", "no clinician has answered yet", wayPast: "answer red flag, with what the clinician said", with: item.reference)
      }
      (item.closedAt, item.closedBy, item.outcome) = (at, by, outcome.trimmed)
    }
  }
}

extension OpenItem {
  func mustBeOpen() throws(Refusal) {
    guard let closedAt else { return }
    throw Refusal("closed", "closed at \(closedAt.time.shown) by \(closedBy): \(outcome)", with: reference)
  }
}

extension Draft {
  /// A line of what happened, now.
  func line(_ text: String) -> LogLine {
    LogLine {
      $0.at = happened
      $0.by = context.by
      $0.text = text.trimmed
    }
  }
}
