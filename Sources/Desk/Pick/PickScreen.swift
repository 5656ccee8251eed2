import Canvas
import Practice

/// A short list to choose from: a room, a reason, yes or no. The first item is the safe one.
package struct PickScreen: Screen {
  package enum Action: Hashable, Sendable { case choose, leave }

  /// One line of the list and what comes of it.
  package struct Item: Sendable {
    var label: String
    var effects: [Effect]
    private var answer: Answered?
    /// The key that takes it at once; where no line of a list has one, its number does.
    var key: Character?

    init(_ label: String, _ effects: [Effect], key: Character? = nil) {
      self.label = label
      self.effects = effects
      self.key = key
    }

    /// Does nothing but tell the screen below.
    init(_ label: String, answer: Answered) {
      self.init(label, [])
      self.answer = answer
    }

    var outcome: [Effect] { answer.map { [.answer($0)] } ?? [.pass(effects)] }
  }

  package static let name = "list"
  package var isMadeOfWords: Bool { true }

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .choose, label: "choose", "takes the line under the cursor; the key before a line takes it at once"),
    Binding(.escape, action: .leave, "leaves without choosing"),
  ]

  let title: String
  let lines: [String]
  let items: [Item]
  var list = ListState()

  init(title: String, lines: [String] = [], items: [Item]) {
    self.title = title
    self.lines = lines
    self.items = items
  }

  /// A room's number is its key, so that no digit ever means another room; otherwise lines are counted.
  private func keyOf(_ index: Int) -> Character? {
    if items.contains(where: { $0.key != nil }) { return items[index].key }
    return index < 9 ? Character(String(index + 1)) : nil
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if list.receive(key, count: items.count, page: items.count) { return [] }
    // Numbers choose at once; in a yes-or-no the first letters do.
    if case .char(let character) = key {
      if let index = items.indices.first(where: { keyOf($0) == character }) { return items[index].outcome }
      if character.isASCIIDigit { return [.complain("no line has the key \(character)")] }
      if items.count == 2, let index = items.firstIndex(where: { $0.label.hasPrefix(String(character)) }) {
        return items[index].outcome
      }
    }
    return nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .choose: items.indices.contains(list.selected) ? items[list.selected].outcome : [.close]
    case .leave: [.close]
    }
  }

  package func about(_ view: View) -> String { title }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let width = min(70, rect.columns - 6)
    var words = lines.flatMap { TextWrap.lines($0, columns: width) }
    // However much there is to say, what can be chosen has to be seen.
    let most = max(0, rect.rows - 4 - min(max(items.count, 1), 3))
    if words.count > most { words = words.prefix(max(0, most - 1)) + (most > 0 ? [canvas.glyphs.more] : []) }
    let room = max(1, rect.rows - 4 - words.count)
    let inner = Dialog.frame(
      title: title, rows: words.count + (words.isEmpty ? 0 : 1) + max(1, min(items.count, room)),
      columns: min(
        width,
        max(
          36,
          (items.map { TextWidth.columns($0.label) + 5 } + words.map { TextWidth.columns($0) } + [TextWidth.columns(title) + 4]).max() ?? 36
        )),
      hints: [], on: &canvas)
    for (index, line) in words.enumerated() { canvas.put(line, row: inner.row + index, column: inner.column, limit: inner.columns) }
    let top = inner.row + words.count + (words.isEmpty ? 0 : 1)
    var list = list
    list.keep(count: items.count, page: room)
    if items.isEmpty { canvas.put("There is nothing to choose from.", row: top, column: inner.column, role: .dim, limit: inner.columns) }
    if items.count > room { canvas.putCount(list.window(count: items.count, page: room), of: items.count, under: inner) }
    for (offset, index) in list.window(count: items.count, page: room).enumerated() {
      let selected = index == list.selected
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: top + offset, column: inner.column, role: .selected)
      let number = "\(keyOf(index).map(String.init) ?? " ") "
      canvas.put(
        [Span(number, .key), Span(items[index].label, selected ? .selected : .text)], row: top + offset, column: inner.column + 1,
        limit: inner.columns - 1)
      if selected { canvas.cursor = Spot(row: top + offset, column: inner.column) }
    }
  }
}
