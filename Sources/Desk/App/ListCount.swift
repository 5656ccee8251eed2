import Canvas

extension Canvas {
  /// Which rows of a list are seen, of how many: at the right of the border below them.
  mutating func putCount(_ window: Range<Int>, of count: Int, most: Int? = nil, under inner: Rect) {
    guard count > 0 else { return }
    // A list that was looked for only so far says so.
    let all = count == most ? "the first \(count)" : "\(count)"
    putCount(window.count < count ? "\(window.lowerBound + 1)-\(window.upperBound) of \(all)" : all, under: inner)
  }

  /// The same in other words.
  mutating func putCount(_ words: String, under inner: Rect) {
    let text = " \(words) "
    guard text.count < inner.columns else { return }
    put(text, row: inner.lastRow + 1, column: inner.column + inner.columns - text.count, role: .dim)
  }
}
