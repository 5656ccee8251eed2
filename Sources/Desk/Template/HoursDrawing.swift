import Canvas
import Practice

extension HoursScreen {
  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let changed = lines.count(where: \.isChanged)
    canvas.box(
      rect, title: "Hours of \(view.provider(provider))",
      note: changed == 0 ? "as in force" : changed == 1 ? "1 line changed" : "\(changed) lines changed", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    // The lines scroll around the focus where many dates have hours of their own.
    let room = max(3, min(lines.count, inner.rows - 8))
    let first = max(0, min(focus - room / 2, lines.count - room))
    for (offset, index) in (first..<min(lines.count, first + room)).enumerated() {
      let line = lines[index], row = inner.row + offset
      canvas.put(index == focus ? canvas.glyphs.pointer : line.isChanged ? "*" : " ", row: row, column: inner.column, role: .selected)
      line.field.draw(
        on: &canvas, row: row, column: inner.column + 2, columns: inner.columns - 2, focused: index == focus,
        placeholder: line.key.map { "(\($0.words): no hours any more)" }
          ?? "(a date of its own: 2026-12-24 0800-1200 open, or 2026-12-24 none)")
    }
    let below = Rect(row: inner.row + room, column: inner.column, rows: inner.rows - room, columns: inner.columns)
    canvas.divide(rect, row: below.row, focused: true)
    drawPreview(view, on: &canvas, in: Rect(row: below.row + 1, column: below.column + 1, rows: below.rows - 1, columns: below.columns - 2))
  }

  private func drawPreview(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    var row = rect.row
    func put(_ spans: [Span]) {
      guard row <= rect.lastRow else { return }
      canvas.put(spans, row: row, column: rect.column, limit: rect.columns)
      row += 1
    }
    if let fault {
      for line in TextWrap.lines(fault, columns: rect.columns).prefix(2) { put([Span(line, .problem)]) }
    } else {
      let strip = strip(view, columns: rect.columns)
      put([Span(strip.ruler, .dim)])
      put([Span(strip.codes, .code), Span("  " + strip.words, .text)])
    }
    if let theirs = lines.lazy.compactMap(\.theirs).first {
      put([Span("another desk wrote: \(theirs). Enter writes yours over it.", .alert)])
    }
    put([Span(legend(view), .dim)])
    guard fault == nil else { return }
    guard isTouched else {
      put([Span("Type in a line: below it says whom the change would put in the wrong place.", .dim)])
      return
    }
    let slots = "slots a week: \(preview.before) before, \(preview.after) then. "
    let count = preview.displaced.count
    put([
      Span(slots, .text),
      Span(
        count == 0 ? "Nobody booked would stand wrong." : "\(count) booked would stand wrong\(count > 4 ? " (PgDn)" : ""):",
        count == 0 ? .good : .alert),
    ])
    let page = max(0, rect.lastRow - row + 1)
    for index in rows.window(count: count, page: page) {
      let one = preview.displaced[index].appointment
      put([
        Span(TextWidth.pad("\(one.day.weekdayName) \(one.day.short) \(one.start.shown)", to: 18), .text),
        Span(TextWidth.pad(TextWidth.clip(view.name(one.patient), to: 24, more: canvas.glyphs.more), to: 25), .text),
        Span(preview.displaced[index].how, .alert),
      ])
    }
  }

  /// The line under the cursor as a strip of the day, a character a quarter of an hour, with the hours above.
  private func strip(_ view: View, columns: Int) -> (ruler: String, codes: String, words: String) {
    let text = HoursText(view.office, today: view.today)
    guard let line = try? text.line(lines[focus].field.text) else { return ("", "", "no hours") }
    let key = line.keys.first ?? HoursKey(weekday: 1)
    let template = line.template(key)
    let day = key.day ?? Day(number: 3 + key.weekday)
    let hours = DayHours.written(template, in: view.office)
    guard let from = hours.blocks.first?.from, let to = hours.blocks.last?.to else { return ("", "", "nobody is booked on this day") }
    let first = ClockTime(minutes: from.minutes / 60 * 60), last = ClockTime(minutes: (to.minutes + 59) / 60 * 60)
    let step = (last - first) / 15 <= columns - 24 ? 15 : 30
    var ruler = ""
    for hour in first.minutes / 60..<max(first.minutes / 60 + 1, last.minutes / 60) {
      ruler += TextWidth.pad("\(hour)", to: 60 / step)
    }
    return (ruler, hours.strip(from: first, to: last, step: step), "\(hours.slots(on: day)) slots")
  }

  private func legend(_ view: View) -> String {
    let codes = view.office.slotCodes.sorted.filter { !$0.gone }.map { code in
      let release = code.release == .always ? "" : ", \(code.release.label)"
      return "\(code.title) \(code.minutes)m\(release)"
    }
    return codes.isEmpty
      ? "no slot codes yet: write open, sameday or closed (settings, slot codes, adds them)" : codes.joined(separator: "  ")
  }
}
