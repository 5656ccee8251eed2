/// A list in columns: the shape of the waiting room, the schedule and every other list of the desk.
package struct Table {
  /// How many rows are seen at once in `rect`; what `ListState` calls the page.
  package static func page(of count: Int, in rect: Rect, heading: Bool = true) -> Int {
    let room = rect.rows - (heading && rect.rows > 1 ? 1 : 0)
    // When rows are hidden the last line says which ones are seen.
    return count > room && room > 1 ? room - 1 : room
  }

  /// Draws heading, rows and selection; a table without rows says why in the sentence `empty`.
  package static func draw(
    _ columns: [Column], _ rows: [Row], state: ListState, focused: Bool, on canvas: inout Canvas, in rect: Rect,
    heading: Bool = true, empty: String
  ) {
    guard !rect.isEmpty else { return }
    canvas.fill(rect)
    let places = TablePlaces(columns, in: rect)
    var top = rect.row
    if heading, rect.rows > 1 {
      for place in places.all { put(place.column.title, at: place, role: .heading, row: top, on: &canvas) }
      top += 1
    }
    guard !rows.isEmpty else {
      say(empty, in: Rect(row: top, column: rect.column, rows: rect.lastRow - top + 1, columns: rect.columns), focused, &canvas)
      return
    }
    let page = page(of: rows.count, in: rect, heading: heading)
    let window = state.window(count: rows.count, page: page)
    let selected = min(max(0, state.selected), rows.count - 1)
    for index in window {
      let row = top + index - window.lowerBound
      for place in places.all {
        put(rows[index].text(place.index), at: place, role: rows[index].role(place.index), row: row, on: &canvas)
      }
      if index == selected { select(row: row, first: places.all.first, focused: focused, in: rect, on: &canvas) }
    }
    if window.count < rows.count, top + window.count <= rect.lastRow {
      let note = "\(window.lowerBound + 1)-\(window.upperBound) of \(rows.count)"
      let words = TextWidth.pad(note, to: rect.columns, alignRight: true, more: canvas.glyphs.more)
      canvas.put(words, row: rect.lastRow, column: rect.column, role: .dim, limit: rect.columns)
    }
  }

  private static func put(_ text: String, at place: TablePlaces.Place, role: Role, row: Int, on canvas: inout Canvas) {
    let words = TextWidth.clip(text, to: place.columns, more: canvas.glyphs.more)
    let indent = place.column.alignRight ? place.columns - TextWidth.columns(words) : 0
    canvas.put(words, row: row, column: place.start + indent, role: role, limit: place.columns - indent)
  }

  /// Only the pointer and the first column change: that is a few bytes over a slow line, a whole row is many.
  private static func select(row: Int, first: TablePlaces.Place?, focused: Bool, in rect: Rect, on canvas: inout Canvas) {
    if focused {
      canvas.put(canvas.glyphs.pointer, row: row, column: rect.column, limit: rect.columns)
      canvas.cursor = Spot(row: row, column: rect.column)
    }
    let columns = first.map { $0.start + $0.columns - rect.column } ?? rect.columns
    canvas.paint(Rect(row: row, column: rect.column, rows: 1, columns: columns), role: focused ? .selected : .selectedElsewhere)
  }

  private static func say(_ sentence: String, in rect: Rect, _ focused: Bool, _ canvas: inout Canvas) {
    for (line, row) in zip(TextWrap.lines(sentence, columns: rect.columns - 2), rect.rowRange) {
      canvas.put(line, row: row, column: rect.column + 1, role: .dim, limit: rect.columns - 1)
    }
    if focused, !rect.isEmpty { canvas.cursor = Spot(row: rect.row, column: rect.column) }
  }
}
