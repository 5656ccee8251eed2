import Canvas
import Practice

extension Home {
  func drawSchedule(_ view: View, _ layout: HomeLayout, _ common: DrawnRows.Common, on canvas: inout Canvas) {
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
    guard let linked, !view.isClosed(linked),
      let row = shown.first(where: { $0.patient == linked && (focus != .schedule || $0.identity == slotAt) }),
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
