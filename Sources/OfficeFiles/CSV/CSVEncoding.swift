/// How the letters of a table are written as bytes: said by a mark at its beginning, or assumed.
package enum CSVEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf16 = "UTF-16"
  case windows1252 = "Windows-1252 (it is not UTF-8)"

  /// The bytes as UTF-8, and how they were written.
  static func decode(_ bytes: [UInt8]) throws(CSVFault) -> (bytes: [UInt8], encoding: CSVEncoding) {
    if bytes.starts(with: [0xFF, 0xFE]) { return (try utf16(bytes, high: 1), .utf16) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (try utf16(bytes, high: 0), .utf16) }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if isUTF8(text) {
      let beginning = text.prefix(4096)
      // Every other byte a NUL is the mark of two-byte letters without their mark.
      if beginning.count > 8, beginning.count(where: { $0 == 0 }) * 3 > beginning.count {
        throw CSVFault("it looks like UTF-16 without its mark, or is no text; save it as CSV in UTF-8")
      }
      return (text, .utf8)
    }
    return (latin(text), .windows1252)
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    // Plain letters need no decoding to be sure of.
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return true }
    return String(validating: bytes[first...], as: UTF8.self) != nil
  }

  private static func utf16(_ bytes: [UInt8], high: Int) throws(CSVFault) -> [UInt8] {
    guard bytes.count % 2 == 0 else { throw CSVFault("it is UTF-16 and has half a letter at its end: it was cut short") }
    let units = stride(from: 2, to: bytes.count, by: 2).lazy.map { UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high]) }
    guard let text = String(validating: units, as: UTF16.self) else { throw CSVFault("it is UTF-16 with letters that do not exist") }
    return Array(text.utf8)
  }

  private static func latin(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        let scalar = (0x80..<0xA0).contains(byte) ? windows[Int(byte) - 0x80] : UInt32(byte)
        result += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
      }
    }
    return result
  }

  /// What Windows-1252 has where Latin-1 has control characters; the five that it leaves open stay what they are.
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
