/// Takes the codes out of a note: "(J09.X2, J10.1, O10-O11)", "(E08.-)", "(T36-T50 with fifth or sixth character 5)".
///
/// A condition that is not understood leaves its codes out: the note is then one for a person to read, and nothing is guessed.
struct NoteReader {
  private let letters: [UInt8]
  private var at = 0
  private var brackets = 0

  static func references(_ text: String) -> [NoteReference] {
    var reader = NoteReader(letters: Array(text.utf8))
    return reader.all()
  }

  private init(letters: [UInt8]) { self.letters = letters }

  private mutating func all() -> [NoteReference] {
    var found: [NoteReference] = []
    // Those of one list, which a condition after them is for.
    var list: [NoteReference] = []
    while at < letters.count {
      let start = at
      if let from = code() {
        var to = from
        let back = at
        if dash(), let last = code(), last.packed >= from.packed { to = last } else { at = back }
        // "Vitamin B12" looks like a code; outside of brackets only what cannot be anything else is one.
        if brackets > 0 || from != to || letters[start..<at].contains(where: { ".-".utf8.contains($0) }) {
          list.append(NoteReference(from: from, to: to))
        }
        let after = at
        switch condition() {
        case .none: at = after
        case .understood(let condition):
          for place in list.indices { list[place].condition = condition }
          found += list
          list = []
        case .unknown: list = []
        }
      } else {
        if letters[at] == UInt8(ascii: "(") { brackets += 1 }
        if letters[at] == UInt8(ascii: ")") {
          brackets -= 1
          found += list
          list = []
        }
        at += 1
      }
    }
    return found + list
  }

  /// A code that begins here, with the dash that says "and all below it".
  private mutating func code() -> CodeKey? {
    guard at == 0 || !isWord(letters[at - 1]), at + 2 < letters.count, isCapital(letters[at]),
      isDigit(letters[at + 1]) || isCapital(letters[at + 1]) && isDigit(letters[at + 2]),
      isDigit(letters[at + 2]) || isCapital(letters[at + 2])
    else { return nil }
    var end = at + 3
    if end < letters.count, letters[end] == UInt8(ascii: ".") {
      end += 1
      while end < letters.count, isDigit(letters[end]) || isCapital(letters[end]) { end += 1 }
    }
    if end < letters.count, isWord(letters[end]), !begins("with", end) { return nil }
    guard let key = CodeKey(bytes: letters[at..<end]) else { return nil }
    at = end
    if begins(".-", at) { at += 2 } else if begins("-", at), !isCode(at + 1) { at += 1 }
    return key
  }

  /// The dash of a range, or its "to".
  private mutating func dash() -> Bool {
    skipBlanks()
    if begins("-", at) { at += 1 } else if begins("to ", at) { at += 3 } else { return false }
    skipBlanks()
    return true
  }

  private enum Found { case none, unknown, understood(NoteReference.Condition) }

  /// "with fifth character 1", "with .51-.52", "with final characters -23" after a code.
  private mutating func condition() -> Found {
    while at < letters.count, " ,.".utf8.contains(letters[at]) { at += 1 }
    guard begins("with ", at) else { return .none }
    let end = letters[at...].firstIndex { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ";") } ?? letters.count
    let words = String(decoding: letters[at..<end], as: UTF8.self).dropFirst(5)
    at = end
    return Self.condition(words).map(Found.understood) ?? .unknown
  }

  static func condition(_ text: Substring) -> NoteReference.Condition? {
    let words = text.replacing("-character", with: " character").split(separator: " ").map(String.init)
    if words == ["open", "fracture", "7th", "character"] { return .at(6, Set("BCEFHJMNQR".utf8)) }
    guard let value = words.last, !value.isEmpty else { return nil }
    let start = words.dropLast()
    // ".51-.52", ".62-": what follows the point.
    if start.isEmpty, value.hasPrefix(".") {
      return .afterPoint(value.split(separator: "-").map { Array($0.drop { $0 == "." }.utf8) })
    }
    switch start.joined(separator: " ") {
    case "final characters": return .fromFifth(Array(value.drop { $0 == "-" }.utf8))
    case "fifth or sixth character", "fifth or six character": return characters(value).map { .last($0) }
    case "fifth to sixth characters": return .fromFifth(Array(value.utf8))
    case "5th character", "fifth character":
      return value.hasPrefix(".") ? .afterPoint([Array(value.dropFirst().utf8)]) : characters(value).map { .at(4, $0) }
    case "sixth character", "6th character": return characters(value).map { .at(5, $0) }
    case "seventh character", "7th character": return characters(value).map { .at(6, $0) }
    default: return nil
    }
  }

  /// "5", "1-4".
  private static func characters(_ text: String) -> Set<UInt8>? {
    let letters = Array(text.utf8)
    switch letters.count {
    case 1 where isCharacter(letters[0]): return [letters[0]]
    case 3 where letters[1] == UInt8(ascii: "-") && isCharacter(letters[0]) && isCharacter(letters[2]) && letters[0] <= letters[2]:
      return Set(letters[0]...letters[2])
    default: return nil
    }
  }

  private static func isCharacter(_ letter: UInt8) -> Bool { (48...57).contains(letter) || (65...90).contains(letter) }

  private mutating func skipBlanks() { while at < letters.count, letters[at] == 0x20 { at += 1 } }
  private func begins(_ text: StaticString, _ place: Int) -> Bool {
    place + text.utf8CodeUnitCount <= letters.count
      && text.withUTF8Buffer { letters[place..<place + text.utf8CodeUnitCount].elementsEqual($0) }
  }
  private func isCode(_ place: Int) -> Bool { place + 1 < letters.count && isCapital(letters[place]) && isDigit(letters[place + 1]) }
  private func isDigit(_ letter: UInt8) -> Bool { (48...57).contains(letter) }
  private func isCapital(_ letter: UInt8) -> Bool { (65...90).contains(letter) }
  private func isWord(_ letter: UInt8) -> Bool { isDigit(letter) || isCapital(letter) || (97...122).contains(letter) || letter >= 0x80 }
}
