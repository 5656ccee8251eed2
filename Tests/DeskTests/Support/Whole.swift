import Canvas

extension Canvas {
  /// What is wrong with a picture, whatever it shows: a cursor outside, a cell that could command the terminal, half a wide letter.
  var fault: String? {
    guard let cursor else { return "no cursor" }
    guard (0..<rows).contains(cursor.row), (0..<columns).contains(cursor.column) else { return "the cursor is outside, at \(cursor)" }
    for row in 0..<rows {
      for column in 0..<columns {
        let text = self[row, column].text
        if text.utf8.count == 1 {
          if let byte = text.utf8.first, byte >= 0x20, byte < 0x7F { continue }
          return "a control character in row \(row + 1), column \(column + 1)"
        }
        if text.isEmpty {
          if column > 0, TextWidth.columns(self[row, column - 1].text) == 2 { continue }
          return "half a letter in row \(row + 1), column \(column + 1)"
        }
        for scalar in text.unicodeScalars {
          switch scalar.properties.generalCategory {
          case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator:
            return "U+\(String(scalar.value, radix: 16)) in row \(row + 1), column \(column + 1)"
          default: break
          }
        }
      }
    }
    return nil
  }
}
