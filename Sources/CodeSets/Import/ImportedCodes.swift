import Practice

/// What came of reading a file of codes or edits: the office's own file, and what is said about it.
package struct ImportedCodes: Sendable {
  /// The file as an office keeps it.
  package var file: [UInt8]
  /// The name under which it is kept.
  package var fileName: String
  /// What it is, as one says it: "ICD-10-CM April 2026 (2026-04-01 to 2026-09-30)".
  package var title: String
  /// What was read: "74719 billable codes".
  package var counts: String
  /// What was passed over and why, each a sentence without a full stop.
  package var remarks: [String] = []
}

/// What the person says about a file that does not say it itself.
package struct ImportWishes: Sendable {
  /// "April 2026", "2026Q4", "2026".
  package var edition: String?
  package var from: Day?
  package var to: Day?

  package init(edition: String? = nil, from: Day? = nil, to: Day? = nil) {
    self.edition = edition
    self.from = from
    self.to = to
  }
}

extension ImportWishes {
  /// Whether words can name an edition of anything: a month, a quarter or a year.
  package static func isEdition(_ words: String) -> Bool {
    TabularEdition(words: words) != nil || PTPFile.quarter(words.lowercased()) != nil
      || words.split { !$0.isASCIIDigit }.contains { Int($0).map((2010...2199).contains) ?? false }
  }
}

/// Reads any file of codes or edits that an office gets from the CDC, CMS or the AMA: what it is, the file itself says.
package enum CodeImport {
  package static func read(
    _ bytes: [UInt8], fileName: String, wishes: ImportWishes = ImportWishes(),
    progress: @escaping (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(CodeFault) -> ImportedCodes {
    if bytes.isEmpty { throw CodeFault("the file is empty") }
    let start = bytes.prefix(4096)
    let first = start.first { ![0x20, 9, 10, 13, 0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "<") || start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.prefix(4).contains(0) {
      return try xml(bytes, fileName, wishes, progress)
    }
    var lines = try CodeLines(bytes)
    guard let line = try lines.next() else { throw CodeFault("the file is empty") }
    if OrderFile.isOne(bytes, line) { return try OrderFile.read(bytes, fileName, wishes, progress) }
    if HCPCSFile.isOne(bytes, line) { return try HCPCSFile.read(bytes, fileName, wishes, progress) }
    let head = String(decoding: bytes.prefix(20_000), as: UTF8.self).lowercased()
    if head.contains("column 2") || head.contains("ptp edit") || fileName.lowercased().contains("ccipra") {
      return try PTPFile.read(bytes, fileName, wishes, progress)
    }
    if head.contains("mue value") || head.contains("mue adjudication") || fileName.uppercased().contains("MUE") {
      return try MUEFile.read(bytes, fileName, wishes)
    }
    return try CPTFile.read(bytes, fileName, wishes)
  }

  private static func xml(
    _ bytes: [UInt8], _ fileName: String, _ wishes: ImportWishes, _ progress: @escaping (Int, Int) -> Void
  ) throws(CodeFault) -> ImportedCodes {
    let outcome = try TabularXML.read(bytes, fileName: fileName, edition: try tabular(wishes), progress: progress)
    var remarks: [String] = []
    if !outcome.leftOut.isEmpty { remarks.append("not kept: \(outcome.leftOut.map { "<\($0)>" }.joined(separator: ", "))") }
    return ImportedCodes(
      file: outcome.file, fileName: outcome.fileName, title: outcome.edition.title,
      counts: "\(outcome.codes) codes and categories read, \(outcome.edition.billable) billable codes", remarks: remarks)
  }

  /// The edition of ICD-10-CM that was asked for.
  static func tabular(_ wishes: ImportWishes) throws(CodeFault) -> TabularEdition? {
    guard let words = wishes.edition else { return nil }
    guard let edition = TabularEdition(words: words) else {
      throw CodeFault("an edition of ICD-10-CM is a month and a year as \"April 2026\" or \"October 2026\", not \"\(words)\"")
    }
    return edition
  }

  /// "20261001" as CMS writes days; nothing if it is none.
  static func day(_ text: String) -> Day? {
    guard text.utf8.count == 8, let number = Int(text) else { return nil }
    return Day(number / 10_000, number / 100 % 100, number % 100)
  }

  /// A month with its year in words or in a file's name: "January 2026", "HCPC2026_JAN_ANWEB".
  static func month(_ words: String) -> (year: Int, month: Int)? {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let lower = words.lowercased()
    guard let month = months.firstIndex(where: { lower.contains($0) }) else { return nil }
    let digits = lower.split { !$0.isASCIIDigit }.compactMap { Int($0) }
    guard let year = digits.first(where: { (2010...2199).contains($0) }) else { return nil }
    return (year, month + 1)
  }

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
