import Canvas
import Practice

/// The look at the waiting room: Enter says that all is well, `p` that the thing under the cursor is not.
package struct RoundScreen: Screen {
  package enum Action: Hashable, Sendable { case done, problem, leave }

  package static let name = "comfort round"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, action: .done, label: "done", "notes the round: what has no trouble beside it is well", verb: MakeRound.self),
    Binding(
      .char("p"), action: .problem, label: "trouble", "says what is wrong with the thing under the cursor; it becomes an open item",
      verb: MakeRound.self),
    Binding(.escape, action: .leave, "leaves; the round is still due"),
  ]

  private var list = ListState()
  private var problems: [String: String] = [:]
  /// What is being typed about the thing under the cursor.
  private var words: TextField?

  init() {}

  package var showsMasked: Bool { true }
  package func about(_ view: View) -> String { "comfort round" }
  package var isTyping: Bool { words != nil }
  package var isTouched: Bool { !problems.isEmpty || words != nil }

  private func things(_ view: View) -> [String] { view.office.roundThings }

  package func hints(_ view: View) -> [Hint] {
    if words != nil { return [Hint(key: "Enter", label: "keep it"), Hint(key: "Esc", label: "nothing is wrong")] }
    return [Hint(key: "Enter", label: problems.isEmpty ? "all is well" : "done, \(problems.count) to follow up")]
      + Self.keys.dropFirst().filter { !$0.label.isEmpty }.map {
        Hint(key: $0.keys.first?.shown ?? "", label: $0.label, off: off($0.action, view) != nil)
      }
  }

  package func whyMasked(_ action: Action, _ view: View) -> String? { action == .leave ? nil : Desk.shieldIsUp }

  package mutating func refresh(_ view: View) { list.keep(count: things(view).count, page: things(view).count) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    let things = things(view)
    if var field = words {
      let thing = things.indices.contains(list.selected) ? things[list.selected] : ""
      switch key {
      case .escape:
        problems[thing] = nil
        words = nil
      case .enter:
        let text = field.text.trimmed
        if text.isEmpty { return [.complain("say in a few words what is wrong, or Esc: nothing is")] }
        problems[thing] = text
        words = nil
        list.selected = min(list.selected + 1, things.count - 1)
      default:
        guard field.receive(key) else { return nil }
        words = field
      }
      return []
    }
    return list.receive(key, count: things.count, page: things.count) ? [] : nil
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    guard words != nil else { return nil }
    words?.paste(text)
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    let things = things(view)
    switch action {
    case .done:
      return [
        .change(MakeRound { $0.problems = things.compactMap { thing in problems[thing].map { RoundProblem(thing, $0) } } })
      ]
    case .problem:
      guard things.indices.contains(list.selected) else { return [] }
      words = TextField(problems[things[list.selected]] ?? "")
      return []
    case .leave: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let things = things(view)
    let last =
      view.office.lastRound(on: view.today).map { "Last looked at \($0.at.time.shown) by \($0.by)." } ?? "Nobody has looked yet today."
    let waits = view.office.waitingRoom(on: view.today, now: view.now).filter { $0.visit.state.isWaiting && $0.visit.place == .here }
    let inner = Dialog.frame(
      title: "Comfort round", rows: things.count + 3, columns: min(72, rect.columns - 4), hints: [], on: &canvas)
    canvas.put("\(last) \(waits.count) wait.", row: inner.row, column: inner.column, role: .dim, limit: inner.columns)
    for (index, thing) in things.enumerated() where inner.row + 1 + index <= inner.lastRow {
      let row = inner.row + 1 + index, selected = index == list.selected
      let problem = problems[thing]
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      if selected { canvas.cursor = Spot(row: row, column: inner.column) }
      canvas.put(
        problem == nil ? canvas.glyphs.open : "!", row: row, column: inner.column + 2, role: problem == nil ? .waiting : .alert)
      canvas.put(
        [Span(thing, selected ? .selected : .text), Span(problem.map { "  \($0)" } ?? "", .alert)], row: row, column: inner.column + 4,
        limit: inner.columns - 4)
    }
    guard let words else { return }
    canvas.put("what? ", row: inner.lastRow, column: inner.column, role: .label)
    words.draw(
      on: &canvas, row: inner.lastRow, column: inner.column + 6, columns: inner.columns - 6, focused: true,
      placeholder: "coffee on the floor by the door")
  }
}
