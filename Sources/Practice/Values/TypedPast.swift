extension Moment {
  /// Reads a time gone by in any form that people type: `10:42`, `2026-11-20`, `20 Nov 14:05`, `yesterday 9:30`, `fri`.
  ///
  /// A minute means all of it and a day all of it, so that what the papers say happened at 10:42 is there at 10:42. Beside a day, a time has
  /// a colon or am or pm, for `Nov 3 2026` is a day.
  package static func past(typed: String, now: Moment) throws(Refusal) -> Moment {
    let text = typed.lowercased().trimmed.replacing("t", between: \.isASCIIDigit, with: " ")
    if text.isEmpty { throw Refusal("no time", "say a time: 10:42, 2026-11-20, 20 Nov 14:05, yesterday 9:30") }
    if let clock = Clocked(text) { return try clock.on(now.day, now) }
    let words = text.split(separator: " ").map(String.init)
    // The time is the last word, or the last two: "2:15 pm".
    for count in [1, 2] where words.count > count {
      let last = words.suffix(count).joined(), first = words.dropLast(count).joined(separator: " ")
      guard last.contains(":") || last.hasSuffix("m"), let clock = Clocked(last), let day = pastDay(first, now.day) else { continue }
      return try clock.on(day, now)
    }
    guard let day = pastDay(text, now.day) else {
      throw Refusal("not a time", "\"\(typed.trimmed)\" is no time that is understood: 10:42, 2026-11-20, 20 Nov 14:05, yesterday 9:30")
    }
    if day == now.day { throw Refusal("not over", "today is not over; say a time of it: 10:42") }
    return try Clocked.end.on(day, now)
  }

  /// A day gone by; where no year is said, the last such day.
  private static func pastDay(_ text: String, _ today: Day) -> Day? {
    if ["yesterday", "y"].contains(text) { return today.advanced(by: -1) }
    guard !text.contains(":"), let day = Day(typed: text, today: today) else { return nil }
    if day <= today { return day }
    if text.hasPrefix("tom") { return day }
    // A weekday is the last one.
    if text.allSatisfy(\.isLetter) { return day.advanced(by: -7) }
    let hasYear = text.split(whereSeparator: { !$0.isASCIIDigit }).contains { $0.count == 4 }
    let parts = day.parts
    return hasYear || text.contains("+") ? day : Day(parts.year - 1, parts.month, parts.day)
  }

  /// "20 Nov 10:42", with the year where it is another one than now.
  package func shown(from now: Moment) -> String {
    let year = day.parts.year
    return "\(day.short)\(year == now.day.parts.year ? "" : " \(year)") \(time.shown)"
  }

  /// A minute, or a second, of a day, up to its end.
  private struct Clocked {
    var last: Int

    static let end = Clocked(last: 24 * 60 * 60_000 - 1)

    private init(last: Int) { self.last = last }

    init?(_ text: String) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count == 3, parts[2].count == 2, let seconds = Int(parts[2]), seconds < 60,
        let time = ClockTime(typed: "\(parts[0]):\(parts[1])")
      {
        last = (time.minutes * 60 + seconds) * 1000 + 999
      } else if let time = ClockTime(typed: text) {
        last = (time.minutes + 1) * 60_000 - 1
      } else {
        return nil
      }
    }

    func on(_ day: Day, _ now: Moment) throws(Refusal) -> Moment {
      let moment = Moment(milliseconds: day.number * 86_400_000 + last - now.offset * 60_000, offset: now.offset)
      // The minute that it is just now may be asked for.
      if moment.milliseconds - 59_999 <= now.milliseconds { return moment }
      let words = day == now.day ? "\(moment.time.shown) today" : moment.day.shown
      throw Refusal(
        "still to come", "\(words) is still to come" + (day == now.day ? "; for another day say which: yesterday \(moment.time.shown)" : "")
      )
    }
  }
}

extension String {
  /// Puts something else in the place of a letter that stands between two of a kind.
  fileprivate func replacing(_ letter: Character, between isKind: (Character) -> Bool, with other: Character) -> String {
    let all = Array(self)
    return String(
      all.indices.map { index in
        let isBetween = index > 0 && index + 1 < all.count && isKind(all[index - 1]) && isKind(all[index + 1])
        return all[index] == letter && isBetween ? other : all[index]
      })
  }
}
