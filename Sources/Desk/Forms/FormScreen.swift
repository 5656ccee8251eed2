import Canvas
import Practice

/// Any form on the screen: fields one below the other, what is wrong beside them, and nothing typed is ever lost.
package struct FormScreen: Screen {
  package enum Action: Hashable, Sendable { case save, next, previous, leave }

  package static let name = "form"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, .ctrl("s"), action: .save, label: "save", "saves what is in the form"),
    Binding(.tab, .down, action: .next, label: "next field", "goes to the next field"),
    Binding(.backTab, .up, action: .previous, "goes to the field before"),
    Binding(.escape, action: .leave, "leaves; asks if something was typed"),
  ]

  let kind: any FormKind
  let inputs: [FormInput]
  var fields: [TextField]
  var focus = 0
  var problem: FormProblem?
  private let today: Day
  /// True until a key goes into the field under the cursor: what it was filled with is replaced by typing, as if selected.
  private var isFresh = true

  init(_ kind: any FormKind, _ view: View) {
    var kind = kind
    kind.opened(view)
    self.kind = kind
    inputs = kind.inputs(view)
    fields = inputs.map { TextField($0.start) }
    assert(Set(inputs.map(\.name)).count == inputs.count, "two fields of one form have the same name")
    today = view.today
  }

  /// A form that was being written when the line dropped.
  init?(restoring draft: FormDraft, _ view: View) {
    guard let type = FormKinds.all.first(where: { $0.name == draft.form }), let kind = try? type.init(datum: draft.about) else {
      return nil
    }
    self.init(kind, view)
    for (index, input) in inputs.enumerated() {
      if let text = draft.texts.fields?[input.name].text { fields[index] = TextField(text) }
    }
  }

  package var isTyping: Bool { true }

  package var isTouched: Bool { zip(inputs, fields).contains { $0.start != $1.text } }

  package func about(_ view: View) -> String { kind.title(view) }

  package var draft: FormDraft? { isTouched || !kind.typed.isEmpty ? place : nil }

  package var place: FormDraft? {
    var texts = Datum.Fields()
    for (input, field) in zip(inputs, fields) { texts[input.name] = .text(field.text) }
    let first = zip(inputs, fields).first { $0.start != $1.text }?.1.text ?? kind.typed
    return FormDraft {
      $0.form = type(of: kind).name
      $0.about = kind.datum
      $0.texts = .fields(texts)
      $0.words = "\(type(of: kind).name) \(first)"
    }
  }

  private var values: FormValues {
    FormValues(texts: Dictionary(zip(inputs.map(\.name), fields.map(\.text)), uniquingKeysWith: { $1 }), today: today)
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    guard inputs.indices.contains(focus) else { return nil }
    if case .choice(let words) = inputs[focus].kind {
      return choose(key, words)
    }
    if isFilled {
      // The first letter replaces what was there; keys that move or delete begin to edit it.
      if case .char = key { fields[focus] = TextField() }
    }
    guard fields[focus].receive(key) else { return nil }
    isFresh = false
    if problem?.field == inputs[focus].name { problem = nil }
    return []
  }

  /// What is in the field came with the form and was not touched; notes are added to, never replaced.
  private var isFilled: Bool {
    isFresh && inputs[focus].name != "note" && !fields[focus].isEmpty && fields[focus].text == inputs[focus].start
  }

  private mutating func choose(_ key: Key, _ words: [String]) -> [Effect]? {
    let at = words.firstIndex(of: fields[focus].text)
    func set(_ index: Int) { fields[focus] = TextField(words[(index + words.count) % words.count]) }
    switch key {
    case .char(" "), .right: set((at ?? -1) + 1)
    case .left: set((at ?? 0) - 1)
    case .backspace, .delete: fields[focus] = TextField()
    case .char(let letter):
      // The first letter chooses; again, the next word with that letter.
      let order = Array(((at ?? -1) + 1)..<words.count) + Array(0..<((at ?? -1) + 1))
      guard let index = order.first(where: { words[$0].lowercased().hasPrefix(letter.lowercased()) }) else {
        return [.complain("choose one of: \(words.joined(separator: ", "))")]
      }
      set(index)
    default: return nil
    }
    problem = nil
    return []
  }

  package mutating func refresh(_ view: View) {
    for (name, text) in kind.renewed(values, view) {
      if let index = inputs.firstIndex(where: { $0.name == name }) { fields[index] = TextField(text) }
    }
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    guard inputs.indices.contains(focus), case .text = inputs[focus].kind else { return nil }
    if isFilled { fields[focus] = TextField() }
    isFresh = false
    fields[focus].paste(text)
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    isFresh = true
    switch action {
    case .next: focus = inputs.isEmpty ? 0 : (focus + 1) % inputs.count
    case .previous: focus = inputs.isEmpty ? 0 : (focus + inputs.count - 1) % inputs.count
    case .leave:
      guard isTouched else { return [.close] }
      return [
        .open(
          PickScreen(
            title: "Leave \(type(of: kind).name)?", lines: ["What you typed would be lost. Ctrl-K sets it aside instead."],
            items: [.init("no, go on writing", []), .init("yes, throw it away", [.close])]))
      ]
    case .save:
      problem = nil
      do throws(FormProblem) { return try kind.submit(values, view) } catch {
        problem = error
        focus = inputs.firstIndex { $0.name == error.field } ?? focus
        return [.complain(error.sentence)]
      }
    }
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved(let entry), .held(let entry, _): return kind.after(entry, view)
    case .refused(let refusal):
      // The field that a rule is about is marked, under its own name or as a part of a name.
      if let path = refusal.field, let index = inputs.firstIndex(where: { $0.name == path || path.hasSuffix(".\($0.name)") }) {
        problem = FormProblem(inputs[index].name, refusal.sentence)
        focus = index
      }
      return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package func hints(_ view: View) -> [Hint] {
    Self.keys.filter { !$0.label.isEmpty }.map {
      Hint(key: $0.keys.first?.shown ?? "", label: $0.action == .save ? kind.doing : $0.label)
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let lines = kind.lines(view).flatMap { TextWrap.lines($0, columns: min(72, rect.columns - 6)) }
    let labels = inputs.map { TextWidth.columns($0.label) }.max() ?? 0
    // In a low window the fields matter more than the words above them, and they scroll around the focus.
    let above = min(lines.count, max(0, rect.rows - 4 - min(inputs.count, 6)))
    let room = max(1, rect.rows - 4 - above)
    let visible = min(inputs.count, room)
    let first = max(0, min(focus - visible / 2, inputs.count - visible))
    let inner = Dialog.frame(
      title: kind.title(view), rows: above + visible + (above > 0 ? 1 : 0), columns: min(76, rect.columns - 4), hints: [], on: &canvas)
    for (index, line) in lines.prefix(above).enumerated() {
      canvas.put(line, row: inner.row + index, column: inner.column, role: .text, limit: inner.columns)
    }
    let top = inner.row + above + (above > 0 ? 1 : 0)
    for (offset, index) in (first..<(first + visible)).enumerated() {
      let input = inputs[index], row = top + offset, focused = index == focus
      let wrong = problem?.field == input.name
      canvas.put(TextWidth.pad(input.label, to: labels, alignRight: true), row: row, column: inner.column, role: wrong ? .problem : .label)
      var column = inner.column + labels + 2
      if wrong { canvas.put("!", row: row, column: column - 1, role: .problem) }
      if case .choice(let words) = input.kind {
        let end = inner.column + inner.columns
        // All words from the first that leaves room for the chosen one, and a sign where some are not seen.
        let needed = words.map { TextWidth.columns($0) + 3 }
        let at = words.firstIndex(of: fields[index].text) ?? 0
        var from = 0
        while from < at, column + needed[from...at].reduce(0, +) > end - 2 { from += 1 }
        if from > 0 { column = canvas.put(canvas.glyphs.more + " ", row: row, column: column, role: .dim) }
        for (number, word) in words.enumerated().dropFirst(from) where column < end {
          if column + needed[number] > end, number > at || number == words.count - 1 && number != at, column + 2 < end {
            canvas.put(canvas.glyphs.more, row: row, column: column + 1, role: .dim)
            break
          }
          let chosen = fields[index].text == word
          let after = canvas.put(
            chosen ? "[\(word)]" : " \(word) ", row: row, column: column, role: chosen ? (focused ? .fieldFocused : .field) : .dim,
            limit: inner.column + inner.columns - column)
          if focused, chosen || (fields[index].isEmpty && number == from) {
            canvas.cursor = Spot(row: row, column: column, visible: true)
          }
          column = after + 1
        }
      } else {
        fields[index].draw(
          on: &canvas, row: row, column: column, columns: max(4, inner.columns - labels - 2), focused: focused,
          placeholder: input.example.isEmpty ? "" : "(\(input.example))")
        if focused, isFilled {
          canvas.paint(
            Rect(row: row, column: column, rows: 1, columns: min(TextWidth.columns(fields[index].text), inner.columns - labels - 2)),
            role: .selected)
        }
      }
    }
    if visible < inputs.count {
      canvas.putCount("field \(focus + 1) of \(inputs.count)", under: inner)
    }
  }
}
