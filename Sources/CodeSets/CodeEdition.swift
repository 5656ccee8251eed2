import Practice

/// Which set of codes a file holds, and the dates of service that it is for.
package struct CodeEdition: Hashable, Sendable {
  /// "ICD-10-CM", "HCPCS II".
  package var kind: String
  /// "April 2026".
  package var name: String
  package var from: Day
  /// The last day, or nothing if it is in force until further notice.
  package var to: Day?
  /// How many codes of it may stand on a claim.
  package var billable: Int

  package static let icd = "ICD-10-CM"
  package static let hcpcs = "HCPCS II"

  package init(kind: String, name: String, from: Day, to: Day?, billable: Int) {
    self.kind = kind
    self.name = name
    self.from = from
    self.to = to
    self.billable = billable
  }

  package func isInForce(on day: Day) -> Bool { day >= from && to.map { day <= $0 } ?? true }

  /// "2026-04-01 to 2026-09-30".
  package var dates: String { to.map { "\(from.iso) to \($0.iso)" } ?? "from \(from.iso)" }

  /// "ICD-10-CM April 2026 (2026-04-01 to 2026-09-30)".
  package var title: String { "\(kind) \(name) (\(dates))" }

  /// The form of data files that this Anteroom writes and reads.
  static let format = 1
  private static let mark = "anteroom codes"

  /// The first line of a data file.
  var line: String {
    let end = to.map { "to \($0.iso)" } ?? "no end"
    return "\(Self.mark)\tformat \(Self.format)\t\(kind)\t\(name)\tfrom \(from.iso)\t\(end)\t\(billable) billable"
  }

  init(line: Substring) throws(CodeFault) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard parts.first.map(String.init) == Self.mark else {
      throw CodeFault("this is not a data file of codes: its first line does not begin with \"\(Self.mark)\"", line: 1)
    }
    guard parts.count > 1, parts[1].hasPrefix("format "), let format = Int(parts[1].dropFirst(7)) else {
      throw CodeFault("the first line does not say which format the file has", line: 1)
    }
    guard format <= Self.format else {
      throw CodeFault("the file was written by a newer Anteroom (format \(format), and this one knows \(Self.format))", line: 1)
    }
    guard parts.count == 7, !parts[2].isEmpty, !parts[3].isEmpty, parts[4].hasPrefix("from "),
      let from = Day(iso: String(parts[4].dropFirst(5))), parts[6].hasSuffix(" billable"), let billable = Int(parts[6].dropLast(9))
    else { throw CodeFault("the first line should name kind, edition, first day, last day and the number of codes", line: 1) }
    let to = parts[5].hasPrefix("to ") ? Day(iso: String(parts[5].dropFirst(3))) : nil
    guard to != nil || parts[5] == "no end", to.map({ $0 >= from }) ?? true else {
      throw CodeFault("the last day on the first line is \"\(parts[5])\", which makes no sense after \(from.iso)", line: 1)
    }
    self.init(kind: String(parts[2]), name: String(parts[3]), from: from, to: to, billable: billable)
  }
}
