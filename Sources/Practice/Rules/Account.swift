/// What a patient owes and what the office holds for them, in cents, worked out from superbills and receipts.
package struct Account: Hashable, Sendable {
  /// The patient's share of everything checked out.
  package var charged = Cents.zero
  /// What insurers are expected to pay of it.
  package var withPayers = Cents.zero
  /// Taken in, less voids and refunds.
  package var paid = Cents.zero
  /// Taken in but not yet placed on any charge: a copay before there are charges.
  package var credit = Cents.zero

  package init() {}

  /// Positive: the patient owes. Negative: the office holds the patient's money.
  package var balance: Cents { charged - paid }

  /// The sentence behind the balance.
  package var reason: String {
    let unpaid = charged - (paid - credit)
    // Money of a visit under way waits for its superbill, even while older charges are open.
    if credit > .zero, unpaid > .zero {
      return "$\(credit.shown) taken and not placed yet, less $\(unpaid.shown) still open on charges"
        + (withPayers > .zero ? "; insurers are to pay $\(withPayers.shown)" : "")
    }
    let held = credit > .zero ? ", $\(credit.shown) of it not placed yet" : ""
    return "share of charges $\(charged.shown), paid $\(paid.shown)\(held)"
      + (withPayers > .zero ? "; insurers are to pay $\(withPayers.shown)" : "")
  }
}

extension Office {
  package func account(of patient: PatientID) -> Account {
    // Whoever has neither charges nor receipts at hand has the account that the shelf knows.
    if hasOldAccount(patient), let account = shelf.account?(patient) { return account }
    var account = Account()
    for bill in filed(Superbill.self, of: patient) where bill.stage == .checkedOut {
      account.charged += bill.patientShare
      account.withPayers += bill.total - bill.patientShare
    }
    let payments = filed(Payment.self, of: patient)
    for payment in payments {
      account.paid += payment.effect
      if payment.sort == .payment { account.credit += payment.total - payment.applied.map(\.amount).total }
    }
    for reversal in payments where reversal.sort != .payment { account.credit = account.credit - reversal.total }
    return account
  }

  /// What of a superbill's patient share no receipt pays yet.
  package func open(_ bill: Superbill) -> Cents { open(bill, among: filed(Payment.self, of: bill.patient)) }

  /// The same where the patient's receipts are at hand.
  func open(_ bill: Superbill, among receipts: [Payment]) -> Cents {
    let applied = receipts.flatMap(\.applied).filter { $0.superbill == bill.id }
    return bill.patientShare - applied.map(\.amount).total
  }

  /// The part of a superbill that the patient pays: all of it without coverage or with one that the payer does not know, else the copay, never more than the total.
  ///
  /// Deductible and coinsurance are known only when the payer has answered; until then they are the payer's.
  package func patientShare(of bill: Superbill) -> Cents {
    guard let coverage: Coverage = self[bill.coverage], coverage.standing != .inactive else { return bill.total }
    let type: VisitType? = self[self[bill.visit]?.type]
    return type?.noCopay == true ? .zero : min(coverage.copay ?? .zero, bill.total)
  }

  /// The voids and refunds of a receipt.
  package func reversals(of payment: Payment) -> [Payment] { filed(Payment.self, of: payment.patient).filter { $0.reverses == payment.id } }

  /// What has been given back of a receipt, by voids and refunds.
  package func givenBack(of payment: Payment) -> Cents {
    givenBack(of: payment, among: filed(Payment.self, of: payment.patient))
  }

  /// The same where the patient's receipts are at hand: who has come for years has hundreds, and each look at the file is a read.
  func givenBack(of payment: Payment, among receipts: [Payment]) -> Cents {
    receipts.filter { $0.reverses == payment.id }.map(\.total).total
  }
}
