/// Says why a visit ends without anything to bill, so that the day's charges are complete.
package struct NothingToBill: Verb {
  package static let name = "nothing to bill"
  package static let sentence = "says why there is nothing to bill for a visit"
  package static let who: [StaffRole] = .care

  package var visit = VisitID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<NothingToBill>] = [
    Field("visit", \.visit, optional: false),
    Field("reason", \.reason, "why: seen for a form, within the fee of a surgery", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "say why there is nothing to bill", field: "reason") }
    let visit = try draft.get(visit)
    if visit.state == .error { throw Refusal("struck", "that visit was entered in error", with: visit.reference) }
    if visit.state.isHere, visit.state != .checkout {
      throw Refusal(
        "not yet", "the patient is \(visit.state.spoken)", wayPast: "to checkout, when the provider is done", with: visit.reference)
    }
    if let bill: Superbill = draft.office[visit.superbill], bill.stage != .void, !bill.lines.isEmpty {
      let count = bill.lines.count
      throw Refusal(
        "services", "superbill \(bill.id.number) has \(count) service\(count == 1 ? "" : "s") on it",
        wayPast: "remove service, if they were not done",
        with: bill.reference)
    }
    try draft.edit(visit.id) { $0.noBill = reason.trimmed }
  }
}
