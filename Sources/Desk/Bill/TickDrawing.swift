import Canvas
import Practice

/// Where the tick page has its letters: it depends on the terminal alone, so that a letter stays in its place while things are ticked.
struct TickLayout {
  /// Both sides are seen at once.
  let isWide: Bool
  /// Columns of codes on a side.
  let columns: Int
  /// Rows of a side below its heading.
  let rows: Int

  init(_ view: View) {
    let inner = (rows: view.rows - 5, columns: view.columns - 2)
    isWide = inner.columns >= 110
    let room = max(1, inner.rows - (inner.rows < 24 ? 6 : 8))
    columns = isWide ? (room >= TickPage.letters.count ? 1 : 2) : inner.columns >= 60 ? 2 : 1
    rows = min(room, columns == 1 ? 32 : 17)
  }

  /// How many lines of a page have a letter.
  var letters: Int { min(TickPage.letters.count, rows * columns) }
}

extension TickPage {
  /// One line of a side.
  private struct Item {
    var code: String
    var words: String
    var price = ""
    var section = ""
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let bill = bill(view)
    let patient = view.office[bill.patient]
    canvas.box(
      rect, title: BillDrawing.title(bill, patient), note: side == .diagnoses ? "letters tick diagnoses" : "letters tick services",
      focused: true)
    let layout = TickLayout(view)
    let (page, bottom) = rect.inner.splitRows(layout.rows + 1)
    // A narrow page shows the side that letters tick, with its words; a wide one shows both.
    let (left, right) = layout.isWide ? page.splitColumns(page.columns / 2) : (page, page)
    let ticked = Set(bill.diagnoses.map(\.code) + bill.lines.map(\.code))
    if layout.isWide || side == .diagnoses {
      let items = diagnoses(view).map { Item(code: $0.code, words: $0.words) }
      draw(.diagnoses, "Diagnoses", items, ticked, layout, view, on: &canvas, in: left)
    }
    if layout.isWide || side == .services {
      let items = fees(view).map { Item(code: $0.code, words: $0.words, price: $0.price.shown, section: $0.section) }
      draw(.services, "Services", items, ticked, layout, view, on: &canvas, in: right)
    }
    canvas.divide(rect, row: bottom.row, focused: true)
    let (_, sheetRect) = bottom.splitRows(1)
    BillDrawing.draw(bill, view, selected: line.selected, on: &canvas, in: sheetRect, brief: false, ticking: true)
    if canvas.cursor == nil { canvas.cursor = Spot(row: page.row, column: side == .diagnoses ? left.column : right.column) }
  }

  private func draw(
    _ side: Side, _ title: String, _ items: [Item], _ ticked: Set<String>, _ layout: TickLayout, _ view: View, on canvas: inout Canvas,
    in rect: Rect
  ) {
    guard !rect.isEmpty else { return }
    let active = side == self.side, pages = pageCount(side, view), range = onPage(side, view)
    let place = pages > 1 ? ", page \(range.lowerBound / layout.letters + 1) of \(pages) (PgDn)" : ""
    canvas.put(
      active ? "\(canvas.glyphs.pointer)\(title), by letter\(place); Tab for the other side" : " \(title)\(place)", row: rect.row,
      column: rect.column, role: active ? .titleFocused : .heading, limit: rect.columns)
    guard !items.isEmpty else {
      let why = "No \(side == .diagnoses ? "diagnosis" : "service") is set up for this page: S on the desk adds some; / types a code."
      for (index, part) in TextWrap.lines(why, columns: rect.columns - 2).enumerated() where index < layout.rows {
        canvas.put(part, row: rect.row + 1 + index, column: rect.column + 1, role: .dim)
      }
      return
    }
    let shown = Array(items[range])
    let sections = shown.indices.filter { !shown[$0].section.isEmpty && ($0 == 0 || shown[$0 - 1].section != shown[$0].section) }
    // Headings of sections only where there is room for them and every letter.
    let headings = shown.count + sections.count <= layout.rows * layout.columns ? Set(sections) : []
    let width = rect.columns / layout.columns
    var cell = 0
    func spot() -> (row: Int, column: Int) {
      defer { cell += 1 }
      return (rect.row + 1 + cell % layout.rows, rect.column + cell / layout.rows * width)
    }
    for (index, item) in shown.enumerated() {
      if headings.contains(index) {
        let at = spot()
        canvas.put(
          TextWidth.clip(item.section, to: width - 4, more: canvas.glyphs.more), row: at.row, column: at.column + 1, role: .heading)
      }
      let at = spot(), isTicked = ticked.contains(item.code)
      // The price is never cut; the words give way to it.
      let words = width - 5 - TextWidth.columns(item.code) - (item.price.isEmpty ? 0 : item.price.count + 1)
      canvas.put(
        [
          Span(isTicked ? canvas.glyphs.check : " ", .good), Span("\(Self.letters[index]) ", active ? .key : .dim),
          Span(item.code + " ", isTicked ? .selectedElsewhere : .code),
          Span(TextWidth.clip(item.words, to: max(0, words), more: canvas.glyphs.more), isTicked ? .text : .dim),
        ], row: at.row, column: at.column, limit: width - 1)
      let end = at.column + width - 1
      canvas.put(item.price, row: at.row, column: end - item.price.count, role: .money, limit: item.price.count)
    }
  }
}
