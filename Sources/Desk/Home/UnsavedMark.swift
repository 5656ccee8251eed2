import Canvas

/// The word at the right end of a row that shows something which the disk has not taken.
enum UnsavedMark {
  static let word = "UNSAVED"

  /// Writes it and answers the columns that are left for the rest of the row.
  static func draw(_ isUnsaved: Bool, _ spot: Rect, on canvas: inout Canvas) -> Int {
    guard isUnsaved, spot.columns > word.count + 1 else { return spot.columns }
    let columns = spot.columns - word.count - 1
    canvas.put(" \(word)", row: spot.row, column: spot.column + columns, role: .alert)
    return columns
  }
}
