import Desk
import OfficeFiles
import Practice

/// `anteroom figures`: how some days went, as a table.
enum FiguresVerb {
  static func run(_ arguments: Arguments) throws(Stop) {
    try Opening.look(arguments) { (office, now) throws(Stop) in try run(arguments, office, now) }
  }

  private static func run(_ arguments: Arguments, _ office: Office, _ now: Moment) throws(Stop) {
    func day(_ text: String?, _ option: String) throws(Stop) -> Day? {
      guard let text else { return nil }
      guard let day = Day(typed: text, today: now.day) else { throw .usage("\(option) takes a day as 2026-11-23 or t-30, not \"\(text)\"") }
      return day
    }
    let given = try day(arguments.from, "--from"), to = try day(arguments.output, "--to") ?? max(now.day, given ?? now.day)
    let from = given ?? to
    guard from <= to else { throw .usage("--to \(to.iso) is before --from \(from.iso)") }
    guard from.distance(to: to) < 3660 else { throw .usage("figures takes at most ten years at once") }
    let figures = office.figures(from: from, to: to)
    if arguments.csv {
      for row in FiguresTable.rows(figures, in: office) { Streams.result(CSVCell.row(row)) }
    } else {
      let text = FiguresTable.sheets(figures, in: office, note: "as of \(now.day.shown) \(now.time.shown)").text
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { Streams.result(String(line)) }
    }
  }
}
