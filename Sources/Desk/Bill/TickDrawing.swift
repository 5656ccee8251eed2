import Canvas
import Practice

/// The page of what can be ticked, a letter before each line.
extension BillScreen {
  func drawTicks(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let layout = BillLayout(view), isActive = focus == .ticks
    let pages = pageCount(side, view), range = onPage(side, view)
    let place = pages > 1 ? ", page \(range.lowerBound / layout.letters + 1) of \(pages) (PgDn)" : ""
    let name = self.pages.count > 1 ? " of \(page.name) (])" : ""
    canvas.put(
      "\(isActive ? canvas.glyphs.pointer : " ")\(side == .diagnoses ? "Diagnoses" : "Services")\(name)\(place); \(canvas.glyphs.arrow) "
        + "\(side == .diagnoses ? "services" : "diagnoses")",
      row: rect.row, column: rect.column, role: isActive ? .titleFocused : .heading, limit: rect.columns)
    if isActive { canvas.cursor = Spot(row: rect.row, column: rect.column) }
    let rows = page.rows(side)
    guard !rows.isEmpty else {
      let why = "No \(side == .diagnoses ? "diagnosis" : "service") is set up for this page: S on the desk adds some; / types a code."
      for (index, part) in TextWrap.lines(why, columns: rect.columns - 2).enumerated() where index < layout.rows {
        canvas.put(part, row: rect.row + 1 + index, column: rect.column + 1, role: .dim)
      }
      return
    }
    let bill = bill(view), ticked = Set(bill.diagnoses.map(\.code) + bill.lines.map(\.code))
    let shown = Array(rows[range])
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
      let price = side == .diagnoses ? "" : item.price?.shown ?? "no price"
      // The price is never cut; the words give way to it.
      let words = width - 5 - TextWidth.columns(item.code) - (price.isEmpty ? 0 : price.count + 1)
      canvas.put(
        [
          Span(isTicked ? canvas.glyphs.check : " ", .good), Span("\(Self.letters[index]) ", isActive ? .key : .dim),
          Span(item.code + " ", isTicked ? .selectedElsewhere : .code),
          Span(TextWidth.clip(item.words, to: max(0, words), more: canvas.glyphs.more), isTicked ? .text : .dim),
        ], row: at.row, column: at.column, limit: width - 1)
      let end = at.column + width - 1
      canvas.put(price, row: at.row, column: end - price.count, role: item.price == nil ? .flag : .money, limit: price.count)
    }
  }
}
