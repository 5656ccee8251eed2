/// One picture of the desk: cells with meanings and a place for the cursor, drawn anew for every keystroke.
package struct Canvas: Sendable, Equatable {
  /// How many rows the terminal has.
  package let rows: Int
  /// How many columns the terminal has.
  package let columns: Int
  /// What lines and signs are drawn with.
  package let glyphs: Glyphs
  /// Every cell, row after row.
  package private(set) var cells: [Cell]
  /// Where the real cursor goes; nil when nothing is selected.
  package var cursor: Spot?

  /// A blank picture; a size no screen has is brought into reason.
  package init(rows: Int, columns: Int, glyphs: Glyphs = .unicode) {
    self.rows = min(max(0, rows), 500)
    self.columns = min(max(0, columns), 1000)
    self.glyphs = glyphs
    cells = Array(repeating: Cell(), count: self.rows * self.columns)
  }

  /// The same picture with blank rows below it.
  package func extended(to rows: Int) -> Canvas {
    var taller = Canvas(rows: max(rows, self.rows), columns: columns, glyphs: glyphs)
    taller.cells.replaceSubrange(0..<cells.count, with: cells)
    taller.cursor = cursor
    return taller
  }

  /// The whole picture.
  package var bounds: Rect { Rect(rows: rows, columns: columns) }

  /// What is in a cell; a blank outside the picture.
  package subscript(row: Int, column: Int) -> Cell {
    index(row, column).map { cells[$0] } ?? Cell()
  }

  /// The rows as text, blanks at the end kept.
  package var text: [String] {
    (0..<rows).map { row in (0..<columns).reduce(into: "") { $0 += self[row, $1].text } }
  }

  /// The plain letters as texts, by their number.
  private static let letters = (UInt8(0)..<128).map { String(Character(Unicode.Scalar($0))) }

  /// Writes text clipped to `limit` columns and to the canvas; answers the column after the text.
  @discardableResult
  package mutating func put(_ text: String, row: Int, column: Int, role: Role = .text, limit: Int? = nil) -> Int {
    let room = min(columns &- column, limit ?? .max)
    guard room > 0 else { return column }
    let end = column + room
    var at = column
    // Plain letters are drawn as they come; what follows them is looked at, with the last of them, on which a mark may sit.
    let bytes = text.utf8
    let odd = bytes.firstIndex { !PlainText.isPlain($0) }
    let rest = odd.map { $0 > bytes.startIndex ? bytes.index(before: $0) : $0 } ?? bytes.endIndex
    let letters = Self.letters
    for byte in bytes[..<rest] {
      guard at < end else { return at }
      place(letters[Int(byte)], columns: 1, row: row, column: at, role: role)
      at += 1
    }
    if odd == nil { return at }
    for cell in TextWidth.cells(of: PlainText.shown(String(text[rest...]))) {
      guard at + cell.columns <= end else { break }
      // Signs that texts bring with them are drawn as this terminal can: the one for what cannot be shown, and the one for a cut.
      let text =
        cell.text == Glyphs.unicode.unknown ? glyphs.unknown : cell.text == Glyphs.unicode.more ? glyphs.more : cell.text
      place(text, columns: cell.columns, row: row, column: at, role: role)
      at += cell.columns
    }
    return at
  }

  /// Writes several spans one after the other within `limit` columns; answers the column after the last.
  @discardableResult
  package mutating func put(_ spans: [Span], row: Int, column: Int, limit: Int) -> Int {
    spans.reduce(column) { at, span in put(span.text, row: row, column: at, role: span.role, limit: limit - (at - column)) }
  }

  /// Makes a part of the picture blank.
  package mutating func fill(_ rect: Rect, role: Role = .text) {
    let rect = rect.clipped(to: bounds)
    guard !rect.isEmpty else { return }
    let blank = Cell(" ", role)
    for row in rect.rowRange {
      // Only at its two ends can half of a wide character be left over.
      place(" ", columns: 1, row: row, column: rect.column, role: role)
      place(" ", columns: 1, row: row, column: rect.lastColumn, role: role)
      let first = row * columns + rect.column
      for at in first..<(first + rect.columns) { cells[at] = blank }
    }
  }

  /// Draws one of the canvas' own signs, of one column, in every cell of a part of the picture.
  mutating func draw(_ sign: String, in rect: Rect, role: Role) {
    let rect = rect.clipped(to: bounds)
    for row in rect.rowRange {
      for column in rect.columnRange { place(sign, columns: 1, row: row, column: column, role: role) }
    }
  }

  /// Gives a part of the picture another meaning and keeps its text; a wide character goes with its left half.
  package mutating func paint(_ rect: Rect, role: Role) {
    let rect = rect.clipped(to: bounds)
    for row in rect.rowRange {
      for column in rect.columnRange {
        guard let at = index(row, column), !cells[at].text.isEmpty else { continue }
        cells[at].role = role
        if let right = index(row, column + 1), cells[right].text.isEmpty { cells[right].role = role }
      }
    }
  }

  /// The cells of a part of the picture, row after row, to be put there or elsewhere again.
  package func part(_ rect: Rect) -> [Cell] {
    let rect = rect.clipped(to: bounds)
    if rect.rows == 1 { return Array(cells[first(rect.row, rect)]) }
    return rect.rowRange.flatMap { cells[first($0, rect)] }
  }

  /// Puts cells where they were taken from, or in a place of the same size.
  package mutating func put(_ part: [Cell], in rect: Rect) {
    let rect = rect.clipped(to: bounds)
    guard rect.rows * rect.columns == part.count else { return }
    for (index, row) in rect.rowRange.enumerated() {
      cells.replaceSubrange(first(row, rect), with: part[index * rect.columns..<(index + 1) * rect.columns])
    }
  }

  private func first(_ row: Int, _ rect: Rect) -> Range<Int> {
    let start = row * columns + rect.column
    return start..<start + rect.columns
  }

  private func index(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < rows, column >= 0, column < columns else { return nil }
    return row * columns + column
  }

  /// Sets one or two cells; what is left of a wide character that was there becomes a blank.
  private mutating func place(_ text: String, columns width: Int, row: Int, column: Int, role: Role) {
    guard width == 1 || (index(row, column) != nil && index(row, column + 1) != nil) else {
      for half in column..<(column + width) { place(" ", columns: 1, row: row, column: half, role: role) }
      return
    }
    guard let first = index(row, column) else { return }
    if cells[first].text.isEmpty, let left = index(row, column - 1) { cells[left].text = " " }
    if let after = index(row, column + width), cells[after].text.isEmpty { cells[after].text = " " }
    cells[first] = Cell(text, role)
    if width == 2 { cells[first + 1] = Cell("", role) }
  }
}
