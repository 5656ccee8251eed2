import Foundation
import Practice
import Testing

@testable import CodeSets

/// Every line here is made up: no word of it is the AMA's, and no edit CMS's.
@Suite("Bringing in editions and edits") struct EditionImportTests {
  private func read(_ text: String, _ name: String, _ wishes: ImportWishes = ImportWishes()) throws -> ImportedCodes {
    try CodeImport.read(Array(text.utf8), fileName: name, wishes: wishes)
  }

  private func refusal(_ bytes: [UInt8], _ name: String, _ wishes: ImportWishes = ImportWishes()) -> String {
    Shared.refusal { () throws(CodeFault) in _ = try CodeImport.read(bytes, fileName: name, wishes: wishes) } ?? "it was read"
  }

  private func refusal(_ text: String, _ name: String, _ wishes: ImportWishes = ImportWishes()) -> String {
    refusal(Array(text.utf8), name, wishes)
  }

  private func padded(_ text: String, _ columns: Int) -> String { text + String(repeating: " ", count: max(0, columns - text.count)) }

  // MARK: The order file

  private func order(_ number: Int, _ code: String, _ billable: Int, _ title: String) -> String {
    let digits = String(repeating: "0", count: 5 - "\(number)".count) + "\(number)"
    return "\(digits) \(padded(code, 7)) \(billable) \(padded(String(title.prefix(60)), 60)) \(title)\n"
  }

  private var orderFile: String {
    order(1, "A00", 0, "Cholera") + order(2, "A000", 1, "Cholera due to something") + order(3, "W08", 0, "Fall from furniture")
      + order(4, "W08XXXA", 1, "Fall from furniture, initial encounter")
      + order(5, "W08XXXD", 1, "Fall from furniture, subsequent encounter")
      + order(6, "I10", 1, "High pressure")
  }

  @Test("the order file becomes a set with its edition; what lacks its 7th character is said from it as from the tabular list")
  func orderFileRead() throws {
    let imported = try read(orderFile, "icd10cm_order_2026.txt")
    #expect(imported.fileName == "order-icd10cm-2025-10.tsv" && imported.title == "ICD-10-CM October 2025 (2025-10-01 to 2026-09-30)")
    let place = try ShelfTests.Place(), path = place.path + "/" + imported.fileName
    #expect(CodeFile.write(imported.file, to: path))
    let facts = CodeFacts(CodeShelf(files: [path])), day = try #require(Day(2026, 1, 5))
    #expect(facts.standing("A00.0", day) == .billable && facts.standing("A00", day) == .heading(below: ["A00.0"]))
    #expect(facts.standing("W08", day) == .needsSeventh(["W08.XXXA", "W08.XXXD"]))
    #expect(facts.standing("W08.XX", day) == .needsSeventh(["W08.XXXA", "W08.XXXD"]))
    #expect(facts.standing("W08.XXXA", day) == .billable && facts.standing("W08.XXXS", day) == .unknown)
    let april = try read(orderFile, "x.txt", ImportWishes(edition: "April 2026"))
    #expect(april.fileName == "order-icd10cm-2026-04.tsv", "after the tabular list of the same edition, which has notes")
  }

  @Test("an order file that is cut, damaged or contradicts itself is refused with the line")
  func orderFileRefused() {
    let name = "icd10cm_order_2026.txt"
    #expect(refusal(order(1, "A00", 0, "Cholera") + order(2, "I10", 1, "x"), name).contains("a heading with nothing below it, at line 2"))
    #expect(refusal(order(1, "A00", 1, "Cholera") + order(2, "A000", 1, "x"), name).contains("codes stand below it"))
    #expect(refusal(order(1, "A000", 1, "x"), name).contains("without its category"))
    #expect(refusal(order(2, "I10", 1, "x") + order(1, "I11", 1, "x"), name).contains("comes after 2"))
    #expect(refusal(order(1, "I10", 1, "x") + order(2, "I10", 1, "x"), name).contains("second time"))
    #expect(refusal(order(1, "I10", 1, "x") + "00002 I1", name).contains("ends inside a line"))
    #expect(refusal(orderFile, "order.txt").contains("--edition"))
    #expect(refusal(orderFile, name, ImportWishes(edition: "soon")).contains("a month and a year"))
  }

  // MARK: HCPCS

  private func hcpcs(
    _ code: String, _ kind: Int, _ long: String, short: String = "", coverage: String = " ", added: String = "20200101", ended: String = ""
  ) -> String {
    var record = padded("\(padded(code, 5))00100\(kind)\(padded(long, 80))\(padded(short, 28))", 229) + coverage
    record = padded(record, 268) + padded(added, 8) + padded("20240101", 8) + padded(ended, 8) + "N"
    return padded(record, 320) + "\r\n"
  }

  @Test("the HCPCS file of CMS: descriptions over several records, codes with days of their own, modifiers and dental codes left out")
  func hcpcsRead() throws {
    let text =
      hcpcs("A9001", 3, "a made-up lamp for the waiting room, to be hung from the", short: "made-up lamp", coverage: "M")
      + hcpcs("A9001", 4, "ceiling, each") + hcpcs("J9002", 3, "a made-up drug", ended: "20251231")
      + hcpcs("J9003", 3, "another", added: "20260401")
      + hcpcs("   ZZ", 7, "a modifier") + hcpcs("   ZZ", 8, "and more of it") + hcpcs("D0001", 3, "a tooth")
    let imported = try read(text, "HCPC2026_JAN_ANWEB.txt")
    #expect(imported.fileName == "hcpcs-2026-01.tsv" && imported.title == "HCPCS II January 2026 (from 2026-01-01)")
    #expect(imported.counts == "3 codes read" && imported.remarks.count == 2)
    let place = try ShelfTests.Place(), path = place.path + "/" + imported.fileName
    #expect(CodeFile.write(imported.file, to: path))
    let shelf = CodeShelf(files: [path, Shared.codes + "/hcpcs-starter.tsv"]), facts = CodeFacts(shelf)
    let may = try #require(Day(2026, 5, 1)), march = try #require(Day(2026, 3, 1)), early = try #require(Day(2025, 6, 1))
    #expect(shelf.code("A9001", on: may)?.words == "a made-up lamp for the waiting room, to be hung from the ceiling, each")
    #expect(facts.standing("J9002", may) == .otherwise(until: Day(2025, 12, 31), from: nil))
    #expect(facts.standing("J9003", march) == .otherwise(until: nil, from: Day(2026, 4, 1)) && facts.standing("J9003", may) == .billable)
    #expect(shelf.find("made-up drug", on: may, limit: 5).hits.allSatisfy { $0.code != "J9002" }, "what has ended is not found for later")
    #expect(facts.standing("A4550", may) == .unknown, "a whole edition knows what it lacks")
    #expect(facts.standing("A4550", early) == .billable, "from the starter list")
    #expect(
      facts.standing("A9001", early) == .billable && facts.standing("J9003", early) == .otherwise(until: nil, from: Day(2026, 4, 1)),
      "its own first day reaches back")
    #expect(shelf.card(code: "A9001", on: may)?.notes.contains { $0.words.contains("not covered by Medicare") } == true)
  }

  @Test("a HCPCS file that is cut or out of order is refused")
  func hcpcsRefused() {
    let good = hcpcs("A9001", 3, "lamp"), name = "HCPC2026_JAN_ANWEB.txt"
    #expect(refusal(good + hcpcs("A9002", 4, "more"), name).contains("whose first record is not before it, at line 2"))
    #expect(refusal(good + String(hcpcs("A9002", 3, "x").prefix(200)), name).contains("ends inside a record"))
    #expect(refusal(good + String(hcpcs("A9002", 3, "x").prefix(50)), name).contains("ends inside a record"))
    #expect(refusal(hcpcs("99213", 3, "x"), name).contains("is not a code of HCPCS"))
    #expect(refusal(hcpcs("A9001", 3, "x", added: "2026XX01"), name).contains("is no day"))
    #expect(refusal(hcpcs("A9001", 3, "x", added: "20260101", ended: "20250101"), name).contains("before it was added"))
    #expect(refusal(good, "file.txt").contains("which quarter"))
  }

  // MARK: CPT

  @Test("a list of CPT as an office gets it, with commas or tabs, for the dates that are said")
  func cpt() throws {
    let text =
      "CPT Code,Description\n99213,\"a visit, of some length\"\n0001U,a test\n0591T,new thing\n1000F,a measure\n0004M,an analysis\n"
    let imported = try read(text, "cpt.csv", ImportWishes(edition: "2026"))
    #expect(imported.title == "CPT 2026 (2026-01-01 to 2026-12-31)" && imported.counts == "5 codes read")
    let tabs = try read("99213\ta visit\n", "x.txt", ImportWishes(from: Day(2025, 1, 1), to: Day(2025, 12, 31)))
    let place = try ShelfTests.Place()
    for file in [imported, tabs] { #expect(CodeFile.write(file.file, to: place.path + "/" + file.fileName)) }
    let shelf = CodeShelf(files: CodeFile.list(place.path)), facts = CodeFacts(shelf)
    let day = try #require(Day(2026, 5, 1)), before = try #require(Day(2025, 5, 1)), later = try #require(Day(2027, 5, 1))
    #expect(shelf.code("99213", on: day)?.words == "a visit, of some length" && shelf.code("99213", on: before)?.words == "a visit")
    #expect(facts.standing("0001U", day) == .billable && facts.standing("99999", day) == .unknown)
    #expect(
      facts.standing("0001U", before) == .otherwise(until: nil, from: Day(2026, 1, 1)) && facts.standing("99213", later) == .noEdition)
    #expect(shelf.tops(on: day).map(\.hit.words).contains("Category III: new technology"))
    #expect(refusal("99213,a visit\n", "cpt.csv").contains("--from DAY"))
    #expect(refusal("99213,a\n99213,b\n", "cpt.csv", ImportWishes(edition: "2026")).contains("second time, at line 2"))
    #expect(refusal("99213,a\nJ1885,b\n", "cpt.csv", ImportWishes(edition: "2026")).contains("HCPCS comes from the file of CMS"))
    #expect(refusal("99213,a\n9921", "cpt.csv", ImportWishes(edition: "2026")).contains("is not a CPT code, at line 2"))
    #expect(refusal("name,phone\nx,y\n", "x.csv", ImportWishes(edition: "2026")).contains("no file of codes that Anteroom knows"))
  }

  // MARK: Edits

  private let ptp = """
    made-up notice\tof rights
    Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date *=no data\tModifier 0=not allowed\tPTP Edit Rationale
    99213\t36415\t\t20200101\t*\t1\tmade up
    11111\t22222\t*\t19960101\t20231231\t0\tmade up
    11111\t22222\t\t20250101\t*\t9\tmade up
    A9001\tJ9002\t\t20200101\t\t0\tmade up

    """

  @Test("NCCI edits are found in either order of the codes, on their days, with their indicator")
  func pairs() throws {
    let imported = try read(ptp, "ccipra-v323r0-f1.txt")
    #expect(imported.fileName == "ncci-ptp-2026-10-01-f1.edits" && imported.counts == "4 edits read" && imported.title.contains("2026Q4"))
    let csv = try read(ptp.replacing("\t", with: ","), "edits.csv", ImportWishes(edition: "2026Q3"))
    #expect(csv.fileName == "ncci-ptp-2026-07-01.edits")
    let place = try ShelfTests.Place()
    for file in [imported, csv] { #expect(CodeFile.write(file.file, to: place.path + "/" + file.fileName)) }
    let facts = CodeFacts(CodeShelf(files: CodeFile.list(place.path))), day = try #require(Day(2026, 10, 5))
    #expect(facts.pair("36415", "99213", day) == ServicePair(first: "99213", second: "36415", indicator: 1))
    #expect(facts.pair("11111", "22222", day) == nil, "ended, and then withdrawn")
    #expect(facts.pair("11111", "22222", try #require(Day(2020, 5, 1)))?.indicator == 0)
    #expect(
      facts.pair("J9002", "A9001", day)?.first == "A9001" && facts.pair("99213", "99214", day) == nil && facts.pair("", "x", day) == nil)
    #expect(CodeFacts.none.pair("99213", "36415", day) == nil)
  }

  @Test("the limits of units are those of the edition of the day")
  func units() throws {
    let csv =
      "\"made-up notice\"\n\"HCPCS/CPT Code\",\"Practitioner Services MUE Values\",\"MUE Adjudication Indicator\",\"MUE Rationale\"\n"
    let old = try read(csv + "36415,2,3 Date of Service Edit: Clinical,x\n", "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv")
    let new = try read(
      csv + "36415,1,2 Date of Service Edit: Policy,x\nA9001,0,1 Line Edit,x\n", "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv")
    #expect(new.fileName == "ncci-mue-2026-10-01.units" && new.counts == "2 limits read")
    let place = try ShelfTests.Place()
    for file in [old, new] { #expect(CodeFile.write(file.file, to: place.path + "/" + file.fileName)) }
    let facts = CodeFacts(CodeShelf(files: CodeFile.list(place.path)))
    let october = try #require(Day(2026, 10, 1)), september = try #require(Day(2026, 9, 30)), june = try #require(Day(2026, 6, 30))
    #expect(facts.mostUnits("36415", october) == UnitLimit(units: 1, indicator: 2))
    #expect(facts.mostUnits("36415", september) == UnitLimit(units: 2, indicator: 3))
    #expect(facts.mostUnits("36415", june) == nil && facts.mostUnits("99213", october) == nil)
  }

  @Test(
    "the files as CMS makes them: a notice of rights over several lines, blank lines, a heading that is broken in its cell, Latin letters")
  func asMade() throws {
    let notice = "CPT codes and data only are copyright of the AMA.\r\n\r\n\r\n\r\n\r\n\r\n"
    let heading =
      "Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date *=no data\t"
      + "Modifier 0=not allowed 1=allowed 9=not applicable\tPTP Edit Rationale\r\n"
    let edits = try read(
      notice + heading + "0001A\t0591T\t\t20210101\t*\t0\tmade up\r\n99284\t36415\t\t20260101\t*\t1\tmade up / of two words\r\n",
      "ccipra-v323r0-f1.txt")
    #expect(edits.counts == "2 edits read")
    let units =
      "\"CPT codes and data only are copyright of the AMA\u{AE}.\nNo fees are in it.\n\",,,\r\n\"HCPCS/\nCPT Code\","
      + "Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n"
      + "0001U,1,2 Date of Service Edit: Policy,Code Descriptor / CPT Instruction\r\n"
      + "J1100,120,3 Date of Service Edit: Clinical,Prescribing Information\r\n"
    let latin = units.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let read = try CodeImport.read(latin, fileName: "MCR_MUE_PractitionerServices_Eff_01-01-2026.csv")
    #expect(read.counts == "2 limits read" && read.fileName == "ncci-mue-2026-01-01.units")
  }

  @Test("edits that are cut or damaged are refused, and a damaged file of ours is told and not used")
  func editsRefused() throws {
    #expect(refusal(ptp + "99213\t3641", "ccipra-v323r0.txt").contains("ends inside a line"))
    #expect(refusal(ptp + "99213\t36415\t\tsoon\t*\t1\tx\n", "ccipra-v323r0.txt").contains("\"soon\" is not the day"))
    #expect(refusal(ptp + "99213\t36415\t\t20200101\t*\t7\tx\n", "ccipra-v323r0.txt").contains("is not a modifier indicator"))
    #expect(refusal(ptp, "edits.txt").contains("which quarter"))
    #expect(
      refusal("HCPCS/CPT Code,MUE Values\n36415,many,2\n", "MUE.csv", ImportWishes(from: Day(2026, 1, 1))).contains("no number of units"))
    #expect(refusal("36415,1,7\n", "MUE.csv", ImportWishes(from: Day(2026, 1, 1))).contains("adjudication indicator"))
    let imported = try read(ptp, "ccipra-v323r0-f1.txt"), place = try ShelfTests.Place(), path = place.path + "/a.edits"
    CodeFile.write(Array(imported.file.dropLast(40)), to: path)
    let shelf = CodeShelf(files: [path])
    #expect(
      shelf.notices(on: try #require(Day(2026, 10, 5))).contains { $0.contains("a.edits cannot be used: it does not have the 4 rows") })
  }

  // MARK: Hostile files

  @Test("what is no text, or made to hurt, is refused at once with what to do")
  func hostile() {
    #expect(refusal([], "x.txt") == "the file is empty")
    #expect(refusal([0x50, 0x4B, 0x03, 0x04, 0, 0], "x.xlsx").contains("save") == true)
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 1, 1], "x.xls").contains("old Excel workbook"))
    #expect(refusal([0xFF, 0xFE, 0x39, 0], "x.csv").contains("UTF-16"))
    #expect(refusal(Array("99213,a\u{0}b\n".utf8), "x.csv", ImportWishes(edition: "2026")).contains("NUL byte"))
    #expect(refusal(Array("99213,caf".utf8) + [0xE9, 10], "x.csv", ImportWishes(edition: "2026")).contains("not UTF-8, at line 1"))
    #expect(refusal("99213,a\u{1B}[2Jb\n", "x.csv", ImportWishes(edition: "2026")).contains("control character"))
    #expect(refusal([UInt8](repeating: 0x41, count: 3_000_000), "x.csv", ImportWishes(edition: "2026")).contains("more than 20000 bytes"))
    #expect(refusal("99213,\"never closed\n99214,x\n", "x.csv", ImportWishes(edition: "2026")).contains("not closed, at line 1"))
  }

  @Test("whatever bytes of a file are changed, it is read or refused")
  func flipped() {
    for (text, name) in [
      (orderFile, "icd10cm_order_2026.txt"), (ptp, "ccipra-v323r0.txt"), (hcpcs("A9001", 3, "lamp"), "HCPC2026_JAN_ANWEB.txt"),
    ] {
      let whole = Array(text.utf8)
      for place in stride(from: 0, to: whole.count, by: 7) {
        for byte: UInt8 in [0, 9, 10, 0x22, 0x30, 0x41, 0xFF] {
          var bytes = whole
          bytes[place] = byte
          _ = refusal(bytes, name)
        }
      }
    }
  }
}
