import Canvas
import Practice

extension CheckInScreen {
  /// What they have to say themselves: of a long name a part, and the birth date whole.
  private func identity(_ onFile: String, _ room: Int, _ glyphs: Glyphs) -> String {
    let second = onFile.lastIndex(of: ",").map { onFile[$0...] } ?? ""
    let name = TextWidth.clip(
      String(onFile.dropLast(second.count)), to: max(8, room - 10 - TextWidth.columns(String(second))), more: glyphs.more)
    return "they say: \(name)\(second)"
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let patient = patient(view), visit = visit(view), items = items(view)
    let alerts = patient.alerts(at: .arrival, on: view.today).map(\.text)
    let age = patient.born.map { "\(view.today.age(bornOn: $0)) years" } ?? "birth date unknown"
    let facts = ", \(patient.sex.rawValue), \(age)\(patient.interpreter ? ", interpreter: \(patient.language)" : "")"
    let width = min(76, rect.columns - 4)
    let head = TextWidth.clip(patient.name.spoken, to: max(12, width - 4 - TextWidth.columns(facts))) + facts
    let others = party > 1 ? "\(party - visits.count + 1) of \(party), family together" : ""
    let rows = 2 + alerts.count + items.count + 2
    let inner = Dialog.frame(title: "Check in \(patient.name.listed)", rows: rows, columns: width, hints: [], on: &canvas)
    var row = inner.row
    canvas.put([Span(head, .heading), Span("  " + (done(view) ?? others), .flag)], row: row, column: inner.column, limit: inner.columns)
    row += 1
    for alert in alerts {
      canvas.put("ALERT \(alert)", row: row, column: inner.column, role: .alert, limit: inner.columns)
      row += 1
    }
    let account = view.office.account(of: patient.id)
    let money =
      account.balance > .zero
      ? "balance due $\(account.balance.shown)" : account.balance < .zero ? "credit $\((-account.balance).shown)" : ""
    canvas.put(
      [Span(visit.reason.isEmpty ? "" : "for \(visit.reason)  ", .dim), Span(money, account.balance > .zero ? .alert : .good)], row: row,
      column: inner.column, limit: inner.columns)
    row += 1
    for (index, item) in items.enumerated() where row <= inner.lastRow {
      let selected = index == list.selected
      let answer = answers[item.topic]
      let mark: (String, Role) =
        switch answer?.answer {
        case .same, .signed: (canvas.glyphs.check, .good)
        case .changed: ("+", .good)
        case .waived: ("-", .flag)
        case nil: (canvas.glyphs.open, .waiting)
        }
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      if selected { canvas.cursor = Spot(row: row, column: inner.column) }
      canvas.put(mark.0, row: row, column: inner.column + 2, role: mark.1)
      let end = canvas.put(
        TextWidth.pad(item.topic.label, to: 15), row: row, column: inner.column + 4, role: selected ? .selected : .label, limit: 15)
      let never = item.topic.isPaper ? "never signed" : "never asked"
      let age =
        [.identity, .copay, .guardian, .interpreter].contains(item.topic)
        ? "" : answer?.answer == .signed ? "signed now" : item.lastConfirmed.map { since($0, view.today) } ?? never
      let isCopay = item.topic == .copay, left = "waived: \(answer?.note ?? "")"
      let note =
        answer?.answer == .waived
        ? isCopay && !paid.isEmpty ? "\(paid), the rest \(left)" : left
        : isCopay ? copay(item, isSaid: answer != nil) : item.onFile
      let room = max(4, inner.columns - 22 - age.count - (end - inner.column - 19))
      if item.topic == .identity, answer?.answer != .waived {
        canvas.put(identity(item.onFile, room, canvas.glyphs), row: row, column: end + 1, limit: room)
        row += 1
        continue
      }
      canvas.put(TextWidth.clip(note, to: room, more: canvas.glyphs.more), row: row, column: end + 1, limit: room)
      if !age.isEmpty { canvas.put(age, row: row, column: inner.column + inner.columns - age.count, role: .dim) }
      row += 1
    }
    guard let waiver, row <= inner.lastRow else { return }
    canvas.put("why not? ", row: inner.lastRow, column: inner.column, role: .label)
    waiver.draw(
      on: &canvas, row: inner.lastRow, column: inner.column + 9, columns: inner.columns - 9, focused: true,
      placeholder: Self.example(item(view)?.topic))
  }

  /// What is typed where something is let go. Of the privacy notice the law wants the good-faith effort on record, and why it failed.
  private static func example(_ topic: Topic?) -> String {
    switch topic {
    case .privacyNotice: "good-faith effort: offered, did not want to sign"
    case .guardian: "came alone; mother agreed by phone at 9:10"
    case .interpreter: "declined; daughter, 24, interprets"
    default: "refused to sign, forgot the card \u{2026}"
    }
  }

  /// "3 months ago", in the words of the desk.
  private func since(_ day: Day, _ today: Day) -> String {
    let days = day.distance(to: today)
    return days < 1 ? "today" : days < 60 ? "\(days) days ago" : "\(days / 30) months ago"
  }

  /// The copay, and how it is paid; what was said for another amount does not count.
  private func copay(_ item: DueItem, isSaid: Bool) -> String {
    if paid.isEmpty { return "\(item.onFile) by \(means.rawValue)" }
    return isSaid ? paid : "\(item.onFile), not \(paid): e says how it is paid now"
  }
}
