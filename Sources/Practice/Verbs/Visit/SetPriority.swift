/// Says how soon someone has to be seen. It is a clinical judgement and nobody's but a clinician's: a desk can give a turn with a reason.
package struct SetPriority: Verb {
  package static let name = "set priority"
  package static let sentence = "says how soon someone who waits has to be seen, as a clinician judges it"
  package static let who: [StaffRole] = [.clinician]

  package var visit = VisitID.unnumbered
  /// Nothing takes it back.
  package var level: Urgency.Level?
  package var why = ""

  package init() {}

  package static let fields: [Field<SetPriority>] = [
    Field("visit", \.visit, optional: false), Field("level", \.level, "emergency, urgent, soon; not given: the usual order"),
    Field("why", \.why, "for colleagues"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let urgency = level.map { level in
      Urgency {
        $0.level = level
        $0.why = why.trimmed
        $0.by = draft.context.by
        $0.at = draft.happened
      }
    }
    try draft.edit(visit) { (visit) throws(Refusal) in
      guard visit.state.isWaiting else {
        throw Refusal("not waiting", "the patient is \(visit.state.spoken): who waits is put in order", with: visit.reference)
      }
      // A place among those of one urgency says nothing among those of another.
      if visit.urgency?.level != level { visit.turn = nil }
      visit.urgency = urgency
    }
  }
}
