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
    if Self.lacks(view, hours: true) != nil, view.notYours(ChangeSetting.self) == nil { hints = [Hint(key: "S", label: "set up the office")] }
    // What is not this person's, or not to be done in this time at all, is not offered.
    if let step = nextStep(view), isTheirs(step.action, view) { hints.append(Hint(key: "Enter", label: step.label, off: off(step.action, view) != nil)) }
    let useful = Self.keys.filter { !$0.label.isEmpty && !$0.keys.isEmpty && $0.action != .nextTask && $0.action != .step }
    hints += useful.compactMap { binding in
      // The bar shows what works on this row; `?` shows the rest with the reasons.
      off(binding.action, view) == nil ? Hint(key: binding.keys.first?.shown ?? "", label: binding.label) : nil
    }
    return hints
  }

  private func isTheirs(_ action: Action, _ view: View) -> Bool {
    guard let binding = Self.keys.first(where: { $0.action == action }), let verb = binding.verb else { return true }
    return (binding.isLooking || view.whyNoChange == nil) && (binding.isForAll || view.notYours(verb) == nil)
  }

  // MARK: Waiting room

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

  private func drawCount(_ text: String, _ rect: Rect, on canvas: inout Canvas) {
    canvas.put(" \(text) ", row: rect.lastRow, column: rect.lastColumn - text.count - 3, role: .dim)
  }

  /// What a strip shows: the row under the cursor and those that wait longest.
  private func urgentRows(_ count: Int) -> [WaitingRow] {
    let followed = waiting.first { $0.visit.patient == linked }
    return Array(((followed.map { [$0] } ?? []) + crowd.mostUrgent.lazy.filter { $0 !== followed }).prefix(count))
  }

  /// As many flags as fit, each whole, and a sign where there are more.
  private func whole(_ flags: [Flag], _ columns: Int, _ glyphs: Glyphs) -> String {
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

  private func pointer(_ selected: Bool, _ follows: Bool, _ spot: Rect, on canvas: inout Canvas) {
    guard selected || follows else { return }
    canvas.put(
      selected ? canvas.glyphs.pointer : canvas.glyphs.bullet, row: spot.row, column: spot.column,
      role: selected ? .selected : .selectedElsewhere)
    if selected { canvas.cursor = Spot(row: spot.row, column: spot.column) }
  }

  /// Signs of what goes on at other desks: `*` was changed just now, `@` somebody has the patient open.
  private func elsewhere(
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

  // MARK: Schedule

  private func drawSchedule(_ view: View, _ layout: HomeLayout, _ common: DrawnRows.Common, on canvas: inout Canvas) {
    let rect = layout.schedule
    guard !rect.isEmpty else { return }
    let day = day(view)
    // The numbers are never left out for the names of the providers.
    let date = "\(day.shown)\(otherDay == nil ? "" : " (not today)")", note = "\(booked) booked, \(open) open"
    let room = rect.columns - TextWidth.columns(date) - note.count - 9
    let who =
      onlyProvider.map { view.provider($0) }
      // More of them than the line has room for are not looked at.
      ?? view.office.providers.sorted.lazy.filter { !$0.gone }.prefix(max(1, room / 4 + 1)).map(\.short)
      .joined(separator: " \(canvas.glyphs.separator) ")
    let names = room > 3 ? TextWidth.clip(who, to: room, more: canvas.glyphs.more) : ""
    canvas.box(
      rect, title: date + (names.isEmpty ? "" : ": \(names)"), note: note,
      focused: focus == .schedule)
    let inner = rect.inner
    guard !slots.isEmpty else {
      let why =
        view.office.providers.count == 0
        ? "No provider is set up yet: S opens the settings." : "Nobody works on \(day.shown). [ and ] turn the day."
      canvas.put(why, row: inner.row, column: inner.column + 1, role: .dim, limit: inner.columns - 1)
      return
    }
    let shown: [(offset: Int, element: SlotRow)]
    if layout.isStrip(.schedule) {
      let from =
        slots.firstIndex { $0.patient == linked && linked != nil } ?? slots.firstIndex { $0.start + $0.minutes > view.now.time } ?? 0
      shown = Array(slots.enumerated().dropFirst(min(from, max(0, slots.count - inner.rows))).prefix(inner.rows))
    } else {
      let window = scheduleList.window(count: slots.count, page: layout.schedulePage)
      shown = window.map { ($0, slots[$0]) }
      if slots.count > window.count { drawCount("\(window.lowerBound + 1)-\(window.upperBound) of \(slots.count)", rect, on: &canvas) }
    }
    for (index, (offset, item)) in shown.enumerated() {
      let selected = item.identity == slotAt && focus == .schedule
      let follows = !selected && item.patient != nil && item.patient == linked
      let isMarked = !marked.isEmpty && marked.contains(item.mark)
      let spot = Rect(row: inner.row + index, column: inner.column, rows: 1, columns: inner.columns)
      drawn.put(DrawnRows.Row(.slot(offset), selected, follows, isMarked: isMarked), common, on: &canvas, in: spot) { canvas in
        drawSlot(item, view, selected, follows, isMarked, spot, on: &canvas)
      }
    }
    if !layout.isStrip(.schedule) { drawKind(shown.map(\.element), view, rect, on: &canvas) }
  }

  /// What kind of visit the patient comes for whom the panes are about: the rows have no room for its name.
  private func drawKind(_ shown: [SlotRow], _ view: View, _ rect: Rect, on canvas: inout Canvas) {
    guard let linked, let row = shown.first(where: { $0.patient == linked && (focus != .schedule || $0.identity == slotAt) }),
      case .appointment(let appointment, _) = row.use, let type = view.office[appointment.type]
    else { return }
    let with = view.office.bookedWith(appointment)
    let text = "\(type.name), \(appointment.minutes) min\(with.isEmpty ? "" : ", with \(with)")"
    let words = TextWidth.clip(text, to: max(0, rect.columns - 28), more: canvas.glyphs.more)
    canvas.put(" \(words) ", row: rect.lastRow, column: rect.column + 2, role: .dim)
  }

  private func drawSlot(
    _ item: SlotRow, _ view: View, _ selected: Bool, _ follows: Bool, _ isMarked: Bool, _ spot: Rect, on canvas: inout Canvas
  ) {
    pointer(selected, follows, spot, on: &canvas)
    if isMarked { canvas.put(canvas.glyphs.check, row: spot.row, column: spot.column + 1, role: .selected) }
    if let patient = item.patient {
      let at = spot.column + (isMarked ? 9 : 1)
      elsewhere(item.references, of: patient, view, pointed: selected || follows, beside: at, spot, on: &canvas)
    }
    let past = otherDay == nil && item.start + item.minutes <= view.now.time
    canvas.put(TextWidth.pad(item.start.shown, to: 5, alignRight: true), row: spot.row, column: spot.column + 2, role: past ? .dim : .text)
    let provider = view.provider(item.provider)
    switch item.use {
    case .open:
      let left = otherDay == nil ? min(item.minutes, item.start + item.minutes - view.now.time) : item.minutes
      drawTime(left < item.minutes ? "open, \(left) min left" : "open, \(left) min", provider, .good, spot, on: &canvas)
    case .over:
      drawTime("over", provider, .dim, spot, on: &canvas)
    case .rest:
      drawTime("\(item.minutes) min left between", provider, .dim, spot, on: &canvas)
    case .kept(let why):
      drawTime("kept: \(why)", provider, .dim, spot, on: &canvas)
    case .closed(let label):
      drawTime(label.isEmpty ? "closed" : label, provider, .dim, spot, on: &canvas)
    case .appointment(let appointment, let visit):
      drawAppointment(appointment, visit, selected, view, spot, on: &canvas)
    }
  }

  /// In a narrow pane the visit type gives way to the name.
  private func showsType(_ spot: Rect) -> Bool { spot.columns >= 66 }
  private func nameColumns(_ spot: Rect) -> Int { max(10, spot.columns - (showsType(spot) ? 42 : 36)) }

  private func drawTime(_ words: String, _ provider: String, _ role: Role, _ spot: Rect, on canvas: inout Canvas) {
    let names = nameColumns(spot)
    canvas.put(words, row: spot.row, column: spot.column + 10, role: role, limit: names)
    canvas.put(provider, row: spot.row, column: spot.column + 11 + names, role: .dim, limit: max(0, spot.columns - 11 - names))
  }

  private func drawAppointment(
    _ appointment: Appointment, _ visit: Visit?, _ selected: Bool, _ view: View, _ spot: Rect, on canvas: inout Canvas
  ) {
    let glyphs = canvas.glyphs
    let unsaved = view.isUnsaved(appointment) || visit.map(view.isUnsaved) == true
    let edge = spot.column + UnsavedMark.draw(unsaved, spot, on: &canvas)
    let patient = view.office[appointment.patient]
    let sign: (String, Role)
    switch (visit?.state, appointment.slot) {
    case (.some(let state), _) where state.isHere:
      sign = state == .withProvider || state == .roomed ? (glyphs.block, .busy) : (glyphs.full, .ready)
    case (_, .done), (.some, _): sign = (glyphs.check, .dim)
    case (_, .confirmed), (_, .booked): sign = (glyphs.open, .text)
    case (_, .held) where appointment.holdsTime(at: view.now): sign = (glyphs.open, .waiting)
    default: sign = ("x", .dim)
    }
    canvas.put(sign.0, row: spot.row, column: spot.column + 8, role: sign.1)
    let provider = view.provider(appointment.provider)
    let type = view.office[appointment.type]?.short ?? ""
    var state = visit?.state.label ?? appointment.slot.label
    if let place = visit?.place, place != .here { state = place.label }
    if let new: Appointment = view.office[appointment.movedTo], appointment.slot == .rescheduled {
      state = "moved to \(new.day == appointment.day ? "" : "\(new.day.short) ")\(new.start.shown)"
    }
    if visit == nil, let time = view.office.retimed(appointment) { state = "late ~\(time.shown)" }
    if appointment.slot == .held {
      state = "\(appointment.isOver(at: view.now) ? "hold over" : "held to") \(appointment.heldUntil?.time.shown ?? "?")"
    }
    let isOver = !appointment.holdsTime(at: view.now) || appointment.slot == .done
    let nameColumns = nameColumns(spot)
    let name = patient?.name.listed ?? "unknown"
    let end = canvas.put(
      TextWidth.clip(name, to: nameColumns, more: glyphs.more), row: spot.row, column: spot.column + 10,
      role: selected ? .selected : isOver ? .dim : .text,
      limit: nameColumns)
    var at = max(end + 1, spot.column + 11 + nameColumns)
    at = max(canvas.put(TextWidth.clip(provider, to: 7, more: glyphs.more), row: spot.row, column: at, role: .dim, limit: 7) + 1, at + 8)
    if showsType(spot) { at = max(canvas.put(type, row: spot.row, column: at, role: .dim, limit: 5) + 1, at + 6) }
    at = max(
      canvas.put(
        TextWidth.clip(state, to: max(0, edge - at), more: glyphs.more), row: spot.row, column: at,
        role: visit.map { $0.state.isHere } == true ? .ready : isOver ? .dim : .text,
        limit: max(0, edge - at)) + 1, at)
    guard let patient, at < edge else { return }
    var words = appointment.overbooked.isEmpty || !appointment.slot.holdsTime ? "" : "2x "
    let room = edge - at - words.count
    if let visit, visit.state.isHere {
      words += whole(view.office.flags(visit: visit, patient: patient, now: view.now).filter { $0 == .late }, room, glyphs)
    } else if visit == nil, !isOver {
      let isLate = appointment.day == view.today && view.now.time - appointment.start > view.office.settings.lateAfter
      let tell: [Flag] = appointment.hasToTell(.absence) || appointment.hasToTell(.late) ? [.tell] : []
      words += whole((isLate ? [.late] : []) + tell + view.office.flags(patient: patient, on: appointment.day, at: .arrival), room, glyphs)
    }
    canvas.put(words, row: spot.row, column: at, role: .flag, limit: edge - at)
  }
}
