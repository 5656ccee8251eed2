/// What happened on a patient's account, line by line, worked out from superbills and receipts; nothing of it is kept twice.
package struct Ledger: Hashable, Sendable {
  package enum Sort: String, Hashable, Sendable, Comparable {
    /// What a superbill comes to.
    case charge
    /// What of it goes to somebody else to pay.
    case transfer
    /// Money taken in.
    case payment
    /// A receipt taken back because it was wrong.
    case adjustment
    /// Money given back.
    case refund

    package static func < (a: Sort, b: Sort) -> Bool { a.rank < b.rank }
    private var rank: Int { [.charge, .transfer, .payment, .adjustment, .refund].firstIndex(of: self) ?? 0 }
  }

  /// Whose money it is about.
  package enum Party: Hashable, Sendable {
    case patient
    case payer(PayerID)
    /// Somebody who is not on the sheet any more.
    case other
  }

  package struct Entry: Hashable, Sendable {
    package var day: Day
    package var sort: Sort
    package var party: Party
    package var words: String
    /// Never negative: what it does to the balance is said by its sort.
    package var amount: Cents
    package var superbill: SuperbillID?
    package var payment: PaymentID?
    /// Of a payment, what no charge has used yet.
    package var unplaced = Cents.zero
    /// What the patient owes after it; negative where the office holds their money.
    package var balance = Cents.zero

    /// What it does to what the patient owes.
    package var effect: Cents {
      switch sort {
      case .charge, .adjustment, .refund: amount
      case .transfer, .payment: -amount
      }
    }
  }

  package var entries: [Entry] = []

  /// What the patient owes at the end.
  package var balance: Cents { entries.last?.balance ?? .zero }
  /// What others have been asked to pay.
  package var withPayers: Cents { entries.filter { $0.sort == .transfer }.map(\.amount).total }
}

/// What insurance will probably pay for a superbill.
package struct ExpectedPay: Hashable, Sendable {
  package var amount = Cents.zero
  /// Services for which the payer's amount is not known: nothing is counted for them.
  package var unknown: [String] = []

  package init() {}

  /// "$84.00", "$84.00 and what is paid for J1885", "not known".
  package var words: String {
    if unknown.isEmpty { return "$\(amount.shown)" }
    return amount == .zero ? "not known" : "$\(amount.shown) and what is paid for \(unknown.joined(separator: ", "))"
  }
}

extension Office {
  /// A patient's account, line by line; its last balance is that of `account(of:)`.
  package func ledger(of patient: PatientID) -> Ledger {
    var entries: [(order: Int, entry: Ledger.Entry)] = []
    for bill in filed(Superbill.self, of: patient) where bill.stage == .checkedOut {
      let codes = bill.lines.map(\.code).joined(separator: " ")
      let words = "superbill \(bill.id.number)\(codes.isEmpty ? "" : ": \(codes)")"
      entries.append((0, Ledger.Entry(day: bill.day, sort: .charge, party: .patient, words: words, amount: bill.total, superbill: bill.id)))
      let rest = bill.total - bill.patientShare
      guard rest != .zero else { continue }
      let payer: PayerID? = self[bill.coverage]?.payer
      entries.append(
        (
          0,
          Ledger.Entry(
            day: bill.day, sort: .transfer, party: payer.map { .payer($0) } ?? .other, words: "to \(self[payer]?.name ?? "others")",
            amount: rest, superbill: bill.id)
        ))
    }
    for payment in filed(Payment.self, of: patient) {
      let means = payment.tenders.map(\.means.rawValue).joined(separator: ", ")
      let (sort, words): (Ledger.Sort, String) =
        switch payment.sort {
        case .payment: (.payment, "receipt \(payment.shownReceipt), \(payment.purpose), \(means)")
        case .void: (.adjustment, "receipt \(payment.shownReceipt) voids \(self[payment.reverses]?.shownReceipt ?? "?"): \(payment.reason)")
        case .refund:
          (.refund, "receipt \(payment.shownReceipt) gives back of \(self[payment.reverses]?.shownReceipt ?? "?"): \(payment.reason)")
        }
      var entry = Ledger.Entry(
        day: payment.day, sort: sort, party: .patient, words: words, amount: payment.total, payment: payment.id)
      if payment.sort == .payment { entry.unplaced = payment.unapplied - givenBack(of: payment) }
      entries.append((payment.receipt, entry))
    }
    entries.sort { a, b in
      let (one, other) = (a.entry, b.entry)
      if one.day != other.day { return one.day < other.day }
      let isCharge = (one.superbill != nil, other.superbill != nil)
      if isCharge.0 != isCharge.1 { return isCharge.0 }
      if let first = one.superbill, let second = other.superbill { return (first, one.sort) < (second, other.sort) }
      return a.order < b.order
    }
    var ledger = Ledger()
    var balance = Cents.zero
    for (_, entry) in entries {
      balance += entry.effect
      var entry = entry
      entry.balance = balance
      ledger.entries.append(entry)
    }
    return ledger
  }

  /// What insurance will probably pay for a superbill: what it agreed to, never over the charge, less the patient's share. Nothing if
  /// nobody but the patient pays.
  package func expectedPay(of bill: Superbill) -> ExpectedPay? {
    guard bill.coverage != nil else { return nil }
    var expected = ExpectedPay()
    for line in bill.lines where line.total > .zero {
      if let allowed = fee(line.code, on: bill)?.allowed {
        expected.amount += min(allowed * line.units, line.total)
      } else if !expected.unknown.contains(line.code) {
        expected.unknown.append(line.code)
      }
    }
    let share = bill.stage == .checkedOut ? bill.patientShare : patientShare(of: bill)
    expected.amount = max(.zero, expected.amount - share)
    return expected
  }
}
