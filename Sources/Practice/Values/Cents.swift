/// An amount of money in whole cents. What it does to a balance is said by the record it is in, never by a minus sign typed.
package struct Cents: Hashable, Sendable, Comparable {
  package var count: Int

  package init(_ count: Int) { self.count = count }

  package static let zero = Cents(0)
  /// A million dollars: more than that at a front desk is a mistake in typing.
  package static let most = Cents(100_000_000)
  package static func < (a: Cents, b: Cents) -> Bool { a.count < b.count }
  package static func + (a: Cents, b: Cents) -> Cents { Cents(a.count + b.count) }
  package static func - (a: Cents, b: Cents) -> Cents { Cents(a.count - b.count) }
  package static func * (a: Cents, units: Int) -> Cents { Cents(a.count * units) }
  package static prefix func - (a: Cents) -> Cents { Cents(-a.count) }
  package static func += (a: inout Cents, b: Cents) { a = a + b }

  /// "1,204.50", with a minus in front for a credit.
  package var shown: String {
    let size = count.magnitude
    let rest = size % 100
    var digits = String(size / 100)
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
      position -= 3
    }
    return "\(count < 0 ? "-" : "")\(digits).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Reads an amount as people type it: `35`, `35.5`, `$1,204.50`. A sign, a third decimal or a letter is not an amount.
  package init?(typed: String) {
    var text = typed.trimmed
    if text.first == "$" { text = String(text.dropFirst()).trimmed }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let dollars = parts.first, parts.count <= 2, !(dollars.isEmpty && parts.count == 1) else { return nil }
    let groups = dollars.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count == 1 || (groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)) else { return nil }
    let plain = groups.joined()
    let rest = parts.count == 2 ? String(parts[1]) : ""
    guard plain.allSatisfy(\.isASCIIDigit), rest.allSatisfy(\.isASCIIDigit), plain.count <= 9, rest.count <= 2 else { return nil }
    guard !(plain.isEmpty && rest.isEmpty) else { return nil }
    count = (Int(plain) ?? 0) * 100 + (Int(rest + String(repeating: "0", count: 2 - rest.count)) ?? 0)
  }
}

extension Cents: DatumCoded {
  package static var shape: String { "an amount in whole cents" }
  package var datum: Datum { .whole(count) }
  package init(datum: Datum) throws(Misfit) {
    guard let count = datum.whole else { throw Misfit(Self.shape) }
    self.init(count)
  }
}

extension Sequence where Element == Cents {
  package var total: Cents { reduce(.zero, +) }
}

extension Character {
  package var isASCIIDigit: Bool { isASCII && isNumber }
}
