import Canvas
import Practice

/// All keys of the screen below, with the reasons of those that do nothing just now. Enter on a line does it.
package struct HelpScreen: Screen {
  package enum Action: Hashable, Sendable { case run, leave }

  package static let name = "help"
  package var isMadeOfWords: Bool { true }

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .run, label: "do it", "does what the line under the cursor says"),
    Binding(.escape, action: .leave, "back"),
  ]

  let lines: [KeyLine]
  var choice = Choice()

  init(lines: [KeyLine]) { self.lines = lines }

  /// What the flags on the rows mean.
  static let legend =
    Flag.allCases.map { KeyLine(screen: "flag", keys: $0.rawValue, label: "flag", sentence: "flag: \($0.meaning)") }
    + [("*", "somebody at another desk changed this row just now"), ("@", "somebody at another desk has this patient open")].map {
      KeyLine(screen: "flag", keys: $0, label: "sign", sentence: "sign: \($1)")
    }

  package var isTyping: Bool { true }

  private var items: [String] { lines.map { "\($0.keys) \($0.label) \($0.sentence) \($0.verb ?? "")" } }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch choice.receive(key, items: items, page: page(view)) {
    case .chosen(let index): lines[index].screen == "flag" ? [.say("\(lines[index].keys) is a \(lines[index].sentence)")] : [.run(index)]
    case .handled: []
    case nil: nil
    }
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    choice.paste(text)
    return []
  }

  private func page(_ view: View) -> Int { max(1, view.rows - 6) }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] { [.close] }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    canvas.box(rect, title: "Keys: type to search, Enter does it, Esc goes back", note: lines.first?.screen ?? "", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    choice.filter.draw(
      on: &canvas, row: inner.row, column: inner.column + 1, columns: inner.columns - 2, focused: true, placeholder: "a key or a word")
    let matching = choice.matching(items)
    var list = choice.list
    let page = inner.rows - 1
    list.keep(count: matching.count, page: page)
    canvas.putCount(list.window(count: matching.count, page: page), of: matching.count, under: inner)
    for (offset, at) in list.window(count: matching.count, page: page).enumerated() {
      let line = lines[matching[at]], row = inner.row + 1 + offset, selected = at == list.selected
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      let off = line.whyOff != nil
      canvas.put(TextWidth.pad(line.keys, to: 13, alignRight: true), row: row, column: inner.column + 1, role: off ? .dim : .key, limit: 13)
      let end = canvas.put(
        TextWidth.clip(line.sentence, to: inner.columns - 16, more: canvas.glyphs.more), row: row, column: inner.column + 16,
        role: selected ? .selected : off ? .dim : .text, limit: inner.columns - 16)
      if let why = line.whyOff {
        canvas.put(" - \(why)", row: row, column: end, role: .dim, limit: max(0, inner.column + inner.columns - end))
      }
    }
    // The reason of the chosen line in full, however narrow the window.
    if matching.indices.contains(list.selected), let why = lines[matching[list.selected]].whyOff {
      Toast.draw("off just now: \(why)", role: .problem, on: &canvas, row: view.rows - 2)
    }
    if matching.isEmpty { canvas.put("No key answers to that.", row: inner.row + 1, column: inner.column + 1, role: .dim) }
  }
}
