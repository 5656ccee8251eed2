/// A rectangle of the screen, in cells, counted from the top left corner.
package struct Rect: Hashable, Sendable {
  package var row: Int
  package var column: Int
  package var rows: Int
  package var columns: Int

  package init(row: Int = 0, column: Int = 0, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// One character cell: a grapheme and what it means. The right half of a wide character is an empty text.
package struct Cell: Hashable, Sendable {
  package var text: String
  package var role: Role

  package init(_ text: String = " ", _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

/// Where the real cursor is parked, so that braille displays and screen readers follow the selection.
package struct Spot: Hashable, Sendable {
  package var row: Int
  package var column: Int
  /// True in a text field; on a list the cursor is parked but not shown.
  package var visible: Bool

  package init(row: Int, column: Int, visible: Bool = false) {
    self.row = row
    self.column = column
    self.visible = visible
  }
}
