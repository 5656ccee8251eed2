import Canvas
import Practice

/// Any form on the screen: fields one below the other, what is wrong beside them, and nothing typed is ever lost.
package struct FormScreen: Screen {
  package enum Action: Hashable, Sendable { case save, next, previous, theirs, mine, leave }

  package static let name = "form"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, .ctrl("s"), action: .save, label: "save", "saves what is in the form"),
    Binding(.tab, .down, action: .next, label: "next field", "goes to the next field"),
    Binding(.backTab, .up, action: .previous, "goes to the field before"),
    Binding(.ctrl("y"), action: .theirs, "takes what another desk wrote in this field meanwhile"),
    Binding(.ctrl("n"), action: .mine, "keeps what you wrote where another desk changed the same field meanwhile"),
    Binding(.escape, action: .leave, "leaves; asks if something was typed"),
  ]

  private(set) var kind: any FormKind
  var inputs: [FormInput]
  var fields: [TextField]
  var focus = 0
  var problem: FormProblem?
  /// Fields that another desk changed while this person was writing in them.
  var collisions: [String: Collision] = [:]
  /// The line of the journal up to which the record was looked at.
  var seenSeq: Int
  private let today: Day
  /// True until a key goes into the field under the cursor: what it was filled with is replaced by typing, as if selected.
  private var isFresh = true
  /// The field that is to be written anew after a question: what was typed there is replaced as well.
  private var asked: Int?
  /// The letters of a word to choose that were typed so far.
  private var spelled = ""

  /// `field` is the field of the record that the form is opened for: the cursor begins there.
  init(_ kind: any FormKind, _ view: View, at field: String? = nil) {
    var kind = kind
    kind.opened(view)
    self.kind = kind
    seenSeq = view.office.seq
    inputs = kind.inputs(view)
    fields = inputs.map { TextField($0.start) }
    assert(Set(inputs.map(\.name)).count == inputs.count, "two fields of one form have the same name")
    today = view.today
    if let field { focus = inputs.firstIndex { kind.recordField($0.name) == field } ?? 0 }
  }

  /// A form that was being written when the line dropped.
  init?(restoring draft: FormDraft, _ view: View) {
    guard let type = FormKinds.all.first(where: { $0.name == draft.form }), let kind = try? type.init(datum: draft.about) else {
      return nil
    }
    self.init(kind, view)
    for (index, input) in inputs.enumerated() {
      if let text = draft.texts.fields?[input.name].text { fields[index] = TextField(text) }
      if let seen = draft.seen.fields?[input.name].text { inputs[index].start = seen }
    }
    // What others changed while the line was down is found by looking again.
    seenSeq = -1
    rebase(view)
  }

  package var isTyping: Bool { true }
  package func concerns(_ view: View) -> [PatientID] { kind.concerns(view) }
  package var showsMasked: Bool { kind.showsMasked }

  package var isTouched: Bool { zip(inputs, fields).contains { $0.start != $1.text } }

  package func shows(_ view: View) -> [PatientID] { view.patients(in: kind.recorded) }

  /// With its first two fields, where the form is about nobody on file: two new patients are told apart by them.
  package func about(_ view: View) -> String {
    let title = kind.title(view)
    let words = fields.prefix(2).map(\.text).filter { !$0.isEmpty }.joined(separator: ", ")
    return kind.concerns(view).isEmpty && kind.subject == nil && draft != nil && !words.isEmpty ? "\(title): \(words)" : title
  }

  private var firstWords: String { zip(inputs, fields).first { $0.start != $1.text }?.1.text ?? kind.typed }

  package func opening(_ view: View) -> Presence.Opening? {
    kind.subject.map { .init("\(type(of: kind).name) form", view.office.about($0)) }
  }

  package var draft: FormDraft? { isTouched || !kind.typed.isEmpty ? place : nil }

  package var place: FormDraft? {
    var texts = Datum.Fields()
    var seen = Datum.Fields()
    for (input, field) in zip(inputs, fields) {
      texts[input.name] = .text(field.text)
      if kind.edits != nil {
        let open = collisions[input.name].flatMap { $0.answer == nil ? $0.base : nil }
        seen[input.name] = .text(open ?? input.start)
      }
    }
    let first = firstWords
    return FormDraft {
      $0.form = type(of: kind).name
      $0.about = kind.datum
      $0.texts = .fields(texts)
      $0.seen = .fields(seen)
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
    wrote()
    if problem?.field == inputs[focus].name { problem = nil }
    return []
  }

  /// What is in the field came with the form and was not touched; notes are added to, never replaced.
  var isFilled: Bool {
    isFresh && inputs[focus].name != "note" && !fields[focus].isEmpty
      && (fields[focus].text == inputs[focus].start || focus == asked)
  }

  private mutating func choose(_ key: Key, _ words: [String]) -> [Effect]? {
    let at = words.firstIndex(of: fields[focus].text)
    func set(_ index: Int) { fields[focus] = TextField(words[(index + words.count) % words.count]) }
    switch key {
    case .char(" "), .right: set((at ?? -1) + 1)
    case .left: set((at ?? 0) - 1)
    case .backspace, .delete: fields[focus] = TextField()
    case .char(let letter):
      // Whoever writes the word is understood; the first letter is enough, and again it is the next word with that letter.
      let written = spelled + letter.lowercased()
      if !spelled.isEmpty, let index = words.firstIndex(where: { $0.lowercased().hasPrefix(written) }) {
        set(index)
        spelled = written
        break
      }
      spelled = letter.lowercased()
      let order = Array(((at ?? -1) + 1)..<words.count) + Array(0..<((at ?? -1) + 1))
      guard let index = order.first(where: { words[$0].lowercased().hasPrefix(letter.lowercased()) }) else {
        return [.complain("choose one of: \(words.joined(separator: ", "))")]
      }
      set(index)
    default: return nil
    }
    wrote()
    problem = nil
    return []
  }

  package mutating func refresh(_ view: View) {
    rebase(view)
    for (name, text) in kind.renewed(values, view) {
      if let index = inputs.firstIndex(where: { $0.name == name }) { fields[index] = TextField(text) }
    }
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    guard inputs.indices.contains(focus), case .text = inputs[focus].kind else { return nil }
    if isFilled { fields[focus] = TextField() }
    isFresh = false
    // A field is one line: an address of several is put into one, and nothing of it dropped without a word.
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    fields[focus].paste(lines.joined(separator: ", "))
    wrote()
    return lines.count > 1 ? [.say("\(lines.count) lines were put into one")] : []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    (isFresh, asked, spelled) = (true, nil, "")
    switch action {
    case .theirs: return choose(.theirs)
    case .mine: return choose(.mine)
    case .next: focus = inputs.isEmpty ? 0 : (focus + 1) % inputs.count
    case .previous: focus = inputs.isEmpty ? 0 : (focus + inputs.count - 1) % inputs.count
    case .leave:
      return draft != nil ? [.open(Picks.leave("Leave \(type(of: kind).name)?", Picks.typed))] : [.close]
    case .save:
      problem = nil
      if let words = collisionWords {
        focus = undecided.first ?? focus
        return [.complain(words)]
      }
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
      // Another desk was faster by a moment: what it wrote stands beside what was typed by now.
      if refusal.rule == "changed meanwhile", let words = collisionWords {
        focus = undecided.first ?? focus
        return [.complain(words)]
      }
      if refusal.rule == "changed meanwhile" { kind.lookedAgain(view) }
      // The field that a rule is about is marked, under its own name or as a part of a name.
      if let path = refusal.field, let index = inputs.firstIndex(where: { $0.name == path || path.hasSuffix(".\($0.name)") }) {
        problem = FormProblem(inputs[index].name, refusal.sentence)
        focus = index
        // What gets past it is to write something else there; scripts have other words for the fields.
        return [.complain(refusal.sentence)]
      }
      return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    guard case .field(let name) = answer, let index = inputs.firstIndex(where: { $0.name == name }) else { return [] }
    (focus, isFresh, asked) = (index, true, index)
    return []
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    action == .theirs || action == .mine ? whyNoChoice : nil
  }

  package func hints(_ view: View) -> [Hint] {
    if !undecided.isEmpty { return [Hint(key: "Ctrl-Y", label: "take theirs"), Hint(key: "Ctrl-N", label: "keep yours")] }
    return Self.keys.filter { !$0.label.isEmpty }.map {
      Hint(key: $0.keys.first?.shown ?? "", label: $0.action == .save ? kind.doing : $0.label)
    }
  }
}
