/// Reads an XML file from front to back, one event at a time, and refuses what a file of codes has no need for.
///
/// There are no entities beyond the five of XML, nothing is fetched, and the depth is limited: a hostile file can
/// only be refused.
struct XMLReader {
  /// The largest file that is read; the official one has 10 MB.
  static let largest = 64 << 20
  /// How many elements may stand inside one another.
  static let deepest = 64

  private let bytes: [UInt8]
  private(set) var at = 0
  /// The open elements, and where each began.
  private var open: [(name: String, at: Int)] = []
  private var isBegun = false
  /// The name of an element that closes itself.
  private var closing: String?
  /// Those of the element that was opened last.
  private(set) var attributes: [String: String] = [:]

  init(_ bytes: [UInt8]) throws(CodeFault) {
    self.bytes = bytes
    if bytes.count > Self.largest {
      throw CodeFault("the file has \(bytes.count) bytes, and at most \(Self.largest) are read")
    }
    if bytes.isEmpty { throw CodeFault("the file is empty") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
      throw CodeFault("the file is in UTF-16 or UTF-32, and only UTF-8 is read", line: 1, byte: 1)
    }
  }

  /// How deep the reader is inside elements.
  var depth: Int { open.count }

  mutating func next() throws(CodeFault) -> XMLEvent {
    if let name = closing {
      closing = nil
      open.removeLast()
      return .close(name)
    }
    while at < bytes.count {
      if bytes[at] == less {
        if let event = try markup() { return event }
        continue
      }
      let start = at
      while at < bytes.count, bytes[at] != less { at += 1 }
      let end = at
      guard !isBlank(start, end) else { continue }
      if open.isEmpty { throw fault("text outside of the elements", start) }
      return .text(try text(start, end))
    }
    if let last = open.last { throw fault("the file ends inside <\(last.name)>, which begins at line \(line(last.at))", at) }
    if !isBegun { throw fault("there is no element in the file", at) }
    return .end
  }

  /// Passes over the rest of the element that was opened last.
  mutating func skip() throws(CodeFault) {
    let depth = depth
    while self.depth >= depth { _ = try next() }
  }

  /// A fault at the place where the reader is.
  func fault(_ what: String) -> CodeFault { fault(what, at) }

  // MARK: Markup

  private mutating func markup() throws(CodeFault) -> XMLEvent? {
    let start = at
    if begins("<?") {
      try instruction(start)
      return nil
    }
    if begins("<!--") {
      try pass("-->", of: "a comment", from: start)
      return nil
    }
    if begins("<![CDATA[") {
      at += 9
      let inside = at
      try pass("]]>", of: "a CDATA section", from: start)
      if open.isEmpty { throw fault("text outside of the elements", start) }
      return .text(try plain(inside, at - 3))
    }
    if begins("<!") {
      try declaration(start)
      return nil
    }
    if begins("</") { return try closingTag(start) }
    return try openingTag(start)
  }

  private mutating func openingTag(_ start: Int) throws(CodeFault) -> XMLEvent {
    at += 1
    let name = try self.name()
    if open.isEmpty, isBegun { throw fault("a second element after the end of the first", start) }
    if open.count >= Self.deepest { throw fault("more than \(Self.deepest) elements inside one another", start) }
    attributes = [:]
    while true {
      let blanks = skipBlanks()
      guard at < bytes.count else { throw fault("the file ends inside the tag <\(name)>", start) }
      if bytes[at] == greater {
        at += 1
        break
      }
      if begins("/>") {
        at += 2
        closing = name
        break
      }
      guard blanks else { throw fault("a blank should be here", at) }
      try attribute()
    }
    isBegun = true
    open.append((name, start))
    return .open(name)
  }

  private mutating func attribute() throws(CodeFault) {
    let start = at
    let name = try self.name()
    _ = skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { throw fault("the attribute \(name) has no value", start) }
    at += 1
    _ = skipBlanks()
    if at == bytes.count { throw fault("the file ends inside a tag", start) }
    guard bytes[at] == quote || bytes[at] == apostrophe else {
      throw fault("the value of \(name) should be in quotes", at)
    }
    let mark = bytes[at]
    at += 1
    let inside = at
    while at < bytes.count, bytes[at] != mark, bytes[at] != less { at += 1 }
    guard at < bytes.count, bytes[at] == mark else { throw fault("the value of \(name) has no closing quote", start) }
    let value = try text(inside, at)
    at += 1
    guard attributes.updateValue(value, forKey: name) == nil else { throw fault("the attribute \(name) a second time", start) }
  }

  private mutating func closingTag(_ start: Int) throws(CodeFault) -> XMLEvent {
    at += 2
    let name = try self.name()
    _ = skipBlanks()
    guard at < bytes.count, bytes[at] == greater else { throw fault("the tag </\(name)> does not end", start) }
    at += 1
    guard let last = open.popLast() else { throw fault("</\(name)> closes nothing", start) }
    guard last.name == name else {
      throw fault("</\(name)> where <\(last.name)> of line \(line(last.at)) should be closed", start)
    }
    return .close(name)
  }

  /// `<?xml … ?>` names the encoding; other instructions are for other programs.
  private mutating func instruction(_ start: Int) throws(CodeFault) {
    try pass("?>", of: "an instruction", from: start)
    // The blanks around "=" are rare and allowed.
    let said = String(decoding: bytes[start..<at].filter { !isBlank($0) }, as: UTF8.self)
    let parts = said.split { "=\"'?".contains($0) }
    guard said.hasPrefix("<?xmlversion"), let found = parts.firstIndex(where: { $0 == "encoding" }) else { return }
    let value = found + 1 < parts.count ? parts[found + 1] : ""
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(value.lowercased()) else {
      throw fault("the file says that it is in \(value), and only UTF-8 is read", start)
    }
  }

  /// A document type may be named, and may declare nothing: entities that stand for entities have filled many a memory.
  private mutating func declaration(_ start: Int) throws(CodeFault) {
    guard begins("<!DOCTYPE") else { throw fault("a declaration that does not belong here", start) }
    while at < bytes.count, bytes[at] != greater {
      if bytes[at] == UInt8(ascii: "[") {
        throw fault("the file declares entities of its own (DOCTYPE), and such files are not read", start)
      }
      at += 1
    }
    guard at < bytes.count else { throw fault("the document type does not end", start) }
    at += 1
  }

  // MARK: Letters

  private mutating func name() throws(CodeFault) -> String {
    let start = at
    while at < bytes.count, isNameByte(bytes[at]) { at += 1 }
    if at == bytes.count { throw fault("the file ends inside a tag", start) }
    guard at > start, at - start <= 100 else { throw fault("a name should be here", start) }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  /// Text with `&amp;` and its like resolved.
  private func text(_ start: Int, _ end: Int) throws(CodeFault) -> String {
    guard bytes[start..<end].contains(ampersand) else { return try plain(start, end) }
    var result = ""
    var from = start
    while let mark = bytes[from..<end].firstIndex(of: ampersand) {
      result += try plain(from, mark)
      guard let stop = bytes[mark..<min(end, mark + 12)].firstIndex(of: UInt8(ascii: ";")) else {
        throw fault("an & that begins no reference", mark)
      }
      let reference = String(decoding: bytes[mark + 1..<stop], as: UTF8.self)
      guard let letter = Self.letter(reference) else { throw fault("the reference &\(reference); is not known here", mark) }
      result.unicodeScalars.append(letter)
      from = stop + 1
    }
    return result + (try plain(from, end))
  }

  private static func letter(_ reference: String) -> Unicode.Scalar? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard reference.hasPrefix("#") else { return nil }
    let digits = reference.dropFirst()
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let scalar = number.flatMap(Unicode.Scalar.init), isShowable(scalar) else { return nil }
    return scalar
  }

  /// Text as it stands. Control characters would reach someone's terminal one day.
  private func plain(_ start: Int, _ end: Int) throws(CodeFault) -> String {
    guard let text = String(validating: bytes[start..<end], as: UTF8.self) else { throw fault("a text that is not UTF-8", start) }
    guard text.unicodeScalars.allSatisfy(Self.isShowable) else { throw fault("a control character in a text", start) }
    return text
  }

  private static func isShowable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13: true
    case 0..<32, 127..<160: false
    default: true
    }
  }

  // MARK: Moving on

  private func begins(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    return word.withUTF8Buffer { letters in bytes[at..<at + count].elementsEqual(letters) }
  }

  private mutating func pass(_ end: StaticString, of what: String, from start: Int) throws(CodeFault) {
    while at < bytes.count, !begins(end) { at += 1 }
    guard at < bytes.count else { throw fault("\(what) does not end", start) }
    at += end.utf8CodeUnitCount
  }

  private mutating func skipBlanks() -> Bool {
    let start = at
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
    return at > start
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 }
  private func isBlank(_ start: Int, _ end: Int) -> Bool { bytes[start..<end].allSatisfy(isBlank) }
  private func line(_ offset: Int) -> Int { bytes[..<offset].count { $0 == newline } + 1 }
  private func fault(_ what: String, _ offset: Int) -> CodeFault { CodeFault(what, at: offset, of: bytes) }
}

private let less = UInt8(ascii: "<")
private let greater = UInt8(ascii: ">")
private let ampersand = UInt8(ascii: "&")
private let quote = UInt8(ascii: "\"")
private let apostrophe = UInt8(ascii: "'")
