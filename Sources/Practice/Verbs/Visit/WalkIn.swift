/// Takes in a patient who is here without an appointment.
package struct WalkIn: Verb {
  package static let name = "walk-in"
  package static let sentence = "takes in a patient who is here without an appointment"
  package static let who: [StaffRole] = .desk
  /// Whoever stands at the desk is taken in.
  package static let passesRestriction = true

  package var patient = PatientID.unnumbered
  package var provider = ProviderID.unnumbered
  package var type = VisitTypeID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<WalkIn>] = [
    Field("patient", \.patient, optional: false), Field("provider", \.provider, optional: false), Field("type", \.type, optional: false),
    Field("reason", \.reason, "why they come"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.mustBeInUse(provider, type)
    let day = draft.happened.day
    let booked = draft.office.filed(Appointment.self, of: patient).first {
      $0.day == day && ($0.slot == .booked || $0.slot == .confirmed) && draft.office.visit(for: $0.id) == nil && $0.provider == provider
    }
    if let booked {
      throw Refusal(
        "booked today", "the patient is booked at \(booked.start.shown) with this provider", wayPast: "arrive, for that appointment",
        with: booked.reference)
    }
    let cleared = try draft.mustBeCleared(reason, [patient])
    try draft.begin(
      Visit {
        $0.cleared = cleared
        $0.patient = patient
        $0.provider = provider
        $0.type = type
        $0.day = day
        $0.reason = reason
      })
  }
}
