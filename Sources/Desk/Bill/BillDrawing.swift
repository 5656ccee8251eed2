import Canvas
import Practice

/// The superbill as rows: diagnoses with their letters, services with their pointers, and what it comes to.
enum BillDrawing {
  /// "Superbill 49: Okafor, Ada 1981-12-27", with the note beside it: a long name gives way, since the birth date tells two apart.
  static func title(_ bill: Superbill, _ patient: Patient?, beside note: String, in rect: Rect) -> String {
    let head = "Superbill \(bill.id.shown): ", tail = patient?.born.map { " \($0.iso)" } ?? ""
    let room = rect.columns - 7 - TextWidth.columns(head + tail + note)
    // A name of the usual length stays whole, and what goes is the note; below that, the name.
    let whole = rect.columns - 4 - TextWidth.columns(head + tail)
    return head + TextWidth.clip(patient?.name.listed ?? "?", to: max(8, room, min(20, whole))) + tail
  }

  static func draw(
    _ bill: Superbill, _ view: View, selected: Int?, on canvas: inout Canvas, in rect: Rect, brief: Bool
  ) {
    var row = rect.row
    let left = rect.column + 1
    func line(_ spans: [Span]) {
      guard row <= rect.lastRow else { return }
      canvas.put(spans, row: row, column: left, limit: rect.columns - 1)
      row += 1
    }
    if brief {
      let diagnoses = bill.diagnoses.map(\.code).joined(separator: " ")
      let services = bill.lines.isEmpty ? "no service yet" : bill.lines.map(\.code).joined(separator: " ")
      let isBlank = bill.diagnoses.isEmpty && bill.lines.isEmpty
      let codes = TextWidth.clip("\(diagnoses)  \(services)", to: rect.columns - 1, more: canvas.glyphs.more)
      line([Span(isBlank ? "nothing ticked yet; b opens the tick page" : codes, isBlank ? .dim : .code)])
      line(totals(bill, view))
      return
    }
    if bill.diagnoses.isEmpty, bill.lines.isEmpty {
      line([Span("nothing ticked yet; b opens the tick page", .dim)])
    }
    // The total keeps its row, so the lists give way to it, and each says of how many it shows what.
    let room = rect.rows - 1
    let services = min(bill.lines.count, max(1, room - min(bill.diagnoses.count, room / 2)))
    let diagnoses = min(bill.diagnoses.count, max(1, room - services))
    for (index, diagnosis) in bill.diagnoses.prefix(diagnoses).enumerated() {
      let isLast = index == diagnoses - 1 && diagnoses < bill.diagnoses.count
      line([
        Span("\(Superbill.letters[index]) ", .key), Span(TextWidth.pad(diagnosis.code, to: 9), .code),
        Span(isLast ? "1-\(diagnoses) of \(bill.diagnoses.count) diagnoses  " : "", .dim), Span(diagnosis.words, .text),
      ])
    }
    let first = max(0, min((selected ?? 0) - services + 1, bill.lines.count - services))
    for (index, service) in bill.lines.enumerated().dropFirst(first) where row < rect.lastRow {
      let modifiers = service.modifiers.joined(separator: " ")
      let isHere = index == selected
      if isHere {
        canvas.put(canvas.glyphs.pointer, row: row, column: rect.column, role: .selected)
        canvas.cursor = Spot(row: row, column: rect.column)
      }
      let price = service.total.shown
      canvas.put(price, row: row, column: rect.column + rect.columns - price.count - 1, role: .money)
      canvas.put(
        [
          Span("\(index + 1) ", .dim), Span(service.code + " ", isHere ? .selected : .code),
          Span(TextWidth.pad(modifiers, to: 3) + " ", .code),
          Span(TextWidth.pad(service.pointers.isEmpty ? "-" : service.pointers, to: 5), service.pointers.isEmpty ? .problem : .text),
          Span("x\(service.units) ", .text),
          Span(TextWidth.clip(service.words, to: max(0, rect.columns - price.count - 23), more: canvas.glyphs.more), .dim),
        ], row: row, column: left, limit: rect.columns - price.count - 3)
      row += 1
    }
    row = rect.lastRow
    let hidden = bill.lines.count > services ? [Span("\(first + 1)-\(first + services) of \(bill.lines.count)  ", .dim)] : []
    line(hidden + totals(bill, view))
  }

  static func totals(_ bill: Superbill, _ view: View, brief: Bool = false) -> [Span] {
    let account = view.office.account(of: bill.patient)
    let share = bill.stage == .open ? view.office.patientShare(of: bill) : bill.patientShare
    var spans = [Span("total $\(bill.total.shown)  ", .money)]
    if !brief { spans.append(Span("patient $\(share.shown)  ", .money)) }
    let owed = account.balance + (bill.stage == .open ? share : .zero)
    let credit = !brief && account.credit > .zero ? [Span("credit $\(account.credit.shown)  ", .good)] : []
    // Once it is checked out the share was charged, and a credit is what is there beyond it.
    if bill.stage != .open, owed <= .zero { return spans + [Span("paid  ", .good)] + credit }
    spans += credit
    spans.append(
      Span(owed > .zero ? "due $\(owed.shown)" : owed < .zero ? "over $\((-owed).shown)" : "due $0", owed > .zero ? .alert : .good))
    return spans
  }
}
