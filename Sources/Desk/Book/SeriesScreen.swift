import Canvas
import Practice

/// A series before it is booked: every time of it with what is in the way, each to be left out, moved or kept.
package struct SeriesScreen: Screen {
  package enum Action: Hashable, Sendable { case save, skip, move, keep, leave }

  package static let name = "series"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .save, label: "book all", "books all of it, as one change with one undo", verb: BookSeries.self),
    Binding(.char("s"), action: .skip, label: "skip", "leaves the time under the cursor out, or takes it in again"),
    Binding(.char("m"), action: .move, label: "move", "moves it to the next free time; again, to the one after"),
    Binding(.char("o"), action: .keep, label: "keep", "keeps it over what is in the way, with a reason", verb: BookSeries.self),
    Binding(.escape, action: .leave, "back without booking"),
  ]

  struct Row: Sendable {
    var time: BookSeries.Occurrence
    var isSkipped = false
    /// Where it was by the rhythm.
    var from: Day
    var problems: [BookingProblem] = []
  }

  private(set) var series: BookSeries
  private(set) var rows: [Row]
  var list = ListState()

  init(_ series: BookSeries, _ times: [BookSeries.Occurrence], _ view: View) {
    self.series = series
    rows = times.map { Row(time: $0, from: $0.day) }
    look(view)
    list.selected = rows.firstIndex { isBlocked($0, view) } ?? 0
  }

  package func shows(_ view: View) -> [PatientID] { [series.patient] }
  package func concerns(_ view: View) -> [PatientID] { [series.patient] }
  package func about(_ view: View) -> String { "a series for \(view.name(series.patient))" }
  package mutating func refresh(_ view: View) { look(view) }

  private mutating func look(_ view: View) {
    let taken = rows.indices.filter { !rows[$0].isSkipped }
    let found = (view.real ?? view.office).conflicts(series, taken.map { rows[$0].time }, view.context)
    for index in rows.indices { rows[index].problems = [] }
    for (index, problems) in zip(taken, found) { rows[index].problems = problems }
  }

  /// Whether something is in the way that nobody has decided about.
  private func isBlocked(_ row: Row, _ view: View) -> Bool {
    !row.isSkipped && row.problems.contains { !$0.isWarning && (row.time.overbook.isEmpty || !$0.yields(to: view.context.role)) }
  }

  private var verb: BookSeries {
    var series = series
    series.at = rows.filter { !$0.isSkipped }.map(\.time)
    return series
  }

  private var row: Row? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }
  private func page(_ view: View) -> Int { max(1, view.rows - 9) }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .save:
      let blocked = rows.count { isBlocked($0, view) }
      if blocked > 0 { return "\(blocked) of \(rows.count) have something in the way: s skips, m moves, o keeps with a reason" }
      return rows.allSatisfy(\.isSkipped) ? "all of it is left out" : view.refusal(verb)?.full
    case .skip: return row == nil ? "no time is under the cursor" : nil
    case .move: return row.map { $0.isSkipped ? "it is left out; s takes it in again" : nil } ?? "no time is under the cursor"
    case .keep:
      guard let row, !row.isSkipped else { return "it is left out; s takes it in again" }
      guard let problem = row.problems.first(where: { !$0.isWarning }) else { return "nothing is in its way" }
      return problem.yields(to: view.context.role) ? nil : problem.refusal.full
    case .leave: return nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: rows.count, page: page(view)) ? [] : nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    let at = list.selected
    switch action {
    case .save: return [.change(verb)]
    case .skip: rows[at].isSkipped.toggle()
    case .move:
      guard let next = next(rows[at], view) else { return [.complain("no free time in the four weeks from \(rows[at].from.shown)")] }
      (rows[at].time.day, rows[at].time.start, rows[at].time.overbook) = (next.day, next.start, "")
    case .keep:
      let sentence = rows[at].problems.filter { !$0.isWarning }.map(\.refusal.sentence).joined(separator: "; ")
      return [.open(FormScreen(KeepForm { $0.sentence = sentence }, view))]
    case .leave: return [.close]
    }
    look(view)
    return []
  }

  /// The next free time for one of the series, after where it stands now, as near to its own day as there is.
  private func next(_ row: Row, _ view: View) -> Opening? {
    var query = SlotQuery()
    (query.providers, query.type, query.patient, query.room, query.things) = (
      [series.provider], series.type, series.patient, series.room, series.needs
    )
    query.minutes = series.minutes ?? view.office[series.type]?.minutes ?? 20
    let wasMoved = row.time.day != row.from || row.time.start != series.start
    query.from = max(view.today, wasMoved ? row.time.day : row.from)
    query.to = query.from.advanced(by: 28)
    // Later that day before any other: nobody who asked for the afternoon is sent to the morning.
    query.fromTime = wasMoved ? row.time.start + 1 : query.from == row.from ? row.time.start : ClockTime(minutes: 0)
    if query.from == view.today { query.fromTime = max(query.fromTime, view.now.time) }
    let others = rows.filter { !$0.isSkipped && $0.time != row.time }.map(\.time)
    return SlotFinder(view.real ?? view.office, now: view.now).find(query, limit: 20).first { opening in
      !others.contains { $0.day == opening.day && abs($0.start - opening.start) < query.minutes }
    }
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    if case .text(let reason) = answer, rows.indices.contains(list.selected) { rows[list.selected].time.overbook = reason }
    look(view)
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held: [.answer(.done)]
    case .refused(let refusal): [.complain(refusal.full)]
    case .failed(let sentence): [.complain(sentence)]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let kept = rows.count { !$0.isSkipped }
    canvas.box(
      rect, title: "Series for \(view.name(series.patient))", note: "\(kept) of \(rows.count), \(view.provider(series.provider))",
      focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    let blocked = rows.count { isBlocked($0, view) }
    let type = view.office[series.type], unit = series.unit.rawValue
    let every = series.every == 1 ? "every \(unit.dropLast())" : "every \(series.every) \(unit)"
    canvas.put(
      [
        Span(
          "\(type?.name ?? "visit"), \(series.minutes ?? type?.minutes ?? 20) min, \(every). ", .text),
        Span(
          blocked == 0 ? "Nothing is in the way: Enter books all." : "\(blocked) with something in the way.", blocked == 0 ? .good : .alert),
      ], row: inner.row, column: inner.column, limit: inner.columns)
    let whole = row.map { TextWrap.lines(words($0, view).0, columns: inner.columns - 2) } ?? []
    let isLong = whole.joined(separator: " ").count > inner.columns - 31
    // What is cut in its row stands whole below the list.
    let below = isLong ? whole.prefix(max(0, min(3, inner.rows - 6))) : []
    for (index, line) in below.enumerated() {
      canvas.put(line, row: inner.lastRow - below.count + 1 + index, column: inner.column + 1, role: .alert, limit: inner.columns - 1)
    }
    let page = inner.rows - 2 - below.count
    for (offset, index) in list.window(count: rows.count, page: page).enumerated() {
      let row = rows[index], line = inner.row + 2 + offset, selected = index == list.selected
      if selected { canvas.cursor = Spot(row: line, column: inner.column) }
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: line, column: inner.column, role: .selected)
      let what = words(row, view)
      let moved = row.time.day != row.from || row.time.start != series.start
      canvas.put(
        [
          Span(TextWidth.pad("\(index + 1)", to: 3, alignRight: true) + "  ", .dim),
          Span(TextWidth.pad("\(row.time.day.shown) \(row.time.start.shown)", to: 23), selected ? .selected : row.isSkipped ? .dim : .text),
          Span(moved ? "moved, " : "", .flag),
          Span(TextWidth.clip(what.0, to: inner.columns - (moved ? 36 : 29), more: canvas.glyphs.more), what.1),
        ], row: line, column: inner.column + 1, limit: inner.columns - 1)
    }
    canvas.putCount(list.window(count: rows.count, page: page), of: rows.count, under: inner)
  }

  private func words(_ row: Row, _ view: View) -> (String, Role) {
    if row.isSkipped { return ("left out", .dim) }
    let hard = row.problems.filter { !$0.isWarning }
    guard let first = hard.first else { return (row.problems.first.map { "free; \($0.refusal.sentence)" } ?? "free", .good) }
    let more = hard.count > 1 ? " (and \(hard.count - 1) more)" : ""
    if !row.time.overbook.isEmpty, !isBlocked(row, view) { return ("kept: \(row.time.overbook)", .flag) }
    return ("\(first.refusal.rule): \(first.refusal.sentence)\(more)", .alert)
  }
}

extension SeriesScreen: Resumable {
  package var draft: FormDraft? { place }

  package var place: FormDraft? {
    let times = rows.map { row in
      Datum.fields(["time": row.time.datum, "from": row.from.datum, "skipped": .flag(row.isSkipped)])
    }
    return kept(about: .fields(["series": series.datum]), texts: .fields(["rows": .list(times)]), words: "a series of \(rows.count)")
  }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let series = draft.about.fields.flatMap({ try? BookSeries(datum: $0["series"]) }), view.office[series.patient] != nil else {
      return nil
    }
    self.series = series
    rows = (draft.texts.fields?["rows"].list ?? []).compactMap { item in
      guard let fields = item.fields, let time = try? BookSeries.Occurrence(datum: fields["time"]),
        let from = try? Day(datum: fields["from"])
      else { return nil }
      return Row(time: time, isSkipped: fields["skipped"] == .flag(true), from: from)
    }
    look(view)
  }
}
