import Practice

/// The NCCI procedure-to-procedure edits of CMS, practitioner services, as tab-delimited text or saved as CSV.
///
/// An office keeps them as lines of one length in order, which are searched where they lie: there are millions of them.
enum PTPFile {
  static func read(
    _ bytes: [UInt8], _ fileName: String, _ wishes: ImportWishes, _ progress: (Int, Int) -> Void
  ) throws(CodeFault) -> ImportedCodes {
    let (name, from) = try edition(fileName, wishes)
    var lines = try CodeLines(bytes)
    var rows: [EditRow] = []
    var isHead = true
    while let line = try lines.next() {
      guard let row = try row(lines, line, isHead) else { continue }
      isHead = false
      rows.append(row)
      if rows.count % 8192 == 0 { progress(lines.at, bytes.count) }
    }
    guard !rows.isEmpty else { throw CodeFault("there are no edits in the file: column 1, column 2, two dates and a modifier indicator") }
    rows.sort()
    let part = fileName.lowercased().split { !$0.isLetter && !$0.isASCIIDigit }.last { $0.count == 2 && $0.first == "f" }
    let label = part.map { "-\(String($0))" } ?? ""
    let title = "NCCI PTP \(name)"
    return ImportedCodes(
      file: EditFile.write(rows, title: title, from: from, to: wishes.to), fileName: "ncci-ptp-\(from.iso)\(label).edits",
      title: "\(title) (from \(from.iso))", counts: "\(rows.count) edits read",
      remarks: part == nil ? [] : ["CMS divides this file: bring in f1 to f4, each by its own command"])
  }

  /// Column 1, column 2, "*" if before 1996, effective, deleted ("*" if not), modifier indicator, reason.
  private static func row(_ lines: CodeLines, _ line: Range<Int>, _ isHead: Bool) throws(CodeFault) -> EditRow? {
    func unlike(_ what: String) throws(CodeFault) -> EditRow? {
      // What stands before the first edit is a notice and the names of the columns.
      if isHead, lines.number <= 200 { return nil }
      throw lines.fault(lines.isEnded ? what : "the file ends inside a line")
    }
    if lines.bytes[line].allSatisfy({ $0 == 0x20 || $0 == tab || $0 == UInt8(ascii: ",") }) { return nil }
    if isHead, String(validating: lines.bytes[line], as: UTF8.self) == nil { return nil }
    let cells = try lines.cells(line)
    guard cells.count >= 6, CodeShape.isService(cells[0]), CodeShape.isService(cells[1]) else {
      return try unlike("a line without two codes, two dates and a modifier indicator")
    }
    guard let from = CodeImport.day(cells[3]) else {
      return try unlike("\"\(cells[3].prefix(20))\" is not the day from which an edit stands")
    }
    let ended = cells[4]
    let to = CodeImport.day(ended)
    guard to != nil || ended.isEmpty || ended == "*" || ended == "99991231" else {
      return try unlike("\"\(ended.prefix(20))\" is not the day on which an edit ended")
    }
    guard let indicator = cells[5].first.flatMap({ Int(String($0)) }), [0, 1, 9].contains(indicator), cells[5].count == 1 else {
      return try unlike("\"\(cells[5].prefix(20))\" is not a modifier indicator (0, 1 or 9)")
    }
    return EditRow(first: cells[0], second: cells[1], from: from, to: to, indicator: indicator)
  }

  /// "2026Q4", or by the version in the file's name: v320 began in January 2026, and each quarter counts one.
  private static func edition(_ fileName: String, _ wishes: ImportWishes) throws(CodeFault) -> (name: String, from: Day) {
    let words = (wishes.edition ?? fileName).lowercased()
    if let found = quarter(words), let first = Day(found.year, found.quarter * 3 - 2, 1) {
      return ("\(found.year)Q\(found.quarter)", wishes.from ?? first)
    }
    guard let from = wishes.from else {
      throw CodeFault("the file's name does not say which quarter it is of; --edition 2026Q4, or --from DAY, says it")
    }
    return (wishes.edition ?? from.iso, from)
  }

  static func quarter(_ words: String) -> (year: Int, quarter: Int)? {
    let digits = Array(words.utf8)
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: digits[range], as: UTF8.self)) }
    for place in digits.indices {
      if digits[place] == UInt8(ascii: "q"), place >= 4, place + 1 < digits.count, let year = number(place - 4..<place),
        let quarter = number(place + 1..<place + 2), (2010...2199).contains(year), (1...4).contains(quarter)
      {
        return (year, quarter)
      }
      if digits[place] == UInt8(ascii: "v"), place + 4 < digits.count, digits[place + 4] == UInt8(ascii: "r"),
        let version = number(place + 1..<place + 4), (160...999).contains(version), version % 10 < 4
      {
        return (1994 + version / 10, version % 10 + 1)
      }
    }
    return nil
  }
}
