import Canvas
import Practice

/// The board on the wall of the waiting room. It looks, and nobody can do anything with it: it has no keys and shows no names.
package struct Board: Screen {
  package enum Action: Hashable, Sendable { case look }

  package static let name = "waiting-room board"
  package static let keys: [Binding<Action>] = []

  package init() {}

  package var showsMasked: Bool { true }
  package mutating func update(_ action: Action, _ view: View) -> [Effect] { [] }
  package func hints(_ view: View) -> [Hint] { [] }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let board = WaitingBoard(view.office, on: view.today, now: view.now)
    drawHead(view, on: &canvas, rect)
    // One notice a row, and on a low screen one row for all.
    let notices = notices(board, rect)
    let foot = notices.count
    let body = Rect(row: rect.row + 2, column: rect.column, rows: max(0, rect.rows - 2 - foot), columns: rect.columns)
    let isWide = body.columns >= 60
    let first: Rect
    let second: Rect
    if isWide {
      (first, second) = body.splitColumns(body.columns / 2)
    } else {
      (first, second) = body.splitRows(body.rows / 2)
    }
    drawList("Please come now", board.called, first, on: &canvas, empty: "Nobody is called just now.", called(canvas.glyphs))
    drawList("Waiting", board.waiting, second, on: &canvas, empty: "Nobody is waiting.", waits)
    for (index, notice) in notices.enumerated() {
      canvas.put(
        TextWidth.clip(notice, to: rect.columns - 2, more: canvas.glyphs.more), row: rect.lastRow - foot + 1 + index,
        column: rect.column + 1,
        role: .heading)
    }
    canvas.cursor = Spot(row: rect.lastRow, column: 0)
  }

  private func drawHead(_ view: View, on canvas: inout Canvas, _ rect: Rect) {
    let practice = view.office.settings.name.isEmpty ? "Welcome" : view.office.settings.name
    let time = rect.columns >= 60 ? "\(view.today.shown)   \(view.now.time.shown)" : view.now.time.shown
    let room = max(0, rect.columns - TextWidth.columns(time) - 4)
    canvas.put(TextWidth.clip(practice, to: room, more: canvas.glyphs.more), row: rect.row, column: rect.column + 1, role: .title)
    canvas.put(time, row: rect.row, column: rect.lastColumn - TextWidth.columns(time), role: .heading)
  }

  private func notices(_ board: WaitingBoard, _ rect: Rect) -> [String] {
    let words = board.late.map { "\($0.provider) is running about \($0.minutes) minutes late." }
    if words.isEmpty || rect.rows >= 16 { return words }
    let short = board.late.map { "\($0.provider) +\($0.minutes) min" }.joined(separator: ", ")
    return words.count == 1 && words[0].count <= rect.columns - 2 ? words : ["Late: \(short)"]
  }

  /// The rows of one list, as far apart as there is room for.
  private func drawList(
    _ title: String, _ rows: [WaitingBoard.Row], _ rect: Rect, on canvas: inout Canvas, empty: String,
    _ words: (WaitingBoard.Row, Int) -> [Span]
  ) {
    guard !rect.isEmpty else { return }
    canvas.box(rect, title: title, note: rows.isEmpty ? "" : "\(rows.count)", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    guard inner.rows > 0 else { return }
    if rows.isEmpty {
      canvas.put(empty, row: inner.row, column: inner.column, role: .dim, limit: inner.columns)
      return
    }
    let step = rows.count * 2 <= inner.rows + 1 ? 2 : 1
    let isCut = rows.count > inner.rows
    let shown = isCut ? inner.rows - 1 : rows.count
    let start = step == 2 && inner.rows > rows.count * 2 ? inner.row + 1 : inner.row
    for (index, row) in rows.prefix(shown).enumerated() {
      canvas.put(words(row, inner.columns), row: start + index * step, column: inner.column, limit: inner.columns)
    }
    if isCut { canvas.put("and \(rows.count - shown) more", row: inner.lastRow, column: inner.column, role: .dim, limit: inner.columns) }
  }

  private func ticket(_ row: WaitingBoard.Row) -> String {
    TextWidth.pad(String(row.ticket), to: 3, alignRight: true) + (row.initials.map { "  " + TextWidth.pad($0, to: 8) } ?? "")
  }

  private func called(_ glyphs: Glyphs) -> (WaitingBoard.Row, Int) -> [Span] {
    { row, _ in
      let place = row.room.isEmpty ? "to the desk" : row.room
      return [Span(ticket(row), .ready), Span("   \(glyphs.pointer) ", .dim), Span(place, .ready)]
    }
  }

  private func waits(_ row: WaitingBoard.Row, _ columns: Int) -> [Span] {
    let place = row.ahead == 0 ? "next" : ordinal(row.ahead + 1)
    let words = row.provider.isEmpty ? place : "\(place) for \(row.provider)"
    return [Span(ticket(row), .heading), Span("   ", .text), Span(words, .text)]
  }

  private func ordinal(_ number: Int) -> String {
    switch (number % 100, number % 10) {
    case (11...13, _): "\(number)th"
    case (_, 1): "\(number)st"
    case (_, 2): "\(number)nd"
    case (_, 3): "\(number)rd"
    default: "\(number)th"
    }
  }
}

extension Desk {
  /// True where this is the board on the wall and not a desk.
  package var isBoard: Bool { layers[0].screen is Board }

  /// The board has the whole screen, and only q or Ctrl-C takes it down.
  mutating func handleOnBoard(_ event: Event) {
    guard case .key(let key) = event else { return }
    if key == .char("q") || key == .ctrl("c") { isOver = true }
  }

  func boardCanvas() -> Canvas {
    var canvas = Canvas(rows: rows, columns: columns, glyphs: glyphs)
    layers[0].screen.draw(view, on: &canvas, in: canvas.bounds)
    // What the files have to say is for the desk; here it only matters whether the board can be relied on.
    if message?.role == .problem {
      canvas.put("This board may be out of date: please ask at the desk.", row: rows - 1, column: 1, role: .problem, limit: columns - 2)
    }
    return canvas
  }
}
