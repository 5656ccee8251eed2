import Testing

@testable import CodeSets

@Suite("Data files of codes") struct DataFileTests {
  static let head = "anteroom codes\tformat 1\tICD-10-CM\tApril 2026\tfrom 2026-04-01\tto 2026-09-30\t"

  private func refusal(_ text: String) -> String { refusal(Array(text.utf8)) }
  private func refusal(_ bytes: [UInt8]) -> String {
    Shared.refusal { () throws(CodeFault) in _ = try CodeSet.read(bytes) } ?? "it was read"
  }

  @Test("a changed byte, a cut and an addition are found in what an import wrote")
  func damaged() throws {
    let whole = try TabularXML.read(try Shared.fixture("excerpt.xml"), fileName: "April 2026").file
    for place in stride(from: 3, to: whole.count, by: 997) {
      var changed = whole
      changed[place] ^= 1
      #expect(refusal(changed) != "it was read", "byte \(place)")
      #expect(refusal(Array(whole[..<place])) != "it was read", "\(place) bytes")
    }
    #expect(refusal(whole + whole).contains("something more after the last line"))
    #expect(refusal(whole) == "it was read")
  }

  @Test("each fault of a small file has its sentence and its line")
  func faults() {
    #expect(refusal("").contains("not a data file of codes"))
    #expect(refusal("code\twords\n").contains("not a data file of codes"))
    #expect(refusal("anteroom codes\tformat 3\tx\n").contains("newer Anteroom"))
    #expect(refusal(Self.head.replacing("to 2026", with: "to 2020") + "0 billable\nend\n").contains("makes no sense"))
    #expect(refusal(Self.head + "1 billable\nA00\tCholera\nend\n") == "it was read")
    #expect(refusal(Self.head + "2 billable\nA00\tCholera\nend\n").contains("tells of 2 billable codes, and there are 1"))
    #expect(refusal(Self.head + "1 billable\nA00\tCholera\n").contains("ends before its last line"))
    #expect(refusal(Self.head + "1 billable\nA00\tCholera\nend\t0000000000000000\n").contains("check number"))
    #expect(refusal(Self.head + "1 billable\nA00\tCholera\nend\nA01\tx\n").contains("something more after the last line, at line 4"))
    #expect(refusal(Self.head + "2 billable\nA00\tCholera\nA00\tCholera\nend\n").contains("second time"))
    #expect(refusal(Self.head + "1 billable\nA00.1\tCholera\nend\n").contains("without its category, at line 2"))
    #expect(refusal(Self.head + "1 billable\nA00\tChol\u{1B}era\nend\n").contains("control character, at line 2"))
    #expect(refusal(Self.head + "1 billable\nA00\tChol\u{9B}era\nend\n").contains("control character"))
    #expect(refusal(Array((Self.head + "1 billable\nA00\tChol").utf8) + [0xFF] + Array("\nend\n".utf8)).contains("not UTF-8"))
    #expect(refusal(Self.head + "1 billable\n\nend\n").contains("an empty line"))
    #expect(refusal(Self.head + "1 billable\n\tterm\tx\nend\n").contains("belongs to nothing"))
    #expect(refusal(Self.head + "1 billable\nA00\tCholera\tt1\nend\n").contains("there is no table t1"))
    #expect(refusal(Self.head + "1 billable\nCholera\nend\n").contains("without a title"))
    #expect(refusal(Self.head + "1 billable\nA0/0\tCholera\nend\n").contains("begins with no code"))
    #expect(refusal(Self.head + "1 billable\nwhat\tCholera\nend\n").contains("none of table"))
  }

  @Test("whatever bytes are changed in a small file, it is read or refused")
  func flipped() throws {
    let file = try TabularXML.read(try Shared.fixture("excerpt.xml"), fileName: "April 2026").file
    let cut = Array(file.prefix(2500)) + Array("\nend\n".utf8)
    for place in stride(from: 0, to: cut.count, by: 61) {
      for byte: UInt8 in [0, 9, 10, 0x41, 0x74, 0xFF] {
        var bytes = cut
        bytes[place] = byte
        _ = refusal(bytes)
      }
    }
  }
}
