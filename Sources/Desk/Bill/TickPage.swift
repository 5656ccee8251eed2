import Canvas
import Practice

/// The encounter form: diagnoses and services of this office, ticked by their letters.
package struct TickPage: Screen {
  package enum Action: Hashable, Sendable {
    case side, copyLast, moreUnits, fewerUnits, modifiers, pointers, fee, typed, done, removeLine
  }

  package enum Side: Hashable, Sendable { case diagnoses, services }

  package static let name = "superbill"

  package static let keys: [Binding<Action>] = [
    Binding(.tab, .backTab, action: .side, label: "other side", "goes from diagnoses to services and back"),
    Binding(
      .char("="), action: .copyLast, label: "as last visit", "copies diagnoses and services of the last visit", verb: CopyLastVisit.self),
    Binding(.char("/"), action: .typed, label: "by code", "finds any code by its letters or by words", verb: AddDiagnosis.self),
    Binding(.char("+"), action: .moreUnits, label: "units", "one unit more on the line under the cursor", verb: ChangeService.self),
    Binding(.char("-"), action: .fewerUnits, "one unit less on the line under the cursor", verb: ChangeService.self),
    Binding(.char("*"), action: .modifiers, label: "modifiers", "modifiers of the line under the cursor", verb: ChangeService.self),
    Binding(
      .char(">"), action: .pointers, label: "points at", "which diagnoses the line under the cursor points at", verb: ChangeService.self),
    Binding(.char("$"), action: .fee, label: "fee", "another fee for the line under the cursor", verb: ChangeService.self),
    Binding(.delete, .backspace, action: .removeLine, "takes the line under the cursor off", verb: RemoveService.self),
    Binding(.enter, .escape, action: .done, label: "done", "back to the desk; everything ticked is saved already"),
  ]

  let superbill: SuperbillID
  var side = Side.diagnoses
  /// The line of the superbill under the cursor.
  var line = ListState()
  private var first: [Side: Int] = [:]

  package init(_ superbill: SuperbillID) { self.superbill = superbill }

  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  func bill(_ view: View) -> Superbill { view.office[superbill] ?? Superbill() }
  func diagnoses(_ view: View) -> [CommonDiagnosis] { view.office.commonDiagnoses.sorted.filter { !$0.gone } }
  /// Under their headings, which stand in the order in which they were first used.
  func fees(_ view: View) -> [Fee] {
    let fees = view.office.fees.sorted.filter { !$0.gone }
    var sections: [String] = []
    for fee in fees where !sections.contains(fee.section) { sections.append(fee.section) }
    return sections.flatMap { section in fees.filter { $0.section == section } }
  }

  package var takesLetters: Bool { true }
  package func about(_ view: View) -> String { "superbill \(superbill.number), \(view.name(bill(view).patient))" }

  package mutating func refresh(_ view: View) { line.keep(count: bill(view).lines.count, page: max(1, bill(view).lines.count)) }

  private func service(_ view: View) -> ServiceLine? {
    let lines = bill(view).lines
    return lines.indices.contains(line.selected) ? lines[line.selected] : nil
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .side, .done, .typed: nil
    case .copyLast: view.whyOff(CopyLastVisit(superbill))
    case .moreUnits, .modifiers, .pointers, .fee, .removeLine: service(view) == nil ? "no service is ticked yet" : nil
    case .fewerUnits:
      service(view).map { $0.units > 1 ? nil : "one unit is the least; Del takes the line off" } ?? "no service is ticked yet"
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if key == .up || key == .down || key == .pageUp || key == .pageDown || key == .home || key == .end {
      _ = line.receive(key, count: bill(view).lines.count, page: 5)
      return []
    }
    guard case .char(let character) = key, let index = Self.letters.firstIndex(of: character) else { return nil }
    let bill = bill(view)
    switch side {
    case .diagnoses:
      let all = diagnoses(view)
      guard all.indices.contains(index) else { return [.complain("no diagnosis has the letter \(character)")] }
      let code = all[index].code
      if bill.diagnoses.contains(where: { $0.code == code }) {
        return [
          .change(
            RemoveDiagnosis {
              $0.superbill = superbill
              $0.code = code
            })
        ]
      }
      return [
        .change(
          AddDiagnosis {
            $0.superbill = superbill
            $0.code = code
          })
      ]
    case .services:
      let all = fees(view)
      guard all.indices.contains(index) else { return [.complain("no service has the letter \(character)")] }
      let code = all[index].code
      if let at = bill.lines.firstIndex(where: { $0.code == code }) {
        return [
          .change(
            RemoveService {
              $0.superbill = superbill
              $0.line = at + 1
              $0.code = code
            })
        ]
      }
      return [
        .change(
          AddService {
            $0.superbill = superbill
            $0.code = code
          })
      ]
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved(let entry):
      if entry.did == AddService.name { line.selected = max(0, bill(view).lines.count - 1) }
      return []
    case .refused(let refusal): return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    func change(_ fill: (inout ChangeService) -> Void) -> [Effect] {
      guard let service = service(view) else { return [] }
      return [
        .change(
          ChangeService {
            $0.superbill = superbill
            $0.line = line.selected + 1
            $0.code = service.code
            fill(&$0)
          })
      ]
    }
    let units = service(view)?.units ?? 1
    switch action {
    case .side:
      side = side == .diagnoses ? .services : .diagnoses
      return []
    case .copyLast: return [.change(CopyLastVisit(superbill))]
    case .moreUnits: return change { $0.units = units + 1 }
    case .fewerUnits: return change { $0.units = units - 1 }
    case .removeLine:
      guard let service = service(view) else { return [] }
      return [
        .change(
          RemoveService {
            $0.superbill = superbill
            $0.line = line.selected + 1
            $0.code = service.code
          })
      ]
    case .modifiers, .pointers, .fee:
      guard let service = service(view) else { return [] }
      return [
        .open(
          FormScreen(
            ServiceForm {
              $0.superbill = superbill
              $0.line = line.selected + 1
              $0.code = service.code
              $0.ask = action == .modifiers ? .modifiers : action == .pointers ? .pointers : .fee
            }, view))
      ]
    case .typed: return [.open(CodeFinder(superbill))]
    case .done: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let bill = bill(view)
    let patient = view.office[bill.patient]
    canvas.box(
      rect, title: "Superbill \(bill.id.number): \(patient?.name.listed ?? "?") \(patient?.born?.iso ?? "")",
      note: side == .diagnoses ? "letters tick diagnoses" : "letters tick services", focused: true)
    let inner = rect.inner
    let sheet = min(max(6, bill.diagnoses.count + bill.lines.count + 2), max(4, inner.rows / 2))
    let (page, bottom) = inner.splitRows(inner.rows - sheet)
    // A narrow page shows the side that letters tick, with its words; a wide one shows both.
    let isWide = page.columns >= 110
    let (left, right) = isWide ? page.splitColumns(page.columns / 2) : (page, page)
    let ticked = Set(bill.diagnoses.map(\.code) + bill.lines.map(\.code))
    if isWide || side == .diagnoses {
      column("Diagnoses", diagnoses(view).map { ("", $0.code, $0.words) }, ticked, side == .diagnoses, on: &canvas, in: left)
    }
    if isWide || side == .services {
      column(
        "Services", fees(view).map { ($0.section, $0.code, "\($0.words), \($0.price.shown)") }, ticked, side == .services, on: &canvas,
        in: right)
    }
    canvas.divide(rect, row: bottom.row, focused: true)
    let (_, sheetRect) = bottom.splitRows(1)
    BillDrawing.draw(bill, view, selected: line.selected, on: &canvas, in: sheetRect, brief: false)
    if canvas.cursor == nil { canvas.cursor = Spot(row: page.row, column: side == .diagnoses ? left.column : right.column) }
  }

  private func column(
    _ title: String, _ items: [(section: String, code: String, words: String)], _ ticked: Set<String>, _ active: Bool,
    on canvas: inout Canvas, in rect: Rect
  ) {
    guard !rect.isEmpty else { return }
    canvas.put(
      active ? "\(canvas.glyphs.pointer)\(title), by letter; Tab for the other side" : " \(title)", row: rect.row, column: rect.column,
      role: active ? .titleFocused : .heading, limit: rect.columns)
    let rows = rect.rows - 1
    guard rows > 0 else { return }
    // Headings stand where there are several and the page has room for them.
    let isFirst = items.indices.map { $0 == 0 || items[$0 - 1].section != items[$0].section }
    let headings = isFirst.count { $0 }
    let hasHeadings = headings > 1 && items.count + headings <= 2 * rows
    // Where the page is too low for all, the list flows into two columns of codes.
    let columns = items.count + (hasHeadings ? headings : 0) > rows ? 2 : 1
    let width = rect.columns / columns
    var place = 0
    for (index, item) in items.prefix(Self.letters.count).enumerated() {
      if hasHeadings, isFirst[index] {
        canvas.put(
          item.section, row: rect.row + 1 + place % rows, column: rect.column + place / rows * width + 1, role: .heading, limit: width - 2)
        place += 1
      }
      let (column, row) = (place / rows, place % rows)
      place += 1
      guard column < columns else {
        canvas.put("\(items.count - index) more: /", row: rect.lastRow, column: rect.column + width, role: .dim, limit: width - 1)
        break
      }
      let isTicked = ticked.contains(item.code)
      canvas.put(
        [
          Span(isTicked ? canvas.glyphs.check : " ", .good), Span("\(Self.letters[index]) ", active ? .key : .dim),
          Span(item.code + " ", isTicked ? .selectedElsewhere : .code), Span(item.words, isTicked ? .text : .dim),
        ], row: rect.row + 1 + row, column: rect.column + column * width, limit: width - 1)
    }
  }
}
