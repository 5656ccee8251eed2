/// A point in time as the office lived it: the instant, and how far its clock was from UTC just then.
package struct Moment: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Milliseconds since 1970, UTC.
  package let milliseconds: Int
  /// The office's clock minus UTC, in minutes (-300 is US Eastern standard time).
  package let offset: Int

  package init(milliseconds: Int, offset: Int) {
    self.milliseconds = milliseconds
    self.offset = offset
  }

  package init(_ day: Day, _ time: ClockTime, offset: Int) {
    self.init(milliseconds: ((day.number * 24 * 60) + time.minutes - offset) * 60_000, offset: offset)
  }

  package static func < (a: Moment, b: Moment) -> Bool { a.milliseconds < b.milliseconds }
  package static func == (a: Moment, b: Moment) -> Bool { a.milliseconds == b.milliseconds && a.offset == b.offset }

  private var local: Int { milliseconds + offset * 60_000 }
  package var day: Day { Day(number: floorDivided(local, 86_400_000)) }
  package var time: ClockTime { ClockTime(minutes: (local - day.number * 86_400_000) / 60_000) }

  package func advanced(byMinutes minutes: Int) -> Moment { Moment(milliseconds: milliseconds + minutes * 60_000, offset: offset) }

  /// Whole minutes since `earlier`, never negative: a clock that was set back must not frighten anyone.
  package func minutes(since earlier: Moment) -> Int { max(0, (milliseconds - earlier.milliseconds) / 60_000) }

  /// "2026-11-23T09:41:07.120-05:00"
  package var iso: String {
    let day = day, p = day.parts
    let rest = local - day.number * 86_400_000, minutes = rest / 60_000
    return IsoBytes.text(29) {
      IsoBytes.put(p.year, 4, $0, 0)
      $0[4] = 45
      IsoBytes.put(p.month, 2, $0, 5)
      $0[7] = 45
      IsoBytes.put(p.day, 2, $0, 8)
      $0[10] = 84
      IsoBytes.put(minutes / 60, 2, $0, 11)
      $0[13] = 58
      IsoBytes.put(minutes % 60, 2, $0, 14)
      $0[16] = 58
      IsoBytes.put(rest / 1000 % 60, 2, $0, 17)
      $0[19] = 46
      IsoBytes.put(rest % 1000, 3, $0, 20)
      $0[23] = offset < 0 ? 45 : 43
      IsoBytes.put(abs(offset) / 60, 2, $0, 24)
      $0[26] = 58
      IsoBytes.put(abs(offset) % 60, 2, $0, 27)
    }
  }

  package var description: String { iso }

  /// Reads the full form, or one without milliseconds, or `2026-11-23T09:00` with the offset of `reference`.
  package init?(iso text: String, offset assumed: Int = 0) {
    var text = text
    if let full = text.withUTF8({ Moment(iso: $0) }) {
      self = full
      return
    }
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Day(iso: String(parts[0])) else { return nil }
    var clock = parts[1]
    var offset = assumed
    if clock.hasSuffix("Z") {
      clock = clock.dropLast()
      offset = 0
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let zone = clock[clock.index(after: sign)...].split(separator: ":")
      guard zone.count == 2, let hours = Int(zone[0]), let minutes = Int(zone[1]), hours <= 14, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (clock[sign] == "-" ? -1 : 1)
      clock = clock[..<sign]
    }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), fields[0].count == 2, fields[1].count == 2, let hour = Int(fields[0]),
      let minute = Int(fields[1]),
      hour < 24, minute < 60
    else { return nil }
    var millis = 0
    if fields.count == 3 {
      let seconds = fields[2].split(separator: ".", omittingEmptySubsequences: false)
      guard let whole = Int(seconds[0]), whole < 60, seconds.count <= 2 else { return nil }
      millis = whole * 1000
      if seconds.count == 2 {
        guard seconds[1].count == 3, let part = Int(seconds[1]) else { return nil }
        millis += part
      }
    }
    self.init(milliseconds: ((day.number * 24 + hour) * 60 + minute - offset) * 60_000 + millis, offset: offset)
  }
}

extension Moment: DatumCoded {
  package static var shape: String { "a time, 2026-11-23T09:41:07.120-05:00" }
  package var datum: Datum { .text(iso) }
  package init(datum: Datum) throws(Misfit) {
    guard let text = datum.text, let moment = Moment(iso: text) else { throw Misfit(Self.shape) }
    self = moment
  }
}

private func floorDivided(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
