import Canvas
import Practice

extension Desk {
  /// The screen as it should look now.
  package func canvas() -> Canvas {
    if let door, !isTooSmall { return doorCanvas(door) }
    // The rows that the tour takes are not the desk's: whatever is drawn there lies under the tour.
    guard let tour, !isTooSmall else { return deskCanvas() }
    var canvas = deskCanvas().extended(to: rows)
    drawTour(tour, on: &canvas)
    return canvas
  }

  private func deskCanvas() -> Canvas {
    let rows = deskRows
    var canvas = Canvas(rows: rows, columns: columns, glyphs: glyphs)
    guard !isTooSmall else {
      for (row, line) in [
        "Anteroom needs a terminal", "of 40 columns and 10 rows;", "this one has \(columns) and \(rows).", "Ctrl-C leaves.",
      ]
      .enumerated() { canvas.put(line, row: row, column: 0) }
      canvas.cursor = Spot(row: 0, column: 0)
      return canvas
    }
    if isBoard { return boardCanvas() }
    let view = view
    drawTopLine(view, on: &canvas)
    let body = Rect(row: 1, column: 0, rows: rows - 3, columns: columns)
    for layer in layers { layer.screen.draw(view, on: &canvas, in: body) }
    drawMessage(on: &canvas)
    let hints = top.hints(view) + (layers.count == 1 ? globalHints : [Hint(key: "Esc", label: "back")])
    // The way to help is on every screen, however narrow; where letters are text it is F1.
    let help = Hint(key: top.isTyping ? "F1" : "?", label: "help")
    let width = help.key.count + help.label.count + 1
    Strip.draw(hints, on: &canvas, row: rows - 1, columns: columns - width - 2)
    Strip.draw([help], on: &canvas, row: rows - 1, column: columns - width - 1, columns: width)
    if canvas.cursor == nil { canvas.cursor = Spot(row: rows - 1, column: 0) }
    return canvas
  }

  private var globalHints: [Hint] {
    GlobalKeys.keys.filter { !$0.label.isEmpty && !$0.keys.isEmpty && $0.action != .help }.map {
      Hint(key: $0.keys.first?.shown ?? "", label: $0.label, off: isOff($0.action))
    }
  }

  private func isOff(_ action: GlobalAction) -> Bool {
    // Nobody waits for a hint to find out what undo would do.
    if action == .undo, !seat.isReadOnly { return whyNoChange != nil || whyAsked != nil || (undoOff ?? nil) != nil }
    return whyOff(action) != nil
  }

  private func drawTopLine(_ view: View, on canvas: inout Canvas) {
    let practice = office.settings.name.isEmpty ? "Anteroom" : office.settings.name
    var badges = unsavedBadges
    if seat.isDemo { badges.append(Span(" DEMO ", .badge)) }
    // The time that is shown comes first, for nothing on the screen means anything without it.
    if let asOf { badges.insert(Span(" AS OF \(asOf.shown(from: now)) ", .badge), at: 0) }
    if seat.isReadOnly { badges.append(Span(" READ ONLY ", .badge)) }
    if isShielded { badges.append(Span(" SHIELD, Z lifts it ", .badge)) }
    if let lifted: Appointment = view.office[(layers[0].screen as? Home)?.lifted] {
      badges.append(Span(" MOVING \(TextWidth.clip(view.name(lifted.patient), to: 18, more: glyphs.more)) ", .badge))
    }
    if !aside.isEmpty { badges.append(Span(" \(aside.count) set aside, Ctrl-G ", .badge)) }
    if let others = othersHere { badges.append(Span(" \(others) ", .badge)) }
    if isWaiting { badges.append(Span(" saving \(glyphs.ellipsis) ", .badge)) }
    // An emergency of the present is told whatever time is shown.
    let present = isShielded ? office.masked(on: now.day) : office
    let emergencies = present.openEmergencies(on: now.day)
    if let open = emergencies.last {
      let place = open.place.isEmpty ? "" : " in \(open.place)"
      let who =
        columns >= 110 ? present[open.patient].map { " \(TextWidth.clip($0.name.listed, to: 24, more: glyphs.more))" } ?? "" : ""
      badges.append(Span(" ! EMERGENCY\(who)\(place) \(minutesShown(now.minutes(since: open.raisedAt))) ", .emergency))
    }
    // Who, when and what is going on come before the name of the practice; the date goes before the clock does.
    let taken = badges.reduce(0) { $0 + TextWidth.columns($1.text) + 1 }
    let full = "\(seat.by)  \(view.now.day.shown)  \(view.now.time.shown)"
    let right = taken + TextWidth.columns(full) + 2 <= columns ? full : "\(seat.by)  \(view.now.time.shown)"
    let rightColumn = columns - TextWidth.columns(right) - 1
    let room = rightColumn - taken - 4
    var at = room >= 4 ? canvas.put(" \(TextWidth.clip(practice, to: room, more: glyphs.more))  ", row: 0, column: 0, role: .heading) : 0
    for badge in badges { at = canvas.put(badge.text, row: 0, column: at, role: badge.role, limit: max(0, rightColumn - at)) + 1 }
    if rightColumn >= at { canvas.put(right, row: 0, column: rightColumn, role: .dim) }
  }

  /// What was saved here was read by now, and somebody else did something.
  private var givesWay: Bool {
    message?.role == .toast && offer == nil && !elsewhere.done.isEmpty && past == nil
      && now.milliseconds - messageSince.milliseconds >= Self.messageStands
  }

  /// How long, in milliseconds, a message keeps its line from what others do.
  private static var messageStands: Int { 4000 }

  private func drawMessage(on canvas: inout Canvas) {
    let row = deskRows - 2
    guard let message = shownMessage, !givesWay else {
      // What others did is told where nothing else is said.
      if past == nil, (top as? Home)?.isPicking != true, let words = elsewhere.words(view) {
        Toast.draw(words, role: .dim, on: &canvas, row: row)
      }
      return
    }
    canvas.fill(Rect(row: row, column: 0, rows: 1, columns: columns))
    if TextWidth.columns(message.text) <= columns - 2 {
      Toast.draw(message.text, role: message.role, on: &canvas, row: row)
      return
    }
    // A refusal is worth reading to its end, so it may take the rows it needs, over the lower edge of the panes.
    let lines = TextWrap.lines(message.text, columns: columns - 2).prefix(4)
    for (index, line) in lines.enumerated() {
      let at = row - lines.count + 1 + index
      canvas.fill(Rect(row: at, column: 0, rows: 1, columns: columns))
      Toast.draw(line, role: message.role, on: &canvas, row: at)
    }
  }
}

/// "12m", "1h05": a length of time in the least letters.
func minutesShown(_ minutes: Int) -> String {
  minutes < 60 ? "\(minutes)m" : "\(minutes / 60)h\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
}
