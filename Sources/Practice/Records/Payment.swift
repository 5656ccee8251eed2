/// Money that changed hands at the desk, with its receipt. A receipt is never edited; it is voided or refunded by another.
package struct Payment: Record {
  package static let kind = Kind.payments
  package static var table: TablePath<Payment> { \.payments }

  /// What a receipt is for the drawer: money in, taken back, or given back.
  package enum Sort: String, Word {
    /// Money taken in.
    case payment
    /// The whole of an earlier receipt taken back because it was wrong.
    case void
    /// Money given back.
    case refund
  }

  /// How it was paid.
  package enum Means: String, Word { case cash, check, card, other }

  package var id = PaymentID.unnumbered
  package var v = 0
  /// The number on the receipt, without gaps.
  package var receipt = 0
  package var sort = Sort.payment
  package var patient = PatientID.unnumbered
  package var visit: VisitID?
  package var at = Moment(milliseconds: 0, offset: 0)
  package var day = Day(number: 0)
  package var by = ""
  /// What it was for: copay, balance.
  package var purpose = ""
  package var tenders: [Tender] = []
  /// Which charges it pays; what is left over is the patient's credit.
  package var applied: [Application] = []
  package var reverses: PaymentID?
  package var reason = ""

  package init() {}

  package static let fields: [Field<Payment>] = [
    Field("id", \.id), Field("v", \.v), Field("receipt", \.receipt), Field("sort", \.sort), Field("patient", \.patient),
    Field("visit", \.visit), Field("at", \.at), Field("day", \.day), Field("by", \.by), Field("purpose", \.purpose),
    Field("tenders", \.tenders), Field("applied", \.applied), Field("reverses", \.reverses), Field("reason", \.reason),
  ]

  package var filed: Filed { Filed(day: day, patient: patient) }
  /// True until the disk has taken it: its receipt has no number yet.
  package var isUnsaved: Bool { Provisional.isOne(receipt) }
  /// The receipt's number as it is said to people, who must not be given one that is not certain.
  package var shownReceipt: String { Provisional.shown(receipt) }
  package var total: Cents { tenders.map(\.amount).total }
  /// What it does to what the office holds of the patient's money.
  package var effect: Cents { sort == .payment ? total : -total }
  package var unapplied: Cents { sort == .payment ? total - applied.map(\.amount).total : .zero }
}

package typealias PaymentID = ID<Payment>

/// One means of payment within a receipt.
package struct Tender: Fielded, Hashable {
  package var means = Payment.Means.cash
  package var amount = Cents.zero
  /// Check number, or the last four digits and authorisation of a card; never a whole card number.
  package var reference = ""

  package init() {}

  package init(_ means: Payment.Means, _ amount: Cents, _ reference: String = "") {
    self.means = means
    self.amount = amount
    self.reference = reference
  }

  package static let fields: [Field<Tender>] = [Field("means", \.means), Field("amount", \.amount), Field("reference", \.reference)]
}

/// The part of a payment that pays one superbill.
package struct Application: Fielded, Hashable {
  package var superbill = SuperbillID.unnumbered
  package var amount = Cents.zero

  package init() {}

  package init(_ superbill: SuperbillID, _ amount: Cents) {
    self.superbill = superbill
    self.amount = amount
  }

  package static let fields: [Field<Application>] = [Field("superbill", \.superbill), Field("amount", \.amount)]
}
