extension DrugGiven {
  /// The eleven digits of a drug's number, 5-4-2. With its dashes it may lack a digit in one part, and gets a zero before it; ten digits
  /// without dashes may be three numbers, and are none.
  package static func elevenDigits(_ typed: String) -> String? {
    let parts = typed.trimmed.split(separator: "-", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    if parts.count == 1 { return parts[0].count == 11 ? parts[0] : nil }
    guard parts.count == 3, [[5, 4, 2], [4, 4, 2], [5, 3, 2], [5, 4, 1]].contains(parts.map(\.count)) else { return nil }
    return zip(parts, [5, 4, 2]).map { String(repeating: "0", count: $1 - $0.count) + $0 }.joined()
  }

  /// How much, in thousandths, from "2", "0.5" or "1.125"; nothing if it is no such number.
  package static func thousandths(_ typed: String) -> Int? {
    let parts = typed.trimmed.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, whole.count <= 7, whole.allSatisfy(\.isASCIIDigit) else { return nil }
    let rest = parts.count == 2 ? String(parts[1]) : ""
    guard rest.count <= 3, rest.allSatisfy(\.isASCIIDigit), !(whole.isEmpty && rest.isEmpty) else { return nil }
    return (Int(whole) ?? 0) * 1000 + (Int(rest + String(repeating: "0", count: 3 - rest.count)) ?? 0)
  }

  /// "00409-1234-01"
  package var shownNDC: String {
    guard ndc.count == 11 else { return ndc }
    return "\(ndc.prefix(5))-\(ndc.dropFirst(5).prefix(4))-\(ndc.suffix(2))"
  }

  /// "1.5", without zeros at the end.
  package var shownQuantity: String {
    guard thousandths % 1000 != 0 else { return String(thousandths / 1000) }
    let rest = String(String(thousandths % 1000 + 1000).dropFirst())
    return "\(thousandths / 1000).\(rest.prefix(through: rest.lastIndex { $0 != "0" } ?? rest.startIndex))"
  }

  func tidied() throws(Refusal) -> DrugGiven {
    guard let digits = Self.elevenDigits(ndc) else {
      throw Refusal(
        "not an NDC", "\"\(ndc)\" is not a drug's number: 11 digits, or with dashes 5-4-2, 4-4-2, 5-3-2 or 5-4-1, as on the package",
        field: "ndc")
    }
    var tidy = self
    tidy.ndc = digits
    return tidy
  }

  func mustBeRight() throws(Refusal) {
    guard Self.elevenDigits(ndc) == ndc else { throw Refusal("not an NDC", "\"\(ndc)\" is not eleven digits", field: "ndc") }
    guard (1...9_999_999_999).contains(thousandths) else {
      throw Refusal("quantity", "how much of the drug was given is a number above 0, with at most three decimals", field: "quantity")
    }
  }
}
