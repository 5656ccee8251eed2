import OfficeFiles
import Practice

/// What an import says before and after.
enum ImportWords {
  static func preview<Reading: ImportReading>(_ importer: Importer<Reading>, _ opened: ImportOpening, _ remarks: [String]) -> [String] {
    let table = opened.table, map = opened.map
    let separators: [UInt8: String] = [44: "commas", 59: "semicolons", 9: "tabs"]
    var lines = [
      "\(opened.path): \(number(importer.rows)) rows, \(table.header.count) columns between \(separators[table.separator] ?? "commas"), "
        + "\(table.encoding.rawValue), from \(map.source == "import" ? "an unknown system" : map.source)"
    ]
    lines.append("ours       <- theirs")
    for (ours, theirs) in map.used { lines.append("  \(padded(ours)) <- \(CSVCell.shown(theirs))") }
    let unused = map.unused.map { CSVCell.shown($0) }
    if !unused.isEmpty {
      let shown = unused.prefix(30).joined(separator: ", ") + (unused.count > 30 ? " and \(unused.count - 30) more" : "")
      lines.append("not used: \(shown)")
    }
    for (index, sample) in importer.preview().enumerated() {
      lines.append("row \(index + 1): " + sample.map { "\($0.ours)=\($0.cell)" }.joined(separator: ", "))
    }
    lines += remarks
    lines.append(
      "rows that are there already are told and not imported twice; rows that cannot be imported go to \(opened.path).rejected.csv")
    return lines
  }

  /// Everything that someone may want to look at.
  static func details(_ report: ImportReport) -> [String] {
    var lines: [String] = []
    func list(_ title: String, _ found: [ImportReport.Line], _ count: Int) {
      guard count > 0 else { return }
      lines.append("\(title): \(number(count))")
      for line in found { lines.append("  line \(line.row): \(line.sentence)") }
      if count > found.count { lines.append("  and \(number(count - found.count)) more") }
    }
    list("already there", report.there, report.alreadyThere)
    list("same name and birth date as someone else, imported; look at them", report.alike, report.count(.alike))
    list("identified", report.identified, report.count(.identified))
    list(
      "rejected", report.rejects.prefix(20).map { ImportReport.Line(row: $0.row, sentence: CSVCell.shown($0.sentence, columns: 300)) },
      report.rejected)
    let marks: [(ImportOutcome.Mark, String)] = [
      (.unidentified, "new patients imported, not identified: only number, sex and age are known"),
      (.deceased, "of the imported have died; they cannot be booked"),
      (.visit, "visits as they happened"),
      (.overbooked, "over another appointment at the same time, kept as overbooked"),
      (.unknownStatus, "without a status, kept as booked with a note"),
      (.unknownType, "of a visit type that is not known here, with the type in the note"),
    ]
    for (mark, words) in marks where report.count(mark) > 0 { lines.append("\(number(report.count(mark))) \(words)") }
    return lines + report.remarks
  }

  /// "500 imported, 3 already there, 2 rejected"
  static func counts(_ report: ImportReport) -> String {
    "\(report.imported) imported, \(report.alreadyThere) already there, \(report.rejected) rejected"
  }

  private static func padded(_ text: String) -> String { text + String(repeating: " ", count: max(0, 9 - text.count)) }

  /// "12,000"
  static func number(_ number: Int) -> String { String(Cents(number * 100).shown.dropLast(3)) }
}
