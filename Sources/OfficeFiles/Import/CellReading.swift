import Practice

/// Dates, times, names and words as other systems write them.
enum CellReading {
  /// A date: `1982-03-04`, `3/4/1982`, `19820304`, `4 Mar 1982`, each also with a time after it. Empty and null dates are none.
  static func day(_ text: String, _ what: String, isDayFirst: Bool, today: Day, birth: Bool = true) throws(CSVFault) -> Day? {
    let text = datePart(text.trimmed)
    if text.isEmpty || isNoDate(text) { return nil }
    if let iso = Day(iso: text) { return iso }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) {
      let turned = isDayFirst && parts[0].count <= 2 ? [parts[1], parts[0], parts[2]] : parts
      if let day = Day(typed: turned.joined(separator: "/"), today: today, birth: birth) { return day }
    } else if !text.contains("."), text.count >= 8, let day = Day(typed: text, today: today, birth: true) {
      return day
    }
    throw CSVFault("has \"\(CSVCell.shown(text))\" for \(what), which is no date (1982-03-04 or 3/4/1982)")
  }

  /// Whether a date can only be day before month, or only month before day; nothing if it can be both or neither.
  static func isDayFirst(_ text: String) -> Bool? {
    let parts = datePart(text.trimmed).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]), first <= 31, second <= 31 else { return nil }
    if first > 12, second <= 12 { return true }
    return second > 12 && first <= 12 ? false : nil
  }

  private static func datePart(_ text: String) -> String {
    if text.contains("-") || text.contains("/"), let end = text.firstIndex(where: { $0 == "T" || $0 == " " }) {
      let part = text[..<end]
      // "4 Mar 1982" has blanks of its own.
      if part.count >= 6 { return String(part) }
    }
    return text
  }

  private static func isNoDate(_ text: String) -> Bool {
    ["0000-00-00", "0001-01-01", "1/1/0001", "01/01/0001", "null", "NULL", "\\N"].contains(text)
  }

  /// Seconds since midnight: `07:46:34`, `7:46 AM`, `14:05`, or the time in `2026-10-01T07:46:34`.
  static func seconds(_ text: String, _ what: String) throws(CSVFault) -> Int? {
    var text = text.trimmed
    if text.isEmpty || text == "NULL" { return nil }
    let fault = CSVFault("has \"\(CSVCell.shown(text))\" for \(what), which is no time (14:05 or 14:05:30)")
    if let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }), text[..<mark].contains("-") || text[..<mark].contains("/") {
      text = String(text[text.index(after: mark)...]).trimmed
    }
    text = text.lowercased()
    var afternoon: Bool?
    for (suffix, value) in [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)] where text.hasSuffix(suffix) {
      text = String(text.dropLast(suffix.count)).trimmed
      afternoon = value
    }
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    // Parts of a second and a zone after them say nothing here.
    if parts.count == 3, let point = parts[2].firstIndex(where: { !$0.isASCIIDigit }) { parts[2] = String(parts[2][..<point]) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }),
      var hour = Int(parts[0]), let minute = Int(parts[1]), let second = parts.count == 3 ? Int(parts[2]) : 0, hour < 24, minute < 60,
      second < 60
    else { throw fault }
    if let afternoon {
      guard (1...12).contains(hour) else { throw fault }
      hour = hour % 12 + (afternoon ? 12 : 0)
    }
    return hour * 3600 + minute * 60 + second
  }

  /// A number in tenths: `24.8` is 248.
  static func tenths(_ text: String, _ what: String) throws(CSVFault) -> Int? {
    let text = text.trimmed
    if text.isEmpty || text == "NULL" { return nil }
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) && $0.count <= 9 }), let whole = Int(parts[0])
    else { throw CSVFault("has \"\(CSVCell.shown(text))\" for \(what), which is no number") }
    let rest = parts.count == 2 ? Array(parts[1].utf8).map { Int($0) - 48 } : []
    // Rounds half up on the next digit.
    let tenths = whole * 10 + (rest.first ?? 0) + (rest.count > 1 && rest[1] >= 5 ? 1 : 0)
    return isNegative ? -tenths : tenths
  }

  static func sex(_ text: String, source: String) -> Sex {
    switch text.lowercased() {
    case "f", "female", "w", "woman": .female
    case "m", "male", "man": .male
    case "x", "o", "other", "nonbinary", "non-binary", "nb": .other
    // Open Dental counts from 0.
    case "0" where source == "opendental": .male
    case "1" where source == "opendental": .female
    default: .unknown
    }
  }

  static func status(_ text: String) throws(CSVFault) -> ImportedAppointment.Status {
    switch ColumnNames.plain(text) {
    case "", "unknown", "null", "none": .unknown
    case "booked", "scheduled", "pending", "planned", "open", "new", "unconfirmed": .booked
    case "confirmed", "accepted": .confirmed
    case "cancelled", "canceled", "cancelledbypatient", "canceledbypatient", "patientcancelled", "deleted", "broken": .cancelled
    case "cancelledbyclinic", "canceledbyclinic", "cancelledbyprovider", "cancelledbyus": .cancelledByClinic
    case "didnotattend", "noshow", "dna", "missed", "absent": .noShow
    case "attended", "completed", "complete", "done", "fulfilled", "seen", "checkedout", "left", "kept", "arrived", "showed": .done
    default: throw CSVFault("has the status \"\(CSVCell.shown(text))\", which is not known here")
    }
  }

  /// A whole name in one cell: "Family, Given Middle" or "Given Middle Family", with titles left out.
  static func name(_ text: String) -> PersonName {
    var name = PersonName()
    let halves = text.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
    var suffix = ""
    func words(_ text: String) -> [String] {
      var words = text.split(separator: " ").map(String.init)
      func bare(_ word: String?) -> String { (word ?? "").lowercased().filter { $0 != "." && $0 != "," } }
      while words.count > 1, titles.contains(bare(words.first)) { words.removeFirst() }
      while words.count > 1, degrees.contains(bare(words.last)) || suffixes.contains(bare(words.last)) {
        let last = words.removeLast()
        if suffixes.contains(bare(last)) { suffix = last.filter { $0 != "," } }
      }
      return words
    }
    if halves.count == 2, !degrees.contains(halves[1].lowercased()), !suffixes.contains(halves[1].lowercased().filter { $0 != "." }) {
      name.family = words(halves[0]).joined(separator: " ")
      let given = words(halves[1])
      name.given = given.first ?? ""
      name.middle = given.dropFirst().joined(separator: " ")
    } else {
      var words = words(halves.joined(separator: " "))
      var family: [String] = words.popLast().map { [$0] } ?? []
      while words.count > 1, let before = words.last, particles.contains(before.lowercased()) { family.insert(words.removeLast(), at: 0) }
      name.family = family.joined(separator: " ")
      name.given = words.joined(separator: " ")
    }
    name.suffix = suffix
    return name
  }

  private static let titles: Set<String> = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir"]
  private static let degrees: Set<String> = ["md", "do", "dds", "dmd", "dvm", "phd", "rn", "np", "pa", "esq", "jd"]
  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
  private static let particles: Set<String> = [
    "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von", "vom", "zu", "bin", "ibn", "al", "el", "ter",
    "ten",
  ]
}
