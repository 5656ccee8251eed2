import CodeSets
import OfficeFiles
import Practice
import Testing

@Suite("The whole ICD-10-CM") struct WholeSetTests {
  /// Of all billable codes in order, each with a line feed, by another program that read the same XML.
  static let digest = "53418b80a1dca878b75dcfaaff043b006527cbfb9a317bdf22b96a113f7a1823"

  @Test("it has exactly the 74,719 billable codes that an independent reading of the XML has")
  func billable() throws {
    var codes: [String] = []
    try Shared.icd.eachBillable { codes.append($0) }
    #expect(codes.count == 74_719)
    codes.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var bytes: [UInt8] = []
    for code in codes {
      bytes += code.utf8
      bytes.append(10)
    }
    #expect(String(decoding: SHA256.hex(bytes), as: UTF8.self) == Self.digest)
  }

  @Test("a sample of codes, categories and wrong codes answers as the independent reading does, full titles included")
  func sample() throws {
    let set = try Shared.icd
    let rows = try Shared.table("sample.tsv")
    #expect(rows.count > 700)
    for row in rows {
      let code = set.code(row[1])
      switch row[0] {
      case "billable":
        #expect(code?.isBillable == true && code?.code == row[1] && code?.title == row[2], "\(row[1]): \(code?.title ?? "not found")")
      case "category": #expect(code?.isBillable == false, "\(row[1])")
      default: #expect(code == nil, "\(row[1]) is no code, and \(code?.title ?? "") was found")
      }
    }
  }

  @Test("its edition and dates are said")
  func edition() throws {
    let edition = try Shared.icd.edition
    #expect(edition.title == "ICD-10-CM April 2026 (2026-04-01 to 2026-09-30)")
    #expect(edition.billable == 74_719)
    #expect(edition.to == Day(2026, 9, 30))
  }

  @Test("a code is found with or without its point, in any case, and only if it is whole")
  func spelling() throws {
    let set = try Shared.icd
    for text in ["E11.9", "e119", "E119", "e11.9"] { #expect(set.code(text)?.code == "E11.9") }
    for text in ["", "E", "E1", "E11.", "E11.99", "S52.501", "W08", "W08.A", "W08XXA", "W08.XXX", "nonsense", "E11 9", "É11"] {
      #expect(set.code(text)?.isBillable != true, "\(text)")
    }
    #expect(set.code("w08xxxa")?.title == "Fall from other furniture, initial encounter")
    #expect(set.code("T360X1A")?.title == "Poisoning by penicillins, accidental (unintentional), initial encounter")
    #expect(set.code("M1A9XX0")?.code == "M1A.9XX0")
  }

  @Test("deaths before regaining consciousness take no later encounter, as the note at S06 says")
  func exception() throws {
    let set = try Shared.icd
    #expect(set.code("S06.307A")?.isBillable == true)
    #expect(set.code("S06.307D") == nil && set.code("S06.308S") == nil)
    #expect(set.code("S06.306D")?.isBillable == true)
  }

  @Test("what stands above and below a code is known, and its notes")
  func tree() throws {
    let set = try Shared.icd
    let code = try #require(set.code("S52.501A"))
    let above = set.parents(of: code).map(\.code)
    #expect(above == ["19", "S50-S59", "S52", "S52.5", "S52.50", "S52.501"])
    let category = try #require(set.code("J45"))
    #expect(set.children(of: category).map(\.code) == ["J45.2", "J45.3", "J45.4", "J45.5", "J45.9"])
    #expect(set.notes(of: category).contains { $0.kind == .codeFirst || $0.kind == .useAdditional })
    let open = try #require(set.code("S52.501"))
    #expect(!open.isBillable && set.children(of: open).count == 16 && set.sevenths(of: open)?.rows.first?.character == "A")
    #expect(set.children(of: code).isEmpty)
    let first = try #require(set.code("E08"))
    #expect(set.notes(of: first).contains { $0.kind == .codeFirst })
    let fall = try #require(set.code("W08"))
    #expect(set.notes(of: fall).contains(CodeNote(kind: .seventhTerm, text: "S Fall from stool")))
  }
}
