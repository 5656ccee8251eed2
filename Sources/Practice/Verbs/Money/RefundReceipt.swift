/// Gives back some or all of a payment.
package struct RefundReceipt: Verb {
  package static let name = "refund"
  package static let sentence = "gives back some or all of a payment"
  package static let who: [StaffRole] = .payingOut
  package static var undoing: Undoing { .refused("a refund has a receipt number and is not undone; take the payment again") }

  package var payment = PaymentID.unnumbered
  package var tenders: [Tender] = []
  package var reason = ""

  package init() {}

  package static let fields: [Field<RefundReceipt>] = [
    Field("payment", \.payment, "the receipt it comes from", optional: false),
    Field("tenders", \.tenders, "how it is given back", optional: false),
    Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "a refund needs the reason") }
    let payment = try draft.reversible(payment)
    try tenders.mustBeTakeable()
    guard tenders.allSatisfy({ $0.amount > .zero }) else { throw Refusal("amount", "a refund needs an amount, without a sign") }
    let amount = tenders.map(\.amount).total
    let rest = payment.total - draft.office.givenBack(of: payment)
    guard amount <= rest else {
      throw Refusal("too much", "receipt \(payment.shownReceipt) has $\(rest.shown) left to give back, not $\(amount.shown)")
    }
    try draft.giveBack(payment, tenders, .refund, reason)
  }
}
