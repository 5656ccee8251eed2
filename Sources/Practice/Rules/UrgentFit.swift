/// What it costs the others to fit someone in: how many later patients begin later, and how many minutes that comes to.
package struct Harm: Hashable, Comparable, Sendable {
  package var pushed = 0
  package var minutes = 0

  package init(pushed: Int = 0, minutes: Int = 0) {
    self.pushed = pushed
    self.minutes = minutes
  }

  package static func < (a: Harm, b: Harm) -> Bool { (a.pushed, a.minutes) < (b.pushed, b.minutes) }
}

/// A place today for someone who cannot wait for a free one.
package struct UrgentFit: Hashable, Sendable {
  package var opening: Opening
  package var harm: Harm
  /// What stands there now: "free", "kept for patients of the same day", "with Okafor, Ada".
  package var over: String
  /// False where somebody is booked there already.
  package var isFree: Bool
}

extension Office {
  /// What it would cost the others if someone took `minutes` of a provider's time from an opening on: everyone booked later with that
  /// provider begins when the one before is done.
  package func harm(ofFitting minutes: Int, at opening: Opening) -> Harm {
    let booked = filed(Appointment.self, on: opening.day).filter {
      $0.provider == opening.provider && ($0.slot == .booked || $0.slot == .confirmed) && $0.end > opening.start
    }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    var free = opening.start + minutes, harm = Harm()
    // Whoever is with the provider at that minute is not sent away: the one who is fitted in comes after.
    if let now = booked.first, now.start < opening.start { free = max(free, now.end + minutes) }
    for appointment in booked where appointment.start >= opening.start {
      let late = free - appointment.start
      if late > 0 {
        harm.pushed += 1
        harm.minutes += late
      }
      free = max(free, appointment.start) + appointment.minutes
    }
    return harm
  }

  /// Places today, from now on, the least harm first and then the soonest.
  package func urgentFits(minutes: Int, providers: [ProviderID], now: Moment, limit: Int = 12) -> [UrgentFit] {
    var fits: [UrgentFit] = []
    for plan in dayPlans(of: providers, on: now.day, today: now.day) {
      for stretch in plan.stretches where stretch.end > now.time {
        let opening = Opening(provider: plan.provider, day: now.day, start: max(stretch.start, now.time.onGrid))
        switch stretch.use {
        case .closed: continue
        case .open, .kept:
          fits.append(
            UrgentFit(
              opening: opening, harm: harm(ofFitting: minutes, at: opening),
              over: stretch.minutes >= minutes ? "free" : "free, \(stretch.minutes) min", isFree: true))
        case .taken(let ids):
          let names = ids.compactMap { self[$0] }.compactMap { self[$0.patient]?.name.listed }
          fits.append(
            UrgentFit(
              opening: opening, harm: harm(ofFitting: minutes, at: opening), over: "with \(names.joined(separator: ", "))", isFree: false))
        }
      }
    }
    func isBetter(_ a: UrgentFit, _ b: UrgentFit) -> Bool {
      // Of two that cost the others nothing, the free one makes nobody wait beside the one who is booked.
      if a.harm != b.harm { return a.harm < b.harm }
      return (a.isFree ? 0 : 1, a.opening.start, a.opening.provider) < (b.isFree ? 0 : 1, b.opening.start, b.opening.provider)
    }
    return Array(fits.sorted(by: isBetter).prefix(limit))
  }
}

extension ClockTime {
  /// The next five minutes that are a place in a book.
  fileprivate var onGrid: ClockTime { ClockTime(minutes: (minutes + 4) / 5 * 5) }
}
