import Canvas
import Practice

/// Makes an appointment, or moves one: the next free places, or a provider's whole day as a grid.
package struct BookScreen: Screen {
  package enum Action: Hashable, Sendable {
    case choose, overbook, type, provider, grid, dayBefore, dayAfter, date, family, length, longer, typed, reason, leave
    case words, needs, again, authorisation
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
    Binding(.char("/"), action: .words, label: "words", "finds free time in words: 2x30 tue thu pm after 15 sep"),
    Binding(.char("="), action: .typed, "types the length in minutes, or when it ends"),
    Binding(.char("d"), action: .needs, "books a room or a thing with it: a machine, an interpreter"),
    Binding(.char("R"), action: .again, label: "repeat", "again and again: every so many days, weeks or months", verb: BookSeries.self),
    Binding(.char("a"), action: .authorisation, "puts an authorisation or a referral on file", verb: AddAuthorisation.self),
    Binding(.escape, action: .leave, "leaves without booking"),
  ]

  var patients: [PatientID]
  let moving: AppointmentID?
  var type: VisitTypeID?
  var provider: ProviderID?
  var minutes: Int
  var day: Day
  var isGrid = false
  /// So many free times are looked for.
  static let most = 40
  var reason = ""
  var list = ListState()
  /// The time that was under the cursor when it was taken.
  private var lost: Opening?
  /// The room and the things that it is booked with.
  var room: RoomID?
  var needs: [ResourceID] = []
  private(set) var openings: [Opening] = []
  private(set) var stretches: [(provider: ProviderID, stretch: PlannedStretch)] = []
  private var wanted: ClockTime?
  /// The day whose grid is open.
  private var shownDay: Day?

  /// Why there is no free time, where there is none.
  private(set) var why: WhyNone?

  init(_ patients: [PatientID], at opening: Opening? = nil, type preferred: VisitTypeID? = nil, minutes length: Int? = nil, _ view: View) {
    self.patients = patients
    moving = nil
    let types = view.office.visitTypes.sorted.filter { !$0.gone }
    let first: VisitType? = types.first(where: { $0.id == preferred }) ?? types.first
    type = first?.id
    minutes = length.flatMap { Appointment.lengths.contains($0) ? $0 : nil } ?? first?.minutes ?? 20
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
    room = appointment.room
    needs = appointment.needs
  }

  package func shows(_ view: View) -> [PatientID] { patients }
  package func about(_ view: View) -> String { "\(moving == nil ? "booking" : "moving") \(view.name(patients.first))" }
  package func concerns(_ view: View) -> [PatientID] { patients }

  /// The cursor stays on its time, wherever that stands now; Enter never books another one than the one that was looked at.
  package mutating func refresh(_ view: View) {
    let at = chosen
    look(view)
    guard let at, chosen != at else { return }
    if isGrid {
      let index = stretches.firstIndex { $0.provider == at.provider && $0.stretch.start <= at.start && at.start < $0.stretch.end }
      if day == at.day, let index { list.selected = index } else { lost = at }
    } else if !list.follow(at, in: openings, page: page(view)) {
      lost = at
    }
    list.keep(count: count, page: page(view))
  }

  private mutating func look(_ view: View) {
    lost = nil
    let providers = provider.map { [$0] } ?? view.office.providers.sorted.filter { !$0.gone }.map(\.id)
    why = nil
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
      let query = query(view)
      let finder = SlotFinder(view.real ?? view.office, now: view.now)
      openings = finder.find(query, limit: Self.most)
      why = openings.isEmpty ? finder.whyNone(query) : nil
    }
    list.keep(count: count, page: page(view))
  }

  /// What free time is looked for.
  func query(_ view: View) -> SlotQuery {
    var query = SlotQuery()
    query.providers = provider.map { [$0] } ?? []
    (query.type, query.minutes, query.count) = (type, minutes, patients.count)
    (query.from, query.to) = (day, day.advanced(by: 365))
    query.fromTime = day == view.today ? view.now.time : ClockTime(minutes: 0)
    (query.room, query.things) = (room, needs)
    // A patient who is moved is not in their own way.
    query.patient = moving == nil ? patients.first : nil
    return query
  }

  var count: Int { isGrid ? stretches.count : openings.count }
  private func page(_ view: View) -> Int { max(1, view.rows - 11) }

  /// The time under the cursor.
  var chosen: Opening? {
    if isGrid {
      guard stretches.indices.contains(list.selected) else { return nil }
      let at = stretches[list.selected]
      return Opening(provider: at.provider, day: day, start: at.stretch.start)
    }
    return openings.indices.contains(list.selected) ? openings[list.selected] : nil
  }

  private func verb(_ opening: Opening, _ view: View, overbook: String = "") -> any Verb {
    if let moving {
      return Reschedule {
        $0.appointment = moving
        $0.day = opening.day
        $0.start = opening.start
        $0.provider = opening.provider
        $0.minutes = minutes == view.office[moving]?.minutes ? nil : minutes
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
      $0.room = room
      $0.needs = needs
    }
  }

  /// All that is in the way of the time under the cursor, and all that should be known.
  func problems(_ view: View) -> [BookingProblem] {
    guard let chosen, let type, let first = patients.first else { return [] }
    let office = view.office
    var wanted = Appointment {
      ($0.patient, $0.provider, $0.type, $0.day, $0.start) = (first, chosen.provider, type, chosen.day, chosen.start)
      ($0.minutes, $0.room, $0.needs) = (minutes, room, needs)
    }
    wanted.needs = office.things(for: wanted, instead: moving)
    return BookingChecks.problems(BookingAsk(wanted, now: view.now, instead: moving), in: office)
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .choose, .overbook, .again:
      if let gone = view.gone(lost) { return gone }
    default: break
    }
    switch action {
    case .choose:
      if isGrid, stretches.indices.contains(list.selected), isOver(stretches[list.selected].stretch, view) {
        return "this time is over; P on the desk records a past visit, w takes a walk-in"
      }
      // Words that must not wait have a card, which Enter opens.
      if chosen != nil, moving == nil, !view.redFlag(patients, reason).isEmpty { return nil }
      return chosen.map { view.refusal(verb($0, view))?.full(Self.keys) }
        ?? "no free time was found; ] looks later, p asks another provider, s shows the day"
    case .overbook:
      guard let chosen else { return "no time is under the cursor" }
      guard let refusal = view.refusal(verb(chosen, view)) else { return "nothing is in the way: Enter books it" }
      if let stop = problems(view).first(where: { !$0.yields(to: view.context.role) }) { return stop.refusal.full(Self.keys) }
      return view.whyOff(verb(chosen, view, overbook: "?")).map { _ in refusal.full(Self.keys) }
    case .type: return moving == nil ? nil : "moving keeps the visit type"
    case .family:
      if moving != nil { return "one appointment is moved at a time" }
      return nextMember(view) == nil ? "no other member of the household is on file" : nil
    case .dayBefore: return day <= view.today ? "what is over cannot be booked; P on the desk records a past visit" : nil
    case .length: return minutes <= 5 ? "five minutes is the least" : nil
    case .longer: return minutes >= Appointment.lengths.upperBound ? "\(Appointment.lengths.upperBound) minutes is the most" : nil
    case .needs: return moving == nil ? nil : "moving keeps the room and the things"
    case .again:
      if moving != nil { return "one appointment is moved at a time" }
      if patients.count > 1 { return "a series is of one patient" }
      return chosen == nil ? "no time is under the cursor" : nil
    default: return nil
    }
  }

  func isOver(_ stretch: PlannedStretch, _ view: View) -> Bool { day == view.today && stretch.end <= view.now.time }

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
    guard list.receive(key, count: count, page: page(view)) else { return nil }
    lost = nil
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .choose:
      let card = moving == nil ? view.redFlag(patients, reason) : []
      return card.isEmpty ? chosen.map { [.change(verb($0, view))] } ?? [] : card
    case .overbook:
      guard let chosen, let refusal = view.refusal(verb(chosen, view)) else { return [] }
      return [
        .open(
          FormScreen(
            OverbookForm {
              $0.verb = moving == nil ? Book.name : Reschedule.name
              $0.fields = verb(chosen, view).datum
              // The reason goes past all of it, so all of it is said.
              let all = problems(view).filter { !$0.isWarning }.map(\.refusal.sentence)
              $0.sentence = all.isEmpty ? refusal.sentence : all.joined(separator: "; ")
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
    case .longer: minutes = min(minutes + 5, Appointment.lengths.upperBound)
    case .typed: return [.open(FormScreen(LengthForm { $0.minutes = minutes }, view))]
    case .words: return [.open(FindTime(patients, usual: query(view), isAsked: true, view))]
    case .needs: return [.open(FormScreen(NeedsForm { ($0.room, $0.things) = (room, needs) }, view))]
    case .again:
      guard let chosen, let patient = patients.first else { return [] }
      let series = BookSeries {
        ($0.patient, $0.provider, $0.type, $0.day, $0.start) = (patient, chosen.provider, type ?? .unnumbered, chosen.day, chosen.start)
        ($0.minutes, $0.reason, $0.room, $0.needs) = (minutes, reason, room, needs)
      }
      return [.open(FormScreen(SeriesForm { $0.series = series.datum }, view))]
    case .authorisation:
      guard let patient = patients.first else { return [] }
      let isReferral = problems(view).contains { $0.refusal.rule == "no referral" }
      return [
        .open(FormScreen(AuthorisationForm { ($0.patient, $0.sort) = (patient, isReferral ? .referral : .authorisation) }, view))
      ]
    case .reason: return [.open(FormScreen(BookReasonForm { $0.reason = reason }, view))]
    case .leave: return [.close]
    }
    if !isGrid { list = ListState() }
    look(view)
    return []
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    switch answer {
    case .day(let day): self.day = day
    case .text(let text):
      reason = text
      let card = view.redFlag(patients, text)
      if !card.isEmpty { return card }
    case .audit, .field, .copay: return []
    case .done: return finished
    case .opening(let opening, let query):
      (type, provider, day, isGrid) = (query.type ?? type, opening.provider, opening.day, true)
      minutes = min(query.total / max(1, patients.count), Appointment.lengths.upperBound)
      room = query.room ?? room
      needs += query.things.filter { !needs.contains($0) }
      wanted = opening.start
    case .minutes(let length): minutes = length
    case .end(let end):
      guard let start = chosen?.start else { return [.complain("no time is under the cursor, from which the end could be counted")] }
      guard Appointment.lengths.contains(end - start) else {
        return [.complain("from \(start.shown) to \(end.shown) is not 5 to 360 minutes")]
      }
      minutes = end - start
    case .needs(let room, let things): (self.room, needs) = (room, things)
    }
    // A reason, a length or a room leaves the time under the cursor where it is.
    switch answer {
    case .day, .opening:
      list = ListState()
      shownDay = nil
    default: break
    }
    look(view)
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
}

extension BookScreen: Resumable {
  package var draft: FormDraft? { isTouched ? place : nil }

  package var place: FormDraft? {
    var texts: Datum.Fields = ["minutes": .whole(minutes), "day": day.datum, "reason": .text(reason), "grid": .flag(isGrid)]
    if let type { texts["type"] = type.datum }
    if let room { texts["room"] = room.datum }
    if !needs.isEmpty { texts["needs"] = needs.datum }
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
    room = (try? RoomID?(datum: texts["room"])) ?? nil
    needs = (try? [ResourceID](datum: texts["needs"])) ?? []
    isGrid = texts["grid"] == .flag(true)
    if isGrid { wanted = (try? ClockTime?(datum: texts["at"])) ?? nil }
  }
}
