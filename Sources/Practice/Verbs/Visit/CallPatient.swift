/// Calls a patient from the waiting room.
package struct CallPatient: Verb {
  package static let name = "call"
  package static let sentence = "calls a patient who is ready"
  package static let who: [StaffRole] = .deskAndClinic
  package static let movesOnly = true

  package var visit = VisitID.unnumbered

  package init() {}
  package init(_ visit: VisitID) { self.visit = visit }

  package static let fields: [Field<CallPatient>] = [Field("visit", \.visit, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    // Calling moves nobody: someone in the car is still in the car.
    let place = try draft.get(visit).place
    if place == .lab || place == .xray || place == .steppedOut {
      throw Refusal(
        "out", "the patient is \(place == .steppedOut ? "outside" : place.label), not in the waiting room",
        wayPast: "come back, when they are here again")
    }
    try draft.move(visit, to: .called, place: place, from: [.ready], hint: "only someone checked in and waiting is called")
  }
}
