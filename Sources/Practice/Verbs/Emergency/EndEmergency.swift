/// Ends an emergency. It must be on file which clinician was told.
package struct EndEmergency: Verb {
  package static let name = "end emergency"
  package static let sentence = "ends an emergency, with what became of it"

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
      throw Refusal("clinician", "no clinician was told of this emergency", wayPast: "note who was told first", with: record.reference)
    }
    guard !ending.trimmed.isEmpty else { throw Refusal("no words", "say how it ended") }
    let at = draft.happened
    try draft.edit(emergency) {
      $0.closedAt = at
      $0.ending = ending.trimmed
    }
    if takenAway, let visit = record.visit {
      try draft.move(visit, to: .emergency, from: [.arrived, .ready, .called, .roomed, .withProvider, .checkout])
      let gone = try draft.edit(visit) { $0.outcome = ending.trimmed }
      if let appointment = gone.appointment { try draft.edit(appointment) { $0.slot = .done } }
    }
  }
}
