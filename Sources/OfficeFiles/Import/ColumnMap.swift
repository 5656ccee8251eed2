import Practice

/// Which column of a file is what.
package struct ColumnMap: Sendable {
  package enum Subject: Sendable {
    case patients, appointments

    var table: ColumnNames.Table { self == .patients ? ColumnNames.patients : ColumnNames.appointments }
    var known: [ColumnNames.Known] { self == .patients ? ColumnNames.knownPatients : ColumnNames.knownAppointments }
  }

  package let subject: Subject
  package let header: [String]
  /// The system that the file comes from, which its numbers belong to.
  package private(set) var source = "import"
  /// Whether 3/4/1982 is the third of April.
  package private(set) var isDayFirst = false
  private var columns: [String: Int] = [:]

  /// Recognises what it can, and then does what the mapping says.
  package init(_ subject: Subject, header: [String], mapping: MappingFile? = nil) throws(CSVFault) {
    self.subject = subject
    self.header = header
    let plain = header.map { ColumnNames.plain($0) }
    let names = Set(plain)
    let known = subject.known.first { $0.marks.isSubset(of: names) }
    if let known { source = known.source }
    for (ours, theirs) in subject.table {
      let wanted = known?.others[ours].map { [$0] } ?? theirs
      let taken = Set(known?.others.filter { $0.key != ours }.values.map { $0 } ?? [])
      guard let name = wanted.first(where: { names.contains($0) && !taken.contains($0) }), let index = plain.firstIndex(of: name),
        !columns.values.contains(index)
      else { continue }
      columns[ours] = index
    }
    for line in mapping?.lines ?? [] { try take(line) }
    try checkUse(plain)
  }

  private mutating func take(_ line: MappingFile.Line) throws(CSVFault) {
    switch line.ours {
    case "source":
      let name = line.theirs.lowercased()
      guard (1...40).contains(name.utf8.count), name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
      else {
        throw CSVFault("line \(line.number) of the mapping: a source is a word of letters, digits and dashes")
      }
      source = name
    case "dates":
      guard ["dmy", "mdy"].contains(line.theirs) else { throw CSVFault("line \(line.number) of the mapping: dates is mdy or dmy") }
      isDayFirst = line.theirs == "dmy"
    default:
      guard subject.table.contains(where: { $0.ours == line.ours }) else {
        throw CSVFault(
          "line \(line.number) of the mapping: there is no \"\(CSVCell.shown(line.ours))\" here; ours are "
            + (subject.table.map(\.ours) + ["source", "dates"]).joined(separator: ", "))
      }
      if line.theirs.isEmpty {
        columns[line.ours] = nil
        return
      }
      guard let index = header.firstIndex(of: line.theirs) else {
        throw CSVFault("line \(line.number) of the mapping: the file has no column \"\(CSVCell.shown(line.theirs))\"")
      }
      for (ours, other) in columns where other == index { columns[ours] = nil }
      columns[line.ours] = index
    }
  }

  private func checkUse(_ plain: [String]) throws(CSVFault) {
    for (_, index) in columns {
      if plain.count(where: { $0 == plain[index] }) > 1, header.count(where: { $0 == header[index] }) > 1 {
        throw CSVFault("the column \"\(CSVCell.shown(header[index]))\" is there twice, and it cannot be told which is meant")
      }
    }
    let how =
      "; a mapping (--map FILE) with lines \"ours = theirs\" says which column is what, and ours are "
      + subject.table.map(\.ours).joined(separator: ", ")
    switch subject {
    case .patients:
      if !has("family"), !has("name") { throw CSVFault("no column was recognised for the family name or the whole name" + how) }
    case .appointments:
      if !has("when"), !has("day") || !has("start") { throw CSVFault("no columns were recognised for the day and the time" + how) }
      if !has("patient"), !has("born") || !(has("name") || has("family")) {
        throw CSVFault("no column was recognised for the patient's number, or for name and birth date" + how)
      }
    }
  }

  package func has(_ ours: String) -> Bool { columns[ours] != nil }

  /// The cell as it stands in the file; empty where there is no such column.
  func raw(_ ours: String, _ row: CSVRow) -> String {
    guard let index = columns[ours], row.cells.indices.contains(index) else { return "" }
    return row.cells[index]
  }

  /// Ours and theirs in the order of the preview.
  package var used: [(ours: String, theirs: String)] {
    subject.table.compactMap { entry in columns[entry.ours].map { (entry.ours, header[$0]) } }
  }

  /// Columns that nothing is taken from.
  package var unused: [String] { header.indices.filter { !columns.values.contains($0) }.map { header[$0] } }

  /// Which column has the social security number, whether it is used or not.
  var securityColumns: Set<Int> {
    let names: Set<String> = ["ssn", "ss", "socialsecurity", "socialsecuritynumber", "socsec", "ssnumber"]
    return Set(header.indices.filter { names.contains(ColumnNames.plain(header[$0])) } + [columns["ssn"]].compactMap { $0 })
  }
}
