/// A key's sequence that no description explains (a modified arrow, a late answer to someone else's question). It is
/// swallowed whole: its letters must not be taken for typing.
struct EscapeSequence {
  enum Step: Equatable {
    case more
    /// The byte belongs to the sequence and ends it.
    case finished
    /// It was the Escape key after all; the byte is typing.
    case wasEscape
    /// The sequence broke off; the byte is typing.
    case brokenOff
  }

  /// What came after the escape byte.
  private(set) var bytes: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Step {
    guard let kind = bytes.first else {
      guard [UInt8(ascii: "["), UInt8(ascii: "O"), UInt8(ascii: "]")].contains(byte) else { return .wasEscape }
      bytes.append(byte)
      return .more
    }
    defer { bytes.append(byte) }
    if bytes.count > 512 { return .brokenOff }
    switch kind {
    case UInt8(ascii: "["):
      // The Linux console doubles the bracket: ESC [ [ A is F1.
      if bytes.count == 1, byte == kind { return .more }
      return 0x40...0x7E ~= byte ? .finished : 0x20...0x3F ~= byte ? .more : .brokenOff
    case UInt8(ascii: "O"):
      return 0x21...0x7E ~= byte ? .finished : .brokenOff
    default:
      // A string: ends with BEL, or with ESC \.
      if byte == 0x07 { return .finished }
      if bytes.last == 0x1B { return byte == UInt8(ascii: "\\") ? .finished : .brokenOff }
      return byte == 0x1B || byte >= 0x20 ? .more : .brokenOff
    }
  }
}
