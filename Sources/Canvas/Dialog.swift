/// A box in the middle of the desk that asks or tells one thing.
package enum Dialog {
  private static let widest = 76

  /// Draws a box with these sentences, wrapped, and keys below them; answers the part inside.
  @discardableResult
  package static func draw(
    title: String, lines: [String], hints: [Hint], on canvas: inout Canvas, role: Role = .dialog, minColumns: Int = 40
  ) -> Rect {
    let longest = lines.map(TextWidth.columns).max() ?? 0
    let columns = min(max(minColumns, longest, asked(by: hints)), widest, max(1, canvas.columns - 4))
    let body = lines.flatMap { TextWrap.lines($0, columns: columns) }
    let inner = frame(title: title, rows: body.count, columns: columns, hints: hints, on: &canvas, role: role)
    for (index, row) in inner.rowRange.enumerated() where index < body.count {
      let isCut = row == inner.lastRow && index < body.count - 1
      canvas.put(isCut ? canvas.glyphs.more : body[index], row: row, column: inner.column, role: role, limit: inner.columns)
    }
    return inner
  }

  /// Draws an empty box with room for so many rows and columns, or as many as there are; answers that room.
  package static func frame(
    title: String, rows: Int, columns: Int, hints: [Hint], on canvas: inout Canvas, role: Role = .dialog
  ) -> Rect {
    // A blank line and the keys; on a short screen the blank line goes first, then the keys.
    let below = hints.isEmpty || canvas.rows < 4 ? 0 : canvas.rows < rows + 4 ? 1 : 2
    let wanted = max(columns, TextWidth.columns(title))
    let box = canvas.bounds.centered(rows: rows + below + 2, columns: wanted + 4)
    let border: Role = role == .dialog ? .dialogBorder : role
    canvas.frame(box, title: title, note: "", border: border, heading: border, inside: role)
    let room = box.inset(rows: 1, columns: 2)
    if below > 0 { Strip.draw(hints, on: &canvas, row: room.lastRow, column: room.column, columns: room.columns) }
    let inner = room.splitRows(room.rows - below).0
    // What lies under the box is out of reach, and so must the cursor be.
    canvas.cursor = box.isEmpty ? nil : Spot(row: min(inner.row, box.lastRow), column: min(inner.column, box.lastColumn))
    return inner
  }

  private static func asked(by hints: [Hint]) -> Int {
    hints.reduce(0) { $0 + $1.columns + 2 } - (hints.isEmpty ? 0 : 2)
  }
}
