/// A code as a number that sorts as the code does: `E11.9`, `e119` and `E119` are one.
struct CodeKey: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The characters from the highest byte down, without the point.
  var packed: UInt64
  var count: Int

  /// Nothing if it has other characters than letters, digits and a point after the third, or more than seven of them.
  init?(_ text: some StringProtocol) { self.init(bytes: Array(text.utf8)[...]) }

  init?(bytes: ArraySlice<UInt8>) {
    var packed: UInt64 = 0
    var count = 0
    var hasPoint = false
    for byte in bytes {
      if byte == UInt8(ascii: "."), count == 3, !hasPoint {
        hasPoint = true
        continue
      }
      var letter = byte
      if letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") { letter -= 32 }
      let isLetter = letter >= UInt8(ascii: "A") && letter <= UInt8(ascii: "Z")
      guard isLetter || (letter >= UInt8(ascii: "0") && letter <= UInt8(ascii: "9")), count < 7 else { return nil }
      packed |= UInt64(letter) << UInt64(56 - 8 * count)
      count += 1
    }
    guard count > 0 else { return nil }
    self.packed = packed
    self.count = count
  }

  init(packed: UInt64, count: Int) {
    self.packed = packed
    self.count = count
  }

  static func < (a: CodeKey, b: CodeKey) -> Bool { a.packed < b.packed }

  /// The largest number of a code that begins with this one.
  var lastBeginning: UInt64 { packed | (UInt64.max >> UInt64(8 * count)) }

  func begins(_ other: CodeKey) -> Bool { count <= other.count && other.packed & ~(UInt64.max >> UInt64(8 * count)) == packed }

  /// The character at a place, counted from 0.
  subscript(place: Int) -> UInt8 { UInt8(truncatingIfNeeded: packed >> UInt64(56 - 8 * place)) }

  /// Without its last character.
  var shorter: CodeKey { CodeKey(packed: packed & ~(0xFF << UInt64(64 - 8 * count)), count: count - 1) }

  func adding(_ letter: UInt8) -> CodeKey { CodeKey(packed: packed | UInt64(letter) << UInt64(56 - 8 * count), count: count + 1) }

  /// With a 7th character; places before it that the code does not have are filled with X.
  func withSeventh(_ letter: UInt8) -> CodeKey {
    var key = self
    while key.count < 6 { key = key.adding(UInt8(ascii: "X")) }
    return key.adding(letter)
  }

  /// As written: `E119`.
  var plain: String { String(decoding: (0..<count).map { self[$0] }, as: UTF8.self) }

  /// As ICD-10-CM shows it: `E11.9`.
  var dotted: String {
    let plain = plain
    return count > 3 ? "\(plain.prefix(3)).\(plain.dropFirst(3))" : plain
  }
}
