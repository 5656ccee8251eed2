import Practice

/// Which edition a tabular list is, since the file itself only says its year.
package struct TabularEdition: Hashable, Sendable {
  /// April or October: these are the months in which editions begin.
  var isApril: Bool
  var year: Int

  /// Reads "April 2026", or a file's name such as `icd10c-tabular-April-1-2026.xml`.
  package init?(words: String) {
    let parts = words.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    guard let month = parts.firstIndex(where: { $0 == "april" || $0 == "october" }) else { return nil }
    let years = parts[month...].compactMap { Int($0) }.filter { (2010...2199).contains($0) }
    guard let year = years.first else { return nil }
    isApril = parts[month] == "april"
    self.year = year
  }

  /// The edition with which a fiscal year begins: that of 2026 in October 2025.
  init(fiscalYear: Int) {
    isApril = false
    year = fiscalYear - 1
  }

  var fiscalYear: Int { isApril ? year : year + 1 }
  /// "April 2026".
  package var name: String { "\(isApril ? "April" : "October") \(year)" }

  /// The dates of service it is for. An April edition takes over from that of October, which still says the whole year.
  func edition(billable: Int) -> CodeEdition? {
    guard let from = Day(year, isApril ? 4 : 10, 1), let to = Day(fiscalYear, 9, 30) else { return nil }
    return CodeEdition(kind: CodeEdition.icd, name: name, from: from, to: to, billable: billable)
  }

  /// "icd10cm-2026-04.tsv".
  package var fileName: String { "icd10cm-\(year)-\(isApril ? "04" : "10").tsv" }
}
