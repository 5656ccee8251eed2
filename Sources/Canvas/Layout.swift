extension Rect {
  /// True when nothing can be drawn in it.
  package var isEmpty: Bool { rows == 0 || columns == 0 }
  /// The bottom row of the rectangle.
  package var lastRow: Int { row + rows - 1 }
  /// The rightmost column of the rectangle.
  package var lastColumn: Int { column + columns - 1 }
  /// What is left inside a border.
  package var inner: Rect { inset(rows: 1, columns: 1) }

  var rowRange: Range<Int> { row..<(row + rows) }
  var columnRange: Range<Int> { column..<(column + columns) }

  /// The first `top` rows and the rest.
  package func splitRows(_ top: Int) -> (Rect, Rect) {
    let top = min(max(0, top), rows)
    return (
      Rect(row: row, column: column, rows: top, columns: columns),
      Rect(row: row + top, column: column, rows: rows - top, columns: columns)
    )
  }

  /// The first `left` columns and the rest.
  package func splitColumns(_ left: Int) -> (Rect, Rect) {
    let left = min(max(0, left), columns)
    return (
      Rect(row: row, column: column, rows: rows, columns: left),
      Rect(row: row, column: column + left, rows: rows, columns: columns - left)
    )
  }

  /// The rectangle without so many rows at the top and bottom, and columns at the left and right.
  package func inset(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(
      row: row + min(rows, self.rows), column: column + min(columns, self.columns), rows: self.rows - 2 * rows,
      columns: self.columns - 2 * columns)
  }

  /// A rectangle of that size in the middle of this one, no larger than this one.
  package func centered(rows: Int, columns: Int) -> Rect {
    let rows = min(max(0, rows), self.rows)
    let columns = min(max(0, columns), self.columns)
    return Rect(row: row + (self.rows - rows) / 2, column: column + (self.columns - columns) / 2, rows: rows, columns: columns)
  }

  /// The part of the rectangle that lies in another.
  package func clipped(to other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left, rows: min(row + rows, other.row + other.rows) - top,
      columns: min(column + columns, other.column + other.columns) - left)
  }
}
