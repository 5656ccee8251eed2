import Practice

/// Reads the JSON that the office writes, and says clearly what is wrong with any other.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var depth = 0

  static func read(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) throws(JSONFault) -> Datum {
    var reader = JSONReader(bytes: bytes)
    if bytes.count > limit { throw reader.fault("a text of \(bytes.count) bytes (at most \(limit) are read)") }
    let datum = try reader.value()
    reader.skipBlanks()
    if reader.at < bytes.count { throw reader.fault("something more after the end") }
    return datum
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func value() throws(JSONFault) -> Datum {
    skipBlanks()
    guard at < bytes.count else { throw fault("the text ends where a value should be") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case quote: return .text(try text())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .whole(try number())
    case UInt8(ascii: "t"):
      try word("true")
      return .flag(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .flag(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default: throw fault("not a JSON value")
    }
  }

  private mutating func object() throws(JSONFault) -> Datum {
    try goDeeper()
    var fields = Datum.Fields()
    var names = Set<String>()
    if try !closes(with: UInt8(ascii: "}")) {
      while true {
        skipBlanks()
        guard at < bytes.count, bytes[at] == quote else { throw fault("a name in quotes should be here") }
        let start = at
        let name = try text()
        // A set only pays for objects that are long; almost all are short.
        let taken = fields.count < 24 ? fields.pairs.contains { $0.name == name } : names.contains(name)
        if taken { throw fault("the name \"\(name)\" a second time", at: start) }
        skipBlanks()
        guard at < bytes.count, bytes[at] == colon else { throw fault("a colon should be here") }
        at += 1
        fields.append(name, try value())
        if fields.count == 24 { names = Set(fields.names) } else if fields.count > 24 { names.insert(name) }
        if try !goesOn(orCloses: UInt8(ascii: "}")) { break }
      }
    }
    depth -= 1
    return .fields(fields)
  }

  private mutating func list() throws(JSONFault) -> Datum {
    try goDeeper()
    var items: [Datum] = []
    if try !closes(with: UInt8(ascii: "]")) {
      repeat { items.append(try value()) } while try goesOn(orCloses: UInt8(ascii: "]"))
    }
    depth -= 1
    return .list(items)
  }

  private mutating func goDeeper() throws(JSONFault) {
    depth += 1
    if depth > JSONText.deepest { throw fault("more than \(JSONText.deepest) lists and objects inside one another") }
    at += 1
  }

  private mutating func closes(with end: UInt8) throws(JSONFault) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == end else { return false }
    at += 1
    return true
  }

  private mutating func goesOn(orCloses end: UInt8) throws(JSONFault) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == comma || bytes[at] == end else {
      throw fault("a comma or \(Character(Unicode.Scalar(end))) should be here")
    }
    at += 1
    return bytes[at - 1] == comma
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard at + index < bytes.count, bytes[at + index] == word.utf8Start[index] else { throw fault("not a JSON value") }
    }
    at += word.utf8CodeUnitCount
  }

  private mutating func number() throws(JSONFault) -> Int {
    let start = at
    let negative = bytes[at] == UInt8(ascii: "-")
    if negative { at += 1 }
    let digits = at
    var number = 0
    while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) {
      let (tens, over) = number.multipliedReportingOverflow(by: 10)
      let digit = Int(bytes[at] - UInt8(ascii: "0"))
      let (next, more) = negative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      if over || more { throw fault("a number too large to keep", at: start) }
      number = next
      at += 1
    }
    if at == digits { throw fault("a digit should be here") }
    if bytes[digits] == UInt8(ascii: "0"), at - digits > 1 { throw fault("a number that begins with 0", at: start) }
    if at < bytes.count {
      if bytes[at] == UInt8(ascii: ".") { throw fault("a number with a fraction (the office keeps whole numbers)", at: start) }
      if bytes[at] | 32 == UInt8(ascii: "e") { throw fault("a number with an exponent (the office keeps plain whole numbers)", at: start) }
    }
    return number
  }

  private mutating func text() throws(JSONFault) -> String {
    at += 1
    let start = at
    var all: UInt8 = 0
    while at < bytes.count, bytes[at] != quote, bytes[at] != backslash, bytes[at] >= 32 {
      all |= bytes[at]
      at += 1
    }
    guard at < bytes.count else { throw fault("a text without its closing quote") }
    if bytes[at] == quote {
      defer { at += 1 }
      let text = UnsafeBufferPointer(rebasing: bytes[start..<at])
      return all < 128 ? String(decoding: text, as: UTF8.self) : try decoded(text, from: start)
    }
    var plain = Array(bytes[start..<at])
    while true {
      guard at < bytes.count else { throw fault("a text without its closing quote") }
      let byte = bytes[at]
      if byte == quote { break }
      if byte < 32 { throw fault("a control character inside a text") }
      at += 1
      if byte == backslash { try escape(&plain) } else { plain.append(byte) }
    }
    at += 1
    let end = at
    let result = plain.withUnsafeBufferPointer { buffer in
      Result<String, JSONFault> { () throws(JSONFault) in try decoded(buffer, from: min(start, end)) }
    }
    return try result.get()
  }

  private func decoded(_ text: UnsafeBufferPointer<UInt8>, from start: Int) throws(JSONFault) -> String {
    guard let string = String(validating: text, as: UTF8.self) else { throw fault("a text that is not UTF-8", at: start) }
    return string
  }

  private mutating func escape(_ plain: inout [UInt8]) throws(JSONFault) {
    guard at < bytes.count else { throw fault("a text without its closing quote") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case quote, backslash, UInt8(ascii: "/"): plain.append(byte)
    case UInt8(ascii: "b"): plain.append(8)
    case UInt8(ascii: "t"): plain.append(9)
    case UInt8(ascii: "n"): plain.append(10)
    case UInt8(ascii: "f"): plain.append(12)
    case UInt8(ascii: "r"): plain.append(13)
    case UInt8(ascii: "u"):
      let start = at - 2
      var code = UInt32(try fourDigits())
      if (0xD800..<0xDC00).contains(code) {
        guard at + 1 < bytes.count, bytes[at] == backslash, bytes[at + 1] == UInt8(ascii: "u") else {
          throw fault("half of a surrogate pair", at: start)
        }
        at += 2
        let low = UInt32(try fourDigits())
        guard (0xDC00..<0xE000).contains(low) else { throw fault("half of a surrogate pair", at: start) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("half of a surrogate pair", at: start) }
      plain += UTF8.encode(scalar).map(Array.init) ?? []
    default: throw fault("an escape that JSON does not have", at: at - 2)
    }
  }

  private mutating func fourDigits() throws(JSONFault) -> UInt16 {
    guard at + 4 <= bytes.count else { throw fault("four hexadecimal digits should be here") }
    var code: UInt16 = 0
    for byte in bytes[at..<at + 4] {
      guard let digit = hexDigit(byte) else { throw fault("four hexadecimal digits should be here") }
      code = code << 4 | UInt16(digit)
    }
    at += 4
    return code
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 32 || bytes[at] == 10 || bytes[at] == 13 || bytes[at] == 9 { at += 1 }
  }

  private func fault(_ what: String, at place: Int? = nil) -> JSONFault {
    let place = min(place ?? at, bytes.count)
    return JSONFault(what: what, character: bytes[..<place].count { $0 & 0xC0 != 0x80 } + 1)
  }
}

/// The value of one hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
