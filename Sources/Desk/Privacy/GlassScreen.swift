import Canvas
import Practice

/// Asks what a restricted record is needed for, before anything of it is shown. The reason opens it for this person until the day ends.
package struct GlassScreen: Screen {
  package enum Action: Hashable, Sendable { case open, leave }

  /// What goes on once the record is open.
  enum Then: Sendable {
    case screen(any Screen)
    /// The nth key of the screen below, which was pressed before.
    case key(Int)
    /// Something that was set aside, counted from the last.
    case takeUp(Int)
    case nothing
  }

  package static let name = "restricted record"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, action: .open, label: "open the record", "opens the record for you until the day ends; the reason stays on record",
      verb: BreakGlass.self),
    Binding(.escape, action: .leave, "leaves; the record stays closed"),
  ]

  let patient: PatientID
  let then: Then
  private var field = TextField()
  private var problem = false

  init(_ patient: PatientID, then: Then) {
    self.patient = patient
    self.then = then
  }

  package var isTyping: Bool { true }
  package func about(_ view: View) -> String { "restricted record of \(view.name(patient))" }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    guard field.receive(key) else { return nil }
    problem = false
    return []
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    field.paste(text)
    problem = false
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .leave: return [.close]
    case .open:
      if !view.isClosed(patient) { return goOn }
      if let wrong = TypedReason.problem(field.text) {
        problem = true
        return [.complain(wrong)]
      }
      return [
        .change(
          BreakGlass {
            $0.patient = patient
            $0.reason = field.text
          })
      ]
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held: goOn
    case .refused(let refusal): [.complain(refusal.full)]
    case .failed(let sentence): [.complain(sentence)]
    }
  }

  private var goOn: [Effect] {
    switch then {
    case .screen(let screen): [.replace(screen)]
    case .key(let number): [.run(number)]
    case .takeUp(let number): [.close, .takeUp(number)]
    case .nothing: [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let columns = min(72, rect.columns - 6)
    let words =
      "This record is restricted. Opening it is recorded, with your name and the reason, and reviewed. It is then open to you until the day ends."
    let lines = TextWrap.lines(words, columns: columns)
    let title = "Restricted record: \(TextWidth.clip(view.name(patient), to: max(8, columns - 22), more: canvas.glyphs.more))"
    let inner = Dialog.frame(title: title, rows: lines.count + 3, columns: columns, hints: [], on: &canvas)
    for (index, line) in lines.enumerated() { canvas.put(line, row: inner.row + index, column: inner.column, limit: inner.columns) }
    let row = inner.row + min(lines.count + 1, inner.rows - 1)
    canvas.put("What for?", row: row, column: inner.column, role: problem ? .problem : .label)
    field.draw(
      on: &canvas, row: row, column: inner.column + 11, columns: max(4, inner.columns - 11), focused: true,
      placeholder: "(at least \(TypedReason.fewest) letters)")
  }
}
