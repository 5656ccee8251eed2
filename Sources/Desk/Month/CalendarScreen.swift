import Canvas
import Practice

/// Many days at a glance: a month with a character a slot, a provider's week, or a day with its providers side by side.
package struct CalendarScreen: Screen {
  package enum Action: Hashable, Sendable {
    case open, view, book, lift, providerBefore, providerAfter, before, after, today, date, leave
  }

  enum Mode: CaseIterable, Sendable { case month, week, columns }

  package static let name = "calendar"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .open, label: "go there", "goes to the day, and the time, under the cursor on the schedule"),
    Binding(.tab, action: .view, label: "month/week/day", "turns between the month, a provider's week and the day by providers"),
    Binding(.char("m"), action: .book, label: "book", "makes an appointment in the open time under the cursor", verb: Book.self),
    Binding(
      .char("-"), action: .lift, label: "lift/put", "picks the appointment under the cursor up, or puts down the one that is",
      verb: Reschedule.self),
    Binding(.char("{"), action: .providerBefore, "the provider before, or everyone"),
    Binding(.char("}"), action: .providerAfter, label: "provider", "the next provider, or everyone"),
    Binding(.char("["), action: .before, "the month, week or day before"),
    Binding(.char("]"), action: .after, label: "later", "the next month, week or day"),
    Binding(.char("t"), action: .today, label: "today", "back to today"),
    Binding(.char("g"), action: .date, "goes to a date"),
    Binding(.escape, action: .leave, "puts nothing down; back"),
  ]

  var mode: Mode
  var day: Day
  var provider: ProviderID?
  /// The time under the cursor, in the views that have times.
  var time: ClockTime
  var lifted: AppointmentID?
  var list = ListState()
  /// The first column that is seen, where there are more providers than fit.
  var firstColumn = 0

  init(_ day: Day, _ provider: ProviderID?, lifted: AppointmentID?, _ view: View, mode: Mode = .month) {
    self.mode = mode
    self.day = day
    self.provider = provider
    self.lifted = lifted
    time = day == view.today ? view.now.time : ClockTime(8, 0)
  }

  package var showsMasked: Bool { true }
  package func about(_ view: View) -> String { "calendar" }

  func everyone(_ view: View) -> [ProviderID] { view.office.providers.sorted.filter { !$0.gone }.map(\.id) }

  /// Whose time is shown: one provider's or everyone's.
  func shown(_ view: View) -> [ProviderID] { provider.map { [$0] } ?? everyone(view) }

  // MARK: The month

  /// The days of the month of the cursor.
  var month: [Day] {
    let first = day.advanced(by: 1 - day.parts.day)
    return (0..<31).map { first.advanced(by: $0) }.filter { $0.parts.month == first.parts.month }
  }

  /// What was put down, here or by another desk, is not held any more.
  package mutating func refresh(_ view: View) {
    if let appointment: Appointment = view.office[lifted], Lifting.whyNot(appointment, view) != nil { lifted = nil }
  }

  // MARK: Week and day

  struct Column: Sendable {
    var title: String
    var plan: DayPlan
  }

  /// The columns of the view: days of one provider, or providers of one day.
  func columns(_ view: View) -> [Column] {
    switch mode {
    case .month: return []
    case .week:
      guard let whose = provider ?? everyone(view).first else { return [] }
      let monday = day.advanced(by: 1 - day.weekday)
      return (0..<7).map { monday.advanced(by: $0) }.map { date in
        let p = date.parts
        return Column(
          title: "\(date.weekdayName) \(p.month)/\(p.day)",
          plan: DayPlan(whose, on: date, in: view.office, today: view.today, now: view.now))
      }
    case .columns:
      return view.office.dayPlans(of: everyone(view), on: day, today: view.today, now: view.now).map {
        Column(title: view.provider($0.provider), plan: $0)
      }
    }
  }

  /// The times of the rows: the finest grid of what is shown.
  func times(_ columns: [Column]) -> [ClockTime] {
    let blocks = columns.flatMap(\.plan.blocks), held = columns.flatMap(\.plan.appointments)
    let step = max(10, blocks.filter { !$0.closed }.map(\.step).min() ?? 30)
    let from = min(blocks.map(\.from.minutes).min() ?? 8 * 60, held.map(\.start.minutes).min() ?? 24 * 60) / 60 * 60
    let to = max(blocks.map(\.to.minutes).max() ?? 17 * 60, held.map(\.end.minutes).max() ?? 0)
    return stride(from: from, to: max(to, from + 60), by: step).map { ClockTime(minutes: $0) }
  }

  /// Which column the cursor is in.
  func index(_ columns: [Column]) -> Int {
    mode == .week ? columns.firstIndex { $0.plan.day == day } ?? 0 : columns.firstIndex { $0.plan.provider == provider } ?? 0
  }

  /// The row whose time holds the cursor's.
  func row(_ times: [ClockTime]) -> Int { max(0, (times.firstIndex { $0 > time } ?? times.count) - 1) }

  /// What is under the cursor: a free time, and an appointment if there is one.
  struct Place: Sendable {
    var opening: Opening
    var stretch: PlannedStretch?
    var appointment: AppointmentID?
  }

  func place(_ view: View) -> Place? {
    let columns = columns(view), times = times(columns)
    guard columns.indices.contains(index(columns)), times.indices.contains(row(times)) else { return nil }
    let plan = columns[index(columns)].plan, at = times[row(times)]
    let next = times.indices.contains(row(times) + 1) ? times[row(times) + 1] : at + 60
    let stretch = CalendarScreen.stretch(plan, at, next)
    var place = Place(opening: Opening(provider: plan.provider, day: plan.day, start: at), stretch: stretch)
    if let stretch {
      place.opening.start = max(at, min(stretch.start, next))
      if case .taken(let ids) = stretch.use { place.appointment = ids.first }
    }
    return place
  }

  /// What fills a row of a day: someone booked before what is open.
  static func stretch(_ plan: DayPlan, _ from: ClockTime, _ to: ClockTime) -> PlannedStretch? {
    let here = plan.stretches.filter { $0.start < to && from < $0.end }
    func isTaken(_ stretch: PlannedStretch) -> Bool { if case .taken = stretch.use { true } else { false } }
    return here.first { isTaken($0) } ?? here.first
  }

  // MARK: Keys

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .view: return everyone(view).isEmpty ? "no provider is set up; S on the desk adds one" : nil
    case .book:
      if mode == .month { return "a time is booked in the week or the day: Tab goes there" }
      guard let place = place(view) else { return "nobody works then" }
      if place.opening.day < view.today { return "\(place.opening.day.shown) is over" }
      return place.appointment != nil ? "the time is taken: pick an open one" : nil
    case .lift:
      if mode == .month { return "an appointment is picked up in the week or the day: Tab goes there" }
      guard let place = place(view) else { return "nobody works then" }
      if lifted != nil { return nil }
      guard let id = place.appointment, let appointment = view.office[id] else { return "no appointment is under the cursor" }
      return Lifting.whyNot(appointment, view)
    case .providerBefore, .providerAfter: return everyone(view).isEmpty ? "no provider is set up; S on the desk adds one" : nil
    default: return nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch (key, mode) {
    case (.up, .month), (.char("k"), .month): day = day.advanced(by: -1)
    case (.down, .month), (.char("j"), .month): day = day.advanced(by: 1)
    case (.left, .month), (.pageUp, .month): day = day.advanced(byMonths: -1)
    case (.right, .month), (.pageDown, .month): day = day.advanced(byMonths: 1)
    case (.home, .month): day = month.first ?? day
    case (.end, .month): day = month.last ?? day
    case (_, .month): return nil
    default: return move(key, view)
    }
    return []
  }

  private mutating func move(_ key: Key, _ view: View) -> [Effect]? {
    let columns = columns(view), times = times(columns)
    if columns.isEmpty { return nil }
    switch key {
    case .left, .char("h"): turn(columns, by: -1)
    case .right, .char("l"): turn(columns, by: 1)
    default:
      list.selected = row(times)
      guard list.receive(key, count: times.count, page: page(view)) else { return nil }
      time = times[list.selected]
    }
    return []
  }

  private mutating func turn(_ columns: [Column], by step: Int) {
    if mode == .week {
      day = day.advanced(by: step)
    } else {
      let next = max(0, min(columns.count - 1, index(columns) + step))
      provider = columns[next].plan.provider
    }
  }

  func page(_ view: View) -> Int { max(1, view.rows - 8) }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .open:
      let start = mode == .month ? nil : place(view)?.opening.start
      return [.closeAll, .showSlot(mode == .month ? day : place(view)?.opening.day ?? day, provider: provider, start)]
    case .view:
      let all = Mode.allCases
      mode = all[((all.firstIndex(of: mode) ?? 0) + 1) % all.count]
      if mode != .month, provider == nil { provider = everyone(view).first }
    case .book:
      guard let place = place(view) else { return [] }
      return [.open(FindPatient(.book(place.opening)))]
    case .lift:
      guard let place = place(view) else { return [] }
      guard let lifted else {
        lifted = place.appointment
        return [.say(Lifting.words(place.appointment, view))]
      }
      return Lifting.put(lifted, at: place.opening, view)
    case .providerBefore: choose(by: -1, view)
    case .providerAfter: choose(by: 1, view)
    case .before: step(-1)
    case .after: step(1)
    case .today:
      day = view.today
      time = view.now.time
    case .date: return [.open(FormScreen(CalendarDayForm(), view))]
    case .leave:
      guard lifted != nil else { return [.close] }
      lifted = nil
      return [.say("put nothing down; the appointment stays where it is")]
    }
    return []
  }

  private mutating func step(_ step: Int) {
    switch mode {
    case .month: day = day.advanced(byMonths: step)
    case .week: day = day.advanced(by: 7 * step)
    case .columns: day = day.advanced(by: step)
    }
  }

  private mutating func choose(by step: Int, _ view: View) {
    let all: [ProviderID?] = (mode == .month ? [nil] : []) + everyone(view)
    let index = all.firstIndex(of: provider) ?? 0
    provider = all[(index + step + all.count) % all.count]
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    if case .day(let day) = answer { self.day = day }
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held:
      lifted = nil
      return []
    case .refused(let refusal): return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }
}
