import Canvas
import Practice

/// Do anything by its name.
package struct PaletteScreen: Screen {
  package enum Action: Hashable, Sendable { case run, leave }

  package static let name = "palette"
  package var isMadeOfWords: Bool { true }

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .run, label: "do it", "does what the line under the cursor says"),
    Binding(.escape, action: .leave, "back"),
  ]

  let lines: [KeyLine]
  var choice = Choice()

  init(lines: [KeyLine], typed: String = "") {
    self.lines = lines
    choice.paste(typed)
  }

  /// What stands after "asof", once that is typed.
  private var timeTyped: String? {
    let words = choice.filter.text.split(separator: " ", maxSplits: 1)
    guard words.first?.lowercased() == "asof" else { return nil }
    return words.count > 1 ? String(words[1]) : ""
  }

  package var isTyping: Bool { true }

  private var items: [String] { lines.map { "\($0.verb ?? $0.label): \($0.sentence)" } }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if key == .enter, let timeTyped {
      do throws(Refusal) { return [.replace(GoingBack(to: try .past(typed: timeTyped, now: view.clock)))] } catch {
        return [.complain(error.sentence)]
      }
    }
    return switch choice.receive(key, items: items, page: page(view)) {
    case .chosen(let index): [.run(index)]
    case .handled: []
    case nil: nil
    }
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    choice.paste(text)
    return []
  }

  private func page(_ view: View) -> Int { max(1, min(12, view.rows - 9)) }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] { [.close] }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let page = page(view)
    let inner = Dialog.frame(title: "Do", rows: page + 1, columns: min(74, rect.columns - 4), hints: [], on: &canvas)
    choice.filter.draw(
      on: &canvas, row: inner.row, column: inner.column, columns: inner.columns, focused: true,
      placeholder: "check in, walk-in, cancel, undo \u{2026}")
    if let timeTyped {
      drawTime(timeTyped, view, on: &canvas, in: inner)
      return
    }
    let matching = choice.matching(items)
    var list = choice.list
    list.keep(count: matching.count, page: page)
    canvas.putCount(list.window(count: matching.count, page: page), of: matching.count, under: inner)
    for (offset, at) in list.window(count: matching.count, page: page).enumerated() {
      let line = lines[matching[at]], row = inner.row + 1 + offset, selected = at == list.selected, off = line.whyOff != nil
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      let name = line.verb ?? (line.label.isEmpty ? "" : line.label)
      canvas.put(
        [
          Span(TextWidth.pad(line.keys, to: 12), .key), Span(name.isEmpty ? "" : name + ": ", selected ? .selected : off ? .dim : .heading),
          Span(line.sentence, off ? .dim : .text),
        ],
        row: row, column: inner.column + 1, limit: inner.columns - 1)
    }
    if matching.indices.contains(list.selected), let why = lines[matching[list.selected]].whyOff {
      Toast.draw("off just now: \(why)", role: .problem, on: &canvas, row: view.rows - 2)
    }
    if matching.isEmpty { drawElsewhere(on: &canvas, in: inner) }
  }

  /// What is no key here may be one on another screen: which, and where that is.
  private func drawElsewhere(on canvas: inout Canvas, in inner: Rect) {
    let all = KeyTable.all.filter { $0.keys != "Esc" }
    let found = choice.matching(all.map { "\($0.screen) \($0.verb ?? $0.label): \($0.sentence)" }).map { all[$0] }
    canvas.put(
      found.isEmpty ? "Nothing goes by that name." : "No key of this screen. Elsewhere:", row: inner.row + 1, column: inner.column + 1,
      role: .dim)
    for (offset, line) in found.prefix(inner.rows - 3).enumerated() {
      canvas.put(
        [Span("\(line.screen), ", .dim), Span(line.keys, .key), Span("  \(line.sentence)", .text)], row: inner.row + 2 + offset,
        column: inner.column + 1, limit: inner.columns - 1)
    }
  }

  /// What Enter will do, or what is wrong with the time.
  private func drawTime(_ typed: String, _ view: View, on canvas: inout Canvas, in inner: Rect) {
    let words: String, role: Role
    do throws(Refusal) {
      let moment = try Moment.past(typed: typed, now: view.clock)
      words = "Enter shows the desk as it was on \(moment.day.shown) at \(moment.time.shown), to look at."
      role = .text
    } catch {
      words = "\(error.sentence)."
      role = typed.isEmpty ? .dim : .problem
    }
    for (offset, line) in TextWrap.lines(words, columns: inner.columns - 2).prefix(inner.rows - 1).enumerated() {
      canvas.put(line, row: inner.row + 1 + offset, column: inner.column + 1, role: role, limit: inner.columns - 1)
    }
  }
}
