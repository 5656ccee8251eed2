/// Gives someone who waits another turn, with the reason, or their own back.
package struct ChangeTurn: Verb {
  package static let name = "change turn"
  package static let sentence = "lets a patient go before or after another, with the reason; without another, back to their own turn"
  package static let who: [StaffRole] = .deskAndClinic

  package var visit = VisitID.unnumbered
  package var before: VisitID?
  package var after: VisitID?
  package var reason = ""

  package init() {}

  package static let fields: [Field<ChangeTurn>] = [
    Field("visit", \.visit, optional: false), Field("before", \.before, "whose turn they go before"),
    Field("after", \.after, "or after"), Field("reason", \.reason, "why that is right"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let mine = try draft.get(visit)
    guard before == nil || after == nil else { throw Refusal("where", "before one or after one, not both") }
    try mine.mustWait()
    guard let target = before ?? after else {
      guard mine.turn != nil else { throw Refusal("nothing to change", "they have their own turn", with: mine.reference) }
      try draft.edit(visit) { $0.turn = nil }
      draft.why = reason.trimmed.isEmpty ? nil : reason.trimmed
      return
    }
    let other = try draft.get(target)
    guard target != visit else { throw Refusal("where", "nobody goes before or after themselves") }
    try other.mustWait()
    guard !reason.trimmed.isEmpty else {
      throw Refusal("reason missing", "another turn needs the reason: whoever waits may ask for it", field: "reason")
    }
    let office = draft.office
    let place = office.order(of: other, office[other.appointment]), own = office.order(of: mine, office[mine.appointment])
    guard place.stage == own.stage, place.urgency == own.urgency else {
      throw Refusal(
        "clinical", "how soon each is seen was said by a clinician, or one of them is called already",
        wayPast: "set priority", who: SetPriority.who, with: other.reference)
    }
    let at = draft.happened, by = draft.context.by
    let turn = Turn {
      ($0.due, $0.ticket, $0.nudge) = (place.due, place.ticket, place.nudge + (before == nil ? 1 : -1))
      ($0.other, $0.why, $0.by, $0.at) = (target, reason.trimmed, by, at)
    }
    try draft.edit(visit) { $0.turn = turn }
    draft.why = reason.trimmed
  }
}

extension Visit {
  fileprivate func mustWait() throws(Refusal) {
    guard state == .arrived || state == .ready else {
      throw Refusal("not waiting", "the patient is \(state.spoken): only who waits has a turn", with: reference)
    }
  }
}
