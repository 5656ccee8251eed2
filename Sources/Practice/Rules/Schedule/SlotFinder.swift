/// Finds free time. What nobody could book is passed over by a few machine words a day; only what may be free is looked at by the rules
/// that a booking is judged by.
package struct SlotFinder: Sendable {
  let office: Office
  let today: Day
  let time: ClockTime
  /// When it is, for holds that are over; without it every hold counts.
  let now: Moment?
  let hours: HoursBook

  package init(_ office: Office, now: Moment) { self.init(office, today: now.day, time: now.time, now: now) }

  /// `today` and `time` say which kept time has opened.
  package init(_ office: Office, today: Day, time: ClockTime, now: Moment? = nil) {
    self.office = office
    self.today = today
    self.time = time
    self.now = now
    hours = HoursBook(office)
  }

  func providers(_ query: SlotQuery) -> [ProviderID] {
    query.providers.isEmpty ? office.providers.sorted.filter { !$0.gone }.map(\.id) : query.providers
  }

  /// The next free places, soonest first.
  package func find(_ query: SlotQuery, limit: Int) -> [Opening] {
    var found: [Opening] = []
    let patterns = Patterns(providers(query), hours, query.type)
    let cells = (query.total + DayBits.cell - 1) / DayBits.cell
    var day = query.from
    while day <= query.to, found.count < limit {
      defer { day = day.advanced(by: 1) }
      guard query.isOn(day), !isShut(day) else { continue }
      let busy = office.busy(on: day)
      let released = (own: day <= today, week: day.advanced(by: 1 - day.weekday) <= today)
      let maybe = patterns.maybeFree(on: day, busy, released, cells)
      if maybe.isEmpty { continue }
      var here: [Opening] = []
      for plan in office.dayPlans(of: maybe, on: day, today: today, time: time, now: now, hours) {
        for start in starts(plan, query) { here.append(Opening(provider: plan.provider, day: day, start: start)) }
      }
      found += here.sorted { ($0.start, $0.provider) < ($1.start, $1.provider) }
    }
    return Array(found.prefix(limit))
  }

  /// When on a planned day it may begin.
  func starts(_ plan: DayPlan, _ query: SlotQuery) -> [ClockTime] {
    plan.stretches.compactMap { stretch in
      guard stretch.use == .open, query.mayBegin(stretch.start, on: plan.day),
        plan.obstacle(stretch.start, query.total, type: query.type) == nil, hasRoom(plan, stretch.start, query),
        elsewhere(plan, stretch.start, query) == nil
      else { return nil }
      return stretch.start
    }
  }

  /// Whether the day's limit of the code leaves room for all of them.
  private func hasRoom(_ plan: DayPlan, _ start: ClockTime, _ query: SlotQuery) -> Bool {
    guard query.count > 1, let block = plan.hours.block(at: start), block.limit > 0 else { return true }
    return DayPlan.count(block.code, plan.blocks, plan.appointments, except: nil) + query.count <= block.limit
  }

  /// What is against it that is not the provider's: the patient, a room, a thing.
  func elsewhere(_ plan: DayPlan, _ start: ClockTime, _ query: SlotQuery) -> WhyNone.Rule? {
    let type = query.type.flatMap { office[$0] }
    let uses = query.uses + (type?.needsUses ?? []).filter { !query.uses.contains($0) }
    if query.patient == nil, query.room == nil, query.things.isEmpty, uses.isEmpty { return nil }
    var wanted = Appointment {
      ($0.provider, $0.day, $0.start, $0.minutes) = (plan.provider, plan.day, start, query.total)
      ($0.room, $0.needs) = (query.room, query.things)
    }
    if let patient = query.patient { wanted.patient = patient }
    if let type = query.type { wanted.type = type }
    let ask = BookingAsk(wanted, now: now ?? Moment(today, time, offset: 0))
    if query.patient != nil, !BookingChecks.patientIsFree(ask, office).isEmpty { return .patient }
    if !BookingChecks.roomIsFree(ask, office).isEmpty { return .room }
    let others = ask.others(in: office)
    var taken = Set(others.flatMap(\.needs))
    func isFree(_ thing: Resource) -> Bool {
      !thing.gone && !taken.contains(thing.id) && (thing.outUntil.map { $0 < plan.day } ?? true)
    }
    for id in query.things {
      guard let thing = office[id], isFree(thing) else { return .thing }
      taken.insert(id)
    }
    for use in uses where !query.things.contains(where: { office[$0]?.use == use }) {
      guard let thing = office.resources.sorted.first(where: { $0.use == use && isFree($0) }) else { return .thing }
      taken.insert(thing.id)
    }
    return nil
  }

  private func isShut(_ day: Day) -> Bool {
    hours.closures.contains { $0.provider == nil && $0.covers(day) && $0.start == nil && $0.end == nil }
  }
}

/// Providers' hours as cells, for each weekday and for dates of their own.
struct Patterns: Sendable {
  struct Bits: Sendable {
    var always = DayBits()
    /// Opens on its own day, and in its own week.
    var own = DayBits()
    var week = DayBits()
    /// Held by several at once: whether it is full takes a closer look.
    var shared = DayBits()

    init() {}

    init(_ template: ScheduleTemplate?, _ codes: [String: SlotCode], _ type: VisitTypeID?) {
      for block in template?.blocks ?? [] {
        let block = HoursBlock(block, codes)
        if block.closed || !block.takes(type) { continue }
        var bits = DayBits()
        bits.markTouched(block.from.minutes, block.to.minutes)
        switch block.release {
        case .always: always = always | bits
        case .sameDay: own = own | bits
        case .sameWeek: week = week | bits
        }
        if block.doubleBook > 1 { shared = shared | bits }
      }
    }
  }

  private let providers: [ProviderID]
  private let numbers: [Int]
  /// Seven of each provider, one provider after the other.
  private var weekdays: [Bits] = []
  /// The dates of a provider that are other than their weekday, and when they are away all day.
  private var dates: [Int: [Day: Bits]] = [:]
  private var away: [Int: [Closure]] = [:]

  init(_ providers: [ProviderID], _ book: HoursBook, _ type: VisitTypeID?) {
    self.providers = providers
    numbers = providers.map(\.number)
    weekdays.reserveCapacity(providers.count * 7)
    for (index, provider) in providers.enumerated() {
      for weekday in 1...7 { weekdays.append(Bits(book.weekday(of: provider, weekday), book.codes, type)) }
      for (day, template) in book.dates(of: provider) { dates[index, default: [:]][day] = Bits(template, book.codes, type) }
    }
    for closure in book.closures where closure.start == nil && closure.end == nil {
      if let index = closure.provider.flatMap({ providers.firstIndex(of: $0) }) { away[index, default: []].append(closure) }
    }
  }

  /// Those who may have so many cells in a row free on a day.
  func maybeFree(on day: Day, _ busy: BusyDay, _ released: (own: Bool, week: Bool), _ cells: Int) -> [ProviderID] {
    var maybe: [ProviderID] = []
    let weekday = day.weekday - 1, hasDates = !dates.isEmpty || !away.isEmpty
    for index in numbers.indices {
      var bits = weekdays[index * 7 + weekday]
      if hasDates {
        if away[index]?.contains(where: { $0.covers(day) }) == true { continue }
        if let own = dates[index]?[day] { bits = own }
      }
      var free = bits.always
      if released.own { free = free | bits.own }
      if released.week { free = free | bits.week }
      let row = busy.row(numbers[index])
      if row >= 0 { free = free - busy.cells[row] }
      if (free | bits.shared).hasRun(cells) { maybe.append(providers[index]) }
    }
    return maybe
  }
}
