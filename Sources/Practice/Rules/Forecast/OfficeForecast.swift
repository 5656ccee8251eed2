extension Office {
  /// How far back the pace of the office is learned from, in days.
  package static let paceDays = 28
  /// How many visits are enough to learn from.
  package static let paceVisits = 600

  /// How long things took in the days before, newest first, until there is enough to go by.
  package func pace(before day: Day) -> Pace {
    var visits: [Seen] = [], came = 0, missed = 0
    for back in 1...Self.paceDays where visits.count < Self.paceVisits {
      let that = seen(on: day.advanced(by: -back))
      visits += that.visits
      came += that.came
      missed += that.missed
    }
    return Pace(visits, came: came, missed: missed)
  }

  /// A provider's day as it stands: who is with them, who waits, who is still expected. Of a day to come, all that is booked.
  package func forecastState(of provider: ProviderID, on day: Day, now: Moment, pace: Pace) -> DayForecast.State {
    let isToday = day == now.day
    let midnight = Moment(day, ClockTime(minutes: 0), offset: now.offset)
    func seconds(_ moment: Moment) -> Int { (moment.milliseconds - midnight.milliseconds) / 1000 }
    var state = DayForecast.State(provider: provider, now: isToday ? seconds(now) : 0)
    var here: Set<AppointmentID> = [], begun = false
    let said = delayRecord(of: provider, on: day)
    // Whether somebody was taken in since it was said that the provider runs late: from then on that tells more.
    var hasShown = false
    if isToday {
      for visit in filed(Visit.self, on: day) where visit.provider == provider && visit.state != .error {
        if let appointment = visit.appointment { here.insert(appointment) }
        if let from = visit.began(.withProvider) {
          begun = true
          if let said, from >= said.saidAt { hasShown = true }
        }
        let appointment: Appointment? = self[visit.appointment]
        let planned = appointment?.minutes ?? self[visit.type]?.minutes ?? 20
        if visit.state == .withProvider, let since = visit.since {
          state.with = (visit.type, planned, seconds(since))
        } else if visit.state.isWaiting || visit.state == .roomed, let arrived = visit.arrivedAt {
          var person = DayForecast.Person(
            type: visit.type, planned: planned, due: appointment.map { $0.start.minutes * 60 }, arrived: seconds(arrived))
          person.visit = visit.id
          person.appointment = visit.appointment
          person.isRoomed = visit.state == .roomed
          state.people.append(person)
        }
      }
    }
    for appointment in filed(Appointment.self, on: day)
    where appointment.provider == provider && (appointment.slot == .booked || appointment.slot == .confirmed)
      && !here.contains(appointment.id)
    {
      var person = DayForecast.Person(
        type: appointment.type, planned: appointment.minutes, due: appointment.start.minutes * 60, arrived: nil)
      person.appointment = appointment.id
      if let time = retimed(appointment), appointment.calls.contains(where: { $0.about == .late && $0.outcome.isAnswer }) {
        person.told = time.minutes * 60
      }
      state.people.append(person)
    }
    if !begun {
      let opens =
        blocks(of: provider, on: day).first { !$0.closed }?.from.minutes ?? state.people.compactMap(\.due).min().map { $0 / 60 } ?? 0
      state.begins = opens * 60 + pace.late
    }
    if let said, said.minutes > 0, !hasShown, let next = state.people.compactMap(\.due).min() {
      state.begins = max(state.begins, next + said.minutes * 60)
    }
    return state
  }

  /// When each patient of a provider's day will probably be seen.
  package func forecast(of provider: ProviderID, on day: Day, now: Moment, pace: Pace? = nil) -> DayForecast {
    let pace = pace ?? self.pace(before: day)
    return DayForecast(forecastState(of: provider, on: day, now: now, pace: pace), pace)
  }

  /// The minutes that a patient who is here will probably still wait, up to the next five: what the desk may tell them.
  package func waitToTell(_ visit: Visit, now: Moment, pace: Pace? = nil) -> Int? {
    guard visit.state.isWaiting || visit.state == .roomed else { return nil }
    let forecast = forecast(of: visit.provider, on: visit.day, now: now, pace: pace)
    guard let row = forecast.rows.first(where: { $0.person.visit == visit.id }) else { return nil }
    let midnight = Moment(visit.day, ClockTime(minutes: 0), offset: now.offset)
    let left = max(0, row.start - (now.milliseconds - midnight.milliseconds) / 1000)
    return (left / 60 + 4) / 5 * 5
  }
}
