import Desk
import Practice
import Training

/// The practice office that the tests look at: the same one for everybody, at the same minute.
enum Example {
  static let now = Moment(iso: "2026-11-23T10:42:00-05:00") ?? Moment(milliseconds: 0, offset: 0)
  static let office = Demo(seed: 1, at: now).office().office
  static let seat = Desk.Seat(by: "you", role: .manager, desk: "front-1", isDemo: true)

  /// An office on its first day: nobody, nothing, not even a name.
  static let empty = Office()
}

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
