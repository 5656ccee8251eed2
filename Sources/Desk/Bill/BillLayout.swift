import Canvas

/// Where things stand on a superbill: it depends on the terminal alone, so that a letter stays in its place while things are ticked.
struct BillLayout {
  /// Ticks and sheet are seen side by side.
  let isWide: Bool
  /// Rows of the head.
  let head: Int
  /// Columns of codes, and their rows below the heading.
  let columns: Int
  let rows: Int

  init(_ view: View) {
    let inner = (rows: view.rows - 5, columns: view.columns - 2)
    isWide = inner.columns >= 108 && inner.rows >= 22
    head = isWide ? 3 : min(2, max(0, inner.rows - 5))
    // Narrow: below the ticks a rule, what stands on the sheet, and the finding that is shown.
    let room = max(1, inner.rows - head - (isWide ? 2 : 4))
    columns = isWide ? (room >= BillScreen.letters.count ? 1 : 2) : inner.columns >= 60 ? 2 : 1
    rows = min(room, columns == 1 ? 32 : 17)
  }

  /// How many lines of a page have a letter.
  var letters: Int { min(BillScreen.letters.count, rows * columns) }
}
