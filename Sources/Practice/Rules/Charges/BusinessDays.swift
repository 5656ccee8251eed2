extension Office {
  /// A weekday on which the whole office is not closed all day.
  package func isBusinessDay(_ day: Day) -> Bool {
    day.weekday <= 5 && !closures.sorted.contains { $0.provider == nil && $0.start == nil && $0.end == nil && $0.covers(day) }
  }

  /// So many business days after a day. An office that is closed for years comes to no end; then the calendar counts.
  package func businessDay(_ count: Int, after day: Day) -> Day {
    var day = day, left = count
    for _ in 0..<1000 where left > 0 {
      day = day.advanced(by: 1)
      if isBusinessDay(day) { left -= 1 }
    }
    return day.advanced(by: left)
  }

  /// How many business days lie between two days: those after the first, up to the second.
  package func businessDays(from first: Day, to last: Day) -> Int {
    guard first < last else { return 0 }
    // From a hundred on nobody counts.
    var count = 0, day = first
    while day < last, count < 100 {
      day = day.advanced(by: 1)
      if isBusinessDay(day) { count += 1 }
    }
    return count
  }
}
