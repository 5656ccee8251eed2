extension Canvas {
  /// A pane's border with its name at the left and a fact at the right of the top line; clears what was inside.
  package mutating func box(_ rect: Rect, title: String = "", note: String = "", focused: Bool = false) {
    frame(
      rect, title: title, note: note, border: focused ? .borderFocused : .border, heading: focused ? .titleFocused : .title,
      inside: .text)
  }

  /// A line across a boxed pane, joined to its border on both sides.
  package mutating func divide(_ rect: Rect, row: Int, focused: Bool = false) {
    guard rect.columns >= 2, rect.rowRange.contains(row) else { return }
    let role: Role = focused ? .borderFocused : .border
    line(row: row, in: rect, from: glyphs.teeLeft, to: glyphs.teeRight, role: role)
  }

  /// Any border: panes and dialogs differ in their roles only.
  mutating func frame(_ rect: Rect, title: String, note: String, border: Role, heading: Role, inside: Role) {
    guard !rect.isEmpty else { return }
    fill(rect, role: inside)
    if rect.columns == 1 {
      draw(glyphs.vertical, in: rect, role: border)
      return
    }
    if rect.rows == 1 {
      line(row: rect.row, in: rect, from: glyphs.horizontal, to: glyphs.horizontal, role: border)
    } else {
      for column in [rect.column, rect.lastColumn] {
        draw(glyphs.vertical, in: Rect(row: rect.row, column: column, rows: rect.rows, columns: 1), role: border)
      }
      line(row: rect.row, in: rect, from: glyphs.topLeft, to: glyphs.topRight, role: border)
      line(row: rect.lastRow, in: rect, from: glyphs.bottomLeft, to: glyphs.bottomRight, role: border)
    }
    let name = TextWidth.clip(title, to: rect.columns - 4, more: glyphs.more)
    var free = rect.columns - 2
    if !title.isEmpty, rect.columns >= 5 {
      put(" " + name + " ", row: rect.row, column: rect.column + 1, role: heading)
      free -= TextWidth.columns(name) + 2
    }
    let needed = TextWidth.columns(note) + 2
    if !note.isEmpty, needed < free {
      put(" " + note + " ", row: rect.row, column: rect.lastColumn - needed, role: .dim)
    }
  }

  private mutating func line(row: Int, in rect: Rect, from start: String, to end: String, role: Role) {
    draw(glyphs.horizontal, in: Rect(row: row, column: rect.column, rows: 1, columns: rect.columns), role: role)
    put(start, row: row, column: rect.column, role: role)
    put(end, row: row, column: rect.lastColumn, role: role)
  }
}
