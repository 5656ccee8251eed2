import Canvas
import CodeSets
import Practice

/// Goes through a set of codes step by step, as coding is learned: the index, then chapter, block, category, code and 7th character, with the
/// notes that stand on the way.
package struct CodeDrill: Screen {
  package enum Action: Hashable, Sendable { case down, up, notes, leave }

  package static let name = "code drill"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, .right, action: .down, label: "step down", "goes to what stands below; puts a billable code on the superbill, if one is open",
      verb: AddDiagnosis.self, isLooking: true),
    Binding(.left, action: .up, label: "step up", "goes back to what stands above"),
    Binding(.tab, action: .notes, label: "more notes", "turns to the next of the notes"),
    Binding(.escape, action: .leave, "back to where one came from"),
  ]

  /// Where the code goes that is wanted, or nothing where somebody only learns.
  let target: CodeTarget?
  /// The term that is looked up in the index.
  var term = TextField()
  var list = ListState()
  /// Where one stands, from the top down; none at the top.
  private(set) var path: [CodePlace] = []
  /// The cursors on the way here, so that stepping up comes back to them.
  private var cursors: [ListState] = []
  private var rows: [CodeCard.Line] = []
  private var card: CodeCard?
  private var notes: [String] = []
  private var firstNote = 0
  private static let limit = 60

  init(_ target: CodeTarget?, at code: String? = nil, _ view: View) {
    self.target = target
    if let code, let card = view.codes.codeCard(code, day(view)) {
      path = card.above.map(\.place) + [card.line.place]
      cursors = path.map { _ in ListState() }
    }
    look(view)
  }

  package var isTyping: Bool { true }
  /// Nothing is typed here that would be missed.
  package var isTouched: Bool { false }
  package func about(_ view: View) -> String { "codes step by step" }

  private func day(_ view: View) -> Day { view.office[target?.superbill]?.day ?? view.today }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .down:
      rows.isEmpty ? (isCode ? whyNotAdded(view) : "nothing stands below") : nil
    case .up: path.isEmpty && term.isEmpty ? "this is the beginning" : nil
    case .notes: notes.count > 1 ? nil : "there are no more notes"
    case .leave: nil
    }
  }

  private var isCode: Bool { card?.line.hit.isBillable == true }

  private func whyNotAdded(_ view: View) -> String? {
    target == nil ? "this is the code; on a superbill Enter would put it there" : nil
  }

  package mutating func refresh(_ view: View) { look(view) }

  private mutating func look(_ view: View) {
    let day = day(view)
    firstNote = 0
    if let place = path.last {
      card = view.codes.card(place, day)
      rows = card?.below ?? []
      notes = (card?.notes ?? []).map { "\($0.label)\($0.at.map { ", at \($0)" } ?? ""): \($0.words)" }
    } else {
      card = nil
      notes = []
      rows = term.text.trimmed.isEmpty ? view.codes.tops(day) : index(view, day)
    }
    list.keep(count: rows.count, page: page(view))
  }

  /// What the index has for a term: the categories of the codes that answer, the likeliest first.
  private func index(_ view: View, _ day: Day) -> [CodeCard.Line] {
    var found: [CodeCard.Line] = []
    for hit in view.codes.find(CodeQuestion(term.text, on: day, limit: CodeDrill.limit)).hits {
      guard let card = view.codes.codeCard(hit.code, day) else { continue }
      let category = (card.above + [card.line]).first { !["chapter", "block"].contains($0.level) } ?? card.line
      if !found.contains(where: { $0.place == category.place }) { found.append(category) }
    }
    return found
  }

  private func page(_ view: View) -> Int { max(1, min(16, view.rows - 14)) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch key {
    case .up, .down, .pageUp, .pageDown:
      _ = list.receive(key, count: rows.count, page: page(view))
      return []
    case .left, .right: return nil
    default:
      guard term.receive(key) else { return nil }
      // Whoever types looks something up anew.
      path = []
      cursors = []
      list = ListState()
      look(view)
      return []
    }
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    term.paste(text)
    path = []
    cursors = []
    list = ListState()
    look(view)
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .down:
      guard rows.indices.contains(list.selected) else { return isCode ? add(view) : [] }
      let line = rows[list.selected]
      // From the index one comes to a category by its chapter and block, which are worth a look on the way back.
      if path.isEmpty, let card = view.codes.card(line.place, day(view)) {
        path = card.above.map(\.place)
        cursors = [list] + path.dropFirst().map { _ in ListState() }
        if path.isEmpty { cursors = [] }
      }
      path.append(line.place)
      cursors.append(list)
      list = ListState()
      look(view)
      return []
    case .up:
      if path.isEmpty {
        term = TextField()
        list = ListState()
      } else {
        path.removeLast()
        list = cursors.popLast() ?? ListState()
      }
      look(view)
      return []
    case .notes:
      firstNote = notes.isEmpty ? 0 : (firstNote + 1) % notes.count
      return []
    case .leave: return [.close]
    }
  }

  private func add(_ view: View) -> [Effect] {
    guard let target, let hit = card?.line.hit else { return [] }
    return target.effects(hit.code, hit.words, view)
  }

  /// What to do at this step, for whoever learns it.
  private var step: String {
    guard let card else {
      return term.text.trimmed.isEmpty
        ? "1. Index: type the condition, not the place; or take a chapter."
        : "1. Index: these categories have the term. Take one and read its notes."
    }
    switch card.line.level {
    case "chapter": return "2. Chapter: its notes hold for all of it. Take a block."
    case "block": return "3. Block: take the category."
    case "category":
      return card.line.hit.isBillable
        ? "4. Category: it is a code as it stands." : "4. Category: read what is excluded, then be more exact."
    case "heading": return "5. Not yet a code: something has to be added."
    default: return card.line.hit.isBillable ? "6. This is a code: billable as it stands." : "5. Something has to be added."
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let page = page(view)
    let inner = Dialog.frame(
      title: "Codes, step by step", rows: page + 9, columns: min(100, rect.columns - 4), hints: [], on: &canvas)
    term.draw(
      on: &canvas, row: inner.row, column: inner.column, columns: inner.columns, focused: true,
      placeholder: "a term of the index: diabetes, fracture, pain")
    canvas.put(step, row: inner.row + 1, column: inner.column, role: .heading, limit: inner.columns)
    draw(path: view, on: &canvas, inner)
    var list = list
    list.keep(count: rows.count, page: page)
    for (offset, index) in list.window(count: rows.count, page: page).enumerated() {
      draw(rows[index], selected: index == list.selected, on: &canvas, row: inner.row + 4 + offset, inner)
    }
    if rows.isEmpty, card == nil {
      canvas.put(
        view.codes.notice(day(view)) ?? "Nothing answers to that.", row: inner.row + 4, column: inner.column, role: .dim,
        limit: inner.columns)
    }
    draw(notes: view, on: &canvas, inner, from: inner.row + 4 + min(page, max(rows.count, 1)) + 1)
  }

  /// Where one stands: the way down in one line, and the title in the next.
  private func draw(path view: View, on canvas: inout Canvas, _ inner: Rect) {
    guard let card else {
      let words = rows.isEmpty ? "" : "\(list.selected + 1) of \(rows.count)"
      canvas.put(words, row: inner.row + 2, column: inner.column, role: .dim, limit: inner.columns)
      return
    }
    let way = (card.above + [card.line]).map { $0.level == "chapter" ? "chapter \($0.hit.code)" : $0.hit.code }.joined(separator: " > ")
    canvas.put(
      TextWidth.clip(way, to: inner.columns, more: canvas.glyphs.more), row: inner.row + 2, column: inner.column, role: .code,
      limit: inner.columns)
    let words = TextWidth.clip(card.line.hit.words, to: inner.columns, more: canvas.glyphs.more)
    canvas.put(words, row: inner.row + 3, column: inner.column, role: .text, limit: inner.columns)
  }

  private func draw(_ line: CodeCard.Line, selected: Bool, on canvas: inout Canvas, row at: Int, _ inner: Rect) {
    canvas.put(selected ? canvas.glyphs.pointer : " ", row: at, column: inner.column, role: .selected)
    canvas.put(TextWidth.pad(line.hit.code, to: 12), row: at, column: inner.column + 2, role: selected ? .selected : .code)
    let note = line.hit.isBillable ? "" : line.level
    let room = inner.columns - 15 - note.count
    canvas.put(
      TextWidth.clip(line.hit.words, to: room, more: canvas.glyphs.more), row: at, column: inner.column + 14,
      role: selected ? .selected : .text, limit: room)
    canvas.put(note, row: at, column: inner.column + inner.columns - note.count, role: .dim)
  }

  private func draw(notes view: View, on canvas: inout Canvas, _ inner: Rect, from first: Int) {
    var row = first
    for note in notes.dropFirst(firstNote) {
      for line in CodeDrill.wrapped(note, inner.columns - 2) {
        guard row <= inner.lastRow else { return }
        canvas.put(line, row: row, column: inner.column + 2, role: .dim, limit: inner.columns - 2)
        row += 1
      }
    }
  }

  /// A note in lines; a word that is longer than a line is cut.
  static func wrapped(_ text: String, _ columns: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, TextWidth.columns(last) + 1 + TextWidth.columns(String(word)) <= columns {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(TextWidth.clip(String(word), to: max(1, columns)))
      }
    }
    return lines
  }
}
