import Canvas
import Practice

/// All about one row of the waiting room: its three clocks, what was said about the wait, and why each who comes before it does.
package struct RowStory: Screen {
  package enum Action: Hashable, Sendable { case turn, ownTurn, quote, leave }

  package static let name = "waiting story"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, action: .turn, label: "go before", "lets this patient go before the one under the cursor, with the reason",
      verb: ChangeTurn.self),
    Binding(.char("0"), action: .ownTurn, label: "own turn", "back to their own turn", verb: ChangeTurn.self),
    Binding(.char("Q"), action: .quote, label: "say the wait", "keeps what the patient was told about the wait", verb: QuoteWait.self),
    Binding(.escape, action: .leave, "back"),
  ]

  let visit: VisitID
  private var list = ListState()

  init(_ visit: VisitID) { self.visit = visit }

  private func record(_ view: View) -> Visit { view.office[visit] ?? Visit() }
  package func about(_ view: View) -> String { "the wait of \(view.name(record(view).patient))" }
  package func concerns(_ view: View) -> [PatientID] { [record(view).patient] }
  package func shows(_ view: View) -> [PatientID] { [record(view).patient] }

  /// Those who stand before it and wait as it does.
  private func before(_ view: View) -> [WaitingRow] {
    let all = view.office.waitingRoom(on: view.today, now: view.now)
    return Array(all.prefix { $0.visit.id != visit })
  }

  private func target(_ view: View) -> Visit? {
    let rows = before(view)
    return rows.indices.contains(list.selected) ? rows[list.selected].visit : nil
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .turn:
      guard let target = target(view) else { return "nobody is before them" }
      return view.whyOff(
        ChangeTurn {
          $0.visit = visit
          $0.before = target.id
          $0.reason = "?"
        })
    case .ownTurn: return view.whyOff(ChangeTurn { $0.visit = visit })
    case .quote: return record(view).state.isWaiting ? nil : "the patient is \(record(view).state.spoken), not waiting"
    case .leave: return nil
    }
  }

  package mutating func refresh(_ view: View) { list.keep(count: before(view).count, page: 8) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: before(view).count, page: 8) ? [] : nil
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .turn:
      guard let target = target(view) else { return [] }
      return [
        .open(
          FormScreen(
            TurnForm {
              $0.visit = visit
              $0.other = target.id
            }, view))
      ]
    case .ownTurn: return [.change(ChangeTurn { $0.visit = visit })]
    case .quote: return [.open(FormScreen(QuoteForm { $0.visit = record(view).id }, view))]
    case .leave: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let record = record(view)
    let appointment: Appointment? = view.office[record.appointment]
    let clocks = VisitClocks(record, appointment, now: view.now), over = view.office.over(record, clocks)
    let limits = view.office.limits(of: record)
    canvas.box(
      rect, title: "\(view.office[record.patient]?.name.loud ?? "unknown"), ticket \(record.ticket)",
      note: "\(record.state.label), \(view.provider(record.provider))", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    var row = inner.row
    func line(_ spans: [Span]) {
      guard row <= inner.lastRow else { return }
      canvas.put(spans, row: row, column: inner.column, limit: inner.columns)
      row += 1
    }
    func clock(_ label: String, _ minutes: Int, _ limit: Int, _ isOver: Bool) {
      let shown = (clocks.isGuess ? "~" : "") + (minutes < 0 ? "in \(minutesShown(-minutes))" : minutesShown(minutes))
      let most = limit > 0 ? "  the office means it to be less than \(minutesShown(limit))" : ""
      line([
        Span(TextWidth.pad(label, to: 18), .label), Span(TextWidth.pad(shown, to: 8), isOver ? .alert : .text),
        Span(isOver ? "LONG" : "    ", .alert), Span(most, .dim),
      ])
    }
    clock("in this state", clocks.inState, limits.inState, over.inState)
    clock("since arrival", clocks.sinceArrival, limits.here, over.here)
    if let past = clocks.pastAppointment { clock("past appointment", past, limits.past, over.past) }
    for told in record.quoted.suffix(3) {
      line([
        Span(TextWidth.pad("told", to: 18), .label),
        Span("about \(minutesShown(told.minutes)), at \(told.at.time.shown) by \(told.by)", .text),
      ])
    }
    if record.quoted.isEmpty { line([Span(TextWidth.pad("told", to: 18), .label), Span("nothing about the wait yet: Q keeps it", .dim)]) }
    if let urgency = record.urgency {
      let why = urgency.why.isEmpty ? "" : ": \(urgency.why)"
      line([
        Span(TextWidth.pad("clinician", to: 18), .label),
        Span("\(urgency.level.label), said \(urgency.by) at \(urgency.at.time.shown)\(why)", .alert),
      ])
    }
    if let item: OpenItem = view.office[record.cleared] {
      line([
        Span(TextWidth.pad("red flag", to: 18), .label),
        Span(
          "\"\(item.what)\": \(item.answer?.label ?? "not answered"), said \(item.clinician) at \(item.answeredAt?.time.shown ?? "?")",
          .alert),
      ])
    }
    line([])
    let rows = before(view)
    guard !rows.isEmpty else {
      line([Span("Nobody is before them.", .good)])
      canvas.cursor = Spot(row: inner.row, column: inner.column)
      return
    }
    line([Span("Why each comes before: fit to be said, it names no illness", .heading)])
    // The last row has the line of the one under the cursor, whole.
    let room = max(1, inner.lastRow - row)
    for index in list.window(count: rows.count, page: room) where row < inner.lastRow {
      let selected = index == list.selected
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      if selected { canvas.cursor = Spot(row: row, column: inner.column) }
      let name = TextWidth.pad(rows[index].patient.name.listed, to: 20)
      canvas.put(
        [Span(name, selected ? .selected : .text), Span("  " + view.office.why(rows[index].visit, before: record), .dim)], row: row,
        column: inner.column + 2, limit: inner.columns - 2)
      row += 1
    }
    if rows.indices.contains(list.selected) {
      canvas.put(
        view.office.why(rows[list.selected].visit, before: record), row: inner.lastRow, column: inner.column, limit: inner.columns)
    }
    if rows.count > room { canvas.putCount(list.window(count: rows.count, page: room), of: rows.count, under: inner) }
  }
}
