/// Raises an emergency. Nothing is required but that it is happening: words can follow.
package struct RaiseEmergency: Verb {
  package static let name = "raise emergency"
  package static let sentence = "raises an emergency and starts its clock"
  package static let who: [StaffRole] = .everyone
  package static var isForEveryTrainee: Bool { true }
  package static let movesOnly = true

  package var place = ""
  package var visit: VisitID?
  package var signs: [String] = []
  /// Whose it is, where they are not here: someone on the phone.
  package var caller: PatientID?

  package init() {}

  package static let fields: [Field<RaiseEmergency>] = [
    Field("place", \.place, "exactly where"), Field("visit", \.visit, "whose, if known"), Field("signs", \.signs, "what is seen"),
    Field("caller", \.caller, "the patient, if not here"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let patient: Patient? = draft.office[draft.office[visit]?.patient ?? caller]
    let raised = draft.add(
      Emergency {
        $0.day = draft.happened.day
        $0.visit = visit
        $0.patient = patient?.id
        $0.place = place
        $0.signs = signs
        $0.raisedAt = draft.happened
        $0.raisedBy = draft.context.by
      })
    if let visit { try draft.edit(visit) { $0.emergency = raised.id } }
  }
}
