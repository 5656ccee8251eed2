import CTerminal
import Canvas

extension Terminal {
  /// Shows a picture: only the cells that changed are sent, in one write.
  package func show(_ canvas: Canvas) {
    let size = size
    let sameSize = shown?.rows == canvas.rows && shown?.columns == canvas.columns
    if !sameSize { ct_erase() }
    for row in 0..<min(canvas.rows, size.rows) where !sameSize || canvas.cells(of: row) != shown?.cells(of: row) {
      put(canvas.cells(of: row).prefix(size.columns), row: row)
    }
    park(canvas.cursor, in: size)
    ct_flush()
    shown = canvas
  }

  /// Sends every cell anew, for when something else has written over the screen.
  package func repaint() {
    ct_repaint()
    ct_flush()
  }

  /// Dresses the screen in another theme; the next `show` paints it.
  package func wear(_ theme: Theme) {
    inks = Inks(theme: theme, depth: depth, pairs: &pairs)
    shown = nil
  }

  /// Puts a row in runs of one ink. A run ends after a wide character, so that a terminal that measures it otherwise
  /// spoils nothing to the right of it.
  private func put(_ cells: ArraySlice<Cell>, row: Int) {
    var text = ""
    var ink = Ink()
    var start = 0
    func putRun(upTo column: Int) {
      if !text.isEmpty { ct_put(Int32(row), Int32(start), text, ink.attributes, ink.pair) }
      text = ""
      start = column
    }
    for (column, cell) in cells.enumerated() {
      let next = inks[cell.role]
      if cell.text.isEmpty {
        putRun(upTo: column + 1)
        continue
      }
      if next != ink {
        putRun(upTo: column)
        ink = next
      }
      text += cell.text
    }
    putRun(upTo: cells.count)
  }

  private func park(_ spot: Spot?, in size: (rows: Int, columns: Int)) {
    let row = max(0, min(spot?.row ?? 0, size.rows - 1))
    let column = max(0, min(spot?.column ?? 0, size.columns - 1))
    ct_cursor(Int32(row), Int32(column), spot?.visible ?? false)
  }
}

extension Canvas {
  fileprivate func cells(of row: Int) -> ArraySlice<Cell> { cells[row * columns..<(row + 1) * columns] }
}
