import Testing

@testable import Canvas

@Suite("Rectangles")
struct LayoutTests {
  @Test("a split loses no cell and makes none up")
  func splits() {
    let rect = Rect(row: 2, column: 3, rows: 5, columns: 8)
    for at in -2...12 {
      let (top, bottom) = rect.splitRows(at)
      #expect(top.rows + bottom.rows == 5 && bottom.row == top.row + top.rows && bottom.lastRow == rect.lastRow)
      let (left, right) = rect.splitColumns(at)
      #expect(left.columns + right.columns == 8 && right.column == left.column + left.columns && right.lastColumn == rect.lastColumn)
    }
  }

  @Test("a rectangle inside another never reaches out of it")
  func inside() {
    for rows in 0...6 {
      for columns in 0...6 {
        let rect = Rect(row: 1, column: 1, rows: rows, columns: columns)
        for part in [rect.inner, rect.inset(rows: 2, columns: 1), rect.centered(rows: 3, columns: 4)] where !part.isEmpty {
          #expect(part.clipped(to: rect) == part)
        }
        #expect(rect.clipped(to: Rect(row: 20, column: 20, rows: 5, columns: 5)).isEmpty)
      }
    }
    #expect(Rect(rows: 24, columns: 80).centered(rows: 4, columns: 20) == Rect(row: 10, column: 30, rows: 4, columns: 20))
    #expect(Rect(rows: 3, columns: 3).inner == Rect(row: 1, column: 1, rows: 1, columns: 1))
  }
}
