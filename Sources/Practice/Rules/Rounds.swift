/// The look at the waiting room that comes round by the clock.
package enum Rounds {
  /// What is looked at, unless the office says otherwise.
  package static let usual = [
    "seats free and clean", "not too warm or cold", "water and cups", "masks out, coughing at a distance", "no spill, nothing to trip over",
    "no child alone", "wheelchair way clear",
  ]
}

extension Office {
  package var roundThings: [String] { settings.roundThings.isEmpty ? Rounds.usual : settings.roundThings }

  /// The last round of a day.
  package func lastRound(on day: Day) -> ComfortRound? { filed(ComfortRound.self, on: day).last }

  /// In how many minutes a round is due, below zero if it is overdue; nothing while nobody waits, or where none are made.
  package func roundDue(on day: Day, now: Moment) -> Int? { roundDue(among: visitsHere(on: day), on: day, now: now) }

  /// The same of those who are here, where they are known already.
  package func roundDue(among visits: some Sequence<Visit>, on day: Day, now: Moment) -> Int? {
    let every = min(settings.roundEvery, 1440)
    guard every > 0 else { return nil }
    let waiting = visits.lazy.filter { $0.state.isWaiting && $0.place == .here && $0.day == day }
    guard let first = waiting.compactMap(\.arrivedAt).min() else { return nil }
    // After an empty hour the next one counts from whoever came first.
    let from = lastRound(on: day).map { max($0.at, first.advanced(byMinutes: -every)) } ?? first
    return every - (now.milliseconds - from.milliseconds) / 60_000
  }
}
