import Practice

/// The office's facts as JSON text, the form in which every file of the office is kept.
package enum JSONText {
  /// The longest text that is read unless someone asks for more.
  package static let limit = 16 << 20
  /// How many lists and objects may stand inside one another.
  package static let deepest = 32

  /// One line, as in the journal.
  package static func write(_ datum: Datum) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    append(datum, to: &bytes)
    return bytes
  }

  /// The same one line as text, for answers to scripts.
  package static func text(_ datum: Datum) -> String { String(decoding: write(datum), as: UTF8.self) }

  /// Several lines for people to read: what fits on a line stays on one.
  package static func writePretty(_ datum: Datum) -> [UInt8] {
    var bytes: [UInt8] = []
    appendPretty(datum, indent: 0, to: &bytes)
    bytes.append(newline)
    return bytes
  }

  /// Reads one JSON value and nothing else.
  package static func read(_ bytes: some Collection<UInt8>, limit: Int = JSONText.limit) throws(JSONFault) -> Datum {
    let result = bytes.withContiguousStorageIfAvailable { buffer in
      Result<Datum, JSONFault> { () throws(JSONFault) in try JSONReader.read(buffer, limit: limit) }
    }
    if let result { return try result.get() }
    return try read(Array(bytes), limit: limit)
  }

  /// Reads one JSON value out of a text.
  package static func read(_ text: String, limit: Int = JSONText.limit) throws(JSONFault) -> Datum {
    try read(Array(text.utf8), limit: limit)
  }

  /// How many lists and objects stand inside one another at most in a text that was written here.
  static func depth(of text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { text in
      var depth = 0, deepest = 0, isText = false, at = 0
      while at < text.count {
        let byte = text[at]
        at += 1
        if isText {
          if byte == quote { isText = false } else if byte == backslash { at += 1 }
        } else if byte == quote {
          isText = true
        } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          depth += 1
          deepest = max(deepest, depth)
        } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
          depth -= 1
        }
      }
      return deepest
    }
  }

  /// Adds one fact to the end of a line.
  static func append(_ datum: Datum, to bytes: inout [UInt8]) {
    switch datum {
    case .null: bytes += "null".utf8
    case .flag(let flag): bytes += flag ? "true".utf8 : "false".utf8
    case .whole(let number): bytes += String(number).utf8
    case .text(let text): append(text, to: &bytes)
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(comma) }
        append(item, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .fields(let fields):
      bytes.append(UInt8(ascii: "{"))
      var first = true
      for (name, value) in fields {
        if !first { bytes.append(comma) }
        first = false
        append(name, to: &bytes)
        bytes.append(colon)
        append(value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Adds a text in quotes. Control characters are written as escapes, those above ASCII too, and so is what turns text around or shows
  /// nothing, so that a file and an answer can be shown on a terminal.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(quote)
    text.withUTF8 { source in
      // Almost every text.
      if source.allSatisfy({ $0 >= 32 && $0 < 127 && $0 != quote && $0 != backslash }) {
        bytes.append(contentsOf: source)
        return
      }
      var plain = 0
      for index in source.indices {
        let byte = source[index]
        let escape: String
        var length = 1
        switch byte {
        case quote: escape = "\\\""
        case backslash: escape = "\\\\"
        case 8: escape = "\\b"
        case 9: escape = "\\t"
        case 10: escape = "\\n"
        case 12: escape = "\\f"
        case 13: escape = "\\r"
        case 0..<32, 127: escape = "\\u00" + hex(byte)
        case 0xC2 where index + 1 < source.count && source[index + 1] < 0xA0:
          escape = "\\u00" + hex(source[index + 1])
          length = 2
        case 0xE2, 0xD8, 0xEF:
          guard let (code, bytes) = steering(source[index...].prefix(3)) else { continue }
          escape = "\\u" + hex(UInt8(code >> 8)) + hex(UInt8(code & 0xFF))
          length = bytes
        default: continue
        }
        bytes += source[plain..<index]
        bytes += escape.utf8
        plain = index + length
      }
      bytes += source[min(plain, source.count)...]
    }
    bytes.append(quote)
  }

  private static func appendPretty(_ datum: Datum, indent: Int, to bytes: inout [UInt8]) {
    let spaced = self.spaced(datum)
    if spaced.count + indent <= 100 {
      bytes += spaced
      return
    }
    func line(_ depth: Int) {
      bytes.append(newline)
      bytes += repeatElement(UInt8(ascii: " "), count: depth)
    }
    switch datum {
    case .list(let items) where !items.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(comma) }
        line(indent + 2)
        appendPretty(item, indent: indent + 2, to: &bytes)
      }
      line(indent)
      bytes.append(UInt8(ascii: "]"))
    case .fields(let fields) where !fields.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      var first = true
      for (name, value) in fields {
        if !first { bytes.append(comma) }
        first = false
        line(indent + 2)
        append(name, to: &bytes)
        bytes += ": ".utf8
        appendPretty(value, indent: indent + 2, to: &bytes)
      }
      line(indent)
      bytes.append(UInt8(ascii: "}"))
    default: bytes += spaced
    }
  }

  /// One line with room to breathe.
  private static func spaced(_ datum: Datum) -> [UInt8] {
    var bytes: [UInt8] = []
    switch datum {
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes += ", ".utf8 }
        bytes += spaced(item)
      }
      bytes.append(UInt8(ascii: "]"))
    case .fields(let fields):
      bytes.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        bytes += index > 0 ? ", ".utf8 : " ".utf8
        append(field.name, to: &bytes)
        bytes += ": ".utf8
        bytes += spaced(field.value)
      }
      bytes += fields.isEmpty ? "}".utf8 : " }".utf8
    default: append(datum, to: &bytes)
    }
    return bytes
  }

  /// A mark that only steers how other text is shown: its number, and how many bytes it has.
  private static func steering(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (code: Int, bytes: Int)? {
    let bytes = Array(bytes)
    if bytes.count >= 2, bytes[0] == 0xD8, bytes[1] == 0x9C { return (0x061C, 2) }
    guard bytes.count == 3, bytes[0] >= 0xE0 else { return nil }
    let code = Int(bytes[0] & 0x0F) << 12 | Int(bytes[1] & 0x3F) << 6 | Int(bytes[2] & 0x3F)
    switch code {
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: return (code, 3)
    default: return nil
    }
  }

  private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}

let quote = UInt8(ascii: "\"")
let backslash = UInt8(ascii: "\\")
let comma = UInt8(ascii: ",")
let colon = UInt8(ascii: ":")
let newline = UInt8(ascii: "\n")
