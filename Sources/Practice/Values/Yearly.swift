/// A day that comes back every year: one date, or one weekday of a month, counted from its beginning or its end.
package enum Yearly: Hashable, Sendable {
  case date(month: Int, day: Int)
  /// `nth` counts from 1 to 4; 0 is the last of the month. `weekday` is 1 on Monday.
  case weekday(nth: Int, weekday: Int, month: Int)

  private static let counts = ["last": 0, "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4]
  private static let shown = ["last", "1st", "2nd", "3rd", "4th"]

  /// Reads "25 dec", "12/25", "4th thu nov", "last mon in may", in any order of the words.
  package init?(typed text: String) {
    let said = text.lowercased().split { " ,/.-".contains($0) }.map(String.init)
    let words = said.filter { !["of", "in", "the", "every", "year"].contains($0) }
    let months = words.compactMap { Day.month($0) }, numbers = words.compactMap { Int($0) }
    if words.count == 2 {
      // Month before day where both are numbers, as everywhere else.
      guard let day = numbers.last, let month = months.first ?? (numbers.count == 2 ? numbers.first : nil),
        numbers.count + months.count == 2, Day(2000, month, day) != nil
      else { return nil }
      self = .date(month: month, day: day)
      return
    }
    let weekdays = words.filter { $0.count >= 2 && Day.month($0) == nil }.compactMap { word in
      Day.weekdays.firstIndex { word.hasPrefix($0.lowercased()) || $0.lowercased().hasPrefix(word) }
    }
    let counts = words.compactMap { Self.counts[$0] } + numbers
    guard words.count == 3, let month = months.first, let weekday = weekdays.first, let nth = counts.first, (0...4).contains(nth),
      months.count == 1, weekdays.count == 1, counts.count == 1
    else { return nil }
    self = .weekday(nth: nth, weekday: weekday + 1, month: month)
  }

  package func isOn(_ day: Day) -> Bool {
    switch self {
    case .date(let month, let date):
      let parts = day.parts
      return parts.month == month && parts.day == date
    case .weekday(let nth, let weekday, let month):
      guard day.weekday == weekday else { return false }
      let parts = day.parts
      guard parts.month == month else { return false }
      return nth == 0 ? day.advanced(by: 7).parts.month != month : (parts.day + 6) / 7 == nth
    }
  }

  /// The first one from a day on; a leap day may be eight years away.
  package func next(from day: Day) -> Day? {
    (0..<8 * 366).lazy.map { day.advanced(by: $0) }.first { isOn($0) }
  }

  /// "25 Dec", "4th Thu Nov".
  package var shown: String {
    switch self {
    case .date(let month, let day): "\(day) \(Day.months[month - 1])"
    case .weekday(let nth, let weekday, let month): "\(Self.shown[nth]) \(Day.weekdays[weekday - 1]) \(Day.months[month - 1])"
    }
  }
}

extension Yearly: DatumCoded {
  package static var shape: String { "a day of every year, 25 Dec or 4th Thu Nov or last Mon May" }
  package var datum: Datum { .text(shown) }
  package init(datum: Datum) throws(Misfit) {
    guard let text = datum.text, let day = Yearly(typed: text) else { throw Misfit(Self.shape) }
    self = day
  }
}
