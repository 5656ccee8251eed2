import Canvas
import Practice

/// Makes an appointment, or moves one: the next free places, or a provider's whole day as a grid.
package struct BookScreen: Screen {
  package enum Action: Hashable, Sendable {
    case choose, overbook, type, provider, grid, dayBefore, dayAfter, date, family, length, longer, reason, leave
  }

  package static let name = "book"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .choose, label: "book", "books the time under the cursor", verb: Book.self),
    Binding(.char("t"), action: .type, label: "type", "the next visit type"),
    Binding(.char("p"), action: .provider, label: "provider", "the next provider, or everyone"),
    Binding(.char("s"), action: .grid, label: "grid/next free", "turns between the next free places and the whole day"),
    Binding(.char("["), .left, action: .dayBefore, "a day earlier"),
    Binding(.char("]"), .right, action: .dayAfter, label: "day", "a day later"),
    Binding(.char("g"), action: .date, label: "date", "goes to a date"),
    Binding(.char("f"), action: .family, label: "family", "adds the next member of the household, back to back"),
    Binding(.char("-"), action: .length, "five minutes shorter"),
    Binding(.char("+"), action: .longer, label: "length", "five minutes longer"),
    Binding(.char("r"), action: .reason, label: "reason", "why they come"),
    Binding(.char("o"), action: .overbook, label: "overbook", "books over what is in the way, with a reason", verb: Book.self),
    Binding(.escape, action: .leave, "leaves without booking"),
  ]

  var patients: [PatientID]
  let moving: AppointmentID?
  var type: VisitTypeID?
  var provider: ProviderID?
  var minutes: Int
  var day: Day
  var isGrid = false
  var reason = ""
  var list = ListState()
  private var openings: [Opening] = []
  private var stretches: [(provider: ProviderID, stretch: PlannedStretch)] = []
  private var wanted: ClockTime?
  /// The day whose grid is open.
  private var shownDay: Day?

  init(_ patients: [PatientID], at opening: Opening? = nil, _ view: View) {
    self.patients = patients
    moving = nil
    let types = view.office.visitTypes.sorted.filter { !$0.gone }
    type = types.first?.id
    minutes = types.first?.minutes ?? 20
    provider = opening?.provider ?? patients.first.flatMap { view.office[$0]?.usualProvider }
    day = opening?.day ?? view.today
    isGrid = opening != nil
    wanted = opening?.start
  }

  init(moving appointment: Appointment, _ view: View) {
    patients = [appointment.patient]
    moving = appointment.id
    type = appointment.type
    minutes = appointment.minutes
    provider = appointment.provider
    day = max(appointment.day, view.today)
    reason = appointment.reason
  }

  package func shows(_ view: View) -> [PatientID] { patients }
  package func about(_ view: View) -> String { "\(moving == nil ? "booking" : "moving") \(view.name(patients.first))" }
  package func concerns(_ view: View) -> [PatientID] { patients }

  package mutating func refresh(_ view: View) {
    let providers = provider.map { [$0] } ?? view.office.providers.sorted.filter { !$0.gone }.map(\.id)
    if isGrid {
      stretches = view.office.dayPlans(of: providers, on: day, today: view.today, now: view.now).flatMap { plan in
        plan.stretches.map { (plan.provider, $0) }
      }.sorted { ($0.1.start, $0.0) < ($1.1.start, $1.0) }
      // A day opens at what was looked at, today at what is not over.
      if let wanted = wanted ?? (day == view.today ? view.now.time : nil), shownDay != day || self.wanted != nil {
        list.selected = stretches.firstIndex { $0.stretch.start >= wanted || (self.wanted == nil && $0.stretch.end > wanted) } ?? 0
      }
      self.wanted = nil
      shownDay = day
    } else {
      openings = view.office.openings(
        of: providers, minutes: minutes * patients.count, from: day, time: day == view.today ? view.now.time : ClockTime(minutes: 0),
        today: view.today, limit: 40, now: view.now)
    }
    list.keep(count: count, page: page(view))
  }

  private var count: Int { isGrid ? stretches.count : openings.count }
  private func page(_ view: View) -> Int { max(1, view.rows - 11) }

  /// The time under the cursor.
  private var chosen: Opening? {
    if isGrid {
      guard stretches.indices.contains(list.selected) else { return nil }
      let at = stretches[list.selected]
      return Opening(provider: at.provider, day: day, start: at.stretch.start)
    }
    return openings.indices.contains(list.selected) ? openings[list.selected] : nil
  }

  private func verb(_ opening: Opening, overbook: String = "") -> any Verb {
    if let moving {
      return Reschedule {
        $0.appointment = moving
        $0.day = opening.day
        $0.start = opening.start
        $0.provider = opening.provider
        $0.overbook = overbook
      }
    }
    return Book {
      $0.patients = patients
      $0.provider = opening.provider
      $0.type = type ?? .unnumbered
      $0.day = opening.day
      $0.start = opening.start
      $0.minutes = minutes
      $0.reason = reason
      $0.overbook = overbook
    }
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .choose:
      if isGrid, stretches.indices.contains(list.selected), isOver(stretches[list.selected].stretch, view) {
        return "this time is over; P on the desk records a past visit, w takes a walk-in"
      }
      return chosen.map { view.refusal(verb($0))?.full(Self.keys) }
        ?? "no free time was found; ] looks later, p asks another provider, s shows the day"
    case .overbook:
      guard let chosen else { return "no time is under the cursor" }
      guard let refusal = view.refusal(verb(chosen)) else { return "nothing is in the way: Enter books it" }
      return view.whyOff(verb(chosen, overbook: "?")).map { _ in refusal.full(Self.keys) }
    case .type: return moving == nil ? nil : "moving keeps the visit type"
    case .family:
      if moving != nil { return "one appointment is moved at a time" }
      return nextMember(view) == nil ? "no other member of the household is on file" : nil
    case .dayBefore: return day <= view.today ? "what is over cannot be booked; P on the desk records a past visit" : nil
    case .length: return minutes <= 5 ? "five minutes is the least" : nil
    default: return nil
    }
  }

  private func isOver(_ stretch: PlannedStretch, _ view: View) -> Bool { day == view.today && stretch.end <= view.now.time }

  package func hints(_ view: View) -> [Hint] {
    Self.keys.filter { !$0.label.isEmpty }.map {
      Hint(
        key: $0.keys.first?.shown ?? "", label: $0.action == .choose && moving != nil ? "move here" : $0.label,
        off: off($0.action, view) != nil)
    }
  }

  private func nextMember(_ view: View) -> PatientID? {
    guard let first = view.office[patients.first] else { return nil }
    return view.office.household(of: first).map(\.id).first { !patients.contains($0) }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: count, page: page(view)) ? [] : nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .choose: return chosen.map { [.change(verb($0))] } ?? []
    case .overbook:
      guard let chosen, let refusal = view.refusal(verb(chosen)) else { return [] }
      return [
        .open(
          FormScreen(
            OverbookForm {
              $0.verb = moving == nil ? Book.name : Reschedule.name
              $0.fields = verb(chosen).datum
              $0.sentence = refusal.sentence
            }, view))
      ]
    case .type:
      let all = view.office.visitTypes.sorted.filter { !$0.gone }
      let index = all.firstIndex { $0.id == type } ?? -1
      guard !all.isEmpty else { return [] }
      let next = all[(index + 1) % all.count]
      type = next.id
      minutes = next.minutes
    case .provider:
      let all: [ProviderID?] = view.office.providers.sorted.filter { !$0.gone }.map(\.id) + [nil]
      provider = all[((all.firstIndex(of: provider) ?? -1) + 1) % all.count]
    case .grid:
      let at = chosen
      isGrid.toggle()
      shownDay = nil
      if isGrid, let at {
        day = at.day
        wanted = at.start
      }
    case .dayBefore: day = max(view.today, day.advanced(by: -1))
    case .dayAfter: day = (isGrid ? day : max(day, chosen?.day ?? day)).advanced(by: 1)
    case .date: return [.open(FormScreen(BookDayForm(), view))]
    case .family: if let member = nextMember(view) { patients.append(member) }
    case .length: minutes -= 5
    case .longer: minutes += 5
    case .reason: return [.open(FormScreen(BookReasonForm { $0.reason = reason }, view))]
    case .leave: return [.close]
    }
    if !isGrid { list = ListState() }
    refresh(view)
    return []
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    switch answer {
    case .day(let day): self.day = day
    case .text(let text): reason = text
    case .audit: return []
    case .done: return finished
    }
    list = ListState()
    shownDay = nil
    refresh(view)
    return []
  }

  private var finished: [Effect] { [.close] + (patients.first.map { [.show($0)] } ?? []) }

  package var isTouched: Bool { !reason.isEmpty || patients.count > 1 }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held: finished
    case .refused(let refusal): [.complain(refusal.full(Self.keys))]
    case .failed(let sentence): [.complain(sentence)]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let names = patients.map { view.name($0) }.joined(separator: ", then ")
    canvas.box(
      rect, title: moving == nil ? "Book \(names)" : "Move \(names)", note: isGrid ? day.shown : "next free from \(day.shown)",
      focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    var row = inner.row
    func put(_ label: String, _ text: String, _ role: Role = .text) {
      guard row <= inner.lastRow else { return }
      canvas.put([Span(label, .label), Span(text, role)], row: row, column: inner.column, limit: inner.columns)
      row += 1
    }
    let typeName = type.flatMap { view.office[$0]?.name } ?? "none set up"
    put(
      "type (t) ",
      "\(typeName), \(minutes) min\(patients.count > 1 ? " each, \(patients.count) back to back" : "")   provider (p) \(provider.map { view.provider($0) } ?? "any")   reason (r) \(reason.isEmpty ? "-" : reason)"
    )
    let alerts = patients.flatMap { view.office[$0]?.alerts(at: .booking, on: view.today).map(\.text) ?? [] }
    for alert in alerts { put("ALERT ", alert, .alert) }
    if let old: Appointment = view.office[moving] { put("now ", "\(old.day.shown) \(old.start.shown) \(view.provider(old.provider))") }
    row += 1
    let page = max(1, inner.lastRow - row + 1)
    guard count > 0 else {
      put(
        "",
        isGrid
          ? "Nobody works on \(day.shown)." : "No free time for \(minutes * patients.count) minutes in the 120 days from \(day.shown).",
        .dim)
      canvas.cursor = Spot(row: inner.row, column: inner.column)
      return
    }
    var list = list
    list.keep(count: count, page: page)
    var lastDay: Day?
    canvas.putCount(list.window(count: count, page: page), of: count, under: inner)
    for index in list.window(count: count, page: page) where row <= inner.lastRow {
      let selected = index == list.selected
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      if selected { canvas.cursor = Spot(row: row, column: inner.column) }
      if isGrid {
        let at = stretches[index]
        drawStretch(at.stretch, at.provider, selected, view, row, inner, on: &canvas)
      } else {
        let at = openings[index]
        let dayWords = at.day == lastDay ? "" : at.day == view.today ? "today" : at.day.shown
        lastDay = at.day
        canvas.put(
          [
            Span(TextWidth.pad(dayWords, to: 17), .heading),
            Span(TextWidth.pad(at.start.shown, to: 6, alignRight: true) + "  ", selected ? .selected : .text),
            Span(view.provider(at.provider), .text),
          ],
          row: row, column: inner.column + 2, limit: inner.columns - 2)
      }
      row += 1
    }
  }

  private func drawStretch(
    _ stretch: PlannedStretch, _ provider: ProviderID, _ selected: Bool, _ view: View, _ row: Int, _ inner: Rect, on canvas: inout Canvas
  ) {
    let words: (String, Role)
    switch stretch.use {
    case .open: words = isOver(stretch, view) ? ("over", .dim) : ("open (\(stretch.minutes) min)", .good)
    case .sameDayOnly: words = ("kept: opens on the day", .dim)
    case .closed(let label): words = (label.isEmpty ? "closed" : label, .dim)
    case .taken(let ids):
      words = (
        ids.compactMap { view.office[$0] }.map { "\(view.name($0.patient)) (\($0.minutes) min)" }.joined(separator: " + "),
        isOver(stretch, view) ? .dim : .text
      )
    }
    canvas.put(
      [
        Span(TextWidth.pad(stretch.start.shown, to: 6, alignRight: true) + "  ", selected ? .selected : .text),
        Span(TextWidth.pad(view.provider(provider), to: 9), .dim), Span(words.0, words.1),
      ], row: row, column: inner.column + 2, limit: inner.columns - 2)
  }
}

extension BookScreen: Resumable {
  package var draft: FormDraft? { isTouched ? place : nil }

  package var place: FormDraft? {
    var texts: Datum.Fields = ["minutes": .whole(minutes), "day": day.datum, "reason": .text(reason), "grid": .flag(isGrid)]
    if let type { texts["type"] = type.datum }
    if let provider { texts["provider"] = provider.datum }
    if let at = chosen?.start { texts["at"] = at.datum }
    let what = [patients.count > 1 ? "\(patients.count) of a family" : "", reason].filter { !$0.isEmpty }.joined(separator: ", ")
    return kept(
      about: .fields(["patients": patients.datum, "moving": moving.datum]), texts: .fields(texts),
      words: (moving == nil ? "booking" : "moving") + (what.isEmpty ? "" : ": \(what)"))
  }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let about = draft.about.fields, let patients = try? [PatientID](datum: about["patients"]),
      let texts = draft.texts.fields, let minutes = texts["minutes"].whole,
      let day = try? Day(datum: texts["day"]), patients.allSatisfy({ view.office[$0] != nil })
    else { return nil }
    let moving = (try? AppointmentID?(datum: about["moving"])) ?? nil
    if let moving, view.office[moving] == nil { return nil }
    self.patients = patients
    self.moving = moving
    self.minutes = minutes
    // What is over cannot be booked any more.
    self.day = max(day, view.today)
    type = (try? VisitTypeID?(datum: texts["type"])) ?? nil
    provider = (try? ProviderID?(datum: texts["provider"])) ?? nil
    reason = texts["reason"].text ?? ""
    isGrid = texts["grid"] == .flag(true)
    if isGrid { wanted = (try? ClockTime?(datum: texts["at"])) ?? nil }
  }
}
