import Canvas
import Practice

/// What the screen of a freed time shows.
struct FreedPicture {
  let time: FreedTime
  let plan: FreeSlot
  let leaving: Appointment?
  let isCancelling: Bool
  let candidates: [WaitlistCandidate]
  let misfits: String
  let openings: [Opening]?
  let page: Int
}

extension FreedScreen {
  func drawFreed(_ picture: FreedPicture, _ list: ListState, _ view: View, on canvas: inout Canvas, in rect: Rect) {
    let time = picture.time
    let fits = picture.candidates.count
    let length = time.minutes > 0 ? "\(time.minutes) min" : "begun or taken"
    canvas.box(
      rect, title: "Free: \(time.day.shown) \(time.start.shown) \(view.provider(time.provider)), \(length)",
      note: "\(fits) on the waitlist fit\(fits == 1 ? "s" : "")", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    var row = inner.row
    func put(_ spans: [Span]) {
      guard row <= inner.lastRow else { return }
      canvas.put(spans, row: row, column: inner.column, limit: inner.columns)
      row += 1
    }
    if let old = picture.leaving {
      put([Span(picture.isCancelling ? "cancels " : "was of ", .label), Span(view.name(old.patient), .text)] + reason(picture, old, view))
      let rebook =
        picture.plan.rebookDay.map {
          "\($0.shown) \(picture.plan.rebookStart?.shown ?? "?") \(view.provider(picture.plan.rebookProvider ?? old.provider))"
        } ?? "not yet"
      put([Span("anew (b) ", .label), Span(rebook, picture.plan.rebookDay == nil ? .dim : .good)])
    } else {
      put([Span("nobody has this time", .dim)])
    }
    row += 1
    if let openings = picture.openings {
      put([Span("When does \(view.name(picture.leaving?.patient)) come instead?", .heading)])
      for (index, at) in openings.enumerated() {
        put([
          Span("\(index + 1) ", .key),
          Span(
            "\(TextWidth.pad(at.day == view.today ? "today" : at.day.shown, to: 16)) \(at.start.shown.leftPadded(to: 5))  \(view.provider(at.provider))",
            .text),
        ])
      }
      canvas.cursor = Spot(row: inner.row, column: inner.column)
      return
    }
    let body = Rect(row: row, column: inner.column, rows: max(2, inner.rows - 10), columns: inner.columns)
    drawCandidates(picture, list, view, on: &canvas, in: body)
    guard picture.candidates.indices.contains(list.selected), inner.lastRow - 6 > row else { return }
    drawPhone(
      picture.candidates[list.selected].entry, view, on: &canvas,
      in: Rect(row: inner.lastRow - 5, column: inner.column, rows: 6, columns: inner.columns))
  }

  private func reason(_ picture: FreedPicture, _ old: Appointment, _ view: View) -> [Span] {
    var spans: [Span] = []
    if picture.isCancelling {
      spans.append(Span(", \(picture.plan.by.rawValue): \(picture.plan.reason)", .text))
      let minutes = (Moment(old.day, old.start, offset: view.now.offset).milliseconds - view.now.milliseconds) / 60_000
      if minutes >= 0 {
        let isShort = view.office.settings.isShortNotice(minutes)
        let words = minutes < 120 ? "\(minutes) min" : minutes < 72 * 60 ? "\(minutes / 60) h" : "\(minutes / 1440) days"
        spans.append(Span("; notice \(words)", isShort ? .late : .dim))
        if isShort { spans.append(Span(" SHORT", .late)) }
      }
    } else {
      spans.append(Span(", \(old.slot.label)\(old.cancelReason.isEmpty ? "" : ": \(old.cancelReason)")", .dim))
    }
    return spans
  }

  private func drawCandidates(_ picture: FreedPicture, _ list: ListState, _ view: View, on canvas: inout Canvas, in rect: Rect) {
    let rows = picture.candidates.map { candidate -> Row in
      let outcome = picture.plan.asked.last { $0.entry == candidate.entry.id }?.outcome
      let before = candidate.entry.attempts.last { $0.about == .offer && $0.day == picture.time.day && $0.start == picture.time.start }
      let said = outcome?.label ?? before?.outcome.label ?? ""
      let restricted = view.office[candidate.entry.patient]?.restricted != nil
      let type = view.office[candidate.entry.type]?.short ?? ""
      return Row(
        [view.name(candidate.entry.patient), "\(type) \(candidate.minutes)", said, (restricted ? "RESTR, " : "") + candidate.reason],
        role: outcome == nil ? .text : .dim)
    }
    let empty =
      "Nobody on the waitlist fits this time\(picture.misfits.isEmpty ? "." : ": \(picture.misfits).") "
      + (picture.isCancelling ? "Enter cancels; b first books the patient anew." : "")
    Table.draw(
      [
        Column("in order", min: 18, priority: 9), Column("kind", width: 8, priority: 4), Column("said", width: 13, priority: 8),
        Column("why here", min: 24, priority: 7),
      ], rows, state: list, focused: true, on: &canvas, in: rect, empty: empty)
    if !rows.isEmpty, !picture.misfits.isEmpty {
      canvas.putCount("do not fit: \(picture.misfits)", under: rect.splitRows(rect.rows - 1).0)
    }
  }

  /// The number, large, and what they wish for.
  private func drawPhone(_ entry: WaitlistEntry, _ view: View, on canvas: inout Canvas, in rect: Rect) {
    guard let patient = view.office[entry.patient] else { return }
    guard !view.isClosed(patient.id) else {
      canvas.put(
        "This record is restricted: R opens it, with a reason.", row: rect.row + 1, column: rect.column, role: .alert, limit: rect.columns)
      return
    }
    BigNumber.draw(patient.phones.first?.number ?? "", on: &canvas, row: rect.row, column: rect.column, columns: rect.columns)
    let born = patient.born.map { "born \($0.iso)" } ?? "birth date unknown"
    canvas.put(
      "\(patient.name.loud), \(born); \(view.phoneWords(patient.phones.first))", row: rect.row + 3, column: rect.column, role: .text,
      limit: rect.columns)
    let wish = [WishWords.line(entry, view), entry.reason, entry.note].filter { !$0.isEmpty }.joined(separator: "; ")
    canvas.put(wish, row: rect.row + 4, column: rect.column, role: .dim, limit: rect.columns)
    let last = entry.attempts.suffix(2).map(\.words).joined(separator: "; ")
    canvas.put(last, row: rect.row + 5, column: rect.column, role: .dim, limit: rect.columns)
  }
}

/// What someone on the waitlist wishes for, in a line.
enum WishWords {
  static func line(_ entry: WaitlistEntry, _ view: View) -> String {
    var words: [String] = []
    if !entry.providers.isEmpty { words.append(entry.providers.map { view.provider($0) }.joined(separator: " or ")) }
    if !entry.weekdays.isEmpty { words.append(entry.weekdays.compactMap { Weekdays.name($0) }.joined(separator: " ")) }
    if entry.part != .any { words.append(entry.part.rawValue) }
    if let earliest = entry.earliest { words.append("from \(earliest.short)") }
    if let latest = entry.latest { words.append("until \(latest.short)") }
    if let hours = entry.noticeHours { words.append("needs \(hours) h") }
    if let have: Appointment = view.office[entry.appointment], have.slot == .booked || have.slot == .confirmed {
      words.append("has \(have.day.short) \(have.start.shown)")
    }
    return words.isEmpty ? "any time, anyone" : words.joined(separator: ", ")
  }

  /// "tue thu" or "mon-fri" as numbers; nothing if a word is no weekday.
  static func weekdays(_ text: String) -> [Int]? {
    var days: [Int] = []
    for word in text.lowercased().split(whereSeparator: { " ,;/".contains($0) }) {
      let ends = word.split(separator: "-").map { end in
        Weekdays.names.firstIndex { end.count >= 2 && $0.lowercased().hasPrefix(end.prefix(3)) }
      }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else { return nil }
      days += (first...last).map { $0 + 1 }
    }
    return days
  }
}
