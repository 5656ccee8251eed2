/// Charges what the fee schedule says for the payer and the date of a superbill, after one of them changed.
package struct RepriceSuperbill: Verb {
  package static let name = "re-price superbill"
  package static let sentence = "charges what the fee schedule says for the payer and the date"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  /// The lines as they were seen.
  package var was = Datum.fields([:])

  package init() {}
  package init(_ superbill: SuperbillID) { self.superbill = superbill }

  package static let fields: [Field<RepriceSuperbill>] = [
    Field("superbill", \.superbill, optional: false), Field("was", \.was, "\"lines\" as they were seen"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let office = draft.office
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      try office.mustBeAsSeen(bill, was, only: ["lines"], of: bill.reference)
      let prices = office.newPrices(of: bill)
      if prices.isEmpty { throw Refusal("priced", "every line costs what the fee schedule says") }
      for price in prices { bill.lines[price.line].fee = price.now }
    }
  }
}
