import Canvas
import Practice

/// What is open and followed up: incidents, troubles of the waiting room, words that wait for a clinician's answer.
package struct OpenItemsScreen: Screen {
  package enum Action: Hashable, Sendable { case close, note, answer, card, print, leave }

  package static let name = "open items"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .close, label: "close", "says what came of it and closes it", verb: CloseItem.self),
    Binding(.char("n"), action: .note, label: "note", "notes what was done about it", verb: NoteItem.self),
    Binding(
      .char("a"), action: .answer, label: "answer", "what the clinician said of words that must not wait", verb: AnswerRedFlag.self),
    Binding(.char("i"), action: .card, label: "card", "opens the patient's card"),
    Binding(.char("W"), action: .print, label: "print", "prints the incident with the whole course of the emergency"),
    Binding(.escape, action: .leave, "back"),
  ]

  private var list = ListState()
  private var at: OpenItemID?

  init(at item: OpenItemID? = nil) { at = item }

  package func about(_ view: View) -> String { "open items" }
  private func items(_ view: View) -> [OpenItem] { view.office.openItems(on: view.today) }

  private func chosen(_ view: View) -> OpenItem? {
    let all = items(view)
    return all.first { $0.id == at } ?? (all.indices.contains(list.selected) ? all[list.selected] : all.last)
  }

  private func page(_ view: View) -> Int { max(1, view.rows - 13) }

  package mutating func refresh(_ view: View) {
    let all = items(view)
    if let index = all.firstIndex(where: { $0.id == at }) { list.selected = index }
    list.keep(count: all.count, page: page(view))
    at = all.indices.contains(list.selected) ? all[list.selected].id : nil
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    let all = items(view)
    guard list.receive(key, count: all.count, page: page(view)) else { return nil }
    at = all.indices.contains(list.selected) ? all[list.selected].id : nil
    return []
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    if action == .leave { return nil }
    guard let item = chosen(view) else { return "nothing is open" }
    switch action {
    case .close:
      return view.whyOff(
        CloseItem {
          $0.item = item.id
          $0.outcome = "?"
        })
    case .note:
      return view.whyOff(
        NoteItem {
          $0.item = item.id
          $0.text = "?"
        })
    case .answer: return item.sort == .redFlag ? nil : "only words that must not wait are answered by a clinician"
    case .card: return item.patient == nil ? "it is nobody's" : nil
    case .print: return item.emergency == nil ? "only an incident has a course to print" : nil
    case .leave: return nil
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    guard let item = chosen(view) else { return action == .leave ? [.close] : [] }
    func form(_ closes: Bool) -> [Effect] {
      [
        .open(
          FormScreen(
            ItemForm {
              $0.item = item.id
              $0.closes = closes
            }, view))
      ]
    }
    switch action {
    case .close: return form(true)
    case .note: return form(false)
    case .answer: return [.open(RedFlagCard(answering: item.id))]
    case .card: return item.patient.map { [.open(PatientCard($0))] } ?? []
    case .print:
      guard let emergency: Emergency = view.office[item.emergency] else { return [] }
      return Effect.print(
        EmergencyPaper.handOver(emergency, item, in: view.office, now: view.now, note: view.paperNote), about: [emergency.reference])
    case .leave: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let all = items(view)
    canvas.box(rect, title: "Open items", note: all.count == 1 ? "1 open" : "\(all.count) open", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let (top, below) = inner.splitRows(max(3, inner.rows - 7))
    let columns = [
      Column("since", width: 12, priority: 8), Column("what kind", width: 13, priority: 7), Column("what", min: 20, priority: 9),
      Column("whose", width: 20, priority: 5), Column("by", width: 8, priority: 3),
    ]
    let rows = all.map { item in
      Row([
        item.day == view.today ? item.openedAt.time.shown : item.day.short, item.sort.label, item.what,
        item.patient.map { view.isClosed($0) ? Flag.restricted.rawValue : view.name($0) } ?? "", item.openedBy,
      ])
    }
    Table.draw(
      columns, rows, state: list, focused: true, on: &canvas, in: top,
      empty: "Nothing is open. A trouble of a comfort round, an emergency that is over and words that must not wait are followed up here.")
    guard let item = chosen(view), below.rows > 1 else { return }
    var lines = [
      "\(item.sort.label), \(item.place.isEmpty ? "" : "\(item.place), ")\(item.day.shown) \(item.openedAt.time.shown), by \(item.openedBy)",
      item.what,
    ]
    if !item.signs.isEmpty {
      lines.append("\(item.sort == .incident ? "seen" : "the office's words in it"): \(item.signs.joined(separator: ", "))")
    }
    lines += item.log.suffix(3).map { "\($0.at.day == view.today ? "" : $0.at.day.short + " ")\($0.at.time.shown) \($0.by): \($0.text)" }
    for (index, words) in lines.flatMap({ TextWrap.lines($0, columns: below.columns - 2) }).prefix(below.rows - 1).enumerated() {
      canvas.put(words, row: below.row + 1 + index, column: below.column + 1, role: index == 0 ? .heading : .text, limit: below.columns - 1)
    }
  }
}

extension OpenItemsScreen: Resumable {
  package var place: FormDraft? { kept(about: at?.datum ?? .null) }

  init?(resuming draft: FormDraft, _ view: View) {
    self.init(at: (try? OpenItemID?(datum: draft.about)) ?? nil)
  }
}
