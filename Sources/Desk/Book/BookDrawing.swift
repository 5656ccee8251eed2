import Canvas
import Practice

extension BookScreen {
  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let names = patients.map { view.name($0) }.joined(separator: ", then ")
    canvas.box(
      rect, title: moving == nil ? "Book \(names)" : "Move \(names)", note: isGrid ? day.shown : "next free from \(day.shown)",
      focused: true)
    var inner = rect.inset(rows: 1, columns: 2)
    var row = inner.row
    func put(_ label: String, _ text: String, _ role: Role = .text) {
      guard row <= inner.lastRow else { return }
      canvas.put([Span(label, .label), Span(text, role)], row: row, column: inner.column, limit: inner.columns)
      row += 1
    }
    let typeName = type.flatMap { view.office[$0]?.name } ?? "none set up"
    let each = patients.count > 1 ? " each, \(patients.count) back to back" : ""
    let head = "\(typeName), \(minutes) min\(each)   provider (p) \(provider.map { view.provider($0) } ?? "any")"
    let why = reason.isEmpty ? "-" : reason
    // A reason that does not fit beside the rest has lines of its own.
    if TextWidth.columns("type (t) \(head)   reason (r) \(why)") <= inner.columns {
      put("type (t) ", "\(head)   reason (r) \(why)")
    } else {
      put("type (t) ", head)
      let lines = TextWrap.lines(why, columns: inner.columns - 11)
      for (index, line) in lines.prefix(3).enumerated() { put(index == 0 ? "reason (r) " : "           ", line) }
    }
    let alerts = patients.flatMap { view.office[$0]?.alerts(at: .booking, on: view.today).map(\.text) ?? [] }
    for alert in alerts { put("ALERT ", alert, .alert) }
    for words in wishes(view) { put("waits for ", words, .flag) }
    if let language = unspoken(view) { put("INTERP ", "\(language): d books an interpreter", .alert) }
    if let old: Appointment = view.office[moving] {
      put("now ", "\(old.day.shown) \(old.start.shown) \(view.provider(old.provider))")
      for words in view.office.stayingBehind(old, from: view.today) {
        for line in TextWrap.lines("only this one: \(words)", columns: inner.columns).prefix(2) { put("", line, .flag) }
      }
    }
    let with = [room.flatMap { view.office[$0] }.map(\.spoken)] + needs.map { view.office[$0]?.name }
    if !with.compactMap({ $0 }).isEmpty { put("with (d) ", with.compactMap { $0 }.joined(separator: ", ")) }
    row += 1
    let problems = count > 0 ? inTheWay(view, columns: inner.columns, rows: max(0, min(4, (inner.lastRow - row) / 3))) : []
    for (offset, line) in problems.enumerated() {
      let at = inner.lastRow - problems.count + 1 + offset
      canvas.put(line.text, row: at, column: inner.column, role: line.role, limit: inner.columns)
    }
    inner.rows -= problems.count
    let page = max(1, inner.lastRow - row + 1)
    guard count > 0 else {
      for line in TextWrap.lines(nothing, columns: inner.columns) { put("", line, .alert) }
      canvas.cursor = Spot(row: inner.row, column: inner.column)
      return
    }
    var list = list
    list.keep(count: count, page: page)
    var lastDay: Day?
    // On the border, whatever else stands between the list and it.
    canvas.putCount(
      list.window(count: count, page: page), of: count, most: isGrid ? nil : Self.most, under: rect.inset(rows: 1, columns: 2))
    for index in list.window(count: count, page: page) where row <= inner.lastRow {
      let selected = index == list.selected
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      if selected { canvas.cursor = Spot(row: row, column: inner.column) }
      if isGrid {
        let at = stretches[index]
        drawStretch(at.stretch, at.provider, selected, view, row, inner, on: &canvas)
      } else {
        let at = openings[index]
        let dayWords = at.day == lastDay ? "" : at.day == view.today ? "today" : at.day.shown
        lastDay = at.day
        canvas.put(
          [
            Span(TextWidth.pad(dayWords, to: 17), .heading),
            Span(TextWidth.pad(at.start.shown, to: 6, alignRight: true) + "  ", selected ? .selected : .text),
            Span(view.provider(at.provider), .text),
          ],
          row: row, column: inner.column + 2, limit: inner.columns - 2)
      }
      row += 1
    }
  }

  /// What they wish for on the waitlist.
  private func wishes(_ view: View) -> [String] {
    guard moving == nil, let first = patients.first else { return [] }
    return view.office.filed(WaitlistEntry.self, of: first).filter(\.isOpen).map {
      "\(view.office[$0.type]?.name ?? "?"): \(WishWords.line($0, view))"
    }
  }

  /// What is spoken by someone who needs an interpreter, as long as none is booked with it.
  private func unspoken(_ view: View) -> String? {
    guard moving == nil, let patient = patients.compactMap({ view.office[$0] }).first(where: \.interpreter),
      !needs.contains(where: { view.office[$0]?.use.lowercased() == "interpreter" })
    else { return nil }
    return patient.language.isEmpty ? "an interpreter is needed" : "speaks \(patient.language)"
  }

  /// Why there is nothing to choose from.
  private var nothing: String {
    guard !isGrid, let why else { return "Nobody works on \(day.shown)." }
    return "No free time for \(minutes * patients.count) minutes in the year from \(day.shown). Of \(why.looked) slots: \(why.words)."
  }

  private func drawStretch(
    _ stretch: PlannedStretch, _ provider: ProviderID, _ selected: Bool, _ view: View, _ row: Int, _ inner: Rect, on canvas: inout Canvas
  ) {
    let words: (String, Role)
    switch stretch.use {
    case .open:
      let beside = stretch.beside > 0 ? ", beside \(stretch.beside)" : "", title = stretch.title.isEmpty ? "" : " \(stretch.title)"
      words = isOver(stretch, view) ? ("over", .dim) : ("open (\(stretch.minutes) min\(beside))\(title)", .good)
    case .kept(let why): words = ("kept: \(why)", .dim)
    case .closed(let label): words = (label.isEmpty ? "closed" : label, .dim)
    case .taken(let ids):
      words = (
        ids.compactMap { view.office[$0] }.map { "\(view.name($0.patient)) (\($0.minutes) min)" }.joined(separator: " + "),
        isOver(stretch, view) ? .dim : .text
      )
    }
    canvas.put(
      [
        Span(TextWidth.pad(stretch.start.shown, to: 6, alignRight: true) + "  ", selected ? .selected : .text),
        Span(TextWidth.pad(view.provider(provider), to: 9), .dim), Span(words.0, words.1),
      ], row: row, column: inner.column + 2, limit: inner.columns - 2)
  }

  /// What is in the way of the time under the cursor, and what should be known: a line each.
  private func inTheWay(_ view: View, columns: Int, rows: Int) -> [(text: String, role: Role)] {
    let all = problems(view)
    let lines = all.flatMap { problem -> [(text: String, role: Role)] in
      let text = problem.isWarning ? "note: \(problem.refusal.sentence)" : "\(problem.refusal.rule): \(problem.refusal.full(Self.keys))"
      return TextWrap.lines(text, columns: columns).map { ($0, problem.isWarning ? .flag : .alert) }
    }
    guard lines.count > rows, rows > 0 else { return rows > 0 ? lines : [] }
    return lines.prefix(rows - 1) + [("and \(lines.count - rows + 1) more lines of what is in the way", .alert)]
  }
}
