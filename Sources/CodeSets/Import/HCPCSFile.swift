import Practice

/// The HCPCS contractor file of CMS (`HCPC2026_JAN_ANWEB.txt`): records of 320 columns, a long description over as many as it needs.
enum HCPCSFile {
  /// Code 1-5, sequence 6-10, kind of record at 11, description 12-91, short one 92-119, coverage 230, added 269-276, effective 277-284,
  /// ended 285-292, action 293.
  static func isOne(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count >= 91 else { return false }
    let start = line.lowerBound
    let sequence = bytes[start + 5..<start + 10]
    return sequence.allSatisfy { (48...57).contains($0) } && [0x33, 0x34, 0x37, 0x38].contains(bytes[start + 10])
  }

  private struct Record {
    var code: String
    var title: String
    var short: String
    var coverage: String
    var life: CodeLife
  }

  static func read(
    _ bytes: [UInt8], _ fileName: String, _ wishes: ImportWishes, _ progress: (Int, Int) -> Void
  ) throws(CodeFault) -> ImportedCodes {
    let edition = try edition(fileName, wishes)
    var lines = try CodeLines(bytes)
    var records: [Record] = []
    var isModifier = false
    var modifiers = 0, dental = 0
    var isLastShort = false
    while let line = try lines.next() {
      if bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x1A }) { continue }
      guard isOne(bytes, line) else {
        throw lines.fault(lines.isEnded ? "a line that is no HCPCS record of 320 columns" : "the file ends inside a record")
      }
      switch bytes[line.lowerBound + 10] {
      case UInt8(ascii: "7"):
        isModifier = true
        modifiers += 1
      case UInt8(ascii: "8"): break
      case UInt8(ascii: "3"):
        guard line.count >= 293 else {
          throw lines.fault(
            lines.isEnded ? "a first record of \(line.count) columns, where 320 should be" : "the file ends inside a record")
        }
        isModifier = false
        let record = try record(lines, line)
        if record.code.hasPrefix("D") { dental += 1 }
        records.append(record)
      default:
        let code = try lines.field(line, 1, 5)
        guard !isModifier, let last = records.last, last.code == code else {
          throw lines.fault("more of the description of \(code), whose first record is not before it")
        }
        records[records.count - 1].title += " " + (try lines.field(line, 12, 91))
      }
      isLastShort = line.count < 91
      if records.count % 512 == 0 { progress(lines.at, bytes.count) }
    }
    if isLastShort { throw lines.fault("the file ends inside a record") }
    records.removeAll { $0.code.hasPrefix("D") }
    guard !records.isEmpty else { throw CodeFault("there are no codes in the file") }
    var remarks = modifiers > 0 ? ["\(modifiers) modifiers are not kept: any two characters may be a modifier here"] : []
    if dental > 0 { remarks.append("\(dental) dental codes (D, of the ADA) are not kept") }
    return try keep(records, edition, remarks)
  }

  private static func record(_ lines: CodeLines, _ line: Range<Int>) throws(CodeFault) -> Record {
    let code = try lines.field(line, 1, 5)
    switch CodeShape.service(code) {
    case .hcpcs, .dental: break
    default: throw lines.fault("\"\(code)\" is not a code of HCPCS Level II")
    }
    let title = try lines.field(line, 12, 91)
    guard !title.isEmpty else { throw lines.fault("the code \(code) has no description") }
    func day(_ first: Int, _ what: String) throws(CodeFault) -> Day? {
      let text = try lines.field(line, first, first + 7)
      if text.isEmpty || text == "00000000" { return nil }
      guard let day = CodeImport.day(text) else { throw lines.fault("\"\(text)\" is no day on which \(code) \(what)") }
      return day
    }
    let added = try day(269, "was added"), effective = try day(277, "was changed"), ended = try day(285, "ended")
    if let ended, let first = added ?? effective, ended < first { throw lines.fault("the code \(code) ended before it was added") }
    return Record(
      code: code, title: title, short: try lines.field(line, 92, 119), coverage: try lines.field(line, 230, 230),
      life: CodeLife(from: added ?? effective, to: ended))
  }

  private static func keep(_ records: [Record], _ edition: CodeEdition, _ remarks: [String]) throws(CodeFault) -> ImportedCodes {
    var file = CodeFileText()
    var letter: Character?
    for record in records.sorted(by: { $0.code < $1.code }) {
      if record.code.first != letter, let first = record.code.first {
        letter = first
        file.heading("block", "\(first)0000-\(first)9999", ServiceFamily.covers[first] ?? "other")
      }
      file.code(record.code, record.title, table: nil, life: record.life)
      if !record.short.isEmpty { file.note(CodeNote(kind: .term, text: record.short)) }
      if let words = coverages[record.coverage] { file.note(CodeNote(kind: .note, text: "Medicare coverage: \(words)")) }
    }
    var edition = edition
    edition.billable = file.codes
    return ImportedCodes(
      file: file.finish(edition), fileName: "hcpcs-\(edition.from.iso.prefix(7)).tsv", title: edition.title,
      counts: "\(file.codes) codes read",
      remarks: remarks)
  }

  /// What the letters at 230 say, in our own words.
  private static let coverages = [
    "D": "special instructions apply", "C": "the carrier judges", "I": "not payable by Medicare", "M": "not covered by Medicare",
    "S": "not covered by law",
  ]

  private static func edition(_ fileName: String, _ wishes: ImportWishes) throws(CodeFault) -> CodeEdition {
    let found = (wishes.edition ?? fileName)
    if let (year, month) = CodeImport.month(found), let first = Day(year, month, 1) {
      return CodeEdition(
        kind: CodeEdition.hcpcs, name: "\(CodeImport.monthNames[month - 1]) \(year)", from: wishes.from ?? first, to: wishes.to, billable: 0
      )
    }
    guard let from = wishes.from else {
      throw CodeFault("the file's name does not say which quarter it is of; --edition \"January 2026\", or --from DAY, says it")
    }
    return CodeEdition(kind: CodeEdition.hcpcs, name: wishes.edition ?? from.iso, from: from, to: wishes.to, billable: 0)
  }
}
