/// One line that says what just happened.
package enum Toast {
  /// Draws the message at the start of a row and clears the rest of it.
  package static func draw(_ text: String, role: Role = .toast, on canvas: inout Canvas, row: Int) {
    canvas.fill(Rect(row: row, rows: 1, columns: canvas.columns))
    let words = TextWidth.clip(text, to: canvas.columns - 2, more: canvas.glyphs.more)
    guard !words.isEmpty else { return }
    canvas.put(" " + words + " ", row: row, column: 0, role: role)
  }
}
