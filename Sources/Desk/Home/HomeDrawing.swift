import Canvas
import Practice

extension Home {
  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let layout = HomeLayout(view, focus: focus, waits: waiting.count)
    let common = DrawnRows.Common(view, layout)
    drawWaiting(view, layout, common, on: &canvas)
    drawSchedule(view, layout, common, on: &canvas)
    drawBill(view, layout, on: &canvas)
    if let numbers {
      Toast.draw("rows: \(numbers.text)   Enter goes there or marks them, as in 1,3-5", role: .toast, on: &canvas, row: view.rows - 2)
    }
  }

  /// The hint bar follows the cursor after the same pause as the linked panes.
  package func hints(_ view: View) -> [Hint] { settledHints }

  /// What works on the row under the cursor, most used first.
  func hintsHere(_ view: View) -> [Hint] {
    var hints = [Hint(key: "n", label: "next", off: off(.nextTask, view) != nil)]
    // An office on its first day begins with its set-up.
    if Self.lacks(view, hours: true) != nil, view.notYours(ChangeSetting.self) == nil {
      hints = [Hint(key: "S", label: "set up the office")]
    }
    // What is not this person's, or not to be done in this time at all, is not offered.
    if let step = nextStep(view), barred(step.action, view) == nil {
      hints.append(Hint(key: "Enter", label: step.label, off: off(step.action, view) != nil))
    }
    let useful = Self.keys.filter { !$0.label.isEmpty && !$0.keys.isEmpty && $0.action != .nextTask && $0.action != .step }
    hints += useful.compactMap { binding in
      // The bar shows what works on this row; `?` shows the rest with the reasons.
      off(binding.action, view) == nil ? Hint(key: binding.keys.first?.shown ?? "", label: binding.label) : nil
    }
    return hints
  }

  private func drawWaiting(_ view: View, _ layout: HomeLayout, _ common: DrawnRows.Common, on canvas: inout Canvas) {
    let rect = layout.waiting
    guard !rect.isEmpty else { return }
    let title = "Waiting room: \(crowd.count) waiting" + (crowd.count > 0 ? ", longest \(minutesShown(crowd.longest))" : "")
    canvas.box(rect, title: title, note: "\(waiting.count) here", focused: focus == .waiting)
    if let due = roundDue, due <= 0 {
      canvas.put(" round due (.) ", row: rect.lastRow, column: rect.column + 2, role: .alert, limit: max(0, rect.columns - 4))
    }
    let inner = rect.inner
    guard !waiting.isEmpty else {
      let why =
        Self.lacks(view, hours: false).map { "Nobody is here; \($0)." }
        ?? "Nobody is here. a on the schedule arrives a patient, w takes a walk-in."
      for (index, line) in TextWrap.lines(why, columns: inner.columns - 2).prefix(inner.rows).enumerated() {
        canvas.put(line, row: inner.row + index, column: inner.column + 1, role: .dim, limit: inner.columns - 1)
      }
      return
    }
    let strip = layout.isStrip(.waiting)
    let wide = layout.waitingIsWide
    var row = inner.row
    if wide, !strip {
      canvas.put("ticket, patient", row: row, column: inner.column + 1, role: .heading)
      let heads = [("age", 24), ("appt", 29), ("with", 35), ("state", 43), ("in it", 55), ("here", 61), ("past", 66), ("flags", 71)]
      for (text, column) in heads { canvas.put(text, row: row, column: inner.column + column + (inner.columns - 78), role: .heading) }
      row += 1
    }
    let page = layout.waitingPage, window = waitingList.window(count: waiting.count, page: page)
    var shown = strip ? urgentRows(inner.rows) : window.map { waiting[$0] }
    var seen = "\(window.lowerBound + 1)-\(window.upperBound)"
    // While the cursor is elsewhere the first rows, which need the desk, are in sight, and the one that is looked at.
    if !strip, focus != .waiting, waiting.count > page {
      shown = Array(waiting.prefix(page))
      seen = "1-\(page)"
      if let at = waiting.firstIndex(where: { $0.visit.patient == linked }), at >= page {
        shown[page - 1] = waiting[at]
        seen = "\(page > 1 ? "1-\(page - 1), " : "")\(at + 1)"
      }
    }
    for item in shown {
      guard row <= inner.lastRow else { break }
      let selected = item.visit.id == visitAt && focus == .waiting
      let follows = item.visit.patient == linked && !selected
      let isOneLine = wide || strip
      let spot = Rect(row: row, column: inner.column, rows: isOneLine ? 1 : 2, columns: inner.columns)
      drawn.put(DrawnRows.Row(.visit(item.visit.id), selected, follows), common, on: &canvas, in: spot) { canvas in
        if isOneLine {
          drawWide(item, view, selected, follows, spot, on: &canvas)
        } else {
          drawNarrow(item, view, selected, follows, spot, on: &canvas)
        }
      }
      row += spot.rows
    }
    if !strip, waiting.count > shown.count {
      drawCount("\(seen) of \(waiting.count)", rect, on: &canvas)
    }
  }

  func drawCount(_ text: String, _ rect: Rect, on canvas: inout Canvas) {
    canvas.put(" \(text) ", row: rect.lastRow, column: rect.lastColumn - text.count - 3, role: .dim)
  }

  /// What a strip shows: the row under the cursor and those that wait longest.
  private func urgentRows(_ count: Int) -> [WaitingRow] {
    let followed = waiting.first { $0.visit.patient == linked }
    return Array(((followed.map { [$0] } ?? []) + crowd.mostUrgent.lazy.filter { $0 !== followed }).prefix(count))
  }

  /// As many flags as fit, each whole, and a sign where there are more.
  func whole(_ flags: [Flag], _ columns: Int, _ glyphs: Glyphs) -> String {
    var text = ""
    for flag in flags {
      let longer = text.isEmpty ? flag.rawValue : "\(text) \(flag.rawValue)"
      let isLast = flag == flags.last
      guard longer.count + (isLast ? 0 : 1) <= columns else { return text + glyphs.more }
      text = longer
    }
    return text
  }

  private func stateWord(_ row: WaitingRow, _ view: View) -> String {
    if row.visit.place != .here { return row.visit.place.label }
    if let room: Room = view.office[row.visit.room], row.visit.state == .roomed { return room.spoken }
    if let room: Room = view.office[row.visit.room], row.visit.state == .withProvider { return "seen in \(room.name)" }
    guard view.office[row.visit.type]?.telehealth == true else { return row.visit.state.label }
    switch row.visit.state {
    case .arrived: return "tele joined"
    case .withProvider: return "tele seen"
    default: return "tele \(row.visit.state.label)"
    }
  }

  /// Minutes past the appointed time, for those who still wait: in a room or at the desk nobody is late any more.
  private func pastAppointment(_ row: WaitingRow) -> Int? { row.visit.state.isWaiting ? row.clocks.pastAppointment : nil }

  private func stateRole(_ row: WaitingRow) -> Role {
    switch row.visit.state {
    case .arrived: .waiting
    case .ready, .called: .ready
    case .checkout: .alert
    default: .busy
    }
  }

  func pointer(_ selected: Bool, _ follows: Bool, _ spot: Rect, on canvas: inout Canvas) {
    guard selected || follows else { return }
    canvas.put(
      selected ? canvas.glyphs.pointer : canvas.glyphs.bullet, row: spot.row, column: spot.column,
      role: selected ? .selected : .selectedElsewhere)
    if selected { canvas.cursor = Spot(row: spot.row, column: spot.column) }
  }

  /// Signs of what goes on at other desks: `*` was changed just now, `@` somebody has the patient open.
  func elsewhere(
    _ records: [Reference], of patient: PatientID, _ view: View, pointed: Bool, beside column: Int, _ spot: Rect, on canvas: inout Canvas
  ) {
    if !pointed, records.contains(where: view.elsewhere.fresh.contains) {
      canvas.put("*", row: spot.row, column: spot.column, role: .busy)
    }
    if view.elsewhere.open.contains(Reference(patient)) { canvas.put("@", row: spot.row, column: column, role: .busy) }
  }

  /// The name, cut with a sign where it is too long, and how many others of today look like it.
  private func nameSpans(_ row: WaitingRow, _ selected: Bool, _ columns: Int, _ glyphs: Glyphs) -> [Span] {
    let alike = row.alike > 1 ? " (x\(row.alike))" : ""
    let name = TextWidth.clip(row.patient.name.loud, to: columns - alike.count, more: glyphs.more)
    return [Span(name, selected ? .selected : .text), Span(alike, .alert)]
  }

  private func age(_ patient: Patient, _ view: View) -> String {
    patient.sex.letter + (patient.age(on: view.today).map(String.init) ?? "?")
  }

  private func drawWide(_ item: WaitingRow, _ view: View, _ selected: Bool, _ follows: Bool, _ spot: Rect, on canvas: inout Canvas) {
    pointer(selected, follows, spot, on: &canvas)
    let column = spot.column
    elsewhere([item.visit.reference], of: item.visit.patient, view, pointed: selected || follows, beside: column + 3, spot, on: &canvas)
    let extra = max(0, spot.columns - 78)
    canvas.put(TextWidth.pad(String(item.visit.ticket), to: 2, alignRight: true), row: spot.row, column: column + 1, role: .dim)
    let names = spot.columns >= 74 ? 19 + extra : 18
    canvas.put(nameSpans(item, selected, names, canvas.glyphs), row: spot.row, column: column + 4, limit: names)
    guard spot.columns >= 74 else {
      let columns = UnsavedMark.draw(view.isUnsaved(item.visit), spot, on: &canvas)
      canvas.put(
        [Span(stateWord(item, view) + " ", stateRole(item)), Span(minutesShown(item.clocks.inState), .dim)], row: spot.row,
        column: column + 24,
        limit: columns - 24)
      return
    }
    let base = column + extra
    canvas.put(age(item.patient, view), row: spot.row, column: base + 24, role: .dim, limit: 4)
    canvas.put(item.appointment?.start.shown ?? "walk", row: spot.row, column: base + 29, limit: 5)
    func clip(_ text: String, _ columns: Int) -> String { TextWidth.clip(text, to: columns, more: canvas.glyphs.more) }
    canvas.put(clip(view.provider(item.visit.provider), 7), row: spot.row, column: base + 35)
    canvas.put(clip(stateWord(item, view), 11), row: spot.row, column: base + 43, role: stateRole(item))
    let over = view.office.over(item.visit, item.clocks), guess = item.clocks.isGuess ? "~" : ""
    canvas.put(guess + minutesShown(item.clocks.inState), row: spot.row, column: base + 55, role: over.inState ? .alert : .text, limit: 5)
    canvas.put(guess + minutesShown(item.clocks.sinceArrival), row: spot.row, column: base + 61, role: over.here ? .alert : .text, limit: 5)
    if let past = pastAppointment(item) {
      // Hours are enough for someone who is that early, and leave the flags their space.
      let shown = past < -59 ? "-\((30 - past) / 60)h" : (past < 0 ? "-" : "") + minutesShown(abs(past))
      canvas.put(shown, row: spot.row, column: base + 66, role: over.past ? .alert : .text, limit: 5)
    }
    let room = max(0, column + UnsavedMark.draw(view.isUnsaved(item.visit), spot, on: &canvas) - base - 71)
    canvas.put(whole(item.flags, room, canvas.glyphs), row: spot.row, column: base + 71, role: .flag, limit: room)
  }

  private func drawNarrow(_ item: WaitingRow, _ view: View, _ selected: Bool, _ follows: Bool, _ spot: Rect, on canvas: inout Canvas) {
    pointer(selected, follows, spot, on: &canvas)
    let column = spot.column
    elsewhere([item.visit.reference], of: item.visit.patient, view, pointed: selected || follows, beside: column + 3, spot, on: &canvas)
    canvas.put(TextWidth.pad(String(item.visit.ticket), to: 2, alignRight: true), row: spot.row, column: column + 1, role: .dim)
    let state = stateWord(item, view)
    let right = spot.columns - 14
    let names = max(6, right - 26)
    canvas.put(nameSpans(item, selected, names, canvas.glyphs), row: spot.row, column: column + 4, limit: names)
    canvas.put(
      "\(TextWidth.pad(age(item.patient, view), to: 4)) \(TextWidth.pad(item.appointment?.start.shown ?? "walk-in", to: 7)) \(view.provider(item.visit.provider))",
      row: spot.row,
      column: column + right - 21, role: .dim, limit: 21)
    canvas.put(TextWidth.clip(state, to: 13, more: canvas.glyphs.more), row: spot.row, column: column + right + 1, role: stateRole(item))
    let guess = item.clocks.isGuess ? "~" : ""
    var clocks =
      "in state \(guess)\(minutesShown(item.clocks.inState)) \(canvas.glyphs.separator) here \(guess)\(minutesShown(item.clocks.sinceArrival))"
    if let late = pastAppointment(item) {
      clocks +=
        late >= 0
        ? " \(canvas.glyphs.separator) past appt \(minutesShown(late))" : " \(canvas.glyphs.separator) early \(minutesShown(-late))"
    }
    if let told = item.visit.quoted.last, item.visit.state.isWaiting {
      clocks += " \(canvas.glyphs.separator) told \(minutesShown(told.minutes)) at \(told.at.time.shown)"
    }
    guard spot.rows > 1 else { return }
    let below = Rect(row: spot.row + 1, column: column, rows: 1, columns: spot.columns)
    let columns = UnsavedMark.draw(view.isUnsaved(item.visit), below, on: &canvas)
    let end = canvas.put(clocks + "  ", row: spot.row + 1, column: column + 4, role: .dim, limit: columns - 4)
    let room = column + columns - end
    canvas.put(whole(item.flags, room, canvas.glyphs), row: spot.row + 1, column: end, role: .flag, limit: room)
  }
}
