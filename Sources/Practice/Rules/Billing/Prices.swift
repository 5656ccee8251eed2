extension Fee {
  package func covers(_ day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }

  /// How closely it is meant: a payer's own price goes before everyone's, and one with dates before one without.
  private var closeness: Int { (payer == nil ? 0 : 2) + (from == nil && to == nil ? 0 : 1) }

  /// Both would be the price of one service for one patient on one day, and neither is meant more closely.
  func isTwin(of other: Fee) -> Bool {
    guard code == other.code, payer == other.payer, closeness == other.closeness else { return false }
    func begins(_ later: Fee, by end: Day?) -> Bool { later.from.flatMap { from in end.map { from <= $0 } } ?? true }
    return begins(other, by: to) && begins(self, by: other.to)
  }

  func goesBefore(_ other: Fee) -> Bool { (closeness, -id.number) > (other.closeness, -other.id.number) }

  /// " for Harbor Health from 2026-01-01": when and for whom it is meant, where it is not for everyone and always.
  package func circumstances(in office: Office) -> String {
    (office[payer].map { " for \($0.name)" } ?? "") + (from.map { " from \($0.iso)" } ?? "") + (to.map { " to \($0.iso)" } ?? "")
  }

  /// "99213 for Harbor Health from 2026-01-01: $128.00"
  package func described(in office: Office) -> String { "\(code)\(circumstances(in: office)): $\(price.shown)" }
}

extension Office {
  /// The price of a service for the patients of a payer on a date of service: the one that is meant most closely. Nothing if the fee
  /// schedule has none then.
  package func fee(_ code: String, for payer: PayerID?, on day: Day) -> Fee? {
    var best: Fee?
    for fee in fees.sorted where fee.code == code && !fee.gone && fee.covers(day) && (fee.payer == nil || fee.payer == payer) {
      if best.map({ fee.goesBefore($0) }) ?? true { best = fee }
    }
    return best
  }

  /// Who pays for a superbill, as its coverage says.
  package func payer(of bill: Superbill) -> PayerID? { self[bill.coverage]?.payer }

  /// The price of a service on a superbill.
  package func fee(_ code: String, on bill: Superbill) -> Fee? { fee(code, for: payer(of: bill), on: bill.day) }

  /// Which lines of a superbill would cost something else by the fee schedule of its payer and date. Lines that are not in the
  /// schedule stay as they are.
  package func newPrices(of bill: Superbill) -> [NewPrice] {
    bill.lines.enumerated().compactMap { index, line in
      guard let price = fee(line.code, on: bill)?.price, price != line.fee else { return nil }
      return NewPrice(line: index, code: line.code, was: line.fee, now: price)
    }
  }

  /// What would be copied from the patient's last visit, and what not; nothing if there is none.
  package func copy(for bill: Superbill, without dropped: Set<String> = []) -> BillCopy? {
    let earlier = filed(Superbill.self, of: bill.patient).filter {
      $0.id != bill.id && $0.stage == .checkedOut && $0.day <= bill.day && !($0.lines.isEmpty && $0.diagnoses.isEmpty)
    }
    guard let last = earlier.max(by: { ($0.day, $0.id) < ($1.day, $1.id) }) else { return nil }
    var copy = BillCopy(from: last)
    var kept = Superbill()
    (kept.diagnoses, kept.lines) = (last.diagnoses, last.lines)
    for diagnosis in last.diagnoses where dropped.contains(diagnosis.code) {
      kept.takeOff(diagnosis.code)
      copy.leftOut.append(.init(code: diagnosis.code, why: "is not valid on \(bill.day.shown)"))
    }
    kept.lines = kept.lines.compactMap { old in
      guard let fee = fee(old.code, on: bill) else {
        copy.leftOut.append(.init(code: old.code, why: "has no price in the fee schedule on \(bill.day.shown)"))
        return nil
      }
      if dropped.contains(old.code) {
        copy.leftOut.append(.init(code: old.code, why: "is not valid on \(bill.day.shown)"))
        return nil
      }
      if fee.price != old.fee {
        let line = copy.lines.count
        copy.newPrices.append(NewPrice(line: line, code: old.code, was: old.fee, now: fee.price))
      }
      var line = old
      line.fee = fee.price
      copy.lines.append(line)
      return line
    }
    copy.diagnoses = kept.diagnoses
    return copy
  }
}

/// A line that would cost something else.
package struct NewPrice: Hashable, Sendable {
  /// Counted from 0.
  package var line: Int
  package var code: String
  package var was: Cents
  package var now: Cents

  /// "99213 $128.00 -> $132.00"
  package var words: String { "\(code) $\(was.shown) -> $\(now.shown)" }
}

/// What a copy of the last visit comes to, before it is made.
package struct BillCopy: Sendable {
  package struct LeftOut: Hashable, Sendable {
    package var code: String
    package var why: String
  }

  package let from: Superbill
  package var diagnoses: [Diagnosis] = []
  package var lines: [ServiceLine] = []
  package var newPrices: [NewPrice] = []
  package var leftOut: [LeftOut] = []

  init(from: Superbill) { self.from = from }

  /// True where it is the last visit as it was, to the cent.
  package var isSame: Bool { newPrices.isEmpty && leftOut.isEmpty }
  package var isEmpty: Bool { diagnoses.isEmpty && lines.isEmpty }
}
