extension Day {
  /// Reads a date in any form that people type at a desk: `3/4/1982`, `03041982`, `1982-03-04`, `4 Mar 82`, `March 4, 1982`,
  /// and, where the future makes sense, `t`, `t+3`, `mon`, `11/25`.
  ///
  /// Month comes before day, as in the United States. A two-digit year is the latest one not after `today` for a birth date,
  /// and the nearest one otherwise.
  package init?(typed: String, today: Day, birth: Bool = false) {
    let text = typed.lowercased().trimmed
    if text.isEmpty { return nil }
    if let iso = Day(iso: text) {
      self = iso
      return
    }
    if !birth, let relative = Day.relative(text, today: today) {
      self = relative
      return
    }
    let words = Day.words(of: text)
    let named = words.firstIndex { Day.position(of: $0, in: Day.monthNames) != nil }
    var numbers = words.compactMap { Int($0) }
    if let named, let month = Day.position(of: words[named], in: Day.monthNames) {
      guard words.count == numbers.count + 1 else { return nil }
      guard numbers.count == 2 || (numbers.count == 1 && !birth) else { return nil }
      if numbers.count == 2, numbers[0] > 31 { numbers.swapAt(0, 1) }
      self.init(year: numbers.count == 2 ? numbers[1] : nil, month: month + 1, day: numbers[0], today: today, birth: birth)
      return
    }
    guard words.count == numbers.count else { return nil }
    if words.count == 1, let digits = words.first {
      switch digits.count {
      case 8 where (19...20).contains(Int(digits.prefix(2)) ?? 0):
        // 19820304 and 03041982 are both eight digits; only one of them starts with a century.
        self.init(Int(digits.prefix(4)) ?? 0, Int(digits.dropFirst(4).prefix(2)) ?? 0, Int(digits.suffix(2)) ?? 0)
      case 8: self.init(Int(digits.suffix(4)) ?? 0, Int(digits.prefix(2)) ?? 0, Int(digits.dropFirst(2).prefix(2)) ?? 0)
      case 6:
        self.init(
          year: Int(digits.suffix(2)), month: Int(digits.prefix(2)) ?? 0, day: Int(digits.dropFirst(2).prefix(2)) ?? 0, today: today,
          birth: birth)
      default: return nil
      }
      return
    }
    switch numbers.count {
    case 3 where words[0].count == 4: self.init(numbers[0], numbers[1], numbers[2])
    // With dots, as in Europe, the day may come first; only where it can be nothing else is it taken so.
    case 3 where text.contains(".") && numbers[0] > 12 && numbers[1] <= 12:
      self.init(year: numbers[2], month: numbers[1], day: numbers[0], today: today, birth: birth)
    case 3: self.init(year: numbers[2], month: numbers[0], day: numbers[1], today: today, birth: birth)
    case 2 where !birth: self.init(year: nil, month: numbers[0], day: numbers[1], today: today, birth: birth)
    default: return nil
    }
  }

  private init?(year: Int?, month: Int, day: Int, today: Day, birth: Bool) {
    let now = today.parts.year
    guard let year else {
      // Without a year, the next such day: appointments are in the future.
      guard let first = Day(now, month, day) ?? Day(now + 1, month, day) else { return nil }
      guard let day = first >= today.advanced(by: -90) ? first : Day(now + 1, month, day) else { return nil }
      self = day
      return
    }
    guard year < 100 else {
      self.init(year, month, day)
      return
    }
    let century = now / 100 * 100
    let candidates = [century - 100 + year, century + year].compactMap { Day($0, month, day) }
    let chosen =
      birth
      ? candidates.last { $0 <= today } : candidates.min { abs($0.distance(to: today)) < abs($1.distance(to: today)) }
    guard let chosen else { return nil }
    self = chosen
  }

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]
  private static let weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  /// The month that a word of three letters or more begins, from 1.
  static func month(_ word: String) -> Int? { position(of: word, in: monthNames).map { $0 + 1 } }

  /// Which name a word of three letters or more begins.
  private static func position(of word: String, in names: [String]) -> Int? {
    word.count < 3 ? nil : names.firstIndex { $0.hasPrefix(word) || (word == "sept" && $0 == "september") }
  }

  /// The words and numbers of a date: `4mar1982` is three of them, and the `th` of `4th` is none.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var wasDigit: Bool?
    for character in text {
      let isDigit = character.isASCIIDigit
      guard isDigit || character.isLetter || character.isNumber else {
        wasDigit = nil
        continue
      }
      if let last = words.last, wasDigit == isDigit {
        words[words.count - 1] = last + String(character)
      } else {
        words.append(String(character))
      }
      wasDigit = isDigit
    }
    return words.enumerated().filter { index, word in
      !(["st", "nd", "rd", "th"].contains(word) && index > 0 && words[index - 1].allSatisfy(\.isASCIIDigit))
    }.map(\.element)
  }

  /// `t`, `t+3`, `+7`, `+2w`, `+6m`, `today`, `tomorrow`, `mon`.
  private static func relative(_ text: String, today: Day) -> Day? {
    if ["t", "today", "now"].contains(text) { return today }
    if ["tomorrow", "tom"].contains(text) { return today.advanced(by: 1) }
    let offset = String((text.hasPrefix("t") ? text.dropFirst() : text[...]).filter { $0 != " " })
    if let sign = offset.first, sign == "+" || sign == "-" {
      let digits = offset.dropFirst().prefix(while: \.isASCIIDigit), unit = offset.dropFirst(1 + digits.count)
      guard let count = Int(digits), (0...3660).contains(count) else { return nil }
      let signed = sign == "-" ? -count : count
      switch unit {
      case "", "d": return today.advanced(by: signed)
      case "w" where count <= 520: return today.advanced(by: 7 * signed)
      case "m" where count <= 120: return today.advanced(byMonths: signed)
      default: return nil
      }
    }
    if let index = position(of: text, in: weekdayNames) {
      return today.advanced(by: (index + 1 - today.weekday + 7) % 7)
    }
    return nil
  }
}

extension String {
  /// Without blanks at either end.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[first...last])
  }
}

extension Day {
  /// How a day may be written, with one that is still to come: "12/24, t+7, +2w, mon or 2026-12-24".
  package static func examples(_ today: Day) -> String {
    let day = today.advanced(by: 14), parts = day.parts
    return "\(parts.month)/\(parts.day), t+7, +2w, mon or \(day.iso)"
  }
}
