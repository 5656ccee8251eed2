/// Which row of a list is selected, and which row is the first to be seen.
package struct ListState: Sendable, Hashable {
  /// The selected row, counted from 0.
  package var selected = 0
  /// The first row to be seen.
  package var offset = 0

  /// A list at its top.
  package init() {}

  /// Takes a key that moves the selection; false when it does not, or when there is nothing to select.
  package mutating func receive(_ key: Key, count: Int, page: Int) -> Bool {
    guard count > 0 else { return false }
    let leap = max(1, page - 1)
    switch key {
    case .up, .char("k"): selected -= 1
    case .down, .char("j"): selected += 1
    case .home: selected = 0
    case .end: selected = count - 1
    case .pageUp: selected -= leap
    case .pageDown: selected += leap
    default: return false
    }
    keep(count: count, page: page)
    return true
  }

  /// Brings the selection back among the rows and the rows around it into sight, after rows or the size changed.
  package mutating func keep(count: Int, page: Int) {
    let page = max(1, page)
    selected = min(max(0, selected), max(0, count - 1))
    if selected < offset { offset = selected }
    if selected - page >= offset { offset = selected - page + 1 }
    offset = min(max(0, offset), max(0, count - page))
  }

  /// Goes along with a row that stands elsewhere after the rows changed; false if it is gone.
  package mutating func follow<Row: Equatable>(_ row: Row, in rows: [Row], page: Int) -> Bool {
    guard let index = rows.firstIndex(of: row) else { return false }
    selected = index
    keep(count: rows.count, page: page)
    return true
  }

  /// The rows to be seen.
  package func window(count: Int, page: Int) -> Range<Int> {
    guard count > 0, page > 0 else { return 0..<0 }
    var kept = self
    kept.keep(count: count, page: page)
    return kept.offset..<min(count, kept.offset + page)
  }
}
