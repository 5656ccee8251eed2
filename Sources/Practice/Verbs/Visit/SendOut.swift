/// Records that a patient went somewhere for a while: lab, X-ray, the car, outside. They keep their state and their turn.
package struct SendOut: Verb {
  package static let name = "send out"
  package static let sentence = "records that a patient is at the lab or X-ray, in the car, or stepped out"
  package static let who: [StaffRole] = .deskAndClinic
  package static let movesOnly = true

  package var visit = VisitID.unnumbered
  package var to = Visit.Place.lab

  package init() {}
  package init(_ visit: VisitID, to place: Visit.Place) {
    self.visit = visit
    to = place
  }

  package static let fields: [Field<SendOut>] = [Field("visit", \.visit, optional: false), Field("to", \.to, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(visit)
    guard to != .here else { throw Refusal("nowhere", "say where to: lab, xray, car, steppedOut", wayPast: "come back") }
    guard record.place != to else { throw Refusal("there already", "the patient is \(to.label) already") }
    if to == .lab || to == .xray, record.state == .arrived {
      throw Refusal("not checked in", "the patient is not checked in", wayPast: "check in")
    }
    let from: Set<Visit.State> =
      to == .lab || to == .xray ? [.ready, .called, .roomed, .withProvider, .checkout] : [.arrived, .ready, .called, .roomed, .checkout]
    try draft.move(visit, to: record.state, place: to, room: record.room, from: from)
  }
}
