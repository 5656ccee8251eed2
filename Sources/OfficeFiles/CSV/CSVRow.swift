/// One row of a table as it stands in the file.
package struct CSVRow: Equatable, Sendable {
  /// The line on which it begins, from 1.
  package var line: Int
  package var cells: [String]
  /// Why the row cannot be used, if its form alone says so.
  package var fault: String?
}
