/// What someone typed to find a patient, understood: parts of a name, a birth date or part of one, a phone number, a chart number.
package struct PatientQuery: Hashable, Sendable {
  /// Folded words that must each begin a part of the name.
  package var words: [String] = []
  package var born: Day?
  /// A year of birth, of two digits beside a name or of four.
  package var year: Int?
  /// A birthday without its year.
  package var birthday: Birthday?
  /// Digits of a phone number or a chart number.
  package var digits: String?
  /// Why what was typed can answer to nobody: it has the shape of a birth date and is none.
  package private(set) var problem: String?

  /// A day of some year.
  package struct Birthday: Hashable, Sendable {
    package var month: Int
    package var day: Int

    /// "03-16"
    package var text: String { "\(twoDigits(month))-\(twoDigits(day))" }

    init?(_ month: Int?, _ day: Int?) {
      guard let month, let day, Day(2000, month, day) != nil else { return nil }
      self.month = month
      self.day = day
    }

    func isThat(of day: Day?) -> Bool { day.map { $0.parts.month == month && $0.parts.day == self.day } ?? false }
  }

  package init(_ typed: String, today: Day) {
    let text = typed.trimmed
    if text.contains(where: \.isASCIIDigit), let day = Day(typed: text, today: today, birth: true) {
      guard day <= today else {
        problem = "nobody is born on \(day.iso) yet"
        return
      }
      born = day
      if text.allSatisfy(\.isASCIIDigit) { digits = text }
      return
    }
    if let birthday = Self.spokenBirthday(text) {
      self.birthday = birthday
      return
    }
    let person = TypedPerson(text, today: today)
    born = person.born
    words = person.names.map(NameFolding.plain).filter { !$0.isEmpty }
    // "Brennan Sr, Thomas": which of two generations is seen in the list, and is no part of a name that is looked for.
    if words.count > 1 { words.removeAll { ["jr", "sr", "ii", "iii", "iv"].contains($0) } }
    for part in person.numbers {
      if let birthday = Self.birthday(part) {
        self.birthday = birthday
      } else if Self.hasShapeOfDate(part) {
        problem = problem ?? "\"\(part)\" is not a date; write 3/4/1982 or 4 Mar 1982"
      } else {
        digits = (digits ?? "") + part.filter(\.isASCIIDigit)
      }
    }
    // A country code in front is not part of any number on file.
    if let typed = digits, typed.count == 11, typed.first == "1" { digits = String(typed.dropFirst()) }
    if person.numbers.first?.first != "#", let digits, let number = Int(digits) {
      if digits.count == 4, (1850...today.parts.year).contains(number) { year = number }
      if digits.count == 2, !words.isEmpty { year = number }
    }
  }

  /// `3/16`, month first.
  private static func birthday(_ part: String) -> Birthday? {
    let parts = part.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." || $0 == "-" }
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    return Birthday(Int(parts[0]), Int(parts[1]))
  }

  /// `16 Mar` or `March 16`, and nothing else.
  private static func spokenBirthday(_ text: String) -> Birthday? {
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard parts.count == 2 else { return nil }
    return Birthday(Day.month(parts[0]), Int(parts[1])) ?? Birthday(Day.month(parts[1]), Int(parts[0]))
  }

  /// `31/31/1999`: three numbers that can only have been meant as a date.
  private static func hasShapeOfDate(_ part: String) -> Bool {
    let sizes = part.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." || $0 == "-" }.map(\.count)
    guard sizes.count == 3, part.filter(\.isASCIIDigit).count == sizes.reduce(0, +) else { return false }
    return sizes[1] > 0 && sizes[1] < 3 && (sizes[0] == 4 || (1...2).contains(sizes[0])) && (sizes[2] == 4 || (1...2).contains(sizes[2]))
  }

  package var isEmpty: Bool { words.isEmpty && born == nil && digits == nil && birthday == nil }

  /// Whether a patient answers, and how well: 0 not at all, more is better.
  package func score(_ patient: Patient) -> Int {
    score(patient, names: NameFolding.parts(patient.name))
  }

  /// The same with the names folded before.
  func score(_ patient: Patient, names: [String]) -> Int {
    score(names: names, born: patient.born, phones: digits == nil ? [] : patient.phones.map(\.digits), number: patient.number)
  }

  /// The same by what a snapshot keeps for searching.
  package func score(_ card: SearchCard) -> Int {
    score(names: card.names, born: card.born, phones: digits == nil ? [] : card.phones, number: card.number)
  }

  /// The same on bare data, for an index that does not read whole records.
  package func score(names: [String], born patientBorn: Day?, phones: [String], number: String) -> Int {
    let birthMatches = born != nil && born == patientBorn
    if problem != nil || (born != nil && digits == nil && !birthMatches) { return 0 }
    if let birthday, !birthday.isThat(of: patientBorn) { return 0 }
    let yearMatches = year.map { year in patientBorn.map { (year < 100 ? $0.parts.year % 100 : $0.parts.year) == year } ?? false } ?? false
    var score = birthday == nil ? 0 : 10
    for word in words {
      // Plain letters are compared by their bytes; others may be written in two ways that are the same.
      let isPlain = word.isPlain
      guard let index = names.firstIndex(where: { isPlain ? $0.utf8.starts(with: word.utf8) : $0.hasPrefix(word) }) else {
        guard word.count >= 3, names.contains(where: { isPlain ? $0.hasInside(word) : $0.contains(word) }) else { return 0 }
        score += 1
        continue
      }
      score += (index == 0 ? 6 : 4) + (names[index] == word ? 3 : 0)
    }
    if birthMatches { score += 10 }
    if let digits {
      let phoneMatches = digits.count >= 3 && phones.contains { $0.hasSuffix(digits) || $0.hasPrefix(digits) || $0 == digits }
      if number == digits {
        score += 12
      } else if phoneMatches {
        score += 8
      } else if yearMatches {
        score += 6
      } else if !birthMatches {
        return 0
      }
    }
    return score
  }
}

/// Names as they are compared: small letters, no accents, no punctuation.
package enum NameFolding {
  /// Family name first, then given, called, middle; double names also by each part.
  package static func parts(_ name: PersonName) -> [String] {
    [name.family, name.given, name.called, name.middle].flatMap { part -> [String] in
      let whole = plain(part)
      let pieces = part.split { $0 == " " || $0 == "-" }.map { plain(String($0)) }
      return (pieces.count > 1 ? [whole] + pieces : [whole]).filter { !$0.isEmpty }
    }
  }

  /// The family name and the first letter of the given one: two Smiths with the same initial are taken for one another.
  package static func alike(_ name: PersonName) -> String { plain(name.family) + " " + plain(name.given).prefix(1) }

  /// Family and given name in plain letters, for comparing whole names.
  static func key(_ name: PersonName) -> String { plain(name.family) + " " + plain(name.given) }

  package static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) {
      // By bytes, because an import folds hundreds of thousands of names.
      let bytes = text.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 65...90: byte + 32
        case 48...57, 97...122: byte
        default: nil
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    var result = ""
    for character in text.lowercased() {
      guard character.isLetter || character.isNumber else { continue }
      if character.isASCII {
        result.append(character)
      } else if let plain = letters[character] {
        result += plain
      } else if character.unicodeScalars.count > 1 {
        // Marks above and below go; vowel signs and the parts of a syllable stay.
        for scalar in character.unicodeScalars where scalar.properties.canonicalCombiningClass.rawValue < 200 {
          result.unicodeScalars.append(scalar)
        }
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// Letters with marks that Latin names are written with, by the plain letters people type for them.
  private static let letters: [Character: String] = {
    let groups: [(String, String)] = [
      ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęěẹẻẽếềểễệ", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
      ("ìíîïĩīĭįıǐịỉ", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "o"), ("ŕŗř", "r"),
      ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûüũūŭůűųưǔụủứừửữự", "u"), ("ŵ", "w"), ("ýÿŷỳỵỷỹ", "y"), ("źżž", "z"),
      ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"),
    ]
    var table: [Character: String] = [:]
    for (marked, plain) in groups {
      for letter in marked { table[letter] = plain }
    }
    return table
  }()
}

extension String {
  /// Nothing but letters, digits and marks of ASCII.
  var isPlain: Bool { utf8.allSatisfy { $0 < 128 } }

  /// Whether a text stands somewhere in this one, byte for byte.
  fileprivate func hasInside(_ text: String) -> Bool {
    let bytes = Array(utf8), wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] } }
  }
}
