/// Takes a payment at the desk, by one or more means, with the next receipt number.
package struct TakePayment: Verb {
  package static let name = "take payment"
  package static let sentence = "takes a payment by one or more means and gives a receipt"
  package static let who: [StaffRole] = .deskAndBilling
  package static var undoing: Undoing { .refused("money that has a receipt is not undone; void the receipt, or refund it") }

  package var patient = PatientID.unnumbered
  package var visit: VisitID?
  package var tenders: [Tender] = []
  package var purpose = ""

  package init() {}

  package static let fields: [Field<TakePayment>] = [
    Field("patient", \.patient, optional: false), Field("visit", \.visit), Field("tenders", \.tenders, optional: false),
    Field("purpose", \.purpose, "copay, balance"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    _ = try draft.get(patient)
    if let visit, try draft.get(visit).patient != patient { throw Refusal("wrong patient", "that visit is another patient's") }
    try draft.receive(tenders, from: patient, visit: visit, purpose: purpose.isEmpty ? "balance" : purpose)
    try draft.placeCredit(of: patient)
  }
}

extension Draft {
  /// Keeps money that came in. The receipt number is the next one: they have no gaps.
  mutating func receive(_ tenders: [Tender], from patient: PatientID, visit: VisitID?, purpose: String) throws(Refusal) {
    let tenders = tenders.filter { $0.amount != .zero }
    try tenders.mustBeTakeable()
    let receipt = office.lastReceipt + 1
    add(
      Payment {
        $0.receipt = receipt
        $0.patient = patient
        $0.visit = visit
        $0.at = happened
        // Of the day on which it is recorded: a drawer that was counted is not changed any more.
        $0.day = dayRecorded
        $0.by = context.by
        $0.purpose = purpose
        $0.tenders = tenders
      })
  }
}

extension [Tender] {
  /// At least one amount, none of them negative or beyond what a desk sees, and no whole card number.
  func mustBeTakeable() throws(Refusal) {
    guard !isEmpty else { throw Refusal("no amount", "money needs an amount") }
    guard count <= 20 else { throw Refusal("amount", "\(count) means of payment on one receipt are too many") }
    for tender in self {
      guard tender.amount >= .zero else { throw Refusal("amount", "an amount is never negative; money given back is a refund") }
      guard tender.amount <= .most else { throw Refusal("amount", "$\(tender.amount.shown) is more than a desk takes") }
      if tender.means == .card, tender.reference.filter(\.isASCIIDigit).count > 10 {
        throw Refusal("card number", "write the last four digits only: a card number is not kept")
      }
    }
  }
}
