import Canvas
import Practice

extension CalendarScreen {
  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    switch mode {
    case .month: drawMonth(view, on: &canvas, in: rect)
    case .week, .columns: drawGrid(view, on: &canvas, in: rect)
    }
  }

  private func liftedWords(_ view: View) -> String? {
    guard let appointment: Appointment = view.office[lifted] else { return nil }
    return "moving \(view.name(appointment.patient)): - puts down"
  }

  private func whose(_ view: View) -> String { provider.map { view.provider($0) } ?? "everyone" }

  // MARK: The month

  private func drawMonth(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let p = day.parts
    let name = day.shown.split(separator: " ").dropFirst(2).first.map(String.init) ?? ""
    canvas.box(
      rect, title: "\(name) \(p.year), \(whose(view))", note: liftedWords(view) ?? "0-9 j-z free, A-W over, \(Density.kept) opens later",
      focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    guard inner.rows > 3 else { return }
    let days = month
    let grid = DensityGrid(
      shown(view), days: days, in: view.office, today: view.today, time: view.now.time, now: view.now,
      columns: inner.columns - 22)
    let left = inner.column + 10
    // The hours above the slots.
    var ruler = ""
    let perHour = max(1, 60 / grid.step)
    for hour in grid.from.minutes / 60..<(grid.to.minutes + 59) / 60 { ruler += TextWidth.pad("\(hour)", to: perHour * 2) }
    canvas.put(ruler, row: inner.row, column: left + 1, role: .dim, limit: inner.columns - 10)
    let page = inner.rows - 3
    var rows = ListState()
    rows.selected = days.firstIndex(of: day) ?? 0
    rows.offset = max(0, rows.selected - page / 2)
    let window = rows.window(count: days.count, page: page)
    for (offset, index) in window.enumerated() {
      drawDay(grid.lines[index], grid, view, row: inner.row + 1 + offset, inner, left, on: &canvas)
    }
    if days.count > page { canvas.putCount(window, of: days.count, under: inner) }
    if let line = grid.lines.first(where: { $0.day == day }) {
      canvas.divide(rect, row: inner.lastRow - 1, focused: true)
      canvas.put(summary(line, view), row: inner.lastRow, column: inner.column + 1, limit: inner.columns - 2)
    }
  }

  private func drawDay(
    _ line: DensityLine, _ grid: DensityGrid, _ view: View, row: Int, _ inner: Rect, _ left: Int, on canvas: inout Canvas
  ) {
    let selected = line.day == day, isToday = line.day == view.today
    if selected { canvas.cursor = Spot(row: row, column: inner.column) }
    canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
    let label = "\(line.day.weekdayName) \(line.day.parts.day)\(isToday ? "*" : "")"
    canvas.put(
      TextWidth.pad(label, to: 8), row: row, column: inner.column + 1,
      role: selected ? .selected : line.day < view.today ? .dim : .heading)
    var column = left
    let perHour = max(1, 60 / grid.step)
    for (index, cell) in line.cells.enumerated() {
      let before = index > 0 && line.cells[index - 1].isBookable
      let mark =
        cell.isBookable && !before ? "[" : !cell.isBookable && before ? "]" : index.isMultiple(of: perHour) && cell.isBookable ? "|" : " "
      canvas.put(mark, row: row, column: column, role: .dim)
      let role: Role = cell.sign.isLetter && cell.sign.isUppercase ? .alert : cell.sign == "0" || cell.sign == Density.kept ? .dim : .good
      canvas.put(String(cell.sign), row: row, column: column + 1, role: line.day < view.today ? .dim : role)
      column += 2
    }
    if line.cells.last?.isBookable == true { canvas.put("]", row: row, column: column, role: .dim) }
    let room = max(0, inner.lastColumn - column - 1)
    // Of a day that is over nothing can be booked, and nothing is said of it.
    let isBookable = line.day >= view.today && line.cells.contains { $0.isBookable }
    var note = line.words.isEmpty ? (isBookable ? "\(line.free) free" : "") : line.words
    let holds = ", \(line.held) held"
    if line.held > 0, !note.isEmpty, note.count + holds.count <= room { note += holds }
    canvas.put(note, row: row, column: column + 2, role: line.words.isEmpty ? .dim : .alert, limit: room)
  }

  private func summary(_ line: DensityLine, _ view: View) -> String {
    let free = line.day >= view.today ? ", \(line.free) free" : ""
    var words = "\(line.day.shown): \(line.booked) booked\(line.held > 0 ? ", \(line.held) held" : "")\(free)"
    if !line.words.isEmpty { words += ", \(line.words)" }
    guard line.day >= view.today, line.free > 0 else { return words }
    var query = SlotQuery()
    query.providers = shown(view)
    query.minutes = 5
    (query.from, query.to) = (line.day, line.day)
    query.fromTime = line.day == view.today ? view.now.time : ClockTime(minutes: 0)
    let first = SlotFinder(view.office, now: view.now).find(query, limit: 1).first
    return words + (first.map { ", first \($0.start.shown) \(view.provider($0.provider))" } ?? "")
  }

  // MARK: Week and day

  private func drawGrid(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let all = columns(view), times = times(all)
    let title = mode == .week ? "Week of \(whose(view))" : day.shown
    canvas.box(
      rect, title: title, note: liftedWords(view) ?? (mode == .week ? day.shown : "\(all.count) providers"), focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    guard !all.isEmpty, inner.rows > 4 else {
      canvas.put("No provider is set up: S on the desk adds one.", row: inner.row, column: inner.column + 1, role: .dim)
      canvas.cursor = Spot(row: inner.row, column: inner.column)
      return
    }
    let least = mode == .week ? 9 : 11
    let seen = max(1, min(all.count, (inner.columns - 7) / least))
    let width = min(24, (inner.columns - 7) / seen)
    let at = index(all)
    let first = max(0, min(at - seen / 2, all.count - seen))
    let columns = Array(all[first..<first + seen])
    for (offset, column) in columns.enumerated() {
      canvas.put(
        TextWidth.clip(column.title, to: width - 1, more: canvas.glyphs.more), row: inner.row, column: inner.column + 7 + offset * width,
        role: first + offset == at ? .selected : .heading)
    }
    let page = inner.rows - 3
    var rows = ListState()
    rows.selected = row(times)
    rows.offset = max(0, rows.selected - page / 2)
    for (offset, index) in rows.window(count: times.count, page: page).enumerated() {
      let line = inner.row + 1 + offset
      canvas.put(TextWidth.pad(times[index].shown, to: 5, alignRight: true), row: line, column: inner.column, role: .dim)
      for (place, column) in columns.enumerated() {
        let next = times.indices.contains(index + 1) ? times[index + 1] : times[index] + 60
        let isHere = index == rows.selected && first + place == at
        let left = inner.column + 7 + place * width
        let before = index > 0 ? CalendarScreen.stretch(column.plan, times[index - 1], times[index]) : nil
        drawCell(column.plan, times[index], next, after: before, isHere, view, row: line, column: left, width: width, on: &canvas)
      }
    }
    canvas.divide(rect, row: inner.lastRow - 1, focused: true)
    canvas.put(words(view), row: inner.lastRow, column: inner.column + 1, limit: inner.columns - 2)
    if times.count > page { canvas.putCount(rows.window(count: times.count, page: page), of: times.count, under: inner) }
  }

  private func isOver(_ stretch: PlannedStretch, on day: Day, _ view: View) -> Bool {
    day < view.today || day == view.today && stretch.end <= view.now.time
  }

  private func drawCell(
    _ plan: DayPlan, _ from: ClockTime, _ to: ClockTime, after before: PlannedStretch?, _ isHere: Bool, _ view: View, row: Int, column: Int,
    width: Int,
    on canvas: inout Canvas
  ) {
    var text = "", role = Role.dim
    if let stretch = CalendarScreen.stretch(plan, from, to) {
      // What goes on behind somebody who is booked in it is named again after them.
      let begins = stretch.start >= from || before.map { $0.start != stretch.start || $0.end != stretch.end } == true
      switch stretch.use {
      case .taken(let ids):
        let name = view.office[ids.first].flatMap { (one: Appointment) in view.office[one.patient]?.name.family } ?? "?"
        text = begins ? "\(ids.count > 1 ? "\(ids.count): " : "")\(name)" : canvas.glyphs.vertical
        role = .text
      case .open where isOver(stretch, on: plan.day, view), .kept where isOver(stretch, on: plan.day, view): text = "over"
      case .open: (text, role) = (stretch.title.isEmpty ? "open" : stretch.title, .good)
      case .kept: text = stretch.title.isEmpty ? "kept" : stretch.title
      case .closed(let label): text = begins ? (label.isEmpty ? "closed" : label) : canvas.glyphs.vertical
      }
    }
    if isHere {
      canvas.put(canvas.glyphs.pointer, row: row, column: column - 1, role: .selected)
      canvas.cursor = Spot(row: row, column: column - 1)
    }
    canvas.put(
      TextWidth.clip(text, to: width - 2, more: canvas.glyphs.more), row: row, column: column, role: isHere ? .selected : role)
  }

  /// What is under the cursor, in full.
  private func words(_ view: View) -> String {
    guard let place = place(view) else { return "" }
    let who = "\(place.opening.day.weekdayName) \(place.opening.day.short), \(view.provider(place.opening.provider))"
    guard let stretch = place.stretch else { return "\(who) \(place.opening.start.shown): no hours" }
    let span = "\(who) \(stretch.start.shown)-\(stretch.end.shown)"
    switch stretch.use {
    case .taken(let ids):
      let all = ids.compactMap { view.office[$0] }.map { (one: Appointment) in
        "\(view.name(one.patient)), \(view.office[one.type]?.name ?? "visit") (\(one.minutes) min)"
      }
      return "\(span): \(all.joined(separator: " + "))"
    case .open:
      let beside = stretch.beside > 0 ? ", beside \(stretch.beside)" : ""
      return "\(span): open\(beside)\(stretch.title.isEmpty ? "" : " for \(stretch.title)")"
    case .kept(let why): return "\(span): \(stretch.title.isEmpty ? "" : "\(stretch.title), ")\(why)"
    case .closed(let label): return "\(span): \(label.isEmpty ? "closed" : label)"
    }
  }
}
