/// A short mark of some bytes, by which accident, not malice, shows: it stands in the page above the one it is about.
enum PageMark {
  /// Eight bytes at a time, each step a bijection of the one before: any change within eight bytes gives another mark.
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var mark: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    func mix(_ word: UInt64) {
      mark = (mark ^ word) &* 0x9E37_79B9_7F4A_7C15
      mark ^= mark >> 29
    }
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    while offset < bytes.count {
      mix(UInt64(bytes[offset]))
      offset += 1
    }
    return mark
  }

  static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0) } }

  /// Sixteen hexadecimal digits.
  static func text(_ mark: UInt64) -> String {
    let digits = String(mark, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Where a page of a sheet lies, and what its bytes must come to.
struct PagePlace: Equatable, Sendable {
  var offset = 0
  var length = 0
  var mark: UInt64 = 0

  init(offset: Int = 0, length: Int = 0, mark: UInt64 = 0) {
    self.offset = offset
    self.length = length
    self.mark = mark
  }

  /// As it stands in an index: "4096 4011 00ff…".
  var text: String { "\(offset) \(length) \(PageMark.text(mark))" }

  init?(_ text: some Sequence<UInt8>) {
    var numbers = [0, 0], field = 0, mark: UInt64 = 0, digits = 0
    for byte in text {
      if byte == UInt8(ascii: " ") {
        field += 1
        if field > 2 { return nil }
      } else if field < 2 {
        guard (48...57).contains(byte), numbers[field] < 1 << 50 else { return nil }
        numbers[field] = numbers[field] * 10 + Int(byte - 48)
      } else {
        guard let digit = hexDigit(byte), digits < 16 else { return nil }
        mark = mark << 4 | UInt64(digit)
        digits += 1
      }
    }
    guard field == 2, digits == 16 else { return nil }
    self.init(offset: numbers[0], length: numbers[1], mark: mark)
  }
}
