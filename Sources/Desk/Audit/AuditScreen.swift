import Canvas
import Practice

/// Who looked at, changed, printed, exported or gave away what: of a patient, by a person, in a stretch of days.
package struct AuditScreen: Starting {
  package enum Action: Hashable, Sendable { case open, nextSort, previousSort, earlier, ask, whose, save, again, leave }

  package static let name = "audit"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .open, label: "in full", "shows all of the row under the cursor: what each field was and is"),
    Binding(
      .tab, action: .nextSort, label: "kind", "the next kind only: changed, saw, searched, printed, exported, disclosed; then everything"),
    Binding(.backTab, action: .previousSort, "the kind before"),
    Binding(.char("["), action: .earlier, label: "earlier", "looks 30 days further back"),
    Binding(.char("g"), action: .ask, label: "dates, who", "asks from which day to which, and by whom"),
    Binding(.char("w"), action: .whose, label: "whose", "everyone's records, or only those of the patient it was opened for"),
    Binding(.char("s"), action: .save, label: "save", "saves the rows as a table in a file of your own"),
    Binding(.char("r"), action: .again, "looks again"),
    Binding(.escape, action: .leave, "back"),
  ]

  /// The patient for whom it was opened.
  private let patient: PatientID?
  private(set) var query: AuditQuery
  private var found: AuditFound?
  var list = ListState()

  /// Of a patient the last 30 days; of everyone the day.
  init(_ patient: PatientID?, _ view: View) {
    self.patient = patient
    query = AuditQuery(
      patient: patient, from: patient == nil ? view.today : view.today.advanced(by: -AuditQuery.window), to: view.today)
  }

  package func start(_ view: View) -> [Effect] { [.ask(.lookUp(query))] }

  package func shows(_ view: View) -> [PatientID] { query.patient.map { [$0] } ?? [] }
  package func about(_ view: View) -> String { "audit" }

  private var isLooking: Bool { found?.query != query }
  private var events: [AuditEvent] { isLooking ? [] : found?.events ?? [] }
  private var chosen: AuditEvent? { events.indices.contains(list.selected) ? events[list.selected] : nil }
  private func page(_ view: View) -> Int { max(1, view.rows - 8) }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .open, .save: isLooking ? "the journal is still being looked through" : events.isEmpty ? "there is no row" : nil
    case .whose: patient == nil ? "it was opened for no patient; from a patient's card or row it is" : nil
    default: nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: events.count, page: page(view)) ? [] : nil
  }

  package mutating func hear(_ brought: Brought, _ view: View) -> [Effect] {
    switch brought {
    case .found(let found):
      guard found.query == query else { return [] }
      self.found = found
      list = ListState()
      return found.troubles.first.map { [.complain($0)] } ?? []
    case .done(let words): return [.say(words)]
    case .failed(let words): return [.complain(words)]
    case .compared, .past, .signedIn, .newPIN: return []
    }
  }

  /// The small form above says for which days and by whom.
  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    guard case .audit(let from, let to, let person) = answer else { return [] }
    query.from = from
    query.to = to
    query.person = person
    return [.ask(.lookUp(query))]
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .open: return chosen.map { [.open(AuditEventScreen($0, of: query.patient))] } ?? []
    case .nextSort: return turn(by: 1)
    case .previousSort: return turn(by: -1)
    case .earlier: query.from = query.from.advanced(by: -AuditQuery.window)
    case .ask:
      return [
        .open(
          FormScreen(
            AuditForm {
              $0.from = query.from
              $0.to = query.to
              $0.person = query.person ?? ""
            }, view))
      ]
    case .whose: query.patient = query.patient == nil ? patient : nil
    case .save: return [.ask(.save(table(view)))]
    case .again: found = nil
    case .leave: return [.close]
    }
    return [.ask(.lookUp(query))]
  }

  private mutating func turn(by step: Int) -> [Effect] {
    let all = AuditQuery.Sort.allCases
    let index = all.firstIndex(of: query.sort) ?? 0
    query.sort = all[(index + step + all.count) % all.count]
    return [.ask(.lookUp(query))]
  }

  private func table(_ view: View) -> Paper {
    let words = AuditWords(view.office, only: query.patient)
    var paper = Paper(title: "audit.csv", text: "", about: query.patient.map { [Reference($0)] } ?? [])
    paper.rows = [AuditTable.heads] + events.map { AuditTable.row($0, words) }
    return paper
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let words = AuditWords(view.office, called: view.name, only: query.patient)
    let whose = query.patient.map { "of \(view.name($0))" } ?? "of everyone's records"
    canvas.box(
      rect, title: "Audit \(whose)\(query.person.map { ", by \($0)" } ?? "")",
      note: "\(query.from == query.to ? query.to.shown : "\(query.from.iso) to \(query.to.iso)"), \(query.sort.words)", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let rows = events.map { event in
      Row(
        [
          event.at.day == view.today ? event.at.time.shown : "\(event.at.day.short) \(event.at.time.shown)", event.by, event.desk,
          words.what(event), words.on(event),
        ], role: event.sort == .all ? .problem : event.sort == .changed ? .text : .dim)
    }
    let hasYears = query.from.parts.year != view.today.parts.year
    let columns = [
      Column("time", width: query.from == view.today ? 5 : hasYears ? 13 : 12, priority: 9), Column("who", width: 9, priority: 8),
      Column("desk", width: 9, priority: 2), Column("what", min: 18, priority: 8), Column("on what", min: 18, priority: 7),
    ]
    Table.draw(columns, rows, state: list, focused: true, on: &canvas, in: inner, empty: empty(view))
    guard let found, !isLooking, found.count > 0 else { return }
    canvas.putCount(
      found.count > found.events.count ? "the newest \(found.events.count) of \(found.count)" : "\(found.count) in all", under: inner)
  }

  private func empty(_ view: View) -> String {
    if isLooking { return "Looking through the journal and the access file ..." }
    let what = query.sort == .all ? "Nothing" : "Nothing of the kind \"\(query.sort.words)\""
    let days = query.from == query.to ? "on \(query.to.shown)" : "from \(query.from.shown) to \(query.to.shown)"
    return "\(what) is on record \(days). [ looks 30 days further back, g asks for other days, Tab for another kind."
  }
}

/// One row of an audit in full.
package struct AuditEventScreen: Screen {
  package enum Action: Hashable, Sendable { case leave }

  package static let name = "audit row"

  package static let keys: [Binding<Action>] = [Binding(.escape, .enter, action: .leave, "back to the rows")]

  private let event: AuditEvent
  private var top = 0

  /// Whose audit it was opened from.
  private let only: PatientID?

  init(_ event: AuditEvent, of only: PatientID?) { (self.event, self.only) = (event, only) }

  private func lines(_ view: View) -> [String] {
    AuditWords(view.office, called: view.name, only: only).lines(event).flatMap { line -> [String] in
      let indent = line.hasPrefix("  ") ? "    " : ""
      let parts = TextWrap.lines(line, columns: max(20, view.columns - 10))
      return parts.isEmpty ? [""] : [parts[0]] + parts.dropFirst().map { indent + $0 }
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch key {
    case .down, .char("j"): top += 1
    case .up, .char("k"): top -= 1
    case .pageDown: top += view.rows - 6
    case .pageUp: top -= view.rows - 6
    case .home: top = 0
    case .end: top = .max / 2
    default: return nil
    }
    top = max(0, min(top, lines(view).count - (view.rows - 5)))
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] { [.close] }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let lines = lines(view)
    canvas.box(rect, title: AuditWords(view.office, called: view.name).what(event), focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    for (offset, line) in lines.dropFirst(top).prefix(inner.rows).enumerated() {
      canvas.put(line, row: inner.row + offset, column: inner.column, role: line.hasPrefix(" ") ? .text : .heading, limit: inner.columns)
    }
    if lines.count > inner.rows {
      canvas.putCount("\(top + 1)-\(min(lines.count, top + inner.rows)) of \(lines.count) lines", under: inner)
    }
    canvas.cursor = Spot(row: inner.row, column: inner.column)
  }
}
