extension Canvas {
  /// The picture as a test keeps it: text with blanks to see, then the meaning of every cell, then the cursor.
  package func golden() -> String {
    let digits = String(rows).count
    let used = Role.allCases.filter { role in role != .text && cells.contains { $0.role == role } }
    var lines = ["\(columns)x\(rows) \(glyphs == .ascii ? "ascii" : "unicode")"]
    for (row, text) in text.enumerated() { lines.append(number(row, digits) + seen(text)) }
    lines.append("roles: " + (["\(Role.text.letter) text"] + used.map { "\($0.letter) \($0.rawValue)" }).joined(separator: ", "))
    for row in 0..<rows {
      lines.append(number(row, digits) + String((0..<columns).map { self[row, $0].role.letter }))
    }
    lines.append(cursor.map { "cursor: row \($0.row + 1), column \($0.column + 1), \($0.visible ? "shown" : "parked")" } ?? "cursor: none")
    return lines.joined(separator: "\n") + "\n"
  }

  private func number(_ row: Int, _ digits: Int) -> String {
    TextWidth.pad(String(row + 1), to: digits, alignRight: true) + " "
  }

  /// Blanks are drawn as middle dots, so a real middle dot has to step aside.
  private func seen(_ text: String) -> String {
    String(text.map { $0 == " " ? "·" : $0 == "·" ? "∙" : $0 })
  }
}
