/// A stretch of a provider's day: an appointment, time that can be booked, or time that cannot.
package struct PlannedStretch: Hashable, Sendable {
  package enum Use: Hashable, Sendable {
    /// Appointments that hold this time; more than one where it is overbooked.
    case taken([AppointmentID])
    case open
    /// Opens only on its own day, and this is another day.
    case sameDayOnly
    case closed(String)
  }

  package var start: ClockTime
  package var minutes: Int
  package var use: Use

  package var end: ClockTime { start + minutes }
}

/// One provider's day as the desk books it: the template cut along its grid, with the appointments laid over it.
package struct DayPlan: Sendable {
  package let provider: ProviderID
  package let day: Day
  private let today: Day
  package let blocks: [ScheduleTemplate.Block]
  /// Those that hold time, by start.
  package let appointments: [Appointment]
  package let stretches: [PlannedStretch]

  package init(_ provider: ProviderID, on day: Day, in office: Office, today: Day, now: Moment? = nil) {
    self.init(
      provider, on: day, today: today, now: now, blocks: office.blocks(of: provider, on: day),
      appointments: office.filed(Appointment.self, on: day).filter { $0.provider == provider })
  }

  /// The same with the provider's hours and appointments found before, for many providers at once.
  init(
    _ provider: ProviderID, on day: Day, today: Day, now: Moment? = nil, blocks: [ScheduleTemplate.Block], appointments all: [Appointment]
  ) {
    self.provider = provider
    self.day = day
    self.today = today
    let appointments = all.filter { $0.holdsTime(at: now) }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    self.blocks = blocks
    self.appointments = appointments
    var stretches: [PlannedStretch] = []
    var busyUntil = ClockTime(minutes: 0)
    var waiting = appointments[...]
    func place(_ group: [Appointment]) {
      guard let first = group.first, let end = group.map(\.end).max() else { return }
      stretches.append(.init(start: first.start, minutes: end - first.start, use: .taken(group.map(\.id))))
      busyUntil = max(busyUntil, end)
    }
    func placeAppointments(before limit: ClockTime) {
      while let next = waiting.first, next.start < limit {
        let group = waiting.prefix { $0.start == next.start }
        waiting = waiting.dropFirst(group.count)
        place(Array(group))
      }
    }
    for block in blocks {
      placeAppointments(before: block.from)
      if block.closed {
        stretches.append(.init(start: block.from, minutes: block.to - block.from, use: .closed(block.label)))
        continue
      }
      var at = max(block.from, min(busyUntil, block.to))
      while at < block.to {
        let step = max(5, block.step)
        let slotEnd = min(block.from + ((at - block.from) / step + 1) * step, block.to)
        if let next = waiting.first, next.start < slotEnd {
          if at < next.start { stretches.append(Self.free(block, at, next.start - at, day, today)) }
          placeAppointments(before: next.start + 1)
          at = max(at, min(busyUntil, block.to))
        } else {
          stretches.append(Self.free(block, at, slotEnd - at, day, today))
          at = slotEnd
        }
      }
    }
    placeAppointments(before: ClockTime(48, 0))
    self.stretches = stretches
  }

  private static func free(_ block: ScheduleTemplate.Block, _ at: ClockTime, _ minutes: Int, _ day: Day, _ today: Day)
    -> PlannedStretch
  {
    .init(start: at, minutes: minutes, use: block.sameDay && day != today ? .sameDayOnly : .open)
  }

  /// Why a stretch of this day cannot simply be booked, or nothing if it can.
  package func obstacle(_ start: ClockTime, _ minutes: Int, except: AppointmentID? = nil) -> Obstacle? {
    if let other = appointments.first(where: { $0.id != except && $0.overlaps(start, minutes) }) { return .taken(other) }
    var at = start
    while at < start + minutes {
      guard let block = blocks.first(where: { $0.from <= at && at < $0.to }) else { return .outsideHours }
      if block.closed { return .closed(block.label) }
      if block.sameDay, day != today { return .closed("patients of that same day") }
      at = block.to
    }
    return nil
  }

  package enum Obstacle: Equatable, Sendable {
    case taken(Appointment)
    case outsideHours
    case closed(String)
  }
}

/// A free place found for a booking.
package struct Opening: Hashable, Sendable {
  package var provider: ProviderID
  package var day: Day
  package var start: ClockTime

  package init(provider: ProviderID, day: Day, start: ClockTime) {
    self.provider = provider
    self.day = day
    self.start = start
  }
}

extension Office {
  /// The days of many providers: the appointments and the hours of all are looked through once.
  package func dayPlans(of providers: [ProviderID], on day: Day, today: Day, now: Moment? = nil) -> [DayPlan] {
    let appointments = Dictionary(grouping: filed(Appointment.self, on: day), by: \.provider)
    let hours = Dictionary(grouping: templates.sorted.filter { !$0.gone && ($0.day == day || $0.day == nil) }, by: \.provider)
    return providers.map { provider in
      DayPlan(
        provider, on: day, today: today, now: now, blocks: Self.blocks(hours[provider] ?? [], on: day),
        appointments: appointments[provider] ?? [])
    }
  }

  /// The hours of a provider on a day: those of the date if it has its own, else those of the weekday.
  package func blocks(of provider: ProviderID, on day: Day) -> [ScheduleTemplate.Block] {
    Self.blocks(templates.sorted.filter { $0.provider == provider && !$0.gone }, on: day)
  }

  private static func blocks(_ mine: [ScheduleTemplate], on day: Day) -> [ScheduleTemplate.Block] {
    let chosen = mine.last { $0.day == day } ?? mine.last { $0.day == nil && $0.weekday == day.weekday }
    return (chosen?.blocks ?? []).sorted { $0.from < $1.from }
  }

  /// The next free places for a booking of `minutes`, soonest first, counting from `day` and, on that day, from `time`.
  package func openings(
    of providers: [ProviderID], minutes: Int, from day: Day, time: ClockTime, today: Day, limit: Int, days: Int = 120, now: Moment? = nil
  ) -> [Opening] {
    var found: [Opening] = []
    for offset in 0..<days where found.count < limit {
      let date = day.advanced(by: offset)
      var here: [Opening] = []
      for plan in dayPlans(of: providers, on: date, today: today, now: now) {
        for stretch in plan.stretches where stretch.use == .open && (offset > 0 || stretch.start >= time) {
          if plan.obstacle(stretch.start, minutes) == nil { here.append(Opening(provider: plan.provider, day: date, start: stretch.start)) }
        }
      }
      found += here.sorted { ($0.start, $0.provider) < ($1.start, $1.provider) }
    }
    return Array(found.prefix(limit))
  }
}
