import Canvas
import Practice

/// A provider is out: a row for everyone booked, who can least wait first, with what is to be done for each. All of it is one change.
package struct AbsenceScreen: Screen {
  package enum Action: Hashable, Sendable { case carryOut, move, next, before, call, cancel, print, card, leave }

  package static let name = "provider out"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .carryOut, label: "carry it out", "does all of it in one change, after asking", verb: ProviderOut.self),
    Binding(.char("m"), action: .move, label: "move there", "moves this one to the place that is shown"),
    Binding(.char("]"), .right, action: .next, label: "other place", "the next place that is free for this one"),
    Binding(.char("["), .left, action: .before, "the place before"),
    Binding(.char("c"), action: .call, label: "call and ask", "leaves the appointment, and puts this one on the list of those to call"),
    Binding(.char("x"), action: .cancel, label: "cancel", "cancels this one for the clinic"),
    Binding(.char("W"), action: .print, label: "call list", "prints the plan as a call list"),
    Binding(.char("i"), action: .card, "opens the patient's card"), Binding(.escape, action: .leave, "leaves; nothing is changed"),
  ]

  let provider: ProviderID
  let day: Day
  let from: ClockTime?
  let why: String
  private(set) var rows: [AbsenceRow]
  var list = ListState()
  /// What somebody chose by hand.
  private var isTurned = false

  init(_ provider: ProviderID, on day: Day, from: ClockTime?, why: String, _ view: View) {
    self.provider = provider
    self.day = day
    self.from = from
    self.why = why
    rows = view.office.absencePlan(provider, on: day, from: from, now: view.now)
  }

  package func about(_ view: View) -> String { "\(view.provider(provider)) is out" }
  package var isTouched: Bool { isTurned }
  private func page(_ view: View) -> Int { max(1, view.rows - 9) }

  package mutating func refresh(_ view: View) {
    // Another desk may have moved, cancelled or booked someone meanwhile: rows that were decided by hand stay as they are.
    let fresh = view.office.absencePlan(provider, on: day, from: from, now: view.now)
    let known = Dictionary(uniqueKeysWithValues: rows.map { ($0.appointment.id, $0) })
    if Set(known.keys) != Set(fresh.map(\.appointment.id)) {
      let before = Set(known.keys)
      rows =
        rows.filter { row in fresh.contains { $0.appointment.id == row.appointment.id } }
        + fresh.filter { !before.contains($0.appointment.id) }
    }
    list.keep(count: rows.count, page: page(view))
  }

  private var at: Int? { rows.indices.contains(list.selected) ? list.selected : nil }

  var verb: ProviderOut {
    ProviderOut {
      $0.provider = provider
      $0.day = day
      $0.from = from
      $0.why = why
      $0.steps = rows.map { row in
        ProviderOut.Step {
          $0.appointment = row.appointment.id
          $0.way = row.way
          guard row.way == .move, let place = row.place else { return }
          $0.provider = place.provider
          $0.day = place.day
          $0.start = place.start
        }
      }
    }
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .carryOut: return view.refusal(verb)?.full
    case .leave: return nil
    case .print: return rows.isEmpty ? "nobody is booked then" : nil
    case .move: return at.map { rows[$0].place == nil ? "no place was found; c calls and asks" : nil } ?? "nobody is booked then"
    default: return at == nil ? "nobody is booked then" : nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: rows.count, page: page(view)) ? [] : nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .carryOut:
      return [
        .open(
          PickScreen(
            title: "Carry out the plan?",
            lines: here(view) + [
              "\(summary). \(view.office[provider]?.title ?? "?") has no hours then. One change: u takes all of it back."
            ],
            items: [.init("no, not yet", []), .init("yes, carry it out", [.change(verb)])]))
      ]
    case .leave:
      return isTurned ? [.open(Picks.leave("Leave the plan?", "What you chose for each patient would be lost."))] : [.close]
    case .print: return Effect.print(sheets(view), about: rows.map { Reference($0.appointment.patient) })
    default: break
    }
    guard let at else { return [] }
    switch action {
    case .move: turn(at, .move)
    case .call: turn(at, .call)
    case .cancel: turn(at, .cancel)
    case .card: return [.open(PatientCard(rows[at].appointment.patient))]
    case .next, .before:
      let places = places(for: at, view)
      guard !places.isEmpty else { return [.say("no other place in 60 days")] }
      let index = places.firstIndex { $0 == rows[at].place }
      let step = action == .next ? (index.map { $0 + 1 } ?? 0) : (index.map { $0 - 1 } ?? 0)
      rows[at].place = places[(step + places.count) % places.count]
      turn(at, .move)
    default: break
    }
    return []
  }

  private mutating func turn(_ index: Int, _ way: ProviderOut.Way) {
    rows[index].way = way
    isTurned = true
  }

  /// Places that are free for one patient and that no other row has: the same day first.
  private func places(for index: Int, _ view: View) -> [Opening] {
    let appointment = rows[index].appointment
    let taken = rows.enumerated().filter { $0.offset != index && $0.element.way == .move }.compactMap { row in
      row.element.place.map { (place: $0, end: $0.start + row.element.appointment.minutes) }
    }
    let all = view.office.providers.sorted.filter { !$0.gone }.map(\.id)
    let early = day == view.today ? view.now.time : ClockTime(minutes: 0)
    return view.office.openings(
      of: all, minutes: appointment.minutes, from: day, time: early, today: view.today, limit: 60, days: 60, now: view.now
    ).filter { opening in
      let end = opening.start + appointment.minutes
      return !(opening.provider == provider && opening.day == day)
        && !taken.contains {
          $0.place.provider == opening.provider && $0.place.day == opening.day && $0.place.start < end && opening.start < $0.end
        }
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held:
      let count = view.office.toTell(.absence, from: view.today).count
      return [.close, .showDay(day)] + (count > 0 ? [.say("\(count) to be told: #, then o")] : [])
    case .refused(let refusal): return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  /// Who is in the house for the provider: no plan moves them, and somebody has to tell them. Who is here an hour before is still seen.
  private func here(_ view: View) -> [String] {
    guard day == view.today, (from?.minutes ?? 0) <= view.now.time.minutes + 60 else { return [] }
    let names = view.office.filed(Visit.self, on: day).filter { visit in
      visit.provider == provider && (visit.state.isWaiting || visit.state == .roomed)
    }.map { view.isClosed($0.patient) ? Flag.restricted.rawValue : view.name($0.patient) }
    if names.isEmpty { return [] }
    return [
      "\(names.count == 1 ? "1 is" : "\(names.count) are") here for them already, and not in the plan: \(names.joined(separator: "; "))."
    ]
  }

  private var summary: String {
    let parts = ProviderOut.Way.allCases.compactMap { way -> String? in
      let count = rows.count { $0.way == way }
      return count == 0 ? nil : "\(count) to \(way.label)"
    }
    return parts.isEmpty ? "nobody is booked" : parts.joined(separator: ", ")
  }

  private func words(_ row: AbsenceRow, _ view: View) -> String {
    guard row.way == .move, let place = row.place else { return row.way.label }
    return "\(place.day == day ? "" : "\(place.day.weekdayName) \(place.day.short) ")\(place.start.shown) \(view.provider(place.provider))"
  }

  private func sheets(_ view: View) -> Sheets {
    let title = "\(view.office[provider]?.title ?? "?") is out, \(day.shown)\(from.map { " from \($0.shown)" } ?? "")"
    var sheets = Sheets(title, practice: view.office.settings.name, note: view.paperNote)
    sheets.add(["\(why). \(summary). Those who can least wait come first.", ""])
    for row in rows {
      let patient = view.office[row.appointment.patient]
      let phones = patient?.phones.map(\.number).joined(separator: ", ") ?? ""
      sheets.add([
        Sheets.row([
          (row.appointment.start.shown.leftPadded(to: 5), 5), (patient?.name.loud ?? "unknown", 36),
          (phones.isEmpty ? "no phone" : phones, 34),
        ]),
        "      proposed: \(words(row, view))\(row.why.isEmpty ? "" : "; \(row.why.joined(separator: ", "))")",
        "      [ ] agreed  [ ] message  [ ] no answer  [ ] instead ____________  at ____:____ by ______", "",
      ])
    }
    return sheets
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    canvas.box(
      rect, title: "\(view.office[provider]?.title ?? "?") is out: \(day.shown)\(from.map { " from \($0.shown)" } ?? "")",
      note: rows.count == 1 ? "1 patient" : "\(rows.count) patients", focused: true)
    let (top, body) = rect.inset(rows: 1, columns: 1).splitRows(2)
    canvas.put("\(why). \(summary).", row: top.row, column: top.column + 1, role: .heading, limit: top.columns - 1)
    if let here = here(view).first {
      let words = TextWidth.clip(here, to: top.columns - 1, more: canvas.glyphs.more)
      canvas.put(words, row: top.row + 1, column: top.column + 1, role: .alert, limit: top.columns - 1)
    }
    let shown = rows.map { row -> Row in
      let restricted = view.isClosed(row.appointment.patient)
      return Row(
        [
          row.appointment.start.shown, view.name(row.appointment.patient), words(row, view),
          restricted ? Flag.restricted.rawValue : row.why.joined(separator: ", "),
        ],
        roles: [.text, .text, row.way == .move ? .good : row.way == .cancel ? .late : .alert, .dim])
    }
    let columns = [
      Column("time", width: 5, alignRight: true, priority: 9), Column("patient", min: 18, priority: 9),
      Column("what is done", width: 22, priority: 8), Column("why it matters", min: 18, priority: 7),
    ]
    Table.draw(
      columns, shown, state: list, focused: true, on: &canvas, in: body,
      empty: "Nobody is booked then who is not here yet. Enter closes the hours.")
  }
}

extension AbsenceScreen: Resumable {
  package var place: FormDraft? {
    var texts: Datum.Fields = ["why": .text(why), "plan": verb.datum]
    if let from { texts["from"] = from.datum }
    return kept(
      about: .fields(["provider": provider.datum, "day": day.datum]), texts: .fields(texts), words: "the plan for a provider who is out")
  }
  package var draft: FormDraft? { isTurned ? place : nil }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let about = draft.about.fields, let texts = draft.texts.fields, let provider = try? ProviderID(datum: about["provider"]),
      let day = try? Day(datum: about["day"]), day >= view.today, view.office[provider] != nil
    else { return nil }
    self.init(provider, on: day, from: (try? ClockTime?(datum: texts["from"])) ?? nil, why: texts["why"].text ?? "", view)
    guard let plan = try? ProviderOut(datum: texts["plan"]) else { return }
    for step in plan.steps {
      guard let index = rows.firstIndex(where: { $0.appointment.id == step.appointment }) else { continue }
      rows[index].way = step.way
      if step.way == .move, let provider = step.provider, let day = step.day, let start = step.start {
        rows[index].place = Opening(provider: provider, day: day, start: start)
      }
    }
    isTurned = true
  }
}
