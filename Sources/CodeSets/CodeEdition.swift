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
  /// As the office gets it from the AMA, or types it.
  package static let cpt = "CPT"
  /// The name of an edition that is a choice of codes: what it lacks may be a code all the same.
  package static let starter = "starter"

  package init(kind: String, name: String, from: Day, to: Day?, billable: Int) {
    self.kind = kind
    self.name = name
    self.from = from
    self.to = to
    self.billable = billable
  }

  /// Whether a code that is not in it is none.
  package var isWhole: Bool { name != Self.starter }

  package func isInForce(on day: Day) -> Bool { day >= from && to.map { day <= $0 } ?? true }

  /// "2026-04-01 to 2026-09-30".
  package var dates: String { to.map { "\(from.iso) to \($0.iso)" } ?? "from \(from.iso)" }

  /// "ICD-10-CM April 2026 (2026-04-01 to 2026-09-30)".
  package var title: String { "\(kind) \(name) (\(dates))" }

  /// The form of data files that this Anteroom writes and reads.
  static let format = 2
  private static let mark = "anteroom codes"

  /// The first line of a data file. Form 2 has codes with days of their own.
  func line(format: Int) -> String {
    let end = to.map { "to \($0.iso)" } ?? "no end"
    return "\(Self.mark)\tformat \(format)\t\(kind)\t\(name)\tfrom \(from.iso)\t\(end)\t\(billable) billable"
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

extension CodeShape {
  /// The kind of set that a code belongs to: diagnoses are known by their point, or by being three characters long.
  static func set(of code: String) -> String? {
    switch service(code) {
    case .hcpcs, .dental: CodeEdition.hcpcs
    case .some: CodeEdition.cpt
    case nil: isDiagnosis(tidyDiagnosis(code)) ? CodeEdition.icd : nil
    }
  }
}
