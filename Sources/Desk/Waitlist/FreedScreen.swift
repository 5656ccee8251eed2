import Canvas
import Practice

/// A time that comes free, and who waits for it, in order: one key an outcome, and all of it is one change.
package struct FreedScreen: Screen {
  package enum Action: Hashable, Sendable { case done, takes, message, declined, noAnswer, wrongNumber, rebook, card, glass, keep }

  package static let name = "freed time"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, action: .done, label: "cancel, leave open", "cancels, keeps who was asked, and leaves the time open", verb: FreeSlot.self),
    Binding(
      .char("t"), action: .takes, label: "took it", "books the time for whoever is under the cursor: they took it", verb: FreeSlot.self),
    Binding(
      .char("l"), action: .message, label: "left message, hold", "left a message: holds the time for them until they ring back",
      verb: FreeSlot.self),
    Binding(.char("d"), action: .declined, label: "declined", "they do not want it: the next one is asked", verb: FreeSlot.self),
    Binding(.char("n"), action: .noAnswer, label: "no answer", "nobody answered: the next one is asked", verb: FreeSlot.self),
    Binding(.char("w"), action: .wrongNumber, "the number is wrong: the next one is asked", verb: FreeSlot.self),
    Binding(
      .char("b"), action: .rebook, label: "rebook", "books the patient who cancels anew; a number takes a time, b again takes it back",
      verb: FreeSlot.self),
    Binding(.char("i"), action: .card, "opens the card of whoever is under the cursor"),
    Binding(.char("R"), action: .glass, "opens the restricted record under the cursor, with a reason", verb: BreakGlass.self),
    Binding(.escape, action: .keep, "back; nothing is cancelled"),
  ]

  /// What will be done, as far as it is known.
  private(set) var plan: FreeSlot
  var list = ListState()
  private var time = FreedTime(provider: .unnumbered, day: Day(number: 0), start: ClockTime(minutes: 0), minutes: 0)
  private var candidates: [WaitlistCandidate] = []
  private var misfits = ""
  /// Times to choose from for the patient who cancels, while they are shown.
  private var openings: [Opening]?
  /// Whom a reason to pass others over was asked for, and whether the time is to be held for them.
  private var wanted: (entry: WaitlistEntryID, holds: Bool)?

  init(_ plan: FreeSlot) { self.plan = plan }

  /// Cancels an appointment as soon as it is known what becomes of its time.
  init(cancelling appointment: AppointmentID, by side: CancelAppointment.Side, reason: String) {
    plan = FreeSlot {
      $0.appointment = appointment
      $0.by = side
      $0.reason = reason
    }
  }

  init(_ opening: Opening) {
    plan = FreeSlot {
      $0.provider = opening.provider
      $0.day = opening.day
      $0.start = opening.start
    }
  }

  private func leaving(_ view: View) -> Appointment? { view.office[plan.appointment] }
  private func isCancelling(_ view: View) -> Bool { leaving(view).map { $0.slot == .booked || $0.slot == .confirmed } ?? false }

  package func about(_ view: View) -> String {
    leaving(view).map { "cancelling \(view.name($0.patient))" } ?? "offering \(time.day.shown) \(time.start.shown)"
  }
  package func concerns(_ view: View) -> [PatientID] { leaving(view).map { [$0.patient] } ?? [] }
  package func shows(_ view: View) -> [PatientID] {
    chosen.map { [$0.entry.patient] }?.filter { !view.isClosed($0) } ?? []
  }

  private var chosen: WaitlistCandidate? { candidates.indices.contains(list.selected) ? candidates[list.selected] : nil }
  private func outcome(_ entry: WaitlistEntryID) -> CallAttempt.Outcome? { plan.asked.last { $0.entry == entry }?.outcome }
  private func page(_ view: View) -> Int { max(1, view.rows - 18) }

  package mutating func refresh(_ view: View) {
    if let old = leaving(view) {
      time = view.office.freedTime(old, now: view.now)
    } else if let provider = plan.provider, let day = plan.day, let start = plan.start {
      time = FreedTime(provider: provider, day: day, start: start, minutes: 0)
      time.minutes = view.office.freeMinutes(time, now: view.now)
    }
    let match = view.office.match(time, now: view.now)
    candidates = match.fits
    misfits = match.misfitWords
    list.keep(count: candidates.count, page: page(view))
  }

  /// Those before one in order who were not asked about this time.
  private func passed(before entry: WaitlistEntryID) -> [WaitlistCandidate] {
    candidates.prefix { $0.entry.id != entry }.filter { outcome($0.entry.id) == nil && !$0.entry.wasAsked(time) }
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    func needsSomeone() -> String? {
      guard let chosen else { return "nobody on the waitlist fits this time" }
      return view.isClosed(chosen.entry.patient) ? "this record is restricted: R opens it, with a reason" : nil
    }
    switch action {
    case .takes, .message, .declined, .noAnswer, .wrongNumber: return needsSomeone()
    case .card: return chosen == nil ? "nobody on the waitlist fits this time" : nil
    case .glass:
      guard let chosen else { return "nobody on the waitlist fits this time" }
      return view.isClosed(chosen.entry.patient) ? nil : "the record is open to you"
    case .rebook:
      guard let old = leaving(view) else { return "nobody cancels: the time was open" }
      return old.movedTo == nil ? nil : "the patient has another time already"
    case .done: return isCancelling(view) || !plan.asked.isEmpty || plan.rebookDay != nil ? nil : "nothing was done; Esc leaves"
    case .keep: return nil
    }
  }

  package func hints(_ view: View) -> [Hint] {
    if openings != nil { return [Hint(key: "1", label: "to 9: takes that time"), Hint(key: "b", label: "back")] }
    return Self.keys.filter { !$0.label.isEmpty }.map { binding in
      let isCancelling = isCancelling(view)
      let label = binding.action == .done && !isCancelling ? "done" : binding.label
      return Hint(key: binding.keys.first?.shown ?? "", label: label, off: off(binding.action, view) != nil)
    } + (isCancelling(view) ? [Hint(key: "Esc", label: "do not cancel")] : [])
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if let openings {
      switch key {
      case .char(let digit) where digit.isASCIIDigit:
        guard let number = Int(String(digit)), openings.indices.contains(number - 1) else {
          return [.complain("no time has the number \(digit)")]
        }
        let at = openings[number - 1]
        (plan.rebookProvider, plan.rebookDay, plan.rebookStart) = (at.provider, at.day, at.start)
        self.openings = nil
        return []
      case .escape, .char("b"):
        self.openings = nil
        return []
      default: return [.complain("a number takes a time; b goes back")]
      }
    }
    return list.receive(key, count: candidates.count, page: page(view)) ? [] : nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .done: return [.change(plan)]
    case .takes: return chosen.map { finish($0.entry.id, holds: false, view) } ?? []
    case .message: return chosen.map { finish($0.entry.id, holds: true, view) } ?? []
    case .declined: return note(.declined, view)
    case .noAnswer: return note(.noAnswer, view)
    case .wrongNumber: return note(.wrongNumber, view)
    case .rebook:
      if plan.rebookDay != nil {
        (plan.rebookProvider, plan.rebookDay, plan.rebookStart) = (nil, nil, nil)
        return [.say("the patient is not booked anew")]
      }
      guard let old = leaving(view) else { return [] }
      openings = times(old, view)
      return openings?.isEmpty == true ? [.say("no free time in 120 days")] : []
    case .card: return chosen.map { [.open(PatientCard($0.entry.patient))] } ?? []
    case .glass: return chosen.map { [.open(GlassScreen($0.entry.patient, then: .nothing))] } ?? []
    case .keep:
      let question = isCancelling(view) ? "Keep the appointment?" : "Leave?"
      return isTouched ? [.open(Picks.leave(question, "What you noted here would be lost."))] : [.close]
    }
  }

  /// The next times for the patient who cancels: with their own provider first.
  private func times(_ old: Appointment, _ view: View) -> [Opening] {
    let all = view.office.providers.sorted.filter { !$0.gone }.map(\.id)
    func next(_ providers: [ProviderID], _ limit: Int) -> [Opening] {
      view.office.openings(
        of: providers, minutes: old.minutes, from: view.today, time: view.now.time, today: view.today, limit: limit + 1, now: view.now
      ).filter { ($0.provider, $0.day, $0.start) != (old.provider, old.day, old.start) }
    }
    let own = next([old.provider], 6).prefix(6)
    let others = next(all.filter { $0 != old.provider }, 3).prefix(9 - own.count)
    return Array(own) + others
  }

  private mutating func note(_ outcome: CallAttempt.Outcome, _ view: View) -> [Effect] {
    guard let chosen else { return [] }
    plan.asked.removeAll { $0.entry == chosen.entry.id }
    plan.asked.append(
      FreeSlot.Asked {
        $0.entry = chosen.entry.id
        $0.outcome = outcome
        $0.number = view.office[chosen.entry.patient]?.phones.first?.number ?? ""
      })
    if let next = candidates.indices.first(where: { $0 > list.selected && self.outcome(candidates[$0].entry.id) == nil })
      ?? candidates.indices.first(where: { self.outcome(candidates[$0].entry.id) == nil })
    {
      list.selected = next
      list.keep(count: candidates.count, page: page(view))
      return []
    }
    return [.say("everyone who fits was asked; Enter leaves the time open")]
  }

  /// Someone takes it, or it is held for them; who stands before them and was not asked is passed over for a reason.
  private mutating func finish(_ entry: WaitlistEntryID, holds: Bool, _ view: View) -> [Effect] {
    let passed = passed(before: entry)
    guard passed.isEmpty || !plan.passedOver.isEmpty else {
      wanted = (entry, holds)
      let names = passed.prefix(3).map { view.name($0.entry.patient) }.joined(separator: "; ")
      return [.open(FormScreen(PassOverForm { $0.names = names }, view))]
    }
    var verb = plan
    verb.asked.removeAll { $0.entry == entry }
    if holds { verb.holds = entry } else { verb.takes = entry }
    return [.change(verb)]
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    guard case .text(let reason) = answer, let wanted else { return [] }
    plan.passedOver = reason
    return finish(wanted.entry, holds: wanted.holds, view)
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved(let entry), .held(let entry, _):
      // Who comes earlier leaves a time of their own.
      let left = entry.edits.set.compactMap { edit -> Appointment? in
        guard edit.reference.kind == .appointments, edit.now["slot"].text == Appointment.Slot.rescheduled.rawValue else { return nil }
        return AppointmentID(edit.reference.id).flatMap { view.office[$0] }
      }.first
      return [.close]
        + (left.map { [.say("that frees \($0.day.shown) \($0.start.shown) \(view.provider($0.provider)): O there offers it")] } ?? [])
    case .refused(let refusal): return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package var isTouched: Bool { !plan.asked.isEmpty || plan.rebookDay != nil }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    drawFreed(
      .init(
        time: time, plan: plan, leaving: leaving(view), isCancelling: isCancelling(view), candidates: candidates, misfits: misfits,
        openings: openings, page: page(view)), list, view, on: &canvas, in: rect)
  }
}

extension FreedScreen: Resumable {
  package var place: FormDraft? {
    kept(
      about: plan.datum, texts: .fields(["at": chosen.map(\.entry.id).datum, "rebooking": .flag(openings != nil)]),
      words: "a time that comes free")
  }
  package var draft: FormDraft? { isTouched || plan.appointment != nil ? place : nil }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let plan = try? FreeSlot(datum: draft.about) else { return nil }
    if let appointment = plan.appointment, view.office[appointment] == nil { return nil }
    self.init(plan)
    // The cursor is where it was, on whoever it was, and so are the times to choose from.
    refresh(view)
    let texts: Datum.Fields = draft.texts.fields ?? [:]
    if let at = try? WaitlistEntryID?(datum: texts["at"]), let index = candidates.firstIndex(where: { $0.entry.id == at }) {
      list.selected = index
      list.keep(count: candidates.count, page: page(view))
    }
    if texts["rebooking"] == .flag(true), let old = leaving(view) { openings = times(old, view) }
  }
}
