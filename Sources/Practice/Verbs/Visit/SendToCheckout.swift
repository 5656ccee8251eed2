/// Records that the provider is done and the patient comes to the desk.
package struct SendToCheckout: Verb {
  package static let name = "to checkout"
  package static let sentence = "records that the patient comes to the desk to leave"
  package static let who: [StaffRole] = .deskAndClinic
  package static let movesOnly = true

  package var visit = VisitID.unnumbered

  package init() {}
  package init(_ visit: VisitID) { self.visit = visit }

  package static let fields: [Field<SendToCheckout>] = [Field("visit", \.visit, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(visit)
    guard record.superbill != nil else {
      throw Refusal("no superbill", "there is no superbill for this visit", wayPast: "check in, which begins one")
    }
    try draft.move(visit, to: .checkout, from: [.roomed, .withProvider], hint: "only someone who was roomed comes to checkout")
  }
}
