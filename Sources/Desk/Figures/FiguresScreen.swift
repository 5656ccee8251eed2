import Canvas
import Practice

/// How a day, a week or four weeks went: hours used, waits, starts on time, no-shows, each provider and all together.
package struct FiguresScreen: Screen {
  package enum Action: Hashable, Sendable { case longer, before, after, now, save, print, leave }

  package static let name = "figures"

  package static let keys: [Binding<Action>] = [
    Binding(.tab, action: .longer, label: "day/week/4 weeks", "a day, the seven days up to it, or four weeks"),
    Binding(.char("["), action: .before, label: "before", "the day, week or four weeks before"),
    Binding(.char("]"), action: .after, label: "after", "the day, week or four weeks after"),
    Binding(.char("t"), action: .now, label: "today", "back to today"),
    Binding(.char("s"), action: .save, label: "save", "saves the figures as a table in a file of your own"),
    Binding(.char("W"), action: .print, label: "print", "prints the figures"),
    Binding(.escape, action: .leave, "back"),
  ]

  /// A stretch of days that figures are asked for.
  enum Span: Int, CaseIterable, Sendable {
    case day = 1, week = 7, fourWeeks = 28

    var words: String {
      switch self {
      case .day: "day"
      case .week: "7 days"
      case .fourWeeks: "28 days"
      }
    }
  }

  /// The last day of the stretch.
  private var to: Day
  private var span = Span.day
  private var figures: OfficeFigures
  private var seq: Int
  var list = ListState()

  package var showsMasked: Bool { true }

  init(_ day: Day, _ view: View) {
    to = min(day, view.today)
    figures = view.office.figures(from: to, to: to)
    seq = view.office.seq
  }

  package func about(_ view: View) -> String { "figures" }

  private var from: Day { to.advanced(by: 1 - span.rawValue) }

  private mutating func look(_ view: View) {
    figures = view.office.figures(from: from, to: to)
    seq = view.office.seq
  }

  package mutating func refresh(_ view: View) {
    // Only today's figures move, and a day is read in a moment.
    if span == .day, seq != view.office.seq { look(view) }
    list.keep(count: figures.providers.count, page: max(1, view.rows - 10))
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .after: to >= view.today ? "what is to come has no figures yet" : nil
    case .now: to == view.today ? "today is shown" : nil
    case .save, .print: figures.providers.isEmpty ? "there are no figures" : nil
    default: nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: figures.providers.count, page: max(1, view.rows - 10)) ? [] : nil
  }

  package mutating func hear(_ brought: Brought, _ view: View) -> [Effect] {
    switch brought {
    case .done(let words): [.say(words)]
    case .failed(let words): [.complain(words)]
    default: []
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .longer:
      let all = Span.allCases
      span = all[((all.firstIndex(of: span) ?? 0) + 1) % all.count]
    case .before: to = to.advanced(by: -span.rawValue)
    case .after: to = min(view.today, to.advanced(by: span.rawValue))
    case .now: to = view.today
    case .save: return [.ask(.save(table(view)))]
    case .print: return Effect.print(sheets(view), about: [])
    case .leave: return [.close]
    }
    look(view)
    return []
  }

  private func name(_ provider: ProviderID, _ view: View) -> String { view.office[provider]?.title ?? "?" }

  private func table(_ view: View) -> Paper {
    var paper = Paper(title: "figures.csv", text: "")
    paper.rows = FiguresTable.rows(figures, in: view.office)
    return paper
  }

  private func sheets(_ view: View) -> Sheets {
    FiguresTable.sheets(figures, in: view.office, note: view.paperNote)
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    canvas.box(
      rect, title: "Figures", note: span == .day ? to.shown : "\(span.words), \(from.iso) to \(to.iso)", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let hours = figures.hours
    let chart = hours.isEmpty || inner.rows < 16 ? 0 : min(hours.count, inner.rows / 3) + 2
    let (top, rest) = inner.splitRows(2)
    for (index, line) in TextWrap.lines(summary, columns: inner.columns - 2).prefix(2).enumerated() {
      canvas.put(line, row: top.row + index, column: top.column + 1, role: .heading)
    }
    let (body, foot) = rest.splitRows(max(1, rest.rows - chart))
    let columns = [
      Column("provider", min: 10, priority: 9), Column("hours used", width: 16, priority: 8),
      Column("booked", width: 6, alignRight: true, priority: 4), Column("seen", width: 4, alignRight: true, priority: 7),
      Column("wait", width: 5, alignRight: true, priority: 9), Column("9 of 10", width: 7, alignRight: true, priority: 8),
      Column("on time", width: 7, alignRight: true, priority: 6), Column("no-show", width: 7, alignRight: true, priority: 6),
      Column("cancelled", width: 9, alignRight: true, priority: 2),
    ]
    let rows = figures.providers.map { figures -> Row in
      Row([
        name(figures.provider, view), bar(figures.utilisation, canvas), percent(figures.fill), String(figures.seen),
        minutes(figures.meanWait), minutes(figures.longWait), percent(figures.starts), percent(figures.noShows), String(figures.cancelled),
      ])
    }
    Table.draw(
      columns, rows, state: list, focused: true, on: &canvas, in: body,
      empty: "Nobody had hours or patients \(span == .day ? "on \(to.shown)" : "in these days"). [ and ] go to other days.")
    if chart > 0 { draw(hours, on: &canvas, in: foot) }
  }

  private var summary: String {
    let all = figures.all
    guard all.seen > 0 || all.came + all.missed > 0 else { return "Nobody was seen." }
    var words = ["\(all.seen) seen"]
    if let mean = all.meanWait, let long = all.longWait { words.append("waited \(mean) min on average, 9 of 10 at most \(long)") }
    if let starts = all.starts { words.append("\(starts) % began within \(OfficeFigures.onTime) min of their time") }
    if let noShows = all.noShows { words.append("\(noShows) % did not come") }
    if let used = all.utilisation { words.append("\(used) % of the hours with patients") }
    return words.joined(separator: "; ")
  }

  /// The mean wait of those who came in each hour.
  private func draw(_ hours: [OfficeFigures.Hour], on canvas: inout Canvas, in rect: Rect) {
    canvas.put("Mean wait of those who came at", row: rect.row + 1, column: rect.column + 1, role: .heading, limit: rect.columns - 2)
    let most = max(1, hours.map(\.wait).max() ?? 1), room = max(4, rect.columns - 24)
    for (index, hour) in hours.prefix(max(0, rect.rows - 2)).enumerated() {
      let row = rect.row + 2 + index, length = hour.wait * room / max(most, 60)
      canvas.put(
        "\(hour.hour < 10 ? " " : "")\(hour.hour):00 ", row: row, column: rect.column + 1, role: .dim)
      canvas.put(String(repeating: mark(canvas), count: min(room, length)), row: row, column: rect.column + 8, role: .waiting)
      canvas.put(
        " \(hour.wait) min (\(hour.seen))", row: row, column: rect.column + 8 + min(room, length), role: .text,
        limit: max(0, rect.columns - 9 - min(room, length)))
    }
  }

  private func mark(_ canvas: Canvas) -> String { canvas.glyphs.block }

  /// "████████·· 78 %"
  private func bar(_ percent: Int?, _ canvas: Canvas) -> String {
    guard let percent else { return "no hours" }
    let full = min(10, (percent + 5) / 10)
    return String(repeating: mark(canvas), count: full) + String(repeating: ".", count: 10 - full) + " \(percent) %"
  }

  private func percent(_ value: Int?) -> String { value.map { "\($0) %" } ?? "" }
  private func minutes(_ value: Int?) -> String { value.map { "\($0)m" } ?? "" }
}
