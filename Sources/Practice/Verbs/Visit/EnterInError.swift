/// Strikes a visit that never was; the appointment waits for its patient again.
package struct EnterInError: Verb {
  package static let name = "entered in error"
  package static let sentence = "strikes a visit that never was"
  package static let who: [StaffRole] = .seniorDesk

  package var visit = VisitID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<EnterInError>] = [Field("visit", \.visit, optional: false), Field("reason", \.reason, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "striking a visit needs the reason") }
    let record = try draft.get(visit)
    if let payment = draft.office.filed(Payment.self, of: record.patient).first(where: {
      $0.visit == visit && draft.office.givenBack(of: $0) < $0.total && $0.sort == .payment
    }) {
      throw Refusal(
        "money was taken", "receipt \(payment.shownReceipt) of $\(payment.total.shown) belongs to this visit",
        wayPast: "void receipt or refund, or move visit to the right patient",
        with: payment.reference)
    }
    if let bill = draft.office[record.superbill], bill.stage == .checkedOut {
      throw Refusal(
        "checked out", "superbill \(bill.id.number) of this visit is checked out", wayPast: bill.wayToReopen, who: bill.whoReopens,
        with: bill.reference)
    }
    try draft.move(visit, to: .error, from: [.arrived, .ready, .called, .roomed, .withProvider, .checkout, .left, .leftUnseen])
    try draft.edit(visit) { $0.outcome = reason.trimmed }
    try draft.voidIfEmpty(record.superbill)
    if let appointment = record.appointment { try draft.holdAgain(appointment, "visit entered in error") }
  }
}
