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

  private var waits = FilteredList<WaitlistEntry>()

  package init() {}

  package var isTyping: Bool { waits.isTyping }
  package var isTouched: Bool { false }

  package mutating func refresh(_ view: View) {
    let all = view.office.waiting.sorted { ($1.priority, $0.since, $0.id) < ($0.priority, $1.since, $1.id) }
    waits.show(all.map { ($0, row($0, view)) }, page: max(1, view.rows - 10))
  }

  private func row(_ entry: WaitlistEntry, _ view: View) -> Row {
    let waited = max(0, entry.since.distance(to: view.today))
    let hold = view.office.holds(for: entry.id, of: entry.patient).last
    let last =
      hold.map { hold in
        hold.isOver(at: view.now) ? "HOLD OVER since \(hold.heldUntil?.time.shown ?? "?")" : "held to \(hold.heldUntil?.time.shown ?? "?")"
      } ?? entry.lastAttempt.map { "\($0.outcome.label) \($0.at.day.short)" } ?? "not asked"
    if view.isClosed(entry.patient) {
      return Row([view.name(entry.patient), "", "\(waited)d", "", last, Flag.restricted.rawValue])
    }
    return Row(
      [
        view.name(entry.patient), view.office[entry.type].map { $0.short.isEmpty ? $0.name : $0.short } ?? "?", "\(waited)d",
        entry.priority == .routine ? "" : entry.priority.rawValue,
        last, WishWords.line(entry, view),
      ], role: hold?.isOver(at: view.now) == true ? .late : entry.priority == .urgent ? .alert : .text)
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .add, .filter, .recalls, .leave: nil
    default: waits.nobody("nobody waits; a puts someone on the list")
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    guard let taken = waits.receive(key) else { return nil }
    if taken == .filtered { refresh(view) }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .filter:
      waits.openFilter()
      return []
    case .leave:
      guard waits.endFilter() else { return [.close] }
      refresh(view)
      return []
    case .add: return [.open(FindPatient(.wait))]
    case .recalls: return [.replace(RecallScreen())]
    case .call:
      let items = waits.fromHere.map { entry in CallItem { $0.entry = entry.id } }
      return [.open(CallRound(items, title: "Waitlist"))]
    default: break
    }
    guard let entry = waits.chosen else { return [] }
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
    canvas.box(rect, title: "Waitlist", note: "\(waits.part ?? "\(waits.count)") waiting", focused: true)
    let columns = [
      Column("in order", min: 18, priority: 9), Column("type", width: 5, priority: 6),
      Column("waits", width: 5, alignRight: true, priority: 8),
      Column("priority", width: 8, priority: 7), Column("last asked", width: 21, priority: 5), Column("wishes", min: 16, priority: 4),
    ]
    waits.draw(
      columns, more: waits.chosen.map { more($0, view) } ?? "", none: "Nobody waits for a time. a puts someone on the list.",
      on: &canvas, in: rect.inset(rows: 1, columns: 1))
  }

  /// What the one under the cursor wishes for, whole, and what for.
  private func more(_ entry: WaitlistEntry, _ view: View) -> String {
    if view.isClosed(entry.patient) { return "This record is restricted: i opens it, with a reason." }
    let said = [entry.reason, entry.note].filter { !$0.isEmpty }.joined(separator: "; ")
    return "wishes: \(WishWords.line(entry, view))" + (said.isEmpty ? "" : "; \(said)")
  }
}
