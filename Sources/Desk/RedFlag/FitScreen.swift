import Canvas
import Practice

/// Places today for someone who cannot wait for a free one: those that cost the others least come first.
package struct FitScreen: Screen {
  package enum Action: Hashable, Sendable { case choose, provider, type, shorter, longer, reason, leave }

  package static let name = "fit in"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .choose, label: "fit in", "books the place under the cursor, over what is there", verb: Book.self),
    Binding(.char("p"), action: .provider, label: "provider", "the next provider, or everyone"),
    Binding(.char("t"), action: .type, label: "type", "the next visit type"),
    Binding(.char("-"), action: .shorter, "five minutes shorter"),
    Binding(.char("+"), action: .longer, label: "length", "five minutes longer"),
    Binding(.char("r"), action: .reason, label: "reason", "why they come"),
    Binding(.escape, action: .leave, "back"),
  ]

  private let patient: PatientID
  private var provider: ProviderID?
  private var type: VisitTypeID?
  private var minutes = 10
  private var reason = ""
  private var fits: [UrgentFit] = []
  private var list = ListState()
  /// The place that was under the cursor when it was taken.
  private var lost: Opening?
  /// What they are booked for later today: it moves, so that nobody has two times.
  private var moving: Appointment?

  init(_ patient: PatientID, _ view: View) {
    self.patient = patient
    let types = view.office.visitTypes.sorted.filter { !$0.gone }
    let chosen = types.first { $0.name.contains("Sick") } ?? types.first
    (type, minutes) = (chosen?.id, Self.ahead(patient, view)?.minutes ?? chosen?.minutes ?? 20)
  }

  /// What they are booked for today and have not come for yet.
  private static func ahead(_ patient: PatientID, _ view: View) -> Appointment? {
    view.office.filed(Appointment.self, on: view.today).first {
      $0.patient == patient && ($0.slot == .booked || $0.slot == .confirmed) && view.office.visit(for: $0.id) == nil
    }
  }

  /// Why nobody can be fitted in who is in the house: their turn is what can be changed.
  static func whyHere(_ patient: PatientID, _ view: View) -> String? {
    let here = view.office.filed(Visit.self, on: view.today).first { $0.patient == patient && $0.state.isHere }
    return here.map { "the patient is \($0.state.spoken)\($0.state.isWaiting ? "; z says how soon they have to be seen" : "")" }
  }

  package func about(_ view: View) -> String { "fitting in \(view.name(patient))" }
  package func shows(_ view: View) -> [PatientID] { [patient] }
  package func concerns(_ view: View) -> [PatientID] { [patient] }

  package mutating func refresh(_ view: View) {
    let at = chosen?.opening
    look(view)
    if let at, !list.follow(at, in: fits.map(\.opening), page: page(view)) { lost = at }
  }

  private mutating func look(_ view: View) {
    lost = nil
    let providers = provider.map { [$0] } ?? view.office.providers.sorted.filter { !$0.gone }.map(\.id)
    moving = Self.ahead(patient, view)
    if let moving { type = moving.type }
    fits = view.office.urgentFits(
      type ?? .unnumbered, minutes: minutes, providers: providers, moving: moving?.id, now: view.now, limit: 40)
    list.keep(count: fits.count, page: page(view))
  }

  private func page(_ view: View) -> Int { max(1, view.rows - 9) }
  private var chosen: UrgentFit? { fits.indices.contains(list.selected) ? fits[list.selected] : nil }

  private func verb(_ fit: UrgentFit) -> any Verb {
    if let moving {
      return Reschedule {
        $0.appointment = moving.id
        $0.provider = fit.opening.provider
        ($0.day, $0.start, $0.minutes) = (fit.opening.day, fit.opening.start, minutes)
        $0.reason = "must be seen earlier"
        $0.comesFor = reason
        $0.overbook = "must be seen today; \(fit.harm.sentence)"
      }
    }
    return Book {
      $0.patients = [patient]
      $0.provider = fit.opening.provider
      $0.type = type ?? .unnumbered
      $0.day = fit.opening.day
      $0.start = fit.opening.start
      $0.minutes = minutes
      $0.reason = reason
      $0.overbook = "must be seen today; \(fit.harm.sentence)"
    }
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .choose: view.gone(lost) ?? chosen.map { view.whyOff(verb($0)) } ?? "no provider has hours left today; w takes a walk-in"
    case .type: moving.map { "the appointment of \($0.start.shown) moves with its type" }
    case .shorter: minutes <= 5 ? "five minutes is the least" : nil
    default: nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    guard list.receive(key, count: fits.count, page: page(view)) else { return nil }
    lost = nil
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held: [.closeAll, .show(patient)]
    case .refused(let refusal): [.complain(refusal.full)]
    case .failed(let sentence): [.complain(sentence)]
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .choose: return chosen.map { [.change(verb($0))] } ?? []
    case .provider:
      let all: [ProviderID?] = [nil] + view.office.providers.sorted.filter { !$0.gone }.map(\.id)
      provider = all[((all.firstIndex(of: provider) ?? -1) + 1) % all.count]
    case .type:
      let all = view.office.visitTypes.sorted.filter { !$0.gone }
      guard !all.isEmpty else { return [] }
      let next = all[((all.firstIndex { $0.id == type } ?? -1) + 1) % all.count]
      (type, minutes) = (next.id, next.minutes)
    case .shorter: minutes -= 5
    case .longer: minutes += 5
    case .reason: return [.open(FormScreen(BookReasonForm { $0.reason = reason }, view))]
    case .leave: return [.close]
    }
    list = ListState()
    look(view)
    return []
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    guard case .text(let text) = answer else { return [] }
    reason = text
    return view.redFlag([patient], text)
  }

  /// "3 wait 25 min longer in all, end +10"
  static func words(_ harm: KnockOn) -> String {
    let count = harm.later.count
    let each = count == 1 ? "1 waits \(harm.total) min longer" : "\(count) wait \(harm.total) min longer in all"
    let waits = count == 0 ? "nobody waits longer" : each
    return harm.overtime > 0 ? "\(waits), end +\(harm.overtime)" : waits
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let moves = moving.map { ": \($0.start.shown) moves" } ?? ""
    canvas.box(rect, title: "Fit in \(view.name(patient)) today\(moves)", note: "least harm first", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let kind = type.flatMap { view.office[$0]?.name } ?? "none set up"
    canvas.put(
      "type (t) \(kind), \(minutes) min   provider (p) \(provider.map { view.provider($0) } ?? "any")   reason (r) \(reason.isEmpty ? "-" : reason)",
      row: inner.row, column: inner.column + 1,
      role: .label, limit: inner.columns - 1)
    let (_, body) = inner.splitRows(2)
    let columns = [
      Column("at", width: 6, alignRight: true, priority: 9), Column("with", width: 9, priority: 8),
      Column("there now", min: 18, priority: 6),
      Column("what it costs the others", width: 36, priority: 9),
    ]
    let rows = fits.map { fit in
      Row(
        [fit.opening.start.shown, view.provider(fit.opening.provider), fit.over, Self.words(fit.harm)],
        roles: [.text, .text, .dim, fit.harm.later.isEmpty ? .good : .alert])
    }
    Table.draw(columns, rows, state: list, focused: true, on: &canvas, in: body, empty: "No provider has hours left today.")
  }
}
