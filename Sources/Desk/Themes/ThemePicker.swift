import Canvas
import Practice

/// The themes in a list: the whole screen wears the one under the cursor at once, Enter keeps it, Esc goes back to the one before.
package struct ThemePicker: Screen {
  package enum Action: Hashable, Sendable { case keep, leave }

  package static let name = "themes"
  package var showsMasked: Bool { true }

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .keep, label: "keep it", "keeps the theme under the cursor, also for the next time"),
    Binding(.escape, action: .leave, "goes back to the theme from before"),
  ]

  private let items: [Wardrobe.Item]
  private let before: String
  private var list = ListState()

  init(_ wardrobe: Wardrobe) {
    items = wardrobe.items
    before = wardrobe.wearing
    list.selected = items.firstIndex { $0.name == before } ?? 0
  }

  private var chosen: String { items.indices.contains(list.selected) ? items[list.selected].name : before }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if list.receive(key, count: items.count, page: items.count) { return [.wear(chosen)] }
    if case .char(let character) = key, let number = character.wholeNumberValue, items.indices.contains(number - 1) {
      list.selected = number - 1
      return [.wear(chosen)]
    }
    return nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .keep: [.keepTheme(chosen), .close, .say("theme \(chosen) is kept; T changes it")]
    case .leave: [.wear(before), .close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let names = items.map { TextWidth.columns($0.name) }.max() ?? 0
    let inner = Dialog.frame(title: "Themes", rows: items.count + 2, columns: min(72, rect.columns - 4), hints: [], on: &canvas)
    let room = max(1, inner.rows - 2)
    var list = list
    list.keep(count: items.count, page: room)
    for (offset, index) in list.window(count: items.count, page: room).enumerated() {
      let isChosen = index == list.selected, row = inner.row + offset
      let name = "\(index + 1) \(items[index].name)"
      canvas.put(isChosen ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .dialogBorder)
      canvas.put(
        [
          Span(TextWidth.pad(name, to: names + 4), isChosen ? .selected : .dialog),
          Span(TextWidth.clip(items[index].words, to: inner.columns - names - 5, more: canvas.glyphs.more), .dialog),
        ], row: row, column: inner.column + 1, limit: inner.columns - 1)
      if isChosen { canvas.cursor = Spot(row: row, column: inner.column) }
    }
    let samples: [(String, Role)] = [
      ("late", .late), ("ready", .ready), ("waiting", .waiting), ("busy", .busy), ("FLAG", .flag), ("ALERT", .alert), ("$35.00", .money),
      ("problem", .problem), ("key", .key), ("field", .field),
    ]
    var at = inner.column
    for (word, role) in samples where at < inner.column + inner.columns {
      at = canvas.put(word, row: inner.lastRow, column: at, role: role, limit: inner.column + inner.columns - at) + 1
    }
  }
}
