extension TextField {
  /// Draws the part of the text around the cursor; a focused field parks the visible cursor.
  package func draw(
    on canvas: inout Canvas, row: Int, column: Int, columns: Int, focused: Bool, placeholder: String = "", secret: Bool = false
  ) {
    guard columns > 0 else { return }
    let role: Role = focused ? .fieldFocused : .field
    canvas.fill(Rect(row: row, column: column, rows: 1, columns: columns), role: role)
    if text.isEmpty {
      let words = TextWidth.clip(placeholder, to: columns, more: canvas.glyphs.more)
      canvas.put(words, row: row, column: column, role: .placeholder, limit: columns)
    }
    let view = view(columns: columns, secret: secret, glyphs: canvas.glyphs)
    canvas.put(view.text, row: row, column: column, role: role, limit: columns)
    if focused {
      canvas.cursor = Spot(row: row, column: column + min(view.cursor, columns - 1), visible: true)
    }
  }

  /// What is seen of the text in so many columns, and the column of the cursor in it.
  private func view(columns: Int, secret: Bool, glyphs: Glyphs) -> (text: String, cursor: Int) {
    let signs = text.map { secret ? glyphs.bullet : PlainText.shown(String($0)) }
    let widths = signs.map(TextWidth.columns)
    let total = widths.reduce(0, +)
    // At the end of the text the cursor needs a column of its own.
    if total + (cursor == signs.count ? 1 : 0) <= columns {
      return (signs.joined(), widths[..<cursor].reduce(0, +))
    }
    // A very narrow field has no columns to spare for the signs that say "cut here".
    let mark = columns >= 6 ? 1 : 0
    let reserved = cursor + 1 < signs.count ? mark : 0
    let under = cursor < widths.count ? max(1, widths[cursor]) : 1
    var start = 0
    var before = widths[..<cursor].reduce(0, +)
    while start < cursor, (start > 0 ? mark : 0) + before + under > columns - reserved {
      before -= widths[start]
      start += 1
    }
    let lead = start > 0 ? mark : 0
    var end = start
    var used = lead
    while end < signs.count, used + widths[end] <= columns - reserved {
      used += widths[end]
      end += 1
    }
    let head = lead > 0 ? glyphs.more : ""
    let tail = end < signs.count && mark > 0 ? glyphs.more : ""
    return (head + signs[start..<end].joined() + tail, lead + before)
  }
}
