/// A place today for someone who cannot wait for a free one.
package struct UrgentFit: Hashable, Sendable {
  package var opening: Opening
  /// What it does to those who come after, by forecasting the day with it and without.
  package var harm: KnockOn
  /// What stands there now: "free", "kept for patients of the same day", "with Okafor, Ada".
  package var over: String
  /// False where somebody is booked there already.
  package var isFree: Bool
}

extension Office {
  /// Places today, from now on: first where it makes the others wait least, and of those the soonest.
  ///
  /// `moving` is the appointment that is given up for it: its place is none, and nobody waits for it any more.
  package func urgentFits(
    _ type: VisitTypeID, minutes: Int, providers: [ProviderID], moving: AppointmentID? = nil, now: Moment, limit: Int = 12
  ) -> [UrgentFit] {
    let pace = pace(before: now.day)
    var fits: [UrgentFit] = []
    for plan in dayPlans(of: providers, on: now.day, today: now.day, now: now) {
      var state = forecastState(of: plan.provider, on: now.day, now: now, pace: pace)
      let without = DayForecast(state, pace)
      if let moving { state.people.removeAll { $0.appointment == moving } }
      for stretch in plan.stretches where stretch.end > now.time {
        let over: String, isFree: Bool
        switch stretch.use {
        case .closed: continue
        case .open, .kept: (over, isFree) = (stretch.minutes >= minutes ? "free" : "free, \(stretch.minutes) min", true)
        case .taken(let ids):
          if ids == moving.map({ [$0] }) { continue }
          let names = ids.compactMap { self[$0] }.compactMap { self[$0.patient]?.name.listed }
          (over, isFree) = ("with \(names.joined(separator: ", "))", false)
        }
        let opening = Opening(provider: plan.provider, day: now.day, start: max(stretch.start, now.time.onGrid))
        let extra = DayForecast.Person(type: type, planned: minutes, due: opening.start.minutes * 60, arrived: nil)
        let harm = KnockOn(without: without, with: DayForecast(state.adding(extra), pace), extra: extra)
        fits.append(UrgentFit(opening: opening, harm: harm, over: over, isFree: isFree))
      }
    }
    // Of two that cost the others the same, the free one makes nobody wait beside the one who is booked.
    func cost(_ fit: UrgentFit) -> (Int, Int, Int, ClockTime, ProviderID) {
      (fit.harm.total, fit.harm.overtime, fit.isFree ? 0 : 1, fit.opening.start, fit.opening.provider)
    }
    return Array(fits.sorted { cost($0) < cost($1) }.prefix(limit))
  }
}

extension ClockTime {
  /// The next five minutes that are a place in a book.
  fileprivate var onGrid: ClockTime { ClockTime(minutes: (minutes + 4) / 5 * 5) }
}
