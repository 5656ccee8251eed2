/// Dates and times read as the files have them, byte by byte: a day of a large clinic has ten thousand of them.
enum IsoBytes {
  /// So many digits as a number, or nothing if one is not a digit.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var number = 0
    for index in start..<start + count {
      guard index < bytes.count, (48...57).contains(bytes[index]) else { return nil }
      number = number * 10 + Int(bytes[index] - 48)
    }
    return number
  }

  /// A text of so many characters, each of which is put in its place.
  static func text(_ count: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) -> String {
    String(unsafeUninitializedCapacity: count) {
      fill($0)
      return count
    }
  }

  /// Writes a number with so many digits.
  static func put(_ number: Int, _ digits: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ place: Int) {
    var rest = number
    for index in stride(from: place + digits - 1, through: place, by: -1) {
      bytes[index] = 48 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}

extension Day {
  /// Reads `2026-11-23` exactly.
  package init?(iso bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45, let year = IsoBytes.number(bytes, 0, 4),
      let month = IsoBytes.number(bytes, 5, 2), let day = IsoBytes.number(bytes, 8, 2)
    else { return nil }
    self.init(year, month, day)
  }
}

extension ClockTime {
  /// Reads `09:20` exactly.
  package init?(iso bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 5, bytes[2] == 58, let hour = IsoBytes.number(bytes, 0, 2), let minute = IsoBytes.number(bytes, 3, 2), hour < 24,
      minute < 60
    else { return nil }
    self.init(hour, minute)
  }
}

extension Moment {
  /// Reads the full form, `2026-11-23T09:41:07.120-05:00`, exactly.
  package init?(iso bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 29, bytes[10] == 84, bytes[13] == 58, bytes[16] == 58, bytes[19] == 46, bytes[26] == 58,
      bytes[23] == 43 || bytes[23] == 45, let day = Day(iso: UnsafeBufferPointer(rebasing: bytes[0..<10])),
      let hour = IsoBytes.number(bytes, 11, 2), let minute = IsoBytes.number(bytes, 14, 2), let second = IsoBytes.number(bytes, 17, 2),
      let millis = IsoBytes.number(bytes, 20, 3), let hours = IsoBytes.number(bytes, 24, 2), let minutes = IsoBytes.number(bytes, 27, 2),
      hour < 24, minute < 60, second < 60, hours <= 14, minutes < 60
    else { return nil }
    let offset = (hours * 60 + minutes) * (bytes[23] == 45 ? -1 : 1)
    self.init(
      milliseconds: ((day.number * 24 + hour) * 60 + minute - offset) * 60_000 + second * 1000 + millis, offset: offset)
  }
}
