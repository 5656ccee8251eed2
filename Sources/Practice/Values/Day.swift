/// A civil date, the office's own day on the wall calendar, without a time or a zone.
package struct Day: Hashable, Sendable, Comparable, Strideable, CustomStringConvertible {
  /// Days since 1 January 1970.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// Nothing if the calendar has no such day between the years 1850 and 2200.
  package init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1850...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    // Counts from 1 March, so that the leap day is the last of its year.
    let y = month > 2 ? year : year - 1
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    let back = parts
    guard back.year == year, back.month == month, back.day == day else { return nil }
  }

  package var parts: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  package func distance(to other: Day) -> Int { other.number - number }
  package func advanced(by days: Int) -> Day { Day(number: number + days) }

  /// "2026-11-23", as in the files.
  package var iso: String {
    let p = parts
    guard (1000...9999).contains(p.year) else { return "\(p.year)-\(twoDigits(p.month))-\(twoDigits(p.day))" }
    return IsoBytes.text(10) {
      IsoBytes.put(p.year, 4, $0, 0)
      $0[4] = 45
      IsoBytes.put(p.month, 2, $0, 5)
      $0[7] = 45
      IsoBytes.put(p.day, 2, $0, 8)
    }
  }

  package var description: String { iso }

  /// 1 is Monday, 7 is Sunday.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  package var weekdayName: String { Self.weekdays[weekday - 1] }

  /// "Mon 23 Nov 2026".
  package var shown: String {
    let p = parts
    return "\(weekdayName) \(p.day) \(Self.months[p.month - 1]) \(p.year)"
  }

  /// "23 Nov".
  package var short: String {
    let p = parts
    return "\(p.day) \(Self.months[p.month - 1])"
  }

  /// Whole years from a birth date to this day; a child born on 29 February has a birthday on 1 March in short years.
  package func age(bornOn birth: Day) -> Int {
    let a = parts, b = birth.parts
    return max(0, a.year - b.year - ((a.month, a.day) < (b.month, b.day) ? 1 : 0))
  }

  /// Reads `2026-11-23` exactly.
  package init?(iso text: String) {
    var text = text
    guard let day = text.withUTF8({ Day(iso: $0) }) else { return nil }
    self = day
  }
}

extension Day: DatumCoded {
  package static var shape: String { "a date, 2026-11-23" }
  package var datum: Datum { .text(iso) }
  package init(datum: Datum) throws(Misfit) {
    guard let text = datum.text, let day = Day(iso: text) else { throw Misfit(Self.shape) }
    self = day
  }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
