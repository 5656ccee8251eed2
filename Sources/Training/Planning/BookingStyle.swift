import Practice

/// How a day can be booked, by the names that the textbooks have for it: the same patients at other times.
package enum BookingStyle: String, CaseIterable, Sendable {
  case stream, wave, modifiedWave = "modified wave", doubleBooking = "double booking", clusters, openHours = "open hours"

  /// What it means at the desk.
  package var sentence: String {
    switch self {
    case .stream: "each patient at a time of their own, one after the other"
    case .wave: "all patients of an hour at the full hour"
    case .modifiedWave: "two at the full hour, the others spread over it"
    case .doubleBooking: "two patients at every other time"
    case .clusters: "visits of one kind together, each at a time of its own"
    case .openHours: "nobody has a time; people come when they like"
    }
  }

  /// The times, in minutes since midnight, at which so many patients are booked between two times, each planned for `step` minutes.
  package func times(_ count: Int, in hours: ClosedRange<Int>, step: Int, dice: inout Dice) -> [Int] {
    let step = max(5, step), perHour = max(1, 60 / step)
    func within(_ minute: Int) -> Int { min(minute, max(hours.lowerBound, hours.upperBound - step)) }
    return (0..<count).map { index in
      let hour = hours.lowerBound + index / perHour * 60, place = index % perHour
      switch self {
      case .stream, .clusters: return within(hours.lowerBound + index * step)
      case .wave: return within(hour)
      case .modifiedWave: return within(place < 2 ? hour : hour + place * step)
      case .doubleBooking: return within(hours.lowerBound + index / 2 * 2 * step)
      case .openHours: return within(dice.number(hours.lowerBound...max(hours.lowerBound, hours.upperBound - step)))
      }
    }
    .sorted()
  }
}
