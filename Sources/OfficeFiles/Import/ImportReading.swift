import Practice

/// Turns rows of a file into rows of an import, and batches of those into one change.
package protocol ImportReading {
  associatedtype Row: Sendable
  associatedtype Action: Importing
  var map: ColumnMap { get }
  /// Looks at each row once before any is imported: what can only be known of the file as a whole.
  mutating func look(_ row: CSVRow)
  /// Why the file as a whole cannot be imported.
  func fault() -> String?
  func read(_ row: CSVRow) throws(CSVFault) -> Row
  func action(_ rows: [Row]) -> Action
  /// Learns what became of a row.
  mutating func note(_ row: Row, _ outcome: ImportOutcome)
  /// What is worth saying before it begins, a sentence each.
  var preface: [String] { get }
  /// What is worth saying at the end.
  var remarks: [String] { get }
}

/// Finds out whether the dates of a file are month or day first, where that can be told.
struct DateOrder: Sendable {
  private var dayFirst: (line: Int, text: String)?
  private var monthFirst: (line: Int, text: String)?

  mutating func look(_ text: String, line: Int) {
    switch CellReading.isDayFirst(text) {
    case true: if dayFirst == nil { dayFirst = (line, CSVCell.shown(text)) }
    case false: if monthFirst == nil { monthFirst = (line, CSVCell.shown(text)) }
    default: break
    }
  }

  func fault(isDayFirst: Bool) -> String? {
    if let wrong = isDayFirst ? monthFirst : dayFirst {
      let order = isDayFirst ? "day/month/year" : "month/day/year"
      let other = isDayFirst ? "leave out the line dates = dmy" : "put the line dates = dmy into a mapping (--map FILE)"
      let mixed = dayFirst != nil && monthFirst != nil
      return "line \(wrong.line) has the date \(wrong.text), which is not \(order); "
        + (mixed ? "the file mixes both orders, and a date such as 3/4/1982 could be either: export it with dates as 1982-03-04" : other)
    }
    return nil
  }
}
