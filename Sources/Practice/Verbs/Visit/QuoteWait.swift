/// Keeps what the desk told a patient about the wait.
package struct QuoteWait: Verb {
  package static let name = "quote wait"
  package static let sentence = "keeps what a patient was told about the wait"
  package static let who: [StaffRole] = .desk
  package static let movesOnly = true

  package var visit = VisitID.unnumbered
  package var minutes = 0

  package init() {}

  package static let fields: [Field<QuoteWait>] = [
    Field("visit", \.visit, optional: false), Field("minutes", \.minutes, "how long they were told", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard (0...480).contains(minutes) else { throw Refusal("minutes", "a wait of \(minutes) minutes is not something to tell anyone") }
    let quote = QuotedWait {
      $0.minutes = minutes
      $0.at = draft.happened
      $0.by = draft.context.by
    }
    try draft.edit(visit) { (visit) throws(Refusal) in
      guard visit.state.isHere else { throw Refusal("not here", "the patient is \(visit.state.spoken)") }
      visit.quoted.append(quote)
    }
  }
}
