/// What one more patient would do to a provider's day: the minutes that it adds to each later patient's wait.
package struct KnockOn: Hashable, Sendable {
  /// Someone whose wait grows, and by how much.
  package struct Later: Hashable, Sendable {
    package var visit: VisitID?
    package var appointment: AppointmentID?
    package var minutes: Int
  }

  /// Those who wait at least a minute longer, in the order in which they are seen.
  package var later: [Later]
  /// How much later the provider is through.
  package var overtime: Int
  /// How long the one who is added waits themselves, where somebody else has the same time.
  package var own = 0

  package init(later: [Later], overtime: Int) {
    self.later = later
    self.overtime = overtime
  }

  /// All minutes that others wait for this.
  package var total: Int { later.reduce(0) { $0 + $1.minutes } }

  /// After "it": "adds about 12 min to each of 4 later patients (17 at most); the day ends 10 min later"
  package var sentence: String {
    guard let most = later.map(\.minutes).max() else {
      let nobody = own >= 5 ? "makes nobody else wait longer, and this patient waits about \(own) min" : "makes nobody wait longer"
      return overtime > 0 ? "\(nobody); the day ends \(overtime) min later" : nobody
    }
    let mean = (total + later.count / 2) / later.count
    let who = later.count == 1 ? "to one later patient" : "to each of \(later.count) later patients"
    let end = overtime > 0 ? "; the day ends \(overtime) min later" : ""
    return "adds about \(mean) min \(who)\(most > mean ? " (\(most) at most)" : "")\(end)"
  }
}

extension Office {
  /// What booking a visit of a type at a time would do to those who come after, found by forecasting the day with it and without.
  package func knockOn(
    of type: VisitTypeID, minutes: Int, with provider: ProviderID, on day: Day, at start: ClockTime, now: Moment, pace: Pace? = nil
  ) -> KnockOn {
    let pace = pace ?? self.pace(before: day)
    let state = forecastState(of: provider, on: day, now: now, pace: pace)
    let extra = DayForecast.Person(type: type, planned: minutes, due: start.minutes * 60, arrived: nil)
    return KnockOn(without: DayForecast(state, pace), with: DayForecast(state.adding(extra), pace), extra: extra)
  }
}

extension KnockOn {
  /// Compares two forecasts of one day, of which the second has one person more.
  package init(without: DayForecast, with: DayForecast, extra: DayForecast.Person) {
    var before: [DayForecast.Person: Int] = [:]
    for row in without.rows { before[row.person] = row.start }
    later = with.rows.compactMap { row in
      guard let start = before[row.person], row.person != extra else { return nil }
      let minutes = (row.start - start + 30) / 60
      guard minutes > 0 else { return nil }
      return Later(visit: row.person.visit, appointment: row.person.appointment, minutes: minutes)
    }
    overtime = max(0, (with.end - without.end + 30) / 60)
    let mine = with.rows.first { $0.person == extra }
    own = mine.flatMap { row in extra.due.map { max(0, (row.start - max($0, extra.arrived ?? $0) + 30) / 60) } } ?? 0
  }
}
