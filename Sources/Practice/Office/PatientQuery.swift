/// What someone typed to find a patient, understood: parts of a name, a birth date, a phone number, a chart number.
package struct PatientQuery: Hashable, Sendable {
  /// Folded words that must each begin a part of the name.
  package var words: [String] = []
  package var born: Day?
  /// Digits of a phone number or a chart number.
  package var digits: String?

  package init(_ typed: String, today: Day) {
    let text = typed.trimmed
    if text.contains(where: \.isASCIIDigit), let day = Day(typed: text, today: today, birth: true) {
      born = day
      if text.allSatisfy(\.isASCIIDigit) { digits = text }
      return
    }
    defer {
      // A country code in front is not part of any number on file.
      if let typed = digits, typed.count == 11, typed.first == "1" { digits = String(typed.dropFirst()) }
    }
    for part in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
      let part = String(part)
      let digitCount = part.filter(\.isASCIIDigit).count
      if digitCount > 0, part.allSatisfy({ $0.isASCIIDigit || "()-.+/#".contains($0) }) {
        if let day = Day(typed: part, today: today, birth: true), part.count > 4 {
          born = day
        } else {
          digits = (digits ?? "") + part.filter(\.isASCIIDigit)
        }
      } else {
        let word = NameFolding.plain(part)
        if !word.isEmpty { words.append(word) }
      }
    }
  }

  package var isEmpty: Bool { words.isEmpty && born == nil && digits == nil }

  /// Whether a patient answers, and how well: 0 not at all, more is better.
  package func score(_ patient: Patient) -> Int {
    score(patient, names: NameFolding.parts(patient.name))
  }

  /// The same with the names folded before.
  func score(_ patient: Patient, names: [String]) -> Int {
    score(names: names, born: patient.born, phones: digits == nil ? [] : patient.phones.map(\.digits), number: patient.number)
  }

  /// The same on bare data, for an index that does not read whole records.
  package func score(names: [String], born patientBorn: Day?, phones: [String], number: String) -> Int {
    let birthMatches = born != nil && born == patientBorn
    if born != nil, digits == nil, !birthMatches { return 0 }
    var score = 0
    for word in words {
      guard let index = names.firstIndex(where: { $0.hasPrefix(word) }) else {
        guard word.count >= 3, names.contains(where: { $0.contains(word) }) else { return 0 }
        score += 1
        continue
      }
      score += (index == 0 ? 6 : 4) + (names[index] == word ? 3 : 0)
    }
    if birthMatches { score += 10 }
    if let digits {
      let phoneMatches = digits.count >= 3 && phones.contains { $0.hasSuffix(digits) || $0.hasPrefix(digits) || $0 == digits }
      if number == digits { score += 12 } else if phoneMatches { score += 8 } else if !birthMatches { return 0 }
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
