/// Takes a payment at the desk, by one or more means, with the next receipt number.
package struct TakePayment: Verb {
  package static let name = "take payment"
  package static let sentence = "takes a payment by one or more means and gives a receipt"
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
    try draft.receive(tenders, from: patient, visit: visit, purpose: purpose.isEmpty ? "balance" : purpose)
    try draft.placeCredit(of: patient)
  }
}

extension Draft {
  /// Keeps money that came in. The receipt number is the next one: they have no gaps.
  mutating func receive(_ tenders: [Tender], from patient: PatientID, visit: VisitID?, purpose: String) throws(Refusal) {
    let tenders = tenders.filter { $0.amount != .zero }
    guard !tenders.isEmpty else { throw Refusal("no amount", "a payment needs an amount") }
    for tender in tenders {
      guard tender.amount > .zero else { throw Refusal("amount", "an amount is never negative; money given back is a refund") }
      guard tender.amount.count <= 100_000_000 else { throw Refusal("amount", "$\(tender.amount.shown) is more than a desk takes") }
      if tender.reference.filter(\.isASCIIDigit).count > 10 {
        throw Refusal("card number", "write the last four digits only: a card number is not kept")
      }
    }
    let receipt = office.lastReceipt + 1
    add(
      Payment {
        $0.receipt = receipt
        $0.patient = patient
        $0.visit = visit
        $0.at = happened
        $0.day = happened.day
        $0.by = context.by
        $0.purpose = purpose
        $0.tenders = tenders
      })
  }
}
