import Practice
import Testing

@testable import CodeSets

@Suite("What rules of coding ask the sets") struct FactsTests {
  private static let facts = CodeFacts(CodeShelf(files: [Shared.icdPath, Shared.codes + "/hcpcs-starter.tsv"]))
  private let facts = FactsTests.facts
  private let may: Day
  private let late: Day

  init() throws {
    may = try #require(Day(2026, 5, 1))
    late = try #require(Day(2026, 11, 23))
  }

  @Test("a code is billable, a heading, without its 7th character, or unknown")
  func standing() {
    #expect(facts.standing("E11.9", may) == .billable && facts.standing("e119", may) == .billable)
    #expect(
      facts.standing("S52.501A", may) == .billable && facts.standing("G35", may) == .heading(below: ["G35.A", "G35.B", "G35.C", "G35.D"]))
    #expect(facts.standing("M54.5", may) == .heading(below: ["M54.50", "M54.51", "M54.59"]))
    #expect(facts.standing("W08", may) == .needsSeventh(["W08.XXXA", "W08.XXXD", "W08.XXXS"]))
    #expect(facts.standing("W08.XX", may) == .needsSeventh(["W08.XXXA", "W08.XXXD", "W08.XXXS"]))
    guard case .needsSeventh(let codes) = facts.standing("S52.501", may) else {
      Issue.record("S52.501 needs a 7th character")
      return
    }
    #expect(codes.count == 16 && codes.first == "S52.501A")
    #expect(facts.standing("QA0.0101", may) == .billable, "a category with a letter in its second place")
    #expect(facts.standing("E11.99", may) == .unknown && facts.standing("W08.XXXQ", may) == .unknown && facts.standing("", may) == .unknown)
  }

  @Test("without an edition for the day nothing is said of a code, and of a service that no whole set can deny")
  func noEdition() {
    #expect(facts.standing("E11.9", late) == .noEdition && facts.standing("E11.99", late) == .noEdition)
    #expect(facts.standing("J1885", late) == .billable && facts.standing("G9999", late) == .noEdition)
    #expect(facts.standing("99213", may) == .noEdition && CodeFacts.none.standing("E11.9", may) == .noEdition)
  }

  @Test("a code that another edition has is said with the day until which, or from which, it stands")
  func otherwise() throws {
    let place = try ShelfTests.Place()
    let facts = CodeFacts(
      CodeShelf(files: [
        try place.put("a.tsv", "October 2024", "from 2024-10-01\tto 2025-09-30", ["D71\tOld", "I10\tPressure"]),
        try place.put("b.tsv", "October 2025", "from 2025-10-01\tto 2026-09-30", ["I10\tPressure", "B88\tMites"]),
        try place.put("c.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure", "D72\tNew"]),
      ]))
    let winter = try #require(Day(2025, 12, 1)), before = try #require(Day(2025, 3, 1)), never = try #require(Day(2023, 1, 1))
    #expect(facts.standing("D71", winter) == .otherwise(until: Day(2025, 9, 30), from: nil) && facts.standing("D71", before) == .billable)
    #expect(facts.standing("D72", winter) == .otherwise(until: nil, from: Day(2026, 4, 1)))
    #expect(facts.standing("B88", may) == .otherwise(until: Day(2026, 3, 31), from: nil), "the next edition took over")
    #expect(facts.standing("B88", before) == .otherwise(until: nil, from: Day(2025, 10, 1)))
    #expect(facts.standing("I10", never) == .noEdition && facts.standing("A99", may) == .unknown)
  }

  @Test(
    "two diagnoses exclude each other by notes with ranges and dashes, at the code, above it, or in a note of its block or chapter",
    arguments: [
      ("E10.9", "E11.9", "E10"), ("I10", "O10.02", "I10"), ("R73.03", "E08.10", "R73.0"), ("S61.001A", "S62.501B", "S61"),
      ("M54.30", "M51.17", "M54.3"),
    ])
  func excludes(_ one: String, _ other: String, _ at: String) {
    #expect(facts.excludes(one, other, may)?.at == at && facts.excludes(other, one, may) != nil)
  }

  @Test("most diagnoses go together, and a condition of a note counts")
  func together() {
    for (one, other) in [("E11.9", "I10"), ("E78.5", "I10"), ("E11.9", "E11.9"), ("S61.001A", "S62.501A"), ("E11.9", "nonsense")] {
      #expect(facts.excludes(one, other, may) == nil, "\(one) \(other)")
    }
    #expect(facts.excludes("E10.9", "E11.9", late)?.at == "E10 of April 2026", "the nearest edition's note, with its name")
  }

  @Test("what is coded first and besides is told with the codes that it names")
  func notes() throws {
    let first = try #require(facts.first("E08.9", may).first)
    #expect(first.at == "E08" && first.words.hasPrefix("the underlying condition, such as: congenital rubella (P35.0); "))
    #expect(first.codes == ["P35.0", "E24", "E84", "C00-C96", "E40-E46", "K85-K86"])
    #expect(first.names("E24.9") && first.names("K86.1") && first.names("C96") && !first.names("E11.9") && !first.names("C97"))
    #expect(facts.first("I10", may).isEmpty && facts.additional("J45.909", may).map(\.at) == ["J45", "10"])
    let toxic = try #require(facts.first("D59.2", may).first ?? facts.additional("D59.2", may).first)
    #expect(toxic.codes.contains("T36.0X5") && !toxic.codes.contains("T36.0X1"), "with fifth or sixth character 5")
  }

  @Test("a note's codes are read with what is said of them; what is not understood is left to a person")
  func reading() {
    func shown(_ note: String) -> [String] { NoteReader.references(note).map(\.shown) }
    #expect(shown("flu (J09.X2, J10.1, O10-O11)") == ["J09.X2", "J10.1", "O10-O11"])
    #expect(shown("a (E08.-) b (K85-K86.-), c (C00 to C96) (I69.-)") == ["E08", "K85-K86", "C00-C96", "I69"])
    #expect(shown("vitamin B12 deficiency (E53.8)") == ["E53.8"] && shown("classified in M75-M77") == ["M75-M77"])
    #expect(shown("injury to visual cortex S04.04-") == ["S04.04"] && shown("conditions (A15-A19) with fog (B20)") == ["A15-A19", "B20"])
    #expect(shown("see categories E08-E10, E11, E13 with ketoacidosis").isEmpty && shown("(N00-N07 with C3 glomerulopathy)").isEmpty)
    let last = NoteReader.references("(T36-T50 with fifth or sixth character 1-4)")
    #expect(last.first?.condition == .last(Set("1234".utf8)))
    #expect(NoteReader.references("(I69. with final characters -23)").first?.condition == .fromFifth(Array("23".utf8)))
    #expect(NoteReader.references("(E08-E13 with .51-.52)").first?.condition == .afterPoint([Array("51".utf8), Array("52".utf8)]))
  }

  @Test("the sides of a diagnosis are known, and the same diagnosis on the other side")
  func sides() {
    #expect(facts.sides("M25.561", may)?.codes == [.right: "M25.561", .left: "M25.562", .unsaid: "M25.569"])
    #expect(facts.sides("H66.90", may)?.side == .unsaid && facts.sides("H66.90", may)?.codes[.both] == "H66.93")
    #expect(facts.sides("S52.501D", may)?.codes[.left] == "S52.502D" && facts.sides("H60.00", may)?.codes[.right] == "H60.01")
    #expect(facts.sides("M17.11", may)?.codes[.both] == "M17.0" && facts.sides("C50.919", may)?.codes[.left] == "C50.912")
    #expect(facts.sides("I10", may) == nil && facts.sides("H54.11", may) == nil && facts.sides("nonsense", may) == nil)
  }
}
