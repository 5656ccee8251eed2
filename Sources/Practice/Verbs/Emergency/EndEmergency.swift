/// Ends an emergency. It must be on file which clinician was told.
package struct EndEmergency: Verb {
  package static let name = "end emergency"
  package static let sentence = "ends an emergency, with what became of it, and opens the incident that is followed up"
  package static let who: [StaffRole] = .care
  package static var isForEveryTrainee: Bool { true }
  package static let movesOnly = true

  package var emergency = EmergencyID.unnumbered
  package var ending = ""
  /// The patient left with the ambulance, so the visit ends here.
  package var takenAway = false

  package init() {}

  package static let fields: [Field<EndEmergency>] = [
    Field("emergency", \.emergency, optional: false), Field("ending", \.ending, optional: false),
    Field("takenAway", \.takenAway, "the patient left with the ambulance"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(emergency)
    guard record.closedAt == nil else { throw Refusal("over", "this emergency ended already") }
    guard record.clinicianToldAt != nil else {
      throw Refusal("clinician", "no clinician was told of this emergency", wayPast: "note emergency, who was told", with: record.reference)
    }
    guard !ending.trimmed.isEmpty else { throw Refusal("no words", "say how it ended") }
    let at = draft.happened, by = draft.context.by
    try draft.edit(emergency) {
      $0.closedAt = at
      $0.ending = ending.trimmed
      guard takenAway else { return }
      $0.log.append(
        LogLine {
          $0.at = at
          $0.by = by
          $0.text = "left with the ambulance"
        })
    }
    // What happened is looked at again afterwards: who was hurt, what was missing, whom to call tomorrow.
    draft.add(
      OpenItem {
        ($0.sort, $0.day, $0.openedAt, $0.openedBy) = (.incident, record.day, at, by)
        ($0.what, $0.place, $0.signs) = (ending.trimmed, record.place, record.signs)
        ($0.patient, $0.visit, $0.emergency) = (record.patient, record.visit, record.id)
      })
    // A visitor has no visit, and one that was over stays as it ended: for both the line above is all there is to say.
    if takenAway, let visit = record.visit, draft.office[visit]?.state.isHere == true {
      try draft.move(visit, to: .emergency, from: [.arrived, .ready, .called, .roomed, .withProvider, .checkout])
      let gone = try draft.edit(visit) { $0.outcome = ending.trimmed }
      if let appointment = gone.appointment { try draft.edit(appointment) { $0.slot = .done } }
    }
  }
}
