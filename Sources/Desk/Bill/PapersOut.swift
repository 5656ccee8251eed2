import Canvas
import Practice

/// The printed superbills of a day that are not in the books yet: where each is, and one key for where it is now.
package struct PapersOut: Screen {
  package enum Action: Hashable, Sendable { case open, withProvider, returned, entered, missing, leave }

  package static let name = "papers out"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .open, label: "superbill", "opens the superbill, to write down what is on the paper"),
    Binding(.char("w"), action: .withProvider, label: "with provider", "the provider has it", verb: NotePaper.self),
    Binding(.char("r"), action: .returned, label: "returned", "it is back at the desk", verb: NotePaper.self),
    Binding(.char("e"), action: .entered, label: "entered", "what is on it is in the superbill: it is done with", verb: NotePaper.self),
    Binding(.char("m"), action: .missing, label: "missing", "nobody has it", verb: NotePaper.self),
    Binding(.escape, action: .leave, "back"),
  ]

  let day: Day
  private var list = ListState()
  private var at: SuperbillID?

  init(_ day: Day) { self.day = day }

  package func about(_ view: View) -> String { "papers out on \(day.shown)" }

  private func bills(_ view: View) -> [Superbill] { view.office.papersOut(on: day) }
  private func chosen(_ view: View) -> Superbill? {
    let all = bills(view)
    return all.indices.contains(list.selected) ? all[list.selected] : nil
  }
  private func page(_ view: View) -> Int { max(1, view.rows - 9) }

  package mutating func refresh(_ view: View) {
    let all = bills(view)
    if let index = all.firstIndex(where: { $0.id == at }) { list.selected = index }
    list.keep(count: all.count, page: page(view))
    at = chosen(view)?.id
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    guard list.receive(key, count: bills(view).count, page: page(view)) else { return nil }
    at = chosen(view)?.id
    return []
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    guard action != .leave else { return nil }
    guard let bill = chosen(view) else { return "no paper is out" }
    return stage(action).flatMap { stage in
      view.whyOff(
        NotePaper {
          $0.superbill = bill.id
          $0.stage = stage
        })
    }
  }

  private func stage(_ action: Action) -> PaperStep.Stage? {
    switch action {
    case .withProvider: .withProvider
    case .returned: .returned
    case .entered: .entered
    case .missing: .missing
    case .open, .leave: nil
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    guard let bill = chosen(view), action != .leave else { return [.close] }
    if let stage = stage(action) { return [PaperPick.note(stage, bill)] }
    return [.open(BillScreen(bill.id))]
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held: []
    case .refused(let refusal): [.complain(refusal.full)]
    case .failed(let sentence): [.complain(sentence)]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let all = bills(view)
    canvas.box(rect, title: "Papers out, \(day.shown)", note: "\(all.count)", focused: true)
    let inner = rect.inner
    guard !all.isEmpty else {
      canvas.put(
        "Every printed superbill of this day is entered.", row: inner.row, column: inner.column + 1, role: .dim, limit: inner.columns - 1)
      canvas.cursor = Spot(row: inner.row, column: inner.column)
      return
    }
    var list = list
    list.keep(count: all.count, page: inner.rows)
    for (offset, index) in list.window(count: all.count, page: inner.rows).enumerated() {
      let bill = all[index], row = inner.row + offset, isHere = index == list.selected
      guard let step = bill.paper.last else { continue }
      if isHere {
        canvas.put(canvas.glyphs.pointer, row: row, column: inner.column, role: .selected)
        canvas.cursor = Spot(row: row, column: inner.column)
      }
      canvas.put(
        [
          Span(TextWidth.pad(bill.id.shown, to: 6), .dim), Span(TextWidth.pad(view.name(bill.patient), to: 26), isHere ? .selected : .text),
          Span(" " + TextWidth.pad(view.provider(bill.provider), to: 9), .text),
          Span(TextWidth.pad(step.stage.label, to: 14), step.stage == .missing ? .alert : .text), Span(step.at.time.shown + "  ", .text),
          Span(bill.lines.isEmpty ? "nothing entered  " : "\(bill.lines.count) services  ", .dim), Span(step.by, .dim),
        ], row: row, column: inner.column + 2, limit: inner.columns - 2)
    }
  }
}
