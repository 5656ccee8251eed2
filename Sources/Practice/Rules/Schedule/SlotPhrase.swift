/// What is wrong with a search in words, and where.
package struct PhraseFault: Error, Hashable, Sendable {
  /// Counted from 1.
  package var column: Int
  package var sentence: String

  package var full: String { "column \(column): \(sentence)" }
}

/// A search for time as people say it: "2x30 tue thu pm lin after 15 sep", "next np 20 am this week", "room 2", "interpreter".
package struct SlotPhrase {
  private let office: Office
  private let today: Day
  private var query = SlotQuery()
  private var words: ArraySlice<(text: String, column: Int)> = []
  private var hasMinutes = false

  /// Reads a phrase. What it does not say is taken from `usual`: type, length, patient, and everyone.
  package static func read(_ text: String, usual: SlotQuery, in office: Office, today: Day) throws(PhraseFault) -> SlotQuery {
    var phrase = SlotPhrase(office, today)
    phrase.query = usual
    phrase.query.from = max(usual.from, today)
    phrase.query.to = today.advanced(by: 365)
    phrase.words = cut(text)[...]
    var named: [ProviderID] = []
    while let word = phrase.words.popFirst() { try phrase.take(word, &named) }
    if !named.isEmpty { phrase.query.providers = named }
    if phrase.query.from > phrase.query.to {
      throw PhraseFault(column: 1, sentence: "it begins on \(phrase.query.from.shown) and ends before that, on \(phrase.query.to.shown)")
    }
    if let earliest = phrase.query.earliest, let latest = phrase.query.latest, earliest >= latest {
      throw PhraseFault(column: 1, sentence: "not before \(earliest.shown) and before \(latest.shown) leaves no time: say one of the two")
    }
    guard Appointment.lengths.contains(phrase.query.minutes), phrase.query.total <= 480 else {
      throw PhraseFault(column: 1, sentence: "\(phrase.query.total) minutes are too long: one is 5 to 360, and all in a row at most 480")
    }
    return phrase.query
  }

  private init(_ office: Office, _ today: Day) {
    self.office = office
    self.today = today
  }

  private static func cut(_ text: String) -> [(text: String, column: Int)] {
    var words: [(text: String, column: Int)] = []
    var isInside = false
    for (offset, letter) in text.lowercased().enumerated() {
      if letter.isWhitespace || letter == "," {
        isInside = false
      } else if isInside {
        words[words.count - 1].text.append(letter)
      } else {
        words.append((String(letter), offset + 1))
        isInside = true
      }
    }
    return words
  }

  private static let fillers: Set<String> = [
    "next", "first", "free", "with", "for", "and", "or", "at", "on", "a", "an", "the", "dr", "any", "min", "minutes", "time",
  ]

  private mutating func take(_ word: (text: String, column: Int), _ named: inout [ProviderID]) throws(PhraseFault) {
    let text = word.text
    if length(text) || weekdays(text) || part(text) || hours(text) { return }
    switch text {
    case "after", "from", "since": return try bound(word, isEnd: false, isStrict: text == "after")
    case "before", "until", "by", "till": return try bound(word, isEnd: true, isStrict: text == "before")
    case "not":
      guard let next = words.first, next.text == "before" || next.text == "after" else { break }
      words.removeFirst()
      return try bound(next, isEnd: next.text == "after", isStrict: false)
    case "this",
      "next" where ["week", "month"].contains(words.first?.text ?? ""):
      guard let unit = words.popFirst(), ["week", "month"].contains(unit.text) else {
        throw PhraseFault(column: word.column, sentence: "this what? write this week or this month")
      }
      return span(text, unit.text)
    case "at" where words.first.flatMap({ ClockTime(typed: $0.text) }) != nil:
      // Exactly then.
      guard let time = words.popFirst().flatMap({ ClockTime(typed: $0.text) }) else { return }
      (query.earliest, query.latest) = (time, time + 1)
      return
    case "today": return days(today, today)
    case "tomorrow": return days(today.advanced(by: 1), today.advanced(by: 1))
    case "in":
      guard let number = words.first.flatMap({ Int($0.text) }), let unit = words.dropFirst().first?.text else {
        throw PhraseFault(column: word.column, sentence: "in how long? write in 2 weeks")
      }
      words.removeFirst(2)
      if unit.hasPrefix("day") {
        query.from = today.advanced(by: number)
      } else if unit.hasPrefix("week") {
        query.from = today.advanced(by: 7 * number)
      } else {
        query.from = today.advanced(byMonths: number)
      }
      query.to = max(query.to, query.from.advanced(by: 60))
      return
    case "room":
      guard let name = words.popFirst(),
        let room = office.rooms.sorted.first(where: { !$0.gone && $0.name.lowercased() == name.text })
      else {
        let all = office.rooms.sorted.filter { !$0.gone }.map(\.name).joined(separator: ", ")
        throw PhraseFault(column: word.column, sentence: "which room? there are \(all)")
      }
      query.room = room.id
      return
    default: break
    }
    if let found = providers(word) {
      named += found.filter { !named.contains($0) }
      return
    }
    if type(word) || thing(word) || SlotPhrase.fillers.contains(text) { return }
    if let (day, used) = try date(word) {
      words.removeFirst(used)
      return days(day, day)
    }
    if text.contains(":") || text.hasSuffix("am") || text.hasSuffix("pm"), ClockTime(typed: text) != nil {
      throw PhraseFault(column: word.column, sentence: "before or after \(text)? write after \(text), before \(text), or 9-11")
    }
    throw PhraseFault(
      column: word.column,
      sentence: "\"\(text)\" is no provider, visit type, weekday, part of day, length, room or thing of this office: "
        + "try \"2x30 tue thu pm\(office.providers.sorted.first { !$0.gone }.map { " " + $0.short.lowercased() } ?? "") after 15 sep\"")
  }

  // MARK: One word

  private mutating func length(_ text: String) -> Bool {
    let plain = text.hasSuffix("min") ? String(text.dropLast(3)) : text.hasSuffix("m") ? String(text.dropLast()) : text
    let parts = plain.split(separator: "x", omittingEmptySubsequences: false)
    if parts.count == 2, let count = Int(parts[0]), let minutes = Int(parts[1]), (1...12).contains(count), (5...360).contains(minutes) {
      (query.count, query.minutes) = (count, minutes)
      hasMinutes = true
      return true
    }
    // A bare number before a month is a date and not a length.
    guard parts.count == 1, let minutes = Int(plain), (5...360).contains(minutes), words.first.map({ Day.month($0.text) == nil }) ?? true
    else {
      return false
    }
    query.minutes = minutes
    hasMinutes = true
    return true
  }

  private static func weekday(_ text: String) -> Int? {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let plain = text.hasSuffix("s") && text.count > 6 ? String(text.dropLast()) : text
    return plain.count < 2 ? nil : names.firstIndex { $0.hasPrefix(plain) }.map { $0 + 1 }
  }

  private mutating func weekdays(_ text: String) -> Bool {
    if text == "weekdays" {
      query.weekdays.formUnion(1...5)
      return true
    }
    let ends = text.split(separator: "-").map(String.init)
    if ends.count == 2, let from = Self.weekday(ends[0]), let to = Self.weekday(ends[1]), from <= to {
      query.weekdays.formUnion(from...to)
      return true
    }
    let numbers = text.split(separator: "/").map { Self.weekday(String($0)) }
    guard !numbers.isEmpty, numbers.allSatisfy({ $0 != nil }) else { return false }
    query.weekdays.formUnion(numbers.compactMap { $0 })
    return true
  }

  private mutating func part(_ text: String) -> Bool {
    switch text {
    case "am", "morning", "mornings": query.latest = ClockTime(12, 0)
    case "pm", "afternoon", "afternoons": query.earliest = ClockTime(12, 0)
    case "evening", "evenings": query.earliest = ClockTime(17, 0)
    default: return false
    }
    return true
  }

  /// "9-11", "9:30-11", "2pm-4pm": from when until when.
  private mutating func hours(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return false }
    // "9-11 am": of both, where neither says it itself.
    let half = words.first.flatMap { ["am", "pm"].contains($0.text) ? $0.text : nil }
    let ends = parts.map { ClockTime(typed: $0.last?.isLetter == true ? $0 : $0 + (half ?? "")) }
    guard let from = ends[0], let to = ends[1], from < to else { return false }
    if half != nil { words.removeFirst() }
    (query.earliest, query.latest) = (from, to)
    return true
  }

  private mutating func span(_ which: String, _ unit: String) {
    let monday = today.advanced(by: 1 - today.weekday)
    if unit == "week" {
      let first = which == "this" ? today : monday.advanced(by: 7)
      days(first, (which == "this" ? monday : first).advanced(by: 6))
    } else {
      let first = today.advanced(by: 1 - today.parts.day)
      let start = which == "this" ? first : first.advanced(byMonths: 1)
      days(max(start, today), start.advanced(byMonths: 1).advanced(by: -1))
    }
  }

  private mutating func days(_ from: Day, _ to: Day) { (query.from, query.to) = (max(from, today), to) }

  private mutating func bound(_ word: (text: String, column: Int), isEnd: Bool, isStrict: Bool) throws(PhraseFault) {
    guard let next = words.popFirst() else {
      throw PhraseFault(column: word.column, sentence: "\(word.text) when? write \(word.text) 15 sep, or \(word.text) 2pm")
    }
    // A number by itself is an hour of the clock; a day of the month has its month behind it.
    let isHour = Int(next.text).map { (1...19).contains($0) } == true && words.first.map { Day.month($0.text) == nil } ?? true
    if isHour || next.text.contains(":") || next.text.hasSuffix("am") || next.text.hasSuffix("pm"), let time = ClockTime(typed: next.text) {
      if isEnd { query.latest = time } else { query.earliest = time }
      return
    }
    guard let (day, used) = try date(next) else {
      throw PhraseFault(column: next.column, sentence: "\"\(next.text)\" is neither a day nor a time: write 15 sep, fri or 2pm")
    }
    words.removeFirst(used)
    if isEnd {
      query.to = isStrict ? day.advanced(by: -1) : day
    } else {
      query.from = max(today, isStrict ? day.advanced(by: 1) : day)
      query.to = max(query.to, query.from.advanced(by: 365))
    }
  }

  /// A date of up to three words, the first of which is taken; and how many more belong to it.
  private func date(_ word: (text: String, column: Int)) throws(PhraseFault) -> (Day, Int)? {
    for used in [2, 1, 0] where words.count >= used {
      let text = ([word] + words.prefix(used)).map(\.text).joined(separator: " ")
      guard let day = Day(typed: text, today: today) else { continue }
      if day >= today { return (day, used) }
      // Time is looked for ahead: a day of which no year is said means the one next year, and any other is over.
      let hasYear = text.split(whereSeparator: { !$0.isASCIIDigit }).contains { $0.count == 4 }
      if hasYear || text.hasPrefix("t") || text.hasPrefix("-") { throw PhraseFault(column: word.column, sentence: "\(day.shown) is over") }
      return (day.advanced(byMonths: 12), used)
    }
    return nil
  }

  /// Whom a word, or it and the next, names: by the short name, the family name or the credential.
  private mutating func providers(_ word: (text: String, column: Int)) -> [ProviderID]? {
    let all = office.providers.sorted.filter { !$0.gone }
    if let next = words.first {
      let two = all.filter { $0.short.lowercased() == "\(word.text) \(next.text)" }
      if !two.isEmpty {
        words.removeFirst()
        return two.map(\.id)
      }
    }
    let text = NameFolding.plain(word.text)
    guard text.count > 1 else { return nil }
    let tests: [(Provider) -> Bool] = [
      { NameFolding.plain($0.short) == text }, { NameFolding.plain($0.name.family) == text },
      { $0.credential.lowercased() == word.text || $0.short.lowercased().split(separator: " ").contains(Substring(word.text)) },
      { text.count > 2 && (NameFolding.plain($0.short).hasPrefix(text) || NameFolding.plain($0.name.family).hasPrefix(text)) },
    ]
    return tests.lazy.map { all.filter($0).map(\.id) }.first { !$0.isEmpty }
  }

  private mutating func type(_ word: (text: String, column: Int)) -> Bool {
    let all = office.visitTypes.sorted.filter { !$0.gone }
    let found =
      all.first { $0.short.lowercased() == word.text || $0.name.lowercased() == word.text }
      ?? (word.text.count > 2 ? all.first { $0.name.lowercased().hasPrefix(word.text) } : nil)
    guard let found else { return false }
    // The rest of a name of several words.
    for part in found.name.lowercased().split(separator: " ").dropFirst() where words.first?.text == String(part) { words.removeFirst() }
    query.type = found.id
    if !hasMinutes { query.minutes = found.minutes }
    return true
  }

  private mutating func thing(_ word: (text: String, column: Int)) -> Bool {
    let all = office.resources.sorted.filter { !$0.gone }
    if let thing = all.first(where: { $0.name.lowercased() == word.text }) {
      query.things.append(thing.id)
      return true
    }
    guard let thing = all.first(where: { !$0.use.isEmpty && $0.use.lowercased() == word.text }) else { return false }
    query.uses.append(thing.use)
    return true
  }
}
