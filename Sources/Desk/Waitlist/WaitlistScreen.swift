import Canvas
import Practice

/// Everyone who waits for a time, in the order in which they would be asked.
package struct WaitlistScreen: Screen {
  package enum Action: Hashable, Sendable { case call, book, add, change, takeOff, priority, filter, recalls, card, leave }

  package static let name = "waitlist"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, .char("c"), action: .call, label: "call round", "calls from the row under the cursor on, one after the other",
      verb: NoteCall.self),
    Binding(.char("m"), action: .book, label: "book", "makes the appointment that they wait for", verb: Book.self),
    Binding(.char("a"), action: .add, label: "add", "puts a patient on the waitlist", verb: PutOnWaitlist.self),
    Binding(.char("e"), action: .change, label: "change", "changes what they wish for", verb: PutOnWaitlist.self),
    Binding(
      .char("x"), action: .takeOff, label: "take off", "takes the wish off the list, with what became of it", verb: TakeOffWaitlist.self),
    Binding(.char("p"), action: .priority, "how soon they should come: for clinicians and managers", verb: SetWaitPriority.self),
    Binding(.char("/"), action: .filter, label: "filter", "shows only rows with these words: a name, a type, a provider, urgent"),
    Binding(.char("r"), action: .recalls, label: "recalls", "goes to the recalls"),
    Binding(.char("i"), action: .card, "opens the patient's card"),
    Binding(.escape, action: .leave, "back; first ends the filter"),
  ]

  var list = ListState()
  private var filter = RowFilter()
  private var rows: [(entry: WaitlistEntry, row: Row)] = []
  private var count = 0

  package init() {}

  package var isTyping: Bool { filter.isOpen }
  package var isTouched: Bool { false }
  private func page(_ view: View) -> Int { max(1, view.rows - 8) }
  private var chosen: WaitlistEntry? { rows.indices.contains(list.selected) ? rows[list.selected].entry : nil }

  package mutating func refresh(_ view: View) {
    let at = chosen?.id
    let all = view.office.waiting.sorted { ($1.priority, $0.since, $0.id) < ($0.priority, $1.since, $1.id) }
    count = all.count
    rows = all.map { ($0, row($0, view)) }.filter { filter.takes($0.1.cells) }
    if let at, let index = rows.firstIndex(where: { $0.entry.id == at }) { list.selected = index }
    list.keep(count: rows.count, page: page(view))
  }

  private func row(_ entry: WaitlistEntry, _ view: View) -> Row {
    let waited = max(0, entry.since.distance(to: view.today))
    let hold = view.office.holds(for: entry.id, of: entry.patient).last
    let last =
      hold.map { hold in
        hold.isOver(at: view.now) ? "HOLD OVER since \(hold.heldUntil?.time.shown ?? "?")" : "held to \(hold.heldUntil?.time.shown ?? "?")"
      } ?? entry.lastAttempt.map { "\($0.outcome.label) \($0.at.day.short)" } ?? "not asked"
    return Row(
      [
        view.name(entry.patient), view.office[entry.type]?.short ?? "?", "\(waited)d",
        entry.priority == .routine ? "" : entry.priority.rawValue,
        last, WishWords.line(entry, view),
      ], role: hold?.isOver(at: view.now) == true ? .late : entry.priority == .urgent ? .alert : .text)
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .add, .filter, .recalls, .leave: nil
    default: chosen == nil ? (count == 0 ? "nobody waits; a puts someone on the list" : "no row has those words; Esc shows all") : nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if filter.receive(key) {
      list = ListState()
      refresh(view)
      return []
    }
    return list.receive(key, count: rows.count, page: page(view)) ? [] : nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .filter:
      filter.open()
      return []
    case .leave:
      if filter.isEmpty { return [.close] }
      filter = RowFilter()
      refresh(view)
      return []
    case .add: return [.open(FindPatient(.wait))]
    case .recalls: return [.replace(RecallScreen())]
    case .call:
      let items = rows.dropFirst(list.selected).map { row in CallItem { $0.entry = row.entry.id } }
      return [.open(CallRound(Array(items), title: "Waitlist"))]
    default: break
    }
    guard let entry = chosen else { return [] }
    switch action {
    case .book:
      var book = BookScreen([entry.patient], view)
      book.type = entry.type
      book.minutes = entry.minutes ?? view.office[entry.type]?.minutes ?? book.minutes
      book.provider = entry.providers.first
      return [.open(book)]
    case .change: return [.open(FormScreen(WishForm { $0.entry = entry.id }, view))]
    case .priority: return [.open(FormScreen(PriorityForm { $0.entry = entry.id }, view))]
    case .card: return [.open(PatientCard(entry.patient))]
    case .takeOff:
      let items = WaitlistEntry.Ending.allCases.filter { $0 != .booked }.map { ending in
        PickScreen.Item(
          ending.label,
          [
            .change(
              TakeOffWaitlist {
                $0.entry = entry.id
                $0.ending = ending
              })
          ])
      }
      return [
        .open(
          PickScreen(title: "Take \(view.name(entry.patient)) off the waitlist: why?", items: [.init("no, they go on waiting", [])] + items)
        )
      ]
    default: return []
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    if case .failed(let sentence) = heard { return [.complain(sentence)] }
    return []
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    canvas.box(
      rect, title: "Waitlist", note: filter.isEmpty ? "\(count) waiting" : "\(rows.count) of \(count) waiting", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let (top, body) = inner.splitRows(filter.isShown ? 1 : 0)
    if filter.isShown { filter.draw(on: &canvas, in: top) }
    let columns = [
      Column("in order", min: 18, priority: 9), Column("type", width: 5, priority: 6),
      Column("waits", width: 5, alignRight: true, priority: 8),
      Column("priority", width: 8, priority: 7), Column("last asked", width: 21, priority: 5), Column("wishes", min: 16, priority: 4),
    ]
    let empty = count == 0 ? "Nobody waits for a time. a puts someone on the list." : "No row has these words; Esc shows all."
    Table.draw(columns, rows.map(\.row), state: list, focused: true, on: &canvas, in: body, empty: empty)
    if filter.isOpen { canvas.cursor = filter.spot(in: top) }
  }
}
