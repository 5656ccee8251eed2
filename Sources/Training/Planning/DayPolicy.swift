import Practice

/// A way to book a provider's day that can be played through many times.
package struct DayPolicy: Sendable {
  package var name: String
  /// Minutes since midnight.
  package var hours: ClosedRange<Int>
  package var provider: ProviderID
  /// The kinds of visit of the day, as often as they come.
  package var mix: [VisitTypeID]
  /// Minutes that are planned for one.
  package var step: Int
  package var style: BookingStyle
  /// How many are booked beyond what the hours hold.
  package var overbooked = 0
  /// The times themselves, where a template has them and no style makes them.
  package var times: [Int]?
  package var byArrival = false

  package init(name: String, hours: ClosedRange<Int>, provider: ProviderID, mix: [VisitTypeID], step: Int, style: BookingStyle) {
    self.name = name
    self.hours = hours
    self.provider = provider
    self.mix = mix
    self.step = step
    self.style = style
  }

  /// What it comes to, a day on average.
  package struct Figures: Sendable, Equatable {
    package var days = 0
    /// Of a hundred days.
    package var seenInHundred = 0
    package var missedInHundred = 0
    package var idle = 0
    package var overtime = 0
    package var meanWait = 0
    /// Nine of ten wait no longer.
    package var longWait = 0
  }

  /// Who is booked on one day of it.
  package func booked(_ dice: inout Dice) -> [SimulatedDay.Booked] {
    let capacity = max(1, (hours.upperBound - hours.lowerBound) / max(5, step))
    var due = times ?? style.times(capacity, in: hours, step: step, dice: &dice)
    for _ in 0..<overbooked where !due.isEmpty { due.append(dice.pick(due)) }
    due.sort()
    var types = due.map { _ in mix.isEmpty ? VisitTypeID.unnumbered : dice.pick(mix) }
    if style == .clusters { types.sort { $0.description < $1.description } }
    return zip(due, types).map { SimulatedDay.Booked(due: $0, type: $1) }
  }

  /// One day of it, played through.
  package func day(_ number: Int, nature: Nature, dice: inout Dice) -> SimulatedDay {
    SimulatedDay(
      booked(&dice), hours: hours, provider: provider, on: Day(number: number), nature: nature,
      byArrival: byArrival || style == .openHours, dice: &dice)
  }

  /// Plays so many days, the same ones for the same seed.
  package func play(days: Int, nature: Nature, seed: UInt64) -> Figures {
    var waits: [Int] = [], figures = Figures(), seen = 0, missed = 0, idle = 0, overtime = 0
    for number in 0..<days {
      // Each day has chance of its own, so that two policies meet the same days.
      var dice = Dice(seed: seed &+ UInt64(number) &* 7919)
      let day = day(number, nature: nature, dice: &dice)
      waits += day.waits
      seen += day.seen.count
      missed += day.missed
      idle += day.idle
      overtime += day.overtime
    }
    waits.sort()
    let count = max(1, days)
    figures.days = days
    figures.seenInHundred = seen * 100 / count
    figures.missedInHundred = missed * 100 / count
    figures.idle = idle / count
    figures.overtime = overtime / count
    figures.meanWait = waits.isEmpty ? 0 : waits.reduce(0, +) / waits.count
    figures.longWait = waits.isEmpty ? 0 : waits[min(waits.count - 1, waits.count * 9 / 10)]
    return figures
  }
}
