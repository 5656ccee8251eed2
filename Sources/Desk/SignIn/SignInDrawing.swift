import Canvas
import Practice

extension SignInScreen {
  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let columns = min(56, rect.columns - 6)
    switch stage {
    case .name: drawNames(view, on: &canvas, columns)
    case .pin(let person): drawPIN(title(person, view), words(person, view), view, on: &canvas, columns)
    case .own(let person):
      drawPIN("A PIN for \(member(person, view))", ["6 digits or more, or a password of 10 letters or more."], view, on: &canvas, columns)
    case .again(let person): drawPIN("A PIN for \(member(person, view))", ["The same again."], view, on: &canvas, columns)
    }
  }

  private func member(_ person: StaffID, _ view: View) -> String { view.office[person]?.name ?? "" }

  private func title(_ person: StaffID, _ view: View) -> String {
    if case .locked(person, let time) = reason { return "Locked by \(member(person, view)) \(time.shown)" }
    return "Sign in as \(member(person, view))"
  }

  private func words(_ person: StaffID, _ view: View) -> [String] {
    if view.office[person]?.hasPIN == false {
      return ["\(member(person, view)) has no PIN: Enter opens the desk, for anyone.", "S, people, p sets one."]
    }
    return isDemo ? ["Everybody's PIN in this practice office is 246810."] : []
  }

  /// The notes that the door has to say, below what it asks.
  private func notes(_ columns: Int) -> [String] {
    isChecking ? ["One moment \u{2026}"] : answer.isEmpty ? [] : TextWrap.lines(answer, columns: columns)
  }

  private func drawPIN(_ title: String, _ words: [String], _ view: View, on canvas: inout Canvas, _ columns: Int) {
    let words = words.flatMap { TextWrap.lines($0, columns: columns) }
    let notes = notes(columns)
    let inner = Dialog.frame(title: title, rows: words.count + 1 + max(1, notes.count), columns: columns, hints: [], on: &canvas)
    for (index, line) in words.enumerated() { canvas.put(line, row: inner.row + index, column: inner.column, role: .dialog) }
    let row = inner.row + words.count
    let label = stage.isPIN ? "PIN " : "new PIN "
    canvas.put(label, row: row, column: inner.column, role: .label)
    let at = inner.column + label.count, room = max(1, inner.columns - label.count)
    canvas.fill(Rect(row: row, column: at, rows: 1, columns: room), role: .fieldFocused)
    let dots = min(typed, room - 1)
    canvas.put(String(repeating: canvas.glyphs.bullet, count: dots), row: row, column: at, role: .fieldFocused, limit: room)
    canvas.cursor = Spot(row: row, column: at + dots, visible: true)
    put(notes, on: &canvas, row: row + 1, inner)
  }

  private func drawNames(_ view: View, on canvas: inout Canvas, _ columns: Int) {
    let people = people(view), notes = notes(columns), page = namesShown(view)
    let extra = isDemo ? ["Everybody's PIN in this practice office is 246810."] : []
    let inner = Dialog.frame(
      title: "Sign in", rows: 1 + page + extra.count + max(1, notes.count), columns: columns, hints: [], on: &canvas)
    filter.draw(on: &canvas, row: inner.row, column: inner.column, columns: inner.columns, focused: true, placeholder: "your name")
    let cursor = canvas.cursor
    let matching = matching(view)
    var list = list
    list.keep(count: matching.count, page: page)
    let wide = (people.map { TextWidth.columns($0.name) }.max() ?? 0) + 2
    for (offset, at) in list.window(count: matching.count, page: page).enumerated() {
      let member = people[matching[at]], isSelected = at == list.selected, row = inner.row + 1 + offset
      let number = filter.isEmpty && matching[at] < 9 ? "\(matching[at] + 1) " : "  "
      canvas.put(isSelected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      canvas.put(
        [
          Span(number, .key), Span(TextWidth.pad(member.name, to: wide), isSelected ? .selected : .dialog),
          Span(member.fullName.isEmpty ? "" : member.fullName + ", ", .dialog), Span(member.role.label, .dim),
        ], row: row, column: inner.column + 1, limit: inner.columns - 1)
    }
    if matching.count > page { canvas.putCount(list.window(count: matching.count, page: page), of: matching.count, under: inner) }
    if matching.isEmpty {
      let why = filter.isEmpty ? "nobody can sign in yet" : "nobody by that name"
      canvas.put(why, row: inner.row + 1, column: inner.column + 1, role: .dim)
    }
    let below = inner.row + 1 + page
    for (index, line) in extra.enumerated() {
      canvas.put(line, row: below + index, column: inner.column, role: .dim, limit: inner.columns)
    }
    put(notes, on: &canvas, row: below + extra.count, inner)
    canvas.cursor = cursor
  }

  private func put(_ notes: [String], on canvas: inout Canvas, row: Int, _ inner: Rect) {
    for (index, line) in notes.enumerated() where row + index <= inner.lastRow {
      canvas.put(line, row: row + index, column: inner.column, role: isChecking ? .dim : .problem, limit: inner.columns)
    }
  }
}

extension SignInScreen.Stage {
  var isPIN: Bool {
    if case .pin = self { return true }
    return false
  }
}
