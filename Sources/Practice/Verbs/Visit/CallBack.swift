/// Notes what came of calling back a patient who left without being seen: it is asked for on the same day.
package struct CallBack: Verb {
  package static let name = "call back"
  package static let sentence = "notes what came of calling back a patient who left unseen"
  package static let who: [StaffRole] = .deskAndClinic

  package var visit = VisitID.unnumbered
  package var outcome = ""
  /// Nobody was reached, and it is tried again today.
  package var again = false

  package init() {}

  package static let fields: [Field<CallBack>] = [
    Field("visit", \.visit, optional: false), Field("outcome", \.outcome, "what came of it", optional: false),
    Field("again", \.again, "nobody was reached: it stays on the list"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !outcome.trimmed.isEmpty else { throw Refusal("no words", "say what came of the call") }
    let line = draft.line(outcome)
    try draft.edit(visit) { (visit) throws(Refusal) in
      guard visit.state == .leftUnseen else {
        throw Refusal("not from here", "the patient is \(visit.state.spoken), and did not leave unseen", with: visit.reference)
      }
      if again { visit.calls.append(line) } else { visit.nextStep = outcome.trimmed }
    }
  }
}

extension Visit {
  /// Left without being seen, and nobody has noted yet what came of calling them back.
  package var awaitsCallBack: Bool { state == .leftUnseen && nextStep.isEmpty }
}
