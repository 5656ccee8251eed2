import Canvas
import CodeSets
import Foundation
import Practice
import Testing

@testable import Desk

@Suite("Going through the codes step by step") struct CodeDrillTests {
  private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "sample-data/codes").path()
  private static let book = CodeBook(files: ["icd10cm-2026-04.tsv", "hcpcs-starter.tsv"].map { "\(folder)/\($0)" })

  private func desk(_ size: Size = .small) -> Receptionist {
    let desk = Receptionist(Example.office, size)
    desk.shelve(Self.book)
    return desk
  }

  private func superbill(_ size: Size = .small) -> Receptionist {
    let desk = desk(size)
    desk.select("okafor")
    desk.press("b/")
    return desk
  }

  /// The line of the list that is pointed at: the pointer, a code, blanks.
  private func pointed(_ desk: Receptionist) -> String? {
    desk.rows.first { row in
      guard let pointer = row.range(of: "\(Glyphs.unicode.pointer) ") else { return false }
      let code = row[pointer.upperBound...].prefix { $0 != " " }
      return !code.isEmpty && code.allSatisfy { $0.isUppercase || $0.isNumber || ".-".contains($0) }
        && row[pointer.upperBound...].dropFirst(code.count).hasPrefix("  ")
    }
  }

  private func go(_ desk: Receptionist, _ text: String) {
    for _ in 0..<60 where pointed(desk)?.contains(text) == false { desk.press(.down) }
  }

  @Test("the very code that was typed comes first, and what answers to a part of it is not added unseen")
  func finder() throws {
    let desk = superbill()
    func codes() -> [String] { desk.visit("Okafor")?.superbill.flatMap { desk.office[$0] }?.diagnoses.map(\.code) ?? [] }
    desk.type("j069")
    desk.press(.enter)
    #expect(codes() == ["J06.9"])
    desk.press("/")
    desk.type("cough quux")
    desk.press(.enter)
    #expect(desk.answer.contains("nothing answers to all of it; Enter again adds") && codes() == ["J06.9"], "\(desk.answer)")
    desk.press(.enter)
    #expect(codes().count == 2)
  }

  @Test("from the index to the code: chapter, block, category, notes, and the code is put on the superbill")
  func path() throws {
    let desk = superbill()
    desk.press(.tab)
    #expect(desk.sees("Codes, step by step") && desk.sees("1. Index"))
    desk.type("carpal tunnel")
    go(desk, "G56")
    desk.press(.enter)
    #expect(desk.sees("chapter 6 > G50-G59 > G56") && desk.sees("4. Category"))
    #expect(desk.sees("Excludes 1"), "the notes are shown with it")
    go(desk, "G56.0")
    desk.press(.enter)
    #expect(desk.sees("5. Not yet a code"))
    go(desk, "G56.01")
    desk.press(.enter)
    #expect(desk.sees("6. This is a code"))
    desk.press(.enter)
    let bill = try #require(desk.visit("Okafor")?.superbill.flatMap { desk.office[$0] })
    #expect(bill.diagnoses.last?.code == "G56.01" && bill.diagnoses.last?.words == "Carpal tunnel syndrome, right upper limb")
  }

  @Test("from a chapter down to a 7th character and back up, where the cursor stands as it stood")
  func chapters() {
    let desk = desk()
    desk.press(":")
    desk.type("codes")
    desk.press(.enter)
    #expect(desk.sees("Certain infectious") && desk.sees("or take a chapter"))
    go(desk, "Injury, poisoning")
    desk.press(.enter)
    #expect(desk.sees("2. Chapter"))
    go(desk, "S90-S99")
    desk.press(.right)
    go(desk, "S93")
    desk.press(.right)
    go(desk, "S93.4")
    desk.press(.right)
    go(desk, "S93.40")
    desk.press(.right)
    go(desk, "S93.401")
    desk.press(.right)
    go(desk, "S93.401D")
    desk.press(.right)
    #expect(desk.sees("6. This is a code") && desk.sees("S93.401D"))
    desk.press(.enter)
    #expect(desk.answer.contains("on a superbill Enter would put it there"))
    desk.press(.left)
    #expect(pointed(desk)?.contains("S93.401D") == true)
    for _ in 0..<5 { desk.press(.left) }
    #expect(pointed(desk)?.contains("S90-S99") == true)
    desk.press(.left)
    desk.press(.left)
    #expect(desk.answer.contains("this is the beginning"))
    desk.press(.escape)
    #expect(!desk.sees("step by step"))
  }

  @Test("the finder says where a heading stands, and Tab goes there; notes turn with Tab")
  func heading() {
    let desk = superbill(.large)
    desk.type("e11.2")
    #expect(desk.sees("chapter 4 > E08-E13 > E11 > E11.2") && desk.sees("below"))
    desk.press(.tab)
    #expect(desk.sees("E11.21") && desk.sees("5. Not yet a code"))
    desk.press(.left)
    #expect(desk.sees("4. Category") && desk.sees("due to insulin secretory defect"))
    desk.press(.tab)
    #expect(!desk.sees("due to insulin secretory defect") && desk.sees("Includes"))
  }

  @Test("the finder shows why a row is there, and what is ours comes first")
  func why() throws {
    let desk = superbill(.large)
    desk.type("gerd")
    #expect(desk.sees("K21.9"))
    desk.overwrite("neumonia")
    #expect(desk.sees("J18.9") && desk.sees("taken for pneumonia"))
    desk.overwrite("carpal tunnel left")
    desk.press(.enter)
    desk.press("/")
    desk.type("carpal tunnel")
    #expect(desk.sees("ours, 1x"), "it is on a superbill of the last year")
    #expect(pointed(desk)?.contains("G56.02") == true)
  }

  @Test("what is ours is also what was coded on days that lie in the snapshot")
  func oursOfOldDays() throws {
    let today = Day(2026, 9, 14) ?? Day(number: 0), id = try #require(SuperbillID("s7"))
    let bill = Superbill {
      $0.id = id
      $0.day = today.advanced(by: -20)
      $0.diagnoses = [Diagnosis("I10", "high blood pressure")]
    }
    let shelf = Shelf(
      record: { $0 == bill.reference ? bill.datum.fields : nil }, onDay: { $0 == bill.day ? [bill.reference] : [] }, ofPatient: { _ in [] },
      patients: { _, _ in [] }, count: { _ in 1 })
    #expect(CodeFinder.uses(Office(shelf: shelf), today).byCode == ["I10": 1])
    #expect(CodeFinder.uses(Office(shelf: shelf), today.advanced(by: 400)).byCode.isEmpty)
  }

  @Test("at any size each step can be read", arguments: [Size.small, .large, Size(50, 12), Size(200, 60)])
  func sizes(_ size: Size) {
    let desk = superbill(size)
    desk.press(.tab)
    for text in ["fracture", "zzzz", "e"] {
      desk.overwrite(text)
      for key in [Key.enter, .right, .down, .pageDown, .tab, .right, .left, .left, .left, .left] { desk.press(key) }
    }
    #expect(desk.sees("Codes, step by step"))
  }

  /// What is kept as pictures, in the order in which they are come to.
  static func pictures(_ size: Size) -> [String] { ["words", "slip", "heading", "step", "category"].map { "codes-\($0)-\(size)" } }

  @Test("the finder and the steps look as they should", arguments: Size.usual)
  func look(_ size: Size) {
    let desk = superbill(size), names = Self.pictures(size)
    desk.type("lt ankl")
    Golden.check(desk.canvas, names[0])
    desk.overwrite("neumonia")
    Golden.check(desk.canvas, names[1])
    desk.overwrite("e11.2")
    Golden.check(desk.canvas, names[2])
    desk.press(.tab)
    Golden.check(desk.canvas, names[3])
    desk.press(.left)
    Golden.check(desk.canvas, names[4])
  }

  @Test("a note in lines is the note, and no line is too long")
  func wrapped() {
    let note = "Excludes 1 (never together), at E10: type 2 diabetes mellitus (E11.-) and a-word-that-is-longer-than-any-line-here"
    let lines = CodeDrill.wrapped(note, 20)
    #expect(
      lines.allSatisfy { TextWidth.columns($0) <= 20 }
        && lines.joined(separator: " ").hasPrefix("Excludes 1 (never together), at E10: type 2"))
    #expect(CodeDrill.wrapped("", 20).isEmpty)
  }
}
