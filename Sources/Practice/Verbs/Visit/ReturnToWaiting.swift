/// Sends a patient back to the waiting room: did not answer the call, or the room was needed.
package struct ReturnToWaiting: Verb {
  package static let name = "back to waiting"
  package static let sentence = "sends a called or roomed patient back to the waiting room"
  package static let who: [StaffRole] = .deskAndClinic
  package static let movesOnly = true

  package var visit = VisitID.unnumbered

  package init() {}
  package init(_ visit: VisitID) { self.visit = visit }

  package static let fields: [Field<ReturnToWaiting>] = [Field("visit", \.visit, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    // A telehealth call that drops is called again; in the office someone seen goes through a room.
    let telehealth = draft.office[try draft.get(visit).type]?.telehealth == true
    try draft.move(
      visit, to: .ready, from: telehealth ? [.called, .roomed, .withProvider] : [.called, .roomed],
      hint: "only someone called or roomed goes back")
  }
}
