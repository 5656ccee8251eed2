import Practice

/// The medically unlikely edits of CMS, practitioner services, as CSV: a code, the most units, and how that is counted.
enum MUEFile {
  static func read(_ bytes: [UInt8], _ fileName: String, _ wishes: ImportWishes) throws(CodeFault) -> ImportedCodes {
    let from = try start(fileName, wishes)
    var lines = try CodeLines(bytes)
    var rows: [(code: String, units: Int, indicator: Int)] = []
    var seen = Set<String>()
    while let line = try lines.next() {
      if lines.bytes[line].allSatisfy({ $0 == 0x20 || $0 == tab || $0 == UInt8(ascii: ",") }) { continue }
      if rows.isEmpty, lines.number <= 200, isNotice(lines, line) { continue }
      let cells = try lines.cells(line)
      guard cells.count >= 3, CodeShape.isService(cells[0]) else {
        throw lines.fault(lines.isEnded ? "a line without a code, units and an indicator" : "the file ends inside a line")
      }
      guard let units = Int(cells[1]), (0...100_000).contains(units) else {
        throw lines.fault("\"\(cells[1].prefix(20))\" is no number of units")
      }
      guard let indicator = cells[2].first.flatMap({ Int(String($0)) }), (1...3).contains(indicator) else {
        throw lines.fault("\"\(cells[2].prefix(30))\" is no adjudication indicator (1, 2 or 3)")
      }
      guard seen.insert(cells[0]).inserted else { throw lines.fault("the code \(cells[0]) a second time") }
      rows.append((cells[0], units, indicator))
    }
    guard !rows.isEmpty else { throw CodeFault("there are no limits in the file: a code, its units and its indicator") }
    rows.sort { $0.code < $1.code }
    let title = "NCCI MUE \(wishes.edition ?? from.iso)"
    return ImportedCodes(
      file: UnitFile.write(rows, title: title, from: from, to: wishes.to), fileName: "ncci-mue-\(from.iso).units",
      title: "\(title) (from \(from.iso))", counts: "\(rows.count) limits read")
  }

  /// What stands before the first code is a copyright notice, in whatever encoding, and the names of the columns.
  private static func isNotice(_ lines: CodeLines, _ line: Range<Int>) -> Bool {
    let first = String(decoding: lines.bytes[line].prefix { $0 != UInt8(ascii: ",") && $0 != tab }, as: UTF8.self)
    return !CodeShape.isService(first.filter { $0 != "\"" && $0 != " " })
  }

  /// "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv" says the first day itself.
  private static func start(_ fileName: String, _ wishes: ImportWishes) throws(CodeFault) -> Day {
    if let from = wishes.from { return from }
    if let (year, quarter) = wishes.edition.flatMap({ PTPFile.quarter($0.lowercased()) }), let day = Day(year, quarter * 3 - 2, 1) {
      return day
    }
    let parts = fileName.split { !$0.isASCIIDigit }.compactMap { Int($0) }
    for place in parts.indices.dropLast(2) {
      if let day = Day(parts[place + 2], parts[place], parts[place + 1]) { return day }
    }
    throw CodeFault("the file's name does not say from which day it stands; --from DAY, or --edition 2026Q4, says it")
  }
}
