import Glibc
import Practice

/// Reads records of the kinds of which there are many, without the steps in between that serve every kind.
///
/// Only the plain form that the office writes is understood, the fields in their order. Whatever else there is, a field that came later
/// or a letter written as an escape, is left to the reading that understands everything: then this answers nothing.
struct QuickReading {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var at = 0
  private var isFirst = true
  /// Something was met that is left to the thorough reading.
  private var isOdd = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, at: Int = 0) {
    self.bytes = bytes
    self.at = at
  }

  /// A line that is a record and nothing more.
  static func record<R: Record>(_ line: ArraySlice<UInt8>, _ fill: (inout QuickReading, inout R) -> Void) -> R? {
    line.withUnsafeBufferPointer { buffer in
      var reading = QuickReading(buffer)
      guard let record: R = reading.record(fill), reading.at == buffer.count else { return nil }
      return record
    }
  }

  /// The record that begins here.
  mutating func record<R: Record>(_ fill: (inout QuickReading, inout R) -> Void) -> R? {
    var record = R()
    fillObject { fill(&$0, &record) }
    return isOdd || record.v <= 0 ? nil : record
  }

  // MARK: Fields, in their order

  mutating func text(_ name: StaticString, _ value: inout String) { take(name, &value) { $0.text() } }
  mutating func whole(_ name: StaticString, _ value: inout Int) { take(name, &value) { $0.whole() } }
  mutating func cents(_ name: StaticString, _ value: inout Cents) { take(name, &value) { $0.whole().map { Cents($0) } } }
  mutating func cents(_ name: StaticString, _ value: inout Cents?) { takeIfAny(name, &value) { $0.whole().map { Cents($0) } } }
  mutating func id<Kind>(_ name: StaticString, _ value: inout ID<Kind>) { take(name, &value) { $0.id() } }
  mutating func id<Kind>(_ name: StaticString, _ value: inout ID<Kind>?) { takeIfAny(name, &value) { $0.id() } }
  mutating func word<W: Word>(_ name: StaticString, _ value: inout W) { take(name, &value) { $0.text().flatMap { W(rawValue: $0) } } }
  mutating func day(_ name: StaticString, _ value: inout Day) { take(name, &value) { $0.day() } }
  mutating func day(_ name: StaticString, _ value: inout Day?) { takeIfAny(name, &value) { $0.day() } }
  mutating func time(_ name: StaticString, _ value: inout ClockTime) { take(name, &value) { $0.quoted().flatMap { ClockTime(iso: $0) } } }
  mutating func moment(_ name: StaticString, _ value: inout Moment) { take(name, &value) { $0.quoted().flatMap { Moment(iso: $0) } } }
  /// What is not so is not written.
  mutating func flag(_ name: StaticString, _ value: inout Bool) { take(name, &value) { $0.takes("true") ? true : nil } }

  mutating func part<Part: Fielded>(_ name: StaticString, _ value: inout Part, _ fill: (inout QuickReading, inout Part) -> Void) {
    guard comes(name) else { return }
    var part = Part()
    fillObject { fill(&$0, &part) }
    value = part
  }

  mutating func parts<Part: Fielded>(_ name: StaticString, _ value: inout [Part], _ fill: (inout QuickReading, inout Part) -> Void) {
    guard comes(name) else { return }
    guard takes("[") else { return isOdd = true }
    skipBlanks()
    var parts: [Part] = []
    repeat {
      skipBlanks()
      var part = Part()
      fillObject { fill(&$0, &part) }
      if isOdd { return }
      parts.append(part)
    } while takes(",")
    skipBlanks()
    if !takes("]") { isOdd = true }
    value = parts
  }

  // MARK: Pieces

  private mutating func take<Value>(_ name: StaticString, _ value: inout Value, _ read: (inout QuickReading) -> Value?) {
    guard comes(name) else { return }
    if let known = read(&self) { value = known } else { isOdd = true }
  }

  /// The same of a field that a record need not have.
  private mutating func takeIfAny<Value>(_ name: StaticString, _ value: inout Value?, _ read: (inout QuickReading) -> Value?) {
    guard comes(name) else { return }
    if let known = read(&self) { value = known } else { isOdd = true }
  }

  private mutating func fillObject(_ fill: (inout QuickReading) -> Void) {
    guard !isOdd, takes("{") else { return isOdd = true }
    isFirst = true
    fill(&self)
    isFirst = false
    skipBlanks()
    if !takes("}") { isOdd = true }
  }

  /// Whether a field of this name comes next; then its value does.
  private mutating func comes(_ name: StaticString) -> Bool {
    guard !isOdd, let base = bytes.baseAddress else { return false }
    let before = at, size = name.utf8CodeUnitCount
    if !isFirst, !takes(",") { return false }
    skipBlanks()
    guard at + size + 2 < bytes.count, bytes[at] == quote, bytes[at + size + 1] == quote, memcmp(base + at + 1, name.utf8Start, size) == 0
    else {
      at = before
      return false
    }
    at += size + 2
    isFirst = false
    guard takes(":") else {
      isOdd = true
      return false
    }
    skipBlanks()
    return true
  }

  mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 32 || bytes[at] == newline { at += 1 }
  }

  mutating func takes(_ text: StaticString) -> Bool {
    let size = text.utf8CodeUnitCount
    guard at + size <= bytes.count, let base = bytes.baseAddress, base[at] == text.utf8Start[0],
      size == 1 || memcmp(base + at, text.utf8Start, size) == 0
    else { return false }
    at += size
    return true
  }

  /// The bytes of a text that has no escape in it.
  mutating func quoted() -> UnsafeBufferPointer<UInt8>? {
    guard takes("\"") else { return nil }
    let start = at
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == backslash || bytes[at] < 32 { return nil }
      at += 1
    }
    guard at < bytes.count else { return nil }
    at += 1
    return UnsafeBufferPointer(rebasing: bytes[start..<at - 1])
  }

  private mutating func text() -> String? {
    guard let bytes = quoted() else { return nil }
    // Almost all of it is plain letters, of which nothing has to be proven.
    if bytes.allSatisfy({ $0 < 128 }) { return String(decoding: bytes, as: UTF8.self) }
    return String(validating: bytes, as: UTF8.self)
  }

  mutating func whole() -> Int? {
    let start = at
    var number = 0
    while at < bytes.count, (48...57).contains(bytes[at]), at - start < 15 {
      number = number * 10 + Int(bytes[at] - 48)
      at += 1
    }
    return at == start || (bytes[start] == 48 && at > start + 1) ? nil : number
  }

  private mutating func id<Kind>() -> ID<Kind>? { quoted().flatMap { ID(bytes: $0) } }
  private mutating func day() -> Day? { quoted().flatMap { Day(iso: $0) } }
}
