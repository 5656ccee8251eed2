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
  /// The letters of all words one after the other; where each ends, and whether it may also stand inside of a part of the name.
  private let letters: [UInt8]
  private let words: [(end: Int, isLong: Bool)]
  private let born: [UInt8]
  private let birthday: [UInt8]
  private let digits: [UInt8]
  /// Whether only the names say who answers.
  private let isOfNames: Bool

  package let isPlain: Bool

  package init(_ query: PatientQuery) {
    self.query = query
    isPlain = query.words.allSatisfy(\.isPlain)
    var letters: [UInt8] = [], words: [(end: Int, isLong: Bool)] = []
    for word in query.words {
      letters += word.utf8
      words.append((letters.count, word.count >= 3))
    }
    self.letters = letters
    self.words = words
    born = Array((query.born?.iso ?? "").utf8)
    birthday = Array((query.birthday?.text ?? "").utf8)
    digits = Array((query.digits ?? "").utf8)
    isOfNames = born.isEmpty && birthday.isEmpty && digits.isEmpty
  }

  /// Whether the patient of a text answers, and how well: 0 not at all, more is better.
  package func score(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    if query.problem != nil { return 0 }
    var names = text.count
    while names > 0, text[names - 1] != SearchText.tab { names -= 1 }
    var score = 0
    if !words.isEmpty {
      score = points(UnsafeBufferPointer(rebasing: text[names...]))
      if score == 0 { return 0 }
    }
    if isOfNames { return score }
    var tabs = (0, 0, 0), seen = 0
    for at in 0..<names where text[at] == SearchText.tab {
      switch seen {
      case 0: tabs.0 = at
      case 1: tabs.1 = at
      case 2: tabs.2 = at
      default: break
      }
      seen += 1
    }
    guard seen == 4 else { return 0 }
    let birthMatches = !born.isEmpty && Self.equal(text, 0, tabs.0, born)
    if !born.isEmpty, digits.isEmpty, !birthMatches { return 0 }
    if !birthday.isEmpty {
      guard tabs.0 == 10, Self.equal(text, 5, 10, birthday) else { return 0 }
      score += 10
    }
    if birthMatches { score += 10 }
    if digits.isEmpty { return score }
    if Self.equal(text, tabs.0 + 1, tabs.1, digits) { return score + 12 }
    if digits.count >= 3, hasPhone(text, tabs.1 + 1, tabs.2) { return score + 8 }
    if isOfYear(text, tabs.0) { return score + 6 }
    return birthMatches ? score : 0
  }

  /// What all words are worth together among the parts of a name, each of which has a blank before it; 0 if one of them is not there.
  private func points(_ names: UnsafeBufferPointer<UInt8>) -> Int {
    letters.withUnsafeBufferPointer { letters in
      var points = 0, start = 0
      for (end, isLong) in words {
        let more = Self.points(of: UnsafeBufferPointer(rebasing: letters[start..<end]), isLong: isLong, names)
        if more == 0 { return 0 }
        points += more
        start = end
      }
      return points
    }
  }

  private static func points(of word: UnsafeBufferPointer<UInt8>, isLong: Bool, _ names: UnsafeBufferPointer<UInt8>) -> Int {
    func stands(at begin: Int) -> Bool {
      for index in 0..<word.count where names[begin + index] != word[index] { return false }
      return true
    }
    var part = 0, at = 0
    while at < names.count {
      let begin = at + 1
      var end = begin
      while end < names.count, names[end] != SearchText.blank { end += 1 }
      if end - begin >= word.count, stands(at: begin) { return (part == 0 ? 6 : 4) + (end - begin == word.count ? 3 : 0) }
      part += 1
      at = end
    }
    guard isLong, word.count < names.count else { return 0 }
    for begin in 1...(names.count - word.count) where stands(at: begin) { return 1 }
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
