/// A size of the terminal.
struct Size: Hashable, Sendable, CustomStringConvertible {
  var columns: Int
  var rows: Int

  init(_ columns: Int, _ rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  static let tiny = Size(40, 9)
  static let small = Size(80, 24)
  static let middle = Size(100, 30)
  static let large = Size(120, 40)
  static let huge = Size(132, 43)

  /// The two that people have: a plain terminal and a window made large.
  static let usual = [small, large]

  var description: String { "\(columns)x\(rows)" }
}
