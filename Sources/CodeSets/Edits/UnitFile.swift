import Practice

/// The medically unlikely edits as an office keeps them: a line for each code.
package struct UnitFile: Sendable {
  package let title: String
  let from: Day
  let to: Day?
  private let limits: [String: UnitLimit]

  private static let mark = "anteroom units\tformat 1"

  static func write(_ rows: [(code: String, units: Int, indicator: Int)], title: String, from: Day, to: Day?) -> [UInt8] {
    var text = "\(mark)\t\(title)\tfrom \(from.iso)\t\(to.map { "to \($0.iso)" } ?? "no end")\t\(rows.count) rows\n"
    for row in rows { text += "\(row.code)\t\(row.units)\t\(row.indicator)\n" }
    var bytes = Array(text.utf8)
    bytes += "end\t\(CodeCheck.sum(bytes[...]))\n".utf8
    return bytes
  }

  init(_ bytes: [UInt8]) throws(CodeFault) {
    guard let last = bytes.dropLast().lastIndex(of: newline), bytes[(last + 1)...].starts(with: "end\t".utf8),
      bytes[(last + 5)...].dropLast().elementsEqual(CodeCheck.sum(bytes[...last]).utf8),
      let text = String(validating: bytes[...last], as: UTF8.self)
    else { throw CodeFault("it is not as it was written: its check number is another one; bring it in again") }
    let lines = text.split(separator: "\n")
    let parts = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
    guard text.hasPrefix(Self.mark), parts.count == 6, parts[3].hasPrefix("from "), let from = Day(iso: String(parts[3].dropFirst(5)))
    else {
      throw CodeFault("its first line does not say which limits it holds", line: 1)
    }
    var limits: [String: UnitLimit] = [:]
    for line in lines.dropFirst() {
      let cells = line.split(separator: "\t")
      guard cells.count == 3, let units = Int(cells[1]), let indicator = Int(cells[2]) else { throw CodeFault("a line that is no limit") }
      limits[String(cells[0])] = UnitLimit(units: units, indicator: indicator)
    }
    title = String(parts[2])
    self.from = from
    to = parts[4].hasPrefix("to ") ? Day(iso: String(parts[4].dropFirst(3))) : nil
    self.limits = limits
  }

  func limit(_ code: String) -> UnitLimit? { limits[code] }

  func isInForce(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}
