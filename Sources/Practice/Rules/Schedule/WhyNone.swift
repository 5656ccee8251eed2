extension SlotFinder {
  /// How many slots each rule takes away from a search: the grid of the hours, slot by slot, in the days and the part of day asked for.
  package func whyNone(_ query: SlotQuery) -> WhyNone {
    var why = WhyNone()
    let providers = providers(query)
    var day = query.from
    while day <= query.to {
      defer { day = day.advanced(by: 1) }
      guard query.isOn(day) else { continue }
      let busy = office.busy(on: day)
      for provider in providers {
        let planned = hours.hours(of: provider, on: day)
        if planned.blocks.isEmpty { continue }
        let held = (busy[provider.number]?.held(at: now) ?? []).sorted { $0.start < $1.start }
        count(planned, held, provider, day, query, &why)
      }
    }
    return why
  }

  private func count(
    _ planned: DayHours, _ held: [BusyTimes.Held], _ provider: ProviderID, _ day: Day, _ query: SlotQuery, _ why: inout WhyNone
  ) {
    var plan: DayPlan?
    for block in planned.blocks {
      for minute in stride(from: block.from.minutes, to: block.to.minutes, by: block.step) {
        let start = ClockTime(minutes: minute)
        guard query.mayBegin(start, on: day) else { continue }
        why.looked += 1
        func take(_ rule: WhyNone.Rule) { why.counts[rule, default: 0] += 1 }
        if block.closed {
          take(.closed)
          continue
        }
        let end = min(minute + block.step, block.to.minutes)
        if held.count(where: { Int($0.start) < end && minute < Int($0.end) }) >= block.doubleBook {
          take(.full)
          continue
        }
        if !block.takes(query.type) {
          take(.wrongType)
          continue
        }
        if !block.isReleased(on: day, today: today, time: time) {
          take(.later)
          continue
        }
        // Few are left: these are judged as a booking is.
        let whole =
          plan
          ?? DayPlan(
            provider, on: day, today: today, time: time, now: now, hours: planned,
            appointments: office.filed(Appointment.self, on: day).filter { $0.provider == provider })
        plan = whole
        switch whole.obstacle(start, query.total, type: query.type) {
        case nil: if let rule = elsewhere(whole, start, query) { take(rule) } else { take(.limit) }
        case .full: take(.limit)
        case .wrongCode, .later, .taken, .outsideHours, .closed: take(.tooShort)
        }
      }
    }
  }
}
