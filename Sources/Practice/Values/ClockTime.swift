/// A time of day on the office's clock, in minutes since midnight.
package struct ClockTime: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let minutes: Int

  package init(minutes: Int) { self.minutes = minutes }
  package init(_ hour: Int, _ minute: Int) { minutes = hour * 60 + minute }

  package static func < (a: ClockTime, b: ClockTime) -> Bool { a.minutes < b.minutes }
  package static func + (a: ClockTime, minutes: Int) -> ClockTime { ClockTime(minutes: a.minutes + minutes) }
  package static func - (a: ClockTime, b: ClockTime) -> Int { a.minutes - b.minutes }

  /// "9:20"
  package var shown: String { "\(minutes / 60):\(twoDigits(minutes % 60))" }
  package var description: String { iso }
  /// "09:20", as in the files.
  package var iso: String {
    guard (0..<6000).contains(minutes) else { return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))" }
    return IsoBytes.text(5) {
      IsoBytes.put(minutes / 60, 2, $0, 0)
      $0[2] = 58
      IsoBytes.put(minutes % 60, 2, $0, 3)
    }
  }

  /// Reads `9:20`, `9.20`, `920`, `9`, `9a`, `2:15 pm`, `1415`. Without am or pm, 1 to 6 is the afternoon: offices are shut at night.
  package init?(typed: String) {
    var text = typed.lowercased().filter { $0 != " " }
    var afternoon: Bool?
    for (suffix, value) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("a", false), ("p", true)]
    where text.hasSuffix(suffix) {
      text.removeLast(suffix.count)
      afternoon = value
      break
    }
    text = String(text.map { $0 == "." ? ":" : $0 })
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var hour: Int
    let minute: Int
    switch parts.count {
    case 1 where text.count <= 2 && text.allSatisfy(\.isASCIIDigit) && !text.isEmpty: (hour, minute) = (Int(text) ?? 99, 0)
    case 1 where (3...4).contains(text.count) && text.allSatisfy(\.isASCIIDigit):
      (hour, minute) = (Int(text.dropLast(2)) ?? 99, Int(text.suffix(2)) ?? 99)
    case 2 where parts[1].count == 2 && (1...2).contains(parts[0].count) && (parts[0] + parts[1]).allSatisfy(\.isASCIIDigit):
      (hour, minute) = (Int(parts[0]) ?? 99, Int(parts[1]) ?? 99)
    default: return nil
    }
    guard hour < 24, minute < 60 else { return nil }
    if let afternoon {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (afternoon ? 12 : 0)
    } else if (1...6).contains(hour), !text.hasPrefix("0") {
      hour += 12
    }
    self.init(hour, minute)
  }
}

extension ClockTime: DatumCoded {
  package static var shape: String { "a time of day, 09:20" }
  package var datum: Datum { .text(iso) }
  package init(datum: Datum) throws(Misfit) {
    guard let text = datum.text, text.utf8.count == 5, let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)),
      text.utf8.dropFirst(2).first == 58, (0..<24).contains(hour), (0..<60).contains(minute)
    else { throw Misfit(Self.shape) }
    self.init(hour, minute)
  }
}
