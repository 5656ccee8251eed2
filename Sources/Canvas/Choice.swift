/// A list to choose from: typing narrows it, arrows move in it, Enter takes one.
package struct Choice: Sendable, Hashable {
  /// What was typed to narrow the list.
  package var filter = TextField()
  /// Where the selection is among the items that match.
  package var list = ListState()

  /// Everything to choose from, nothing typed yet.
  package init() {}

  /// How many items are seen at once in `rect`.
  package static func page(in rect: Rect) -> Int {
    max(0, rect.rows - 3)
  }

  /// Takes a key; nil when it is neither the list's nor the filter's, as Escape is.
  package mutating func receive(_ key: Key, items: [String], page: Int) -> ChoiceAnswer? {
    let matching = matching(items)
    switch key {
    case .enter:
      guard !matching.isEmpty else { return .handled }
      return .chosen(matching[min(max(0, list.selected), matching.count - 1)])
    case .up, .down, .pageUp, .pageDown:
      _ = list.receive(key, count: matching.count, page: page)
      return .handled
    default:
      let before = filter.text
      guard filter.receive(key) else { return nil }
      if filter.text != before { list = ListState() }
      return .handled
    }
  }

  /// Takes a paste into the filter.
  package mutating func paste(_ text: String) {
    filter.paste(text)
    list = ListState()
  }

  /// The items in which every word of the filter is found, whatever the case and the accents.
  package func matching(_ items: [String]) -> [Int] {
    let words = Folding.plain(filter.text).split(separator: " ")
    guard !words.isEmpty else { return Array(items.indices) }
    return items.indices.filter { index in
      let item = Folding.plain(items[index])
      return words.allSatisfy { item.contains($0) }
    }
  }

  /// Draws the filter over the list in a box; after a move the cursor is on the selected item, else in the filter.
  package func draw(items: [String], title: String, on canvas: inout Canvas, in rect: Rect) {
    let matching = matching(items)
    canvas.box(rect, title: title, note: "\(matching.count) of \(items.count)", focused: true)
    let (line, rest) = rect.inner.splitRows(1)
    guard !line.isEmpty else { return }
    let page = Self.page(in: rect)
    let selected = min(max(0, list.selected), max(0, matching.count - 1))
    for (row, index) in zip(rest.rowRange, list.window(count: matching.count, page: page)) {
      let words = TextWidth.clip(items[matching[index]], to: rest.columns - 2, more: canvas.glyphs.more)
      canvas.put(words, row: row, column: rest.column + 1, limit: rest.columns - 1)
      guard index == selected else { continue }
      canvas.put(canvas.glyphs.pointer, row: row, column: rest.column, limit: rest.columns)
      canvas.paint(Rect(row: row, column: rest.column, rows: 1, columns: TextWidth.columns(words) + 1), role: .selected)
      canvas.cursor = Spot(row: row, column: rest.column)
    }
    if matching.isEmpty, !rest.isEmpty {
      canvas.put("nothing matches", row: rest.row, column: rest.column + 1, role: .dim, limit: rest.columns - 1)
    }
    let parked = canvas.cursor
    filter.draw(
      on: &canvas, row: line.row, column: line.column + 1, columns: line.columns - 2, focused: true, placeholder: "type to narrow")
    if selected > 0, let parked, rect.rowRange.contains(parked.row) { canvas.cursor = parked }
  }
}
