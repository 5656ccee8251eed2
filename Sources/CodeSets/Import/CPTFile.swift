import Practice

/// CPT as an office gets it under its own licence of the AMA: a line for each code, with tabs or commas, the code first and then its words.
enum CPTFile {
  static func read(_ bytes: [UInt8], _ fileName: String, _ wishes: ImportWishes) throws(CodeFault) -> ImportedCodes {
    var lines = try CodeLines(bytes)
    var codes: [(code: String, words: String)] = []
    var seen = Set<String>()
    var isHead = true
    while let line = try lines.next() {
      if line.isEmpty { continue }
      let cells = try lines.cells(line)
      let code = (cells.first ?? "").uppercased()
      guard let family = CodeShape.service(code) else {
        // What stands before the first code may say anything.
        if isHead, lines.number <= 100 { continue }
        throw lines.fault("\"\(code.prefix(40))\" is not a CPT code")
      }
      switch family {
      case .hcpcs, .dental: throw lines.fault("\(code) is no CPT code: HCPCS comes from the file of CMS (ANWEB)")
      default: break
      }
      isHead = false
      guard let words = cells.dropFirst().first(where: { $0.contains(where: \.isLetter) }) else {
        throw lines.fault(lines.isEnded ? "the code \(code) has no words" : "the file ends inside a line")
      }
      guard seen.insert(code).inserted else { throw lines.fault("the code \(code) a second time") }
      codes.append((code, words))
    }
    guard !codes.isEmpty else {
      throw CodeFault(
        "this is no file of codes that Anteroom knows: an ICD-10-CM tabular list (XML) or order file, a HCPCS file (ANWEB), a PTP or MUE file of "
          + "CMS, or lines with a CPT code and its words")
    }
    return keep(codes, try edition(wishes))
  }

  private static func keep(_ codes: [(code: String, words: String)], _ edition: CodeEdition) -> ImportedCodes {
    var file = CodeFileText()
    var section: Section?
    let order = codes.map { (section: Section.of($0.code), code: $0.code, words: $0.words) }.sorted {
      ($0.section.rank, $0.code) < ($1.section.rank, $1.code)
    }
    for entry in order {
      if entry.section != section {
        section = entry.section
        file.heading("block", entry.section.name, entry.section.words)
      }
      file.code(entry.code, entry.words, table: nil)
    }
    var edition = edition
    edition.billable = file.codes
    return ImportedCodes(
      file: file.finish(edition), fileName: "cpt-\(edition.from.iso).tsv", title: edition.title, counts: "\(file.codes) codes read")
  }

  private static func edition(_ wishes: ImportWishes) throws(CodeFault) -> CodeEdition {
    let year = wishes.edition.flatMap { words in
      words.split { !$0.isASCIIDigit }.compactMap { Int($0) }.first { (2010...2199).contains($0) }
    }
    guard let from = wishes.from ?? year.flatMap({ Day($0, 1, 1) }) else {
      throw CodeFault("a list of CPT does not say for which dates it is: --edition 2026 or --from DAY (and --to DAY) says it")
    }
    let to = wishes.to ?? (wishes.from == nil ? year.flatMap { Day($0, 12, 31) } : nil)
    if let to, to < from { throw CodeFault("the last day \(to.iso) is before the first, \(from.iso)") }
    return CodeEdition(kind: CodeEdition.cpt, name: wishes.edition ?? "\(from.parts.year)", from: from, to: to, billable: 0)
  }

  /// The sections of CPT by their numbers, in our own words.
  private struct Section: Equatable {
    var rank: Int
    var name: String
    var words: String

    static func of(_ code: String) -> Section {
      switch CodeShape.service(code) {
      case .quality: return Section(rank: 7, name: "0001F-9999F", words: "Category II: quality measures")
      case .newTechnology: return Section(rank: 8, name: "0001T-9999T", words: "Category III: new technology")
      case .proprietaryLab: return Section(rank: 9, name: "0001U-9999U", words: "PLA: laboratories' own tests")
      case .multianalyte: return Section(rank: 10, name: "0001M-9999M", words: "MAAA: analyses of several results")
      case .vaccineAdministration: return Section(rank: 11, name: "0001A-9999A", words: "giving vaccines, for the time being")
      default: break
      }
      switch Int(code) ?? 0 {
      case 99_202...99_499: return Section(rank: 1, name: "99202-99499", words: "visits and other evaluation")
      case ..<2000: return Section(rank: 2, name: "00100-01999", words: "anesthesia")
      case ..<70_000: return Section(rank: 3, name: "10004-69990", words: "surgery")
      case ..<80_000: return Section(rank: 4, name: "70010-79999", words: "radiology")
      case ..<90_000: return Section(rank: 5, name: "80047-89398", words: "laboratory and pathology")
      default: return Section(rank: 6, name: "90281-99607", words: "medicine")
      }
    }
  }
}
