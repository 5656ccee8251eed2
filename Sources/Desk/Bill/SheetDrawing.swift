import Canvas
import Practice

/// What stands on the superbill, and what the rules find on it.
extension BillScreen {
  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let bill = bill(view), layout = BillLayout(view)
    let note = BillHead.note(bill, findings)
    canvas.box(rect, title: BillDrawing.title(bill, view.office[bill.patient], beside: note, in: rect), note: note, focused: true)
    let (head, body) = rect.inner.splitRows(layout.head)
    for (row, spans) in headLines.prefix(head.rows).enumerated() {
      canvas.put(spans, row: head.row + row, column: head.column + 1, limit: head.columns - 1)
    }
    guard !body.isEmpty else { return }
    if layout.isWide {
      canvas.divide(rect, row: body.row, focused: true)
      let (_, panes) = body.splitRows(1)
      let (left, right) = panes.splitColumns(panes.columns * 48 / 100)
      drawTicks(view, on: &canvas, in: left)
      for row in 0..<right.rows { canvas.put(canvas.glyphs.vertical, row: right.row + row, column: right.column, role: .border) }
      let side = Rect(row: right.row, column: right.column + 1, rows: right.rows, columns: right.columns - 1)
      let (sheet, below) = side.splitRows(side.rows - min(side.rows / 3, 12))
      drawSheet(bill, view, on: &canvas, in: sheet)
      drawFindings(bill, view, on: &canvas, in: below)
      return
    }
    if focus == .ticks {
      let (ticks, bottom) = body.splitRows(layout.rows + 1)
      drawTicks(view, on: &canvas, in: ticks)
      canvas.divide(rect, row: bottom.row, focused: true)
      drawStrip(bill, view, on: &canvas, in: bottom.splitRows(1).1)
    } else {
      let (more, rest) = body.splitRows(body.rows > 8 ? 1 : 0)
      if !more.isEmpty, let course = headLines.last { canvas.put(course, row: more.row, column: more.column + 1, limit: more.columns - 1) }
      let (sheet, bottom) = rest.splitRows(rest.rows - min(5, rest.rows / 3))
      canvas.divide(rect, row: sheet.row, focused: true)
      drawSheet(bill, view, on: &canvas, in: sheet.splitRows(1).1)
      drawFindings(bill, view, on: &canvas, in: bottom)
    }
  }

  /// A narrow screen while ticking: what is on the sheet, what it comes to, and the finding in a line each.
  private func drawStrip(_ bill: Superbill, _ view: View, on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let isBlank = bill.diagnoses.isEmpty && bill.lines.isEmpty
    let services = bill.lines.isEmpty ? "no service yet" : bill.lines.map { "\($0.code) \($0.pointers)".trimmed }.joined(separator: "  ")
    let codes = "\(bill.diagnoses.map(\.code).joined(separator: " "))  \(services)"
    let totals = BillDrawing.totals(bill, view, brief: true), width = totals.map { TextWidth.columns($0.text) }.reduce(0, +)
    let room = max(0, rect.columns - width - 3)
    canvas.put(
      TextWidth.clip(isBlank ? "" : codes, to: room, more: canvas.glyphs.more), row: rect.row, column: rect.column + 1, role: .code)
    canvas.put(totals, row: rect.row, column: rect.column + max(0, rect.columns - width - 1), limit: min(width, rect.columns))
    guard rect.rows > 1 else { return }
    let blank = [Span("nothing ticked yet: each letter ticks its line", .dim)]
    let words = isBlank ? blank : findingLine(rect.columns - 1, canvas.glyphs)
    canvas.put(words, row: rect.row + 1, column: rect.column + 1, limit: rect.columns - 1)
  }

  /// "error at A, 1 of 3: E11 is a heading"
  private func findingLine(_ columns: Int, _ glyphs: Glyphs) -> [Span] {
    guard let shown else { return [Span("the rules find nothing", .good)] }
    let count = findings.count > 1 ? ", \(finding + 1) of \(findings.count)" : ""
    let head = "\(shown.weight.label)\(placeWords(shown.place))\(count): "
    return [
      Span(head, shown.weight == .error ? .problem : shown.weight == .warning ? .flag : .dim),
      Span(TextWidth.clip(shown.sentence, to: max(0, columns - TextWidth.columns(head)), more: glyphs.more), .text),
    ]
  }

  private func placeWords(_ place: BillFinding.Place) -> String {
    switch place {
    case .sheet: ""
    case .diagnosis(let index): Superbill.letters.indices.contains(index) ? " at \(Superbill.letters[index])" : ""
    case .line(let index): " in line \(index + 1)"
    }
  }

  // MARK: The sheet

  private func drawSheet(_ bill: Superbill, _ view: View, on canvas: inout Canvas, in rect: Rect) {
    guard rect.rows > 1 else { return }
    let rows = rows(bill), room = rect.rows - 1
    if rows.isEmpty {
      canvas.put(
        "nothing ticked yet: each letter ticks its line", row: rect.row, column: rect.column + 1, role: .dim, limit: rect.columns - 1)
    }
    var list = ListState()
    list.selected = cursor
    list.keep(count: rows.count, page: room)
    let window = list.window(count: rows.count, page: room)
    let places = Dictionary(findings.map { ($0.place, $0.weight) }, uniquingKeysWith: min)
    for (offset, index) in window.enumerated() {
      let at = rect.row + offset, isHere = index == cursor
      if isHere {
        canvas.put(canvas.glyphs.pointer, row: at, column: rect.column, role: focus == .sheet ? .selected : .dim)
        if focus == .sheet { canvas.cursor = Spot(row: at, column: rect.column) }
      }
      let mark: Span =
        switch places[rows[index].place] {
        case .error: Span("!", .problem)
        case .warning: Span("?", .flag)
        case .reminder: Span(canvas.glyphs.separator, .dim)
        case nil: Span(" ", .text)
        }
      let role: Role = isHere && focus == .sheet ? .selected : .code
      let area = Rect(row: at, column: rect.column + 1, rows: 1, columns: rect.columns - 1)
      switch rows[index] {
      case .diagnosis(let number): drawDiagnosis(number, bill, mark, role, view, on: &canvas, in: area)
      case .line(let number): drawLine(number, bill, mark, role, view, on: &canvas, in: area)
      }
    }
    let hidden = window.count < rows.count ? [Span("\(window.lowerBound + 1)-\(window.upperBound) of \(rows.count)  ", .dim)] : []
    canvas.put(hidden + BillDrawing.totals(bill, view), row: rect.lastRow, column: rect.column + 1, limit: rect.columns - 1)
  }

  private func drawDiagnosis(
    _ index: Int, _ bill: Superbill, _ mark: Span, _ role: Role, _ view: View, on canvas: inout Canvas, in rect: Rect
  ) {
    let diagnosis = bill.diagnoses[index]
    let isPointed = bill.lines.contains { $0.pointers.contains(Superbill.letters[index]) }
    canvas.put(
      [
        Span("\(Superbill.letters[index]) ", .key), mark, Span(TextWidth.pad(diagnosis.code, to: 9), role),
        Span(isPointed || bill.lines.isEmpty ? "" : "(no service) ", .flag),
        Span(diagnosis.words, .text),
      ], row: rect.row, column: rect.column, limit: rect.columns)
  }

  private func drawLine(
    _ index: Int, _ bill: Superbill, _ mark: Span, _ role: Role, _ view: View, on canvas: inout Canvas, in rect: Rect
  ) {
    let line = bill.lines[index], price = line.total.shown
    canvas.put(price, row: rect.row, column: rect.column + rect.columns - price.count - 1, role: .money)
    var more: [String] = []
    if let provider = line.provider { more.append("by \(view.provider(provider))") }
    if let drug = line.drug { more.append("NDC \(drug.shownNDC) \(drug.shownQuantity) \(drug.unit.rawValue)") }
    if !line.note.isEmpty { more.append("\"\(line.note)\"") }
    canvas.put(
      [
        Span("\(index + 1)".leftPadded(to: 2) + " ", .dim), mark, Span(line.code + " ", role),
        Span(TextWidth.pad(line.modifiers.joined(separator: " "), to: max(2, line.modifiers.count * 3)), .code),
        Span(TextWidth.pad(line.pointers.isEmpty ? "-" : line.pointers, to: 5), line.pointers.isEmpty ? .problem : .text),
        Span("x\(line.units) ", .text), Span(more.isEmpty ? "" : more.joined(separator: ", ") + "  ", .text), Span(line.words, .dim),
      ], row: rect.row, column: rect.column, limit: max(0, rect.columns - price.count - 3))
  }

  // MARK: Findings

  private func drawFindings(_ bill: Superbill, _ view: View, on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let isBlank = bill.diagnoses.isEmpty && bill.lines.isEmpty
    let heading = findings.isEmpty || isBlank ? "The rules find nothing." : "\(findings.tally), \(finding + 1) of \(findings.count)"
    canvas.put(
      TextWidth.clip(heading + String(repeating: " ", count: rect.columns), to: rect.columns - 1, more: ""), row: rect.row,
      column: rect.column + 1, role: findings.contains { $0.weight == .error } ? .problem : .heading)
    guard let shown, !isBlank, rect.rows > 1 else { return }
    var row = rect.row + 1
    func put(_ text: String, _ role: Role, indent: Int = 1) {
      for part in TextWrap.lines(text, columns: rect.columns - indent - 1) where row <= rect.lastRow {
        canvas.put(part, row: row, column: rect.column + indent, role: role)
        row += 1
      }
    }
    put("\(shown.weight.label)\(placeWords(shown.place)): \(shown.sentence)", shown.weight == .error ? .problem : .text)
    if let first = shown.mends.first {
      let others = shown.mends.count > 1 ? "; , \(shown.mends.count - 1) more" : ""
      put(".  \(first.label)\(others)", .good)
    } else if let key = ownKey {
      put("\(key.key)  \(key.label)", .good)
    }
    // What else there is, as far as there is room, which a narrow screen has not.
    guard rect.rows > 6 else { return }
    row += 1
    for (index, other) in findings.enumerated() where index != finding && row <= rect.lastRow {
      let label = "\(other.weight.label)\(placeWords(other.place)) "
      let sentence = TextWidth.clip(other.sentence, to: rect.columns - 2 - TextWidth.columns(label), more: canvas.glyphs.more)
      canvas.put(
        [Span(label, other.weight == .error ? .problem : .dim), Span(sentence, .dim)], row: row, column: rect.column + 1,
        limit: rect.columns - 1)
      row += 1
    }
  }

  package func hints(_ view: View) -> [Hint] {
    let order: [Action] =
      focus == .ticks
      ? [.nextFinding, .side, .copyLast, .typed, .mend, .nextPage, .nextSheet, .head, .moreUnits, .modifiers, .justify, .sign, .enter]
      : [.nextFinding, .mend, .mends, .other, .modifiers, .moreUnits, .fee, .justify, .typed, .head, .reprice, .sign, .pay]
    return (focus == .sheet ? [Hint(key: "Enter", label: "edit row")] : [])
      + order.compactMap { action in
        guard let binding = Self.keys.first(where: { $0.action == action }) else { return nil }
        return Hint(key: binding.keys.first?.shown ?? "", label: binding.label, off: off(action, view) != nil)
      }
  }
}
