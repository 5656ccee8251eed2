/// What is wrong with a line of hours: where, and what to do.
package struct HoursFault: Error, Hashable, Sendable {
  package var line = 1
  /// Counted from 1.
  package var column: Int
  package var sentence: String

  package var full: String { "line \(line), column \(column): \(sentence)" }
}

/// One line of hours as text: "Mon @East 0800-1200 1111SS2222  1300-1700/20 open".
package struct HoursLine: Hashable, Sendable {
  /// The days that a line of hours is for.
  package enum Days: Hashable, Sendable {
    /// 1 is Monday.
    case weekdays([Int])
    case date(Day)
  }

  package var days: Days
  package var place = ""
  package var blocks: [ScheduleTemplate.Block] = []
  /// The date has no hours of its own any more.
  package var isUsual = false
}

/// Reads and writes hours as text.
package struct HoursText: Sendable {
  private let codes: [String: SlotCode]
  private let today: Day

  package init(_ office: Office, today: Day) {
    codes = Dictionary(office.slotCodes.sorted.filter { !$0.gone }.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    self.today = today
  }

  func code(_ letter: String) -> SlotCode? { codes[letter] }

  private struct Word {
    var text: String
    var column: Int
    var isQuoted = false
  }

  /// Reads a line with its day in front.
  package func line(_ text: String, number: Int = 1) throws(HoursFault) -> HoursLine {
    do throws(HoursFault) {
      var words = HoursText.words(text)[...]
      guard let first = words.popFirst() else {
        throw HoursFault(column: 1, sentence: "a line begins with its day: Mon, Mon-Fri or 2026-12-24")
      }
      var line = HoursLine(days: try days(first))
      if let place = words.first, !place.isQuoted, place.text.hasPrefix("@") {
        words.removeFirst()
        line.place = String(place.text.dropFirst())
        if line.place.isEmpty { throw HoursFault(column: place.column, sentence: "after @ stands the place, without blanks: @East") }
      }
      if let only = words.first, words.count == 1, !only.isQuoted, ["none", "usual"].contains(only.text.lowercased()) {
        line.isUsual = only.text.lowercased() == "usual"
        if line.isUsual, case .weekdays = line.days {
          throw HoursFault(column: only.column, sentence: "usual takes the hours of a date away; a weekday without hours is none")
        }
        return line
      }
      line.blocks = try blocks(&words)
      return line
    } catch {
      var fault = error
      fault.line = number
      throw fault
    }
  }

  /// Reads hours without a day.
  package func blocks(_ text: String) throws(HoursFault) -> [ScheduleTemplate.Block] {
    var words = HoursText.words(text)[...]
    return try blocks(&words)
  }

  private func days(_ word: Word) throws(HoursFault) -> HoursLine.Days {
    let parts = word.text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    func weekday(_ text: String) -> Int? {
      text.count < 2 ? nil : Day.weekdays.firstIndex { $0.lowercased().hasPrefix(text.prefix(3)) }.map { $0 + 1 }
    }
    if parts.count == 1, let day = weekday(parts[0]) { return .weekdays([day]) }
    if parts.count == 2, let from = weekday(parts[0]), let to = weekday(parts[1]) {
      guard from < to else {
        throw HoursFault(column: word.column, sentence: "\(word.text) goes backwards: write the earlier weekday first")
      }
      return .weekdays(Array(from...to))
    }
    if let date = Day(iso: word.text) { return .date(date) }
    throw HoursFault(
      column: word.column, sentence: "\"\(word.text)\" is no day: write Mon, Mon-Fri or a date as 2026-12-24")
  }

  private func blocks(_ words: inout ArraySlice<Word>) throws(HoursFault) -> [ScheduleTemplate.Block] {
    var blocks: [ScheduleTemplate.Block] = []
    while let word = words.popFirst() {
      let (from, to, step) = try hours(word)
      if let last = blocks.last, from < last.to {
        throw HoursFault(
          column: word.column,
          sentence:
            "the hours \(word.text) begin before \(last.to.shown), when the ones before them end: put them in order, without overlap")
      }
      var rest: [Word] = []
      while let next = words.first, next.isQuoted || !HoursText.isHours(next.text) { rest.append(words.removeFirst()) }
      blocks += try stretch(from, to, step, rest, word)
    }
    guard !blocks.isEmpty else {
      throw HoursFault(column: 1, sentence: "hours are missing: write 0800-1200 and slot codes, or none")
    }
    return blocks
  }

  private func hours(_ word: Word) throws(HoursFault) -> (ClockTime, ClockTime, Int?) {
    let parts = word.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let ends = (parts.first ?? "").split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard !word.isQuoted, parts.count <= 2, ends.count == 2, let from = ClockTime(typed: ends[0]), let to = HoursText.end(ends[1]),
      from < to
    else {
      throw HoursFault(column: word.column, sentence: "\"\(word.text)\" is not a stretch of hours: write 0800-1200 or 8:00-12:00/20")
    }
    guard parts.count == 2 else { return (from, to, nil) }
    guard let step = Int(parts[1]), (5...240).contains(step) else {
      throw HoursFault(
        column: word.column + parts[0].count + 1, sentence: "the grid of the hours, after the /, is 5 to 240 minutes, not \"\(parts[1])\"")
    }
    return (from, to, step)
  }

  private static func end(_ text: String) -> ClockTime? { text == "2400" || text == "24:00" ? ClockTime(24, 0) : ClockTime(typed: text) }

  private func stretch(_ from: ClockTime, _ to: ClockTime, _ step: Int?, _ rest: [Word], _ word: Word) throws(HoursFault)
    -> [ScheduleTemplate.Block]
  {
    var rest = rest[...]
    var block = ScheduleTemplate.Block()
    (block.from, block.to, block.step) = (from, to, step ?? 20)
    guard let first = rest.first, !first.isQuoted else {
      block.label = rest.map(\.text).joined(separator: " ")
      return [block]
    }
    let word = first.text.lowercased()
    if ["open", "closed", "sameday", "same"].contains(word) {
      rest.removeFirst()
      if word == "same" {
        guard rest.first?.text.lowercased() == "day" else {
          throw HoursFault(column: first.column, sentence: "\"same\" stands before \"day\": same day")
        }
        rest.removeFirst()
      }
      block.closed = word == "closed"
      block.sameDay = word.hasPrefix("same")
      block.label = rest.isEmpty && block.sameDay ? "same day" : rest.map(\.text).joined(separator: " ")
      return [block]
    }
    rest.removeFirst()
    if let next = rest.first, !next.isQuoted {
      throw HoursFault(
        column: next.column,
        sentence: "\"\(next.text)\" is neither hours nor words in quotes: write \"\(next.text)\" in quotes, or hours before it")
    }
    let label = rest.map(\.text).joined(separator: " ")
    return try runs(from, to, step, first).map { run in
      var run = run
      run.label = label
      return run
    }
  }

  /// Slot codes as stretches of one code each. One code alone fills its hours.
  private func runs(_ from: ClockTime, _ to: ClockTime, _ step: Int?, _ word: Word) throws(HoursFault) -> [ScheduleTemplate.Block] {
    var codes: [(SlotCode, Int)] = []
    for (offset, letter) in word.text.enumerated() {
      guard let code = self.codes[String(letter)] else {
        let known = self.codes.keys.sorted().joined(separator: " ")
        throw HoursFault(
          column: word.column + offset,
          sentence: "there is no slot code \"\(letter)\"; "
            + (known.isEmpty
              ? "settings, slot codes, adds it; or write open or closed" : "there are \(known), and the words open and closed"))
      }
      codes.append((code, step ?? code.minutes))
    }
    let length = to - from
    if codes.count == 1, let (code, minutes) = codes.first {
      guard length % minutes == 0 else {
        throw HoursFault(
          column: word.column,
          sentence:
            "\(length) minutes of hours are not filled by \(code.code) of \(minutes): end them at \((from + length / minutes * minutes).shown)"
        )
      }
      codes = Array(repeating: (code, minutes), count: length / minutes)
    }
    let sum = codes.map(\.1).reduce(0, +)
    guard sum == length else {
      let last = codes.last.map { "\($0.0.code) of \($0.1)" } ?? ""
      let rest = abs(length - sum)
      let what = sum < length ? "add \(rest) minutes of codes (\(last))" : "take \(rest) minutes of codes away (\(last))"
      throw HoursFault(
        column: sum < length ? word.column + word.text.count : word.column + codesThatFit(codes.map(\.1), length),
        sentence: "the codes come to \(sum) minutes and the hours to \(length): \(what), or end the hours at \((from + sum).shown)")
    }
    var blocks: [ScheduleTemplate.Block] = []
    var at = from
    for (code, minutes) in codes {
      if let last = blocks.indices.last, blocks[last].code == code.code, blocks[last].step == minutes {
        blocks[last].to = at + minutes
      } else {
        var block = ScheduleTemplate.Block()
        (block.from, block.to, block.step, block.code) = (at, at + minutes, minutes, code.code)
        blocks.append(block)
      }
      at = at + minutes
    }
    return blocks
  }

  private func codesThatFit(_ minutes: [Int], _ length: Int) -> Int {
    var sum = 0
    return minutes.prefix {
      sum += $0
      return sum <= length
    }.count
  }

  // MARK: Words

  private static func isHours(_ text: String) -> Bool { text.first?.isASCIIDigit == true && text.contains("-") }

  /// Words between blanks and commas, and words in quotes as one.
  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var current: Word?
    var quote: Word?
    for (offset, letter) in text.enumerated() {
      if letter == "\"" {
        if let closed = quote {
          words.append(closed)
          quote = nil
        } else {
          if let done = current { words.append(done) }
          current = nil
          quote = Word(text: "", column: offset + 1, isQuoted: true)
        }
      } else if quote != nil {
        quote?.text.append(letter)
      } else if letter.isWhitespace || letter == "," {
        if let done = current { words.append(done) }
        current = nil
      } else {
        if current == nil { current = Word(text: "", column: offset + 1) }
        current?.text.append(letter)
      }
    }
    if let done = quote ?? current { words.append(done) }
    return words
  }
}
