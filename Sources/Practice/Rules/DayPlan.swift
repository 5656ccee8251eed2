/// A stretch of a provider's day: an appointment, time that can be booked, or time that cannot.
package struct PlannedStretch: Hashable, Sendable {
  /// What a stretch of a provider's day is given to.
  package enum Use: Hashable, Sendable {
    /// Appointments that hold this time; more than one where it is overbooked.
    case taken([AppointmentID])
    case open
    /// Cannot be booked yet, or not any more, and why: "opens 7:30 today", "4 of 4 taken".
    case kept(String)
    case closed(String)
  }

  package var start: ClockTime
  package var minutes: Int
  package var use: Use
  /// What the time is for: the slot code with its words.
  package var title = ""
  /// How many hold it already, where the slot's code takes several.
  package var beside = 0

  package var end: ClockTime { start + minutes }
}

/// One provider's day as the desk books it: the template cut along its grid, with the appointments laid over it.
package struct DayPlan: Sendable {
  package let provider: ProviderID
  package let day: Day
  let today: Day
  let time: ClockTime
  package let hours: DayHours
  package var blocks: [HoursBlock] { hours.blocks }
  /// Those that hold time, by start.
  package let appointments: [Appointment]
  package let stretches: [PlannedStretch]

  package init(_ provider: ProviderID, on day: Day, in office: Office, today: Day, now: Moment? = nil) {
    self.init(
      provider, on: day, today: today, time: now?.time ?? ClockTime(24, 0), now: now, hours: office.hours(of: provider, on: day),
      appointments: office.filed(Appointment.self, on: day).filter { $0.provider == provider })
  }

  /// The same with the provider's hours and appointments found before, for many providers at once.
  init(
    _ provider: ProviderID, on day: Day, today: Day, time: ClockTime, now: Moment? = nil, hours: DayHours, appointments all: [Appointment]
  ) {
    self.provider = provider
    self.day = day
    self.today = today
    self.time = time
    self.hours = hours
    let appointments = all.filter { $0.holdsTime(at: now) }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    self.appointments = appointments
    let full = DayPlan.fullCodes(hours.blocks, appointments)
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
    func free(_ block: HoursBlock, _ at: ClockTime, _ minutes: Int, beside: Int = 0) {
      let use: PlannedStretch.Use
      if !block.isReleased(on: day, today: today, time: time) {
        use = .kept(block.opens(on: day, today: today))
      } else if full.contains(block.code) {
        use = .kept("\(block.limit) of \(block.limit) a day taken")
      } else {
        use = .open
      }
      stretches.append(.init(start: at, minutes: minutes, use: use, title: block.title, beside: beside))
    }
    for block in hours.blocks {
      placeAppointments(before: block.from)
      if block.closed {
        stretches.append(.init(start: block.from, minutes: block.to - block.from, use: .closed(block.label), title: block.title))
        continue
      }
      var at = max(block.from, min(busyUntil, block.to))
      while at < block.to {
        let slotEnd = min(block.from + ((at - block.from) / block.step + 1) * block.step, block.to)
        if let next = waiting.first, next.start < slotEnd {
          if at < next.start { free(block, at, next.start - at) }
          placeAppointments(before: next.start + 1)
          at = max(at, min(busyUntil, block.to))
        } else {
          free(block, at, slotEnd - at)
          at = slotEnd
        }
      }
    }
    placeAppointments(before: ClockTime(48, 0))
    // Time that several may hold is still open beside the first.
    for block in hours.blocks where !block.closed && block.doubleBook > 1 {
      for at in stride(from: block.from.minutes, to: block.to.minutes, by: block.step).map({ ClockTime(minutes: $0) }) {
        let held = DayPlan.most(appointments, at, 1)
        guard held > 0, held < block.doubleBook else { continue }
        var end = min(at + block.step, block.to)
        for next in appointments.map(\.start) where at < next && next < end && DayPlan.most(appointments, next, 1) >= block.doubleBook {
          end = next
        }
        free(block, at, end - at, beside: held)
      }
    }
    let isShared = stretches.contains { $0.beside > 0 }
    self.stretches = isShared ? stretches.sorted { ($0.start, $0.beside) < ($1.start, $1.beside) } : stretches
  }

  /// The codes of which no more are taken on this day.
  private static func fullCodes(_ blocks: [HoursBlock], _ appointments: [Appointment]) -> Set<String> {
    var full: Set<String> = []
    for block in blocks where block.limit > 0 && !full.contains(block.code) {
      if count(block.code, blocks, appointments, except: nil) >= block.limit { full.insert(block.code) }
    }
    return full
  }

  /// How many appointments begin on a code.
  static func count(_ code: String, _ blocks: [HoursBlock], _ appointments: [Appointment], except: AppointmentID?) -> Int {
    appointments.count { appointment in
      appointment.id != except
        && blocks.contains { $0.code == code && !$0.closed && $0.from <= appointment.start && appointment.start < $0.to }
    }
  }

  /// The most appointments that hold one minute of a stretch.
  static func most(_ appointments: [Appointment], _ start: ClockTime, _ minutes: Int, except: AppointmentID? = nil) -> Int {
    let here = appointments.filter { $0.id != except && $0.overlaps(start, minutes) }
    if here.count < 2 { return here.count }
    // The most begin with one of them, or with the stretch.
    return ([start] + here.map(\.start).filter { $0 > start }).map { at in here.count { $0.start <= at && at < $0.end } }.max() ?? 0
  }

  /// All that is against booking a stretch of this day for a kind of visit, in the order in which it is looked at.
  package func obstacles(_ start: ClockTime, _ minutes: Int, type: VisitTypeID? = nil, except: AppointmentID? = nil) -> [Obstacle] {
    var found: [Obstacle] = []
    let here = appointments.filter { $0.id != except && $0.overlaps(start, minutes) }
    if let other = here.first, !isShareable(start, minutes, except: except) { found.append(.taken(other, count: here.count)) }
    var at = start, wrong: HoursBlock?, late: HoursBlock?, full: HoursBlock?
    while at < start + minutes {
      guard let block = hours.block(at: at) else {
        found.append(.outsideHours)
        break
      }
      if block.closed { found.append(.closed(block)) }
      if !block.closed {
        if !block.takes(type) { wrong = wrong ?? block }
        if !block.isReleased(on: day, today: today, time: time) { late = late ?? block }
      }
      at = block.to
    }
    if let first = hours.block(at: start), !first.closed, first.limit > 0,
      DayPlan.count(first.code, hours.blocks, appointments, except: except) >= first.limit
    {
      full = first
    }
    if let full { found.append(.full(full)) }
    if let wrong { found.append(.wrongCode(wrong)) }
    if let late { found.append(.later(late)) }
    return found
  }

  /// Whether all of a stretch is on codes that take several, with room for one more.
  package func isShareable(_ start: ClockTime, _ minutes: Int, except: AppointmentID? = nil) -> Bool {
    var at = start
    while at < start + minutes {
      guard let block = hours.block(at: at), !block.closed else { return false }
      let end = min(block.to, start + minutes)
      if DayPlan.most(appointments, at, end - at, except: except) >= block.doubleBook { return false }
      at = block.to
    }
    return true
  }

  /// Why a stretch of this day cannot simply be booked, or nothing if it can.
  package func obstacle(_ start: ClockTime, _ minutes: Int, type: VisitTypeID? = nil, except: AppointmentID? = nil) -> Obstacle? {
    obstacles(start, minutes, type: type, except: except).first
  }

  /// What is in the way of a booking.
  package enum Obstacle: Equatable, Sendable {
    case taken(Appointment, count: Int)
    case outsideHours
    case closed(HoursBlock)
    /// As many of the code as there may be on a day are booked.
    case full(HoursBlock)
    /// The code takes other kinds of visit.
    case wrongCode(HoursBlock)
    case later(HoursBlock)
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
    dayPlans(of: providers, on: day, today: today, time: now?.time ?? ClockTime(24, 0), now: now, HoursBook(self))
  }

  func dayPlans(of providers: [ProviderID], on day: Day, today: Day, time: ClockTime, now: Moment?, _ book: HoursBook) -> [DayPlan] {
    let appointments = Dictionary(grouping: filed(Appointment.self, on: day), by: \.provider)
    return providers.map { provider in
      DayPlan(
        provider, on: day, today: today, time: time, now: now, hours: book.hours(of: provider, on: day),
        appointments: appointments[provider] ?? [])
    }
  }

  /// The next free places for a booking of `minutes`, soonest first, counting from `day` and, on that day, from `time`.
  package func openings(
    of providers: [ProviderID], minutes: Int, type: VisitTypeID? = nil, from day: Day, time: ClockTime, today: Day, limit: Int,
    days: Int = 120, now: Moment? = nil
  ) -> [Opening] {
    if providers.isEmpty { return [] }
    var query = SlotQuery()
    query.providers = providers
    query.type = type
    query.minutes = minutes
    query.from = day
    query.to = day.advanced(by: days - 1)
    query.fromTime = time
    return SlotFinder(self, today: today, time: now?.time ?? (day == today ? time : ClockTime(24, 0)), now: now).find(query, limit: limit)
  }
}
