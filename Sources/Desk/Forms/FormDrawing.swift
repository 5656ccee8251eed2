import Canvas
import Practice

extension FormScreen {
  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let words = collisionLines ?? kind.lines(view)
    let lines = words.flatMap { TextWrap.lines($0, columns: min(72, rect.columns - 6)) }
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
      if let collision = collisions[input.name] {
        draw(collision, index, view, on: &canvas, Rect(row: row, column: column, rows: 1, columns: inner.column + inner.columns - column))
        continue
      }
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

  /// What the person wrote and what the other did, side by side; what is not chosen is dim.
  private func draw(_ collision: Collision, _ index: Int, _ view: View, on canvas: inout Canvas, _ spot: Rect) {
    let focused = index == focus, isTheirs = collision.answer == .theirs, half = max(8, spot.columns * 2 / 5)
    if case .choice = inputs[index].kind {
      canvas.put("[\(fields[index].text)]", row: spot.row, column: spot.column, role: focused ? .fieldFocused : .field, limit: half)
      if focused { canvas.cursor = Spot(row: spot.row, column: spot.column, visible: true) }
    } else {
      fields[index].draw(on: &canvas, row: spot.row, column: spot.column, columns: half, focused: focused, placeholder: "")
    }
    // What is cut here stands whole above the fields.
    let other = isTheirs ? "yours was: " : "\(collision.by): ", room = max(0, spot.columns - half - 1)
    let words = TextWidth.clip(
      isTheirs ? collision.mine : collision.theirs, to: max(0, room - 2 - TextWidth.columns(other)), more: canvas.glyphs.more)
    canvas.put(
      [Span("\(canvas.glyphs.vertical) \(other)", .dim), Span(words, collision.answer == nil ? .alert : .dim)], row: spot.row,
      column: spot.column + half + 1, limit: room)
  }
}
