import Practice

/// What may stand in a cell: guards that spreadsheets put in front of formulas go, invisible marks that turn text around go, and
/// what could command a terminal is refused.
package enum CSVCell {
  /// The text of a cell as it is kept.
  ///
  /// - Throws: The reason why the row cannot be used.
  package static func text(_ cell: String, longest: Int = 1000) throws(CSVFault) -> String {
    // Nearly all cells are plain letters.
    if cell.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) {
      let plain = unguarded(cell.trimmed)
      try checkLength(plain, longest)
      return plain
    }
    var result = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars {
      switch scalar.value {
      case 9, 10, 13, 0x2028, 0x2029: result.append(" ")
      // Bidirectional marks and overrides, and what has no width; the joiners of Arabic and Indic scripts stay.
      case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xAD, 0x61C: continue
      case 0..<32, 127..<0xA0: throw CSVFault("has a control character (\(scalar.value == 0 ? "NUL" : "code \(scalar.value)"))")
      case 0xE0000...0xE007F: throw CSVFault("has invisible characters (code \(scalar.value))")
      case 0xFFFD: throw CSVFault("has letters that were lost in an earlier conversion")
      default: result.append(scalar)
      }
    }
    let text = unguarded(String(result).trimmed)
    try checkLength(text, longest)
    return text
  }

  /// The same with everything that cannot be shown as a question mark, for previews and lists of rows that are not used.
  package static func shown(_ cell: String, columns: Int = 40) -> String {
    var result = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars.prefix(columns) {
      switch scalar.value {
      case 0..<32, 127..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0x61C, 0xE0000...0xE007F: result.append("?")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A cell as it is written, so that no spreadsheet takes it for a formula and no terminal for a command.
  package static func written(_ cell: String) -> String {
    var text = cell
    if text.unicodeScalars.contains(where: isCommand) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.map { isCommand($0) ? "\u{FFFD}" : $0 }))
    }
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), !isNumber(text) { text = "'" + text }
    guard text.utf8.contains(where: { [34, 44, 59, 10, 13, 9].contains($0) }) || text != text.trimmed else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13: false
    case 0..<32, 127..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x61C, 0xFEFF: true
    default: false
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.count < 16 && text.utf8.dropFirst().allSatisfy { (48...57).contains($0) || $0 == 46 } && text.utf8.count > 1
      && text.utf8.first != UInt8(ascii: "=") && text.utf8.first != UInt8(ascii: "@")
  }

  private static func unguarded(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), let second = text.utf8.dropFirst().first, "=+-@".utf8.contains(second) else { return text }
    return String(text.dropFirst())
  }

  private static func checkLength(_ text: String, _ longest: Int) throws(CSVFault) {
    if text.utf8.count > longest { throw CSVFault("has \(text.utf8.count) bytes in one cell, and \(longest) are the most for it") }
  }
}
