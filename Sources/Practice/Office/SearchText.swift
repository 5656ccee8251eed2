/// By what a patient is found, as one short text of bytes, of which thousands are looked through while someone types:
/// birth date, chart number, digits of the phones, the key for those of like name, the parts of the name, with a tab between them.
package enum SearchText {
  package static let tab: UInt8 = 9
  package static let blank: UInt8 = 32

  package static func of(_ card: SearchCard) -> [UInt8] {
    let names = card.names.map { " " + $0 }.joined()
    return Array("\(card.born?.iso ?? "")\t\(card.number)\t\(card.phones.joined(separator: " "))\t\(card.alike)\t\(names)".utf8)
  }
}

/// A query made ready to be compared with many texts: the score is the very one that `PatientQuery.score` gives the card.
///
/// Words are compared byte by byte, so those that may be written in two ways that are the same are left to the other (`isPlain`).
package struct QuickQuery {
  private let query: PatientQuery
  private let words: [[UInt8]]
  /// Whether a word may also stand inside of a part of the name.
  private let isLong: [Bool]
  private let born: [UInt8]
  private let birthday: [UInt8]
  private let digits: [UInt8]

  package let isPlain: Bool

  package init(_ query: PatientQuery) {
    self.query = query
    isPlain = query.words.allSatisfy(\.isPlain)
    words = query.words.map { Array($0.utf8) }
    isLong = query.words.map { $0.count >= 3 }
    born = Array((query.born?.iso ?? "").utf8)
    birthday = Array((query.birthday?.text ?? "").utf8)
    digits = Array((query.digits ?? "").utf8)
  }

  /// Whether the patient of a text answers, and how well: 0 not at all, more is better.
  package func score(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    if query.problem != nil { return 0 }
    var tabs = (0, 0, 0, 0), seen = 0
    var at = 0
    while at < text.count, seen < 4 {
      if text[at] == SearchText.tab {
        switch seen {
        case 0: tabs.0 = at
        case 1: tabs.1 = at
        case 2: tabs.2 = at
        default: tabs.3 = at
        }
        seen += 1
      }
      at += 1
    }
    guard seen == 4 else { return 0 }
    let birthMatches = !born.isEmpty && Self.equal(text, 0, tabs.0, born)
    if !born.isEmpty, digits.isEmpty, !birthMatches { return 0 }
    if !birthday.isEmpty, tabs.0 != 10 || !Self.equal(text, 5, 10, birthday) { return 0 }
    var score = birthday.isEmpty ? 0 : 10
    for index in words.indices {
      let points = points(of: words[index], isLong: isLong[index], text, tabs.3 + 1)
      if points == 0 { return 0 }
      score += points
    }
    if birthMatches { score += 10 }
    if digits.isEmpty { return score }
    if Self.equal(text, tabs.0 + 1, tabs.1, digits) { return score + 12 }
    if digits.count >= 3, hasPhone(text, tabs.1 + 1, tabs.2) { return score + 8 }
    if isOfYear(text, tabs.0) { return score + 6 }
    return birthMatches ? score : 0
  }

  /// What a word is worth among the parts of a name, each of which has a blank before it.
  private func points(of word: [UInt8], isLong: Bool, _ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var part = 0, at = start
    while at < text.count {
      let begin = at + 1
      var end = begin
      while end < text.count, text[end] != SearchText.blank { end += 1 }
      if end - begin >= word.count, Self.equal(text, begin, begin + word.count, word) {
        return (part == 0 ? 6 : 4) + (end - begin == word.count ? 3 : 0)
      }
      part += 1
      at = end
    }
    guard isLong, start + word.count < text.count else { return 0 }
    for begin in (start + 1)...(text.count - word.count) where Self.equal(text, begin, begin + word.count, word) { return 1 }
    return 0
  }

  private func hasPhone(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      var stop = at
      while stop < end, text[stop] != SearchText.blank { stop += 1 }
      if stop - at >= digits.count,
        Self.equal(text, at, at + digits.count, digits) || Self.equal(text, stop - digits.count, stop, digits)
      {
        return true
      }
      at = stop + 1
    }
    return false
  }

  private func isOfYear(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    guard let year = query.year, end == 10, let born = IsoBytes.number(text, 0, 4) else { return false }
    return (year < 100 ? born % 100 : born) == year
  }

  private static func equal(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ other: [UInt8]) -> Bool {
    guard end - start == other.count, start >= 0, end <= text.count else { return false }
    for index in other.indices where text[start + index] != other[index] { return false }
    return true
  }
}
