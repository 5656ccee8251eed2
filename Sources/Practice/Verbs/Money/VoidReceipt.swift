/// Takes a whole receipt back because it was wrong; the void has a receipt number of its own.
package struct VoidReceipt: Verb {
  package static let name = "void receipt"
  package static let sentence = "takes a wrong receipt back as a whole"
  package static let who: [StaffRole] = .payingOut
  package static var undoing: Undoing { .refused("a void has a receipt number and is not undone; take the payment again") }

  package var payment = PaymentID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<VoidReceipt>] = [
    Field("payment", \.payment, optional: false), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "voiding a receipt needs the reason") }
    let payment = try draft.reversible(payment)
    guard draft.office.givenBack(of: payment) == .zero else {
      throw Refusal("refunded in part", "part of receipt \(payment.shownReceipt) was refunded", wayPast: "refund, for the rest")
    }
    guard payment.day == draft.dayRecorded else {
      throw Refusal(
        "closed day", "receipt \(payment.shownReceipt) is of \(payment.day.shown)", wayPast: "refund: only today's receipts are voided")
    }
    try draft.giveBack(payment, payment.tenders, .void, reason)
  }
}

extension Draft {
  /// A receipt that money can be given back on.
  func reversible(_ id: PaymentID) throws(Refusal) -> Payment {
    let payment = try get(id)
    guard payment.sort == .payment else {
      throw Refusal("not a payment", "receipt \(payment.shownReceipt) is a \(payment.sort.rawValue) itself")
    }
    guard office.givenBack(of: payment) < payment.total else {
      let by = office.filed(Payment.self, of: payment.patient).last { $0.reverses == payment.id }
      let how = by?.sort == .void ? "voided" : "refunded in full"
      throw Refusal(
        "given back already", "receipt \(payment.shownReceipt) was \(how) already, by receipt \(by?.shownReceipt ?? "?")",
        wayPast: "take payment, if that was wrong", with: payment.reference)
    }
    return payment
  }

  /// Gives money back under a receipt number of its own, and takes it off the charges that it had paid, newest first.
  mutating func giveBack(_ payment: Payment, _ tenders: [Tender], _ sort: Payment.Sort, _ reason: String) throws(Refusal) {
    let amount = tenders.map(\.amount).total
    let kept = payment.total - office.givenBack(of: payment) - amount
    var excess = payment.applied.map(\.amount).total - kept
    try edit(payment.id) { record in
      while excess > .zero, let last = record.applied.indices.last {
        let part = min(excess, record.applied[last].amount)
        record.applied[last].amount = record.applied[last].amount - part
        if record.applied[last].amount == .zero { record.applied.remove(at: last) }
        excess = excess - part
      }
    }
    let receipt = office.lastReceipt + 1
    add(
      Payment {
        $0.receipt = receipt
        $0.sort = sort
        $0.patient = payment.patient
        $0.visit = payment.visit
        $0.at = happened
        $0.day = dayRecorded
        $0.by = context.by
        $0.purpose = payment.purpose
        $0.tenders = tenders
        $0.reverses = payment.id
        $0.reason = reason.trimmed
      })
  }
}
