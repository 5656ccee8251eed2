import Canvas
import Practice

/// What is not on the disk, in the order in which it will be saved, and what was refused when the disk was well again.
package struct UnsavedScreen: Screen {
  package enum Action: Hashable, Sendable { case open, seen, leave }

  package static let name = "unsaved"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .open, label: "patient", "goes to the patient whom the change is about"),
    Binding(.char("x"), .delete, action: .seen, label: "seen", "takes a refused change off the list: it was dealt with"),
    Binding(.escape, action: .leave, label: "", "back"),
  ]

  var list = ListState()

  package init() {}

  /// Refused ones first: they need a person.
  private func lines(_ view: View) -> [Unsaved.Line] { view.unsaved.refused + view.unsaved.waiting }

  private func chosen(_ view: View) -> Unsaved.Line? {
    let lines = lines(view)
    return lines.indices.contains(list.selected) ? lines[list.selected] : nil
  }

  package func about(_ view: View) -> String { "what is not saved" }

  private func page(_ view: View) -> Int { max(1, view.rows - 9) }

  package mutating func refresh(_ view: View) { list.keep(count: lines(view).count, page: page(view)) }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .open:
      guard let line = chosen(view) else { return "everything is saved" }
      return line.patient.flatMap { view.office[$0] } == nil ? "no patient on file belongs to this change" : nil
    case .seen:
      guard let line = chosen(view) else { return "everything is saved" }
      return view.unsaved.refused.contains(line) ? nil : "this one is saved as soon as the disk takes it"
    case .leave: return nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: lines(view).count, page: page(view)) ? [] : nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    guard let line = chosen(view) else { return [.close] }
    switch action {
    case .open: return line.patient.map { [.close, .open(PatientCard(view.office.real($0)))] } ?? []
    case .seen: return [.dismiss(line.token)]
    case .leave: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let lines = lines(view), waiting = view.unsaved.waiting.count, refused = view.unsaved.refused.count
    canvas.box(rect, title: "Not saved", note: "\(waiting) waiting, \(refused) refused", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    let why =
      waiting == 0
      ? "The disk takes changes again. What was refused has to be done anew, or was done by someone else."
      : "\(view.unsaved.why). They are tried again by themselves, in this order."
        + (view.unsaved.isKept ? "" : " Nothing else could keep them: whoever leaves this desk before loses them.")
    let words = TextWrap.lines(why.prefix(1).uppercased() + why.dropFirst(), columns: inner.columns).prefix(2)
    for (index, line) in words.enumerated() { canvas.put(line, row: inner.row + index, column: inner.column, limit: inner.columns) }
    guard !lines.isEmpty else {
      canvas.put("Everything is saved.", row: inner.row + 3, column: inner.column, role: .good, limit: inner.columns)
      return
    }
    let foot = chosen(view).map { TextWrap.lines($0.why, columns: inner.columns).prefix(3) } ?? []
    let room = max(1, inner.rows - 4 - 3)
    var list = list
    list.keep(count: lines.count, page: room)
    let window = list.window(count: lines.count, page: room)
    for (offset, index) in window.enumerated() {
      let line = lines[index], row = inner.row + 3 + offset, selected = index == list.selected
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      canvas.put(
        [
          Span(line.why.isEmpty ? "UNSAVED " : "REFUSED ", line.why.isEmpty ? .flag : .problem),
          Span("\(line.at.day == view.today ? "" : line.at.day.short + " ")\(line.at.time.shown)  ", .dim),
          Span(line.words, selected ? .selected : .text), Span(line.by == view.context.by ? "" : "  by \(line.by)", .dim),
        ], row: row, column: inner.column + 2, limit: inner.columns - 2)
      if selected { canvas.cursor = Spot(row: row, column: inner.column) }
    }
    canvas.putCount(window, of: lines.count, under: rect.inner)
    for (index, line) in foot.enumerated() {
      canvas.put(line, row: inner.lastRow - foot.count + 1 + index, column: inner.column, role: .problem, limit: inner.columns)
    }
  }
}
