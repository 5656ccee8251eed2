/// A line of keys and what they do, most wanted first, cut from the right when there is no room.
package enum Strip {
  private static let gap = 2

  /// Draws as many whole hints as fit, and a sign where some are left out.
  package static func draw(_ hints: [Hint], on canvas: inout Canvas, row: Int, column: Int = 0, columns: Int) {
    canvas.fill(Rect(row: row, column: column, rows: 1, columns: columns), role: .hint)
    let end = column + columns
    var at = column
    for (index, hint) in hints.enumerated() {
      let isLast = index == hints.count - 1
      let reserved = isLast ? 0 : gap + TextWidth.columns(canvas.glyphs.more)
      guard at + hint.columns + reserved <= end else {
        canvas.put(canvas.glyphs.more, row: row, column: at, role: .hint, limit: end - at)
        return
      }
      let spans = [Span(hint.key, hint.off ? .dim : .key), Span(" " + hint.label, hint.off ? .dim : .hint)]
      at = canvas.put(spans, row: row, column: at, limit: end - at) + gap
    }
  }
}
