/// A page of diagnoses and services to tick, of a specialty, as an office writes it down.
package struct TickSheet: Fielded, Hashable {
  package var name = ""
  /// The specialties of providers whose superbills open with it.
  package var specialties: [String] = []
  /// The left column and the right one.
  package var diagnoses: [TickRow] = []
  package var services: [TickRow] = []

  package init() {}

  package static let fields: [Field<TickSheet>] = [
    Field("name", \.name), Field("specialties", \.specialties, "of the providers whose superbills open with it"),
    Field("diagnoses", \.diagnoses, "the left column"), Field("services", \.services, "the right column"),
  ]

  package func isFor(_ provider: Provider?) -> Bool {
    guard let specialty = provider?.specialty.trimmed.lowercased(), !specialty.isEmpty else { return false }
    return specialties.contains { $0.lowercased() == specialty }
  }
}

/// One line of a tick page.
package struct TickRow: Fielded, Hashable {
  /// The heading it stands under.
  package var section = ""
  package var code = ""
  package var words = ""

  package init() {}

  package init(_ section: String, _ code: String, _ words: String) {
    self.section = section
    self.code = code
    self.words = words
  }

  package static let fields: [Field<TickRow>] = [Field("section", \.section), Field("code", \.code), Field("words", \.words)]
}

/// Reads a tick page from its file:
///
///     page Family medicine
///     for family medicine, internal medicine
///
///     diagnoses
///     [Heart]
///     I10    blood pressure high
///
///     services
///     [Visits]
///     99213  established, low
///
/// A line that begins with # is a remark.
package enum TickText {
  package static let mostRows = 200
  private static let longest = 60

  private enum Column { case diagnoses, services }

  package static func read(_ text: String) throws(LineFault) -> TickSheet {
    var sheet = TickSheet(), column: Column?, section = "", seen: [String: Int] = [:]
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, raw) in lines.enumerated() {
      let number = index + 1
      let line = String(index == 0 ? raw.drop { $0 == "\u{FEFF}" } : raw).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      func fault(_ sentence: String) -> LineFault { LineFault(line: number, sentence: sentence) }
      let first = line.prefix { !$0.isWhitespace }, rest = String(line.dropFirst(first.count)).trimmed
      switch first.lowercased() {
      case "page" where column == nil:
        if !sheet.name.isEmpty { throw fault("the page has its name already, \"\(sheet.name)\"; one file is one page") }
        if rest.isEmpty { throw fault("after page stands its name: page Family medicine") }
        sheet.name = try short(rest, fault)
      case "for" where column == nil:
        let names = rest.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        if names.isEmpty { throw fault("after for stand the specialties, with commas: for family medicine, pediatrics") }
        for name in names { sheet.specialties.append(try short(name, fault)) }
      case "diagnoses" where rest.isEmpty: (column, section) = (.diagnoses, "")
      case "services" where rest.isEmpty: (column, section) = (.services, "")
      default:
        if line.hasPrefix("[") {
          guard line.hasSuffix("]"), line.count > 2 else { throw fault("a heading stands in brackets: [Heart]") }
          section = try short(String(line.dropFirst().dropLast()).trimmed, fault)
          continue
        }
        guard let column else {
          throw fault("\"\(first)\" is not page, for, diagnoses or services: what can be ticked comes below diagnoses or services")
        }
        let code = column == .diagnoses ? CodeShape.tidyDiagnosis(String(first)) : first.uppercased()
        guard column == .diagnoses ? CodeShape.isDiagnosis(code) : CodeShape.isService(code) else {
          throw fault(
            column == .diagnoses
              ? "\"\(first)\" is not shaped like an ICD-10-CM code (E11.9)"
              : "\"\(first)\" is not shaped like a CPT or HCPCS code (99213, J1100)")
        }
        if let earlier = seen[code] { throw fault("\(code) stands in line \(earlier) already") }
        seen[code] = number
        let row = TickRow(section, code, try short(rest, fault))
        if column == .diagnoses { sheet.diagnoses.append(row) } else { sheet.services.append(row) }
        if max(sheet.diagnoses.count, sheet.services.count) > mostRows { throw fault("a column has at most \(mostRows) lines") }
      }
    }
    if sheet.name.isEmpty { throw LineFault(line: 1, sentence: "a page begins with its name: page Family medicine") }
    if sheet.diagnoses.isEmpty, sheet.services.isEmpty {
      throw LineFault(line: lines.count, sentence: "nothing can be ticked on this page: codes come below diagnoses and services")
    }
    return sheet
  }

  private static func short(_ text: String, _ fault: (String) -> LineFault) throws(LineFault) -> String {
    if text.count > longest { throw fault("\"\(text.prefix(20))...\" has \(text.count) letters, and a line has room for \(longest)") }
    return text
  }
}
