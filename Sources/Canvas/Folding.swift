/// Names as a search compares them: `Łukasz Müller` is found by `lukasz muller`.
package enum Folding {
  /// The text in small letters, without accents, with curly apostrophes straight.
  package static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        plain.append(scalar)
      } else if let letters = table[scalar] {
        plain.append(contentsOf: letters.unicodeScalars)
      } else if scalar.value >= 0x700 || scalar.properties.generalCategory != .nonspacingMark {
        // Later scripts spell with their marks; up to Arabic they are accents and vowel points.
        plain.append(scalar)
      }
    }
    return String(plain)
  }

  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (letters, accented) in FoldingTable.lines {
      for scalar in accented.unicodeScalars { table[scalar] = letters }
    }
    return table
  }()
}
