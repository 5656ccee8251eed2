import Canvas
import Practice

/// Records as the rows of a table, of which `/` leaves only those with some words; the cursor stays on its record.
struct FilteredList<Item: Record>: Sendable {
  private(set) var list = ListState()
  private var filter = RowFilter()
  private var rows: [(item: Item, row: Row)] = []
  /// How many there are, whatever is filtered.
  private(set) var count = 0
  private var page = 1

  var isTyping: Bool { filter.isOpen }
  var chosen: Item? { rows.indices.contains(list.selected) ? rows[list.selected].item : nil }
  /// Those that are shown.
  var items: [Item] { rows.map(\.item) }
  /// Those that are shown, from the one under the cursor on.
  var fromHere: [Item] { rows.dropFirst(list.selected).map(\.item) }
  /// "3 of 12" while some are not shown, else nothing.
  var part: String? { filter.isEmpty ? nil : "\(rows.count) of \(count)" }
  /// Why nobody is under the cursor: nobody is there, in these words, or the filter hides all.
  func nobody(_ none: String) -> String? {
    chosen == nil ? (count == 0 ? none : "no row has those words; Esc shows all") : nil
  }

  /// Takes the records of the office as it stands.
  mutating func show(_ all: [(item: Item, row: Row)], page: Int) {
    let at = chosen?.id
    (count, self.page) = (all.count, page)
    rows = all.filter { filter.takes($0.row.cells) }
    if let at, let index = rows.firstIndex(where: { $0.item.id == at }) { list.selected = index }
    list.keep(count: rows.count, page: page)
  }

  enum Taken { case moved, filtered }

  /// Moves, or types a word of the filter, after which the list has to be shown again.
  mutating func receive(_ key: Key) -> Taken? {
    if filter.receive(key) {
      list = ListState()
      return .filtered
    }
    return list.receive(key, count: rows.count, page: page) ? .moved : nil
  }

  mutating func openFilter() { filter.open() }
  mutating func goToTop() { list = ListState() }

  /// True if there was a filter to end.
  mutating func endFilter() -> Bool {
    defer { filter = RowFilter() }
    return !filter.isEmpty
  }

  /// The table, and below it what of the row under the cursor has no column.
  func draw(_ columns: [Column], more: String, none: String, on canvas: inout Canvas, in rect: Rect) {
    let (top, below) = rect.splitRows(filter.isShown ? 1 : 0)
    if filter.isShown { filter.draw(on: &canvas, in: top) }
    let lines = rows.isEmpty ? [] : Array(TextWrap.lines(more, columns: below.columns - 2).prefix(max(0, min(2, below.rows - 4))))
    let (body, foot) = below.splitRows(below.rows - lines.count)
    Table.draw(
      columns, rows.map(\.row), state: list, focused: true, on: &canvas, in: body,
      empty: count == 0 ? none : "No row has these words; Esc shows all.")
    for (index, line) in lines.enumerated() {
      canvas.put(line, row: foot.row + index, column: foot.column + 1, role: .label, limit: foot.columns - 1)
    }
    if filter.isOpen { canvas.cursor = filter.spot(in: top) }
  }
}
