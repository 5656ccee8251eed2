/// Keeps a superbill from becoming a claim until somebody releases it.
package struct HoldSuperbill: Verb {
  package static let name = "hold superbill"
  package static let sentence = "keeps a superbill from becoming a claim, with the reason"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<HoldSuperbill>] = [
    Field("superbill", \.superbill, optional: false), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "a hold needs the reason", field: "reason") }
    try draft.edit(superbill) { (bill) throws(Refusal) in
      if bill.stage == .void { try bill.mustNotBeClosed() }
      bill.hold = reason.trimmed
    }
  }
}
