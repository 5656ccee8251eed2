import Practice

/// Brings the rows of a file into an office, batch by batch, each batch one line of the journal.
///
/// Stopped in the middle and run again it goes on: what is there already is not imported twice, and the rest gets the same numbers.
package struct Importer<Reading: ImportReading> {
  /// Rows in one line of the journal, and bytes of their cells, so that a line stays far below its limit.
  private static var batchRows: Int { 200 }
  private static var batchBytes: Int { 150_000 }

  private let table: CSVTable
  package private(set) var reading: Reading
  /// How many rows the file has.
  package private(set) var rows = 0
  /// The first rows, for a preview.
  package private(set) var samples: [CSVRow] = []

  /// Reads the file once without importing anything: a file that cannot be read to its end is not begun.
  package init(_ table: CSVTable, _ reading: Reading) throws(CSVFault) {
    self.table = table
    self.reading = reading
    var reader = table.reader()
    while let row = try reader.next() {
      rows += 1
      if samples.count < 2, row.fault == nil { samples.append(row) }
      self.reading.look(row)
    }
    if let fault = self.reading.fault() { throw CSVFault(fault) }
  }

  /// Changes how rows become actions, once it is known for which provider they are.
  package mutating func prepare(_ change: (inout Reading) -> Void) { change(&reading) }

  /// The sample rows as they would be kept, by our names.
  package func preview() -> [[(ours: String, cell: String)]] {
    let security = reading.map.securityColumns
    return samples.map { row in
      let masked = CSVRow(line: row.line, cells: Masking.row(row.cells, security), fault: nil)
      return reading.map.used.map { ($0.ours, CSVCell.shown(reading.map.raw($0.ours, masked))) }.filter { !$0.1.isEmpty }
    }
  }

  /// Imports everything, or with `dry` decides everything and changes nothing.
  package mutating func run(
    on folder: OfficeFolder, dry: Bool, setUp: [any Practice.Verb] = [], context: () -> Context, progress: (Int) -> Void
  ) throws(ImportFault) -> ImportReport {
    var target = dry ? ImportTarget(dry: folder.office) : ImportTarget(folder)
    for verb in setUp { try target.change(verb, context()) }
    var report = ImportReport()
    let security = reading.map.securityColumns
    var batch: [(row: Reading.Row, csv: CSVRow)] = []
    var bytes = 0, done = 0
    var reader = table.reader()
    while let row = try Self.next(&reader) {
      done += 1
      do throws(CSVFault) {
        batch.append((try reading.read(row), row))
        bytes += row.cells.reduce(0) { $0 + $1.utf8.count }
      } catch {
        // In the order of the file, whoever rejects them.
        try flush(&batch, &target, &report, security, context)
        bytes = 0
        report.reject(row, error.sentence, Masking.row(row.cells, security))
      }
      if batch.count >= Self.batchRows || bytes >= Self.batchBytes {
        try flush(&batch, &target, &report, security, context)
        bytes = 0
        progress(done)
      }
    }
    try flush(&batch, &target, &report, security, context)
    progress(done)
    report.remarks = reading.remarks
    return report
  }

  private static func next(_ reader: inout CSVTable.Reader) throws(ImportFault) -> CSVRow? {
    do throws(CSVFault) { return try reader.next() } catch { throw .unusable(error.sentence) }
  }

  private mutating func flush(
    _ batch: inout [(row: Reading.Row, csv: CSVRow)], _ target: inout ImportTarget, _ report: inout ImportReport, _ security: Set<Int>,
    _ context: () -> Context
  ) throws(ImportFault) {
    if batch.isEmpty { return }
    let outcomes = try target.take(reading.action(batch.map(\.row)), context)
    for (item, outcome) in zip(batch, outcomes) {
      report.add(outcome, Masking.row(item.csv.cells, security))
      reading.note(item.row, outcome)
    }
    batch.removeAll(keepingCapacity: true)
  }
}
