/// What a superbill waited for is done.
package struct ReleaseSuperbill: Verb {
  package static let name = "release superbill"
  package static let sentence = "ends the hold of a superbill"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  /// The reason that was seen: another hold meanwhile is not ended with it.
  package var was = ""

  package init() {}

  package static let fields: [Field<ReleaseSuperbill>] = [
    Field("superbill", \.superbill, optional: false), Field("was", \.was, "the reason of the hold, as it was seen"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.edit(superbill) { (bill) throws(Refusal) in
      guard !bill.hold.isEmpty else { throw Refusal("not held", "superbill \(bill.id.shown) is not held", with: bill.reference) }
      if !was.isEmpty, was != bill.hold {
        throw Refusal("changed meanwhile", "superbill \(bill.id.shown) is held for something else now: \(bill.hold)", with: bill.reference)
      }
      bill.hold = ""
    }
  }
}
