/// UTF-8 as it is typed: over a slow line the bytes of one letter may arrive apart.
struct PartialCharacter {
  /// What stands for bytes that are no letter.
  static let broken: Unicode.Scalar = "\u{FFFD}"

  private var bytes: [UInt8] = []

  /// True while a letter has begun and not ended.
  var isWaiting: Bool { !bytes.isEmpty }

  /// Takes one byte; answers the scalars it completes, `broken` in place of each bad start.
  mutating func take(_ byte: UInt8) -> [Unicode.Scalar] {
    if bytes.isEmpty { return begin(byte) }
    guard byte & 0xC0 == 0x80 else { return giveUp() + begin(byte) }
    bytes.append(byte)
    guard bytes.count == Self.length(bytes[0]) else { return [] }
    let letter = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    bytes = []
    return [letter ?? Self.broken]
  }

  /// Nothing more will come.
  mutating func giveUp() -> [Unicode.Scalar] {
    defer { bytes = [] }
    return bytes.isEmpty ? [] : [Self.broken]
  }

  private mutating func begin(_ byte: UInt8) -> [Unicode.Scalar] {
    switch Self.length(byte) {
    case 1: return [Unicode.Scalar(byte)]
    case 0: return [Self.broken]
    default:
      bytes = [byte]
      return []
    }
  }

  private static func length(_ first: UInt8) -> Int {
    switch first {
    case ..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }
}
