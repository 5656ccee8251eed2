import CodeSets
import Foundation
import Practice
import Testing

@Suite("Editions side by side") struct ShelfTests {
  /// A folder of small editions, removed with the value.
  final class Place {
    let path = NSTemporaryDirectory() + "anteroom-codes-\(UUID().uuidString)"
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func put(_ name: String, _ edition: String, _ dates: String, _ rows: [String], kind: String = "ICD-10-CM") throws -> String {
      let text = (["anteroom codes\tformat 1\t\(kind)\t\(edition)\t\(dates)\t\(rows.count) billable"] + rows + ["end", ""]).joined(
        separator: "\n")
      try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
      return "\(path)/\(name)"
    }
  }

  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  @Test("the edition in force on the date of service answers: an old code is refused later and found earlier")
  func dates() throws {
    let place = try Place()
    let files = [
      try place.put("b.tsv", "October 2025", "from 2025-10-01\tto 2026-09-30", ["D71\tOld one", "I10\tPressure"]),
      try place.put("a.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["D71\tNew one", "I10\tPressure"]),
      try place.put("c.tsv", "October 2026", "from 2026-10-01\tto 2027-09-30", ["I10\tPressure"]),
    ]
    let shelf = CodeShelf(files: files)
    #expect(shelf.code("D71", on: try day("2025-12-01"))?.words == "Old one")
    #expect(shelf.code("d71", on: try day("2026-05-01"))?.words == "New one")
    #expect(shelf.code("D71", on: try day("2026-10-01")) == nil)
    #expect(shelf.code("I10", on: try day("2026-10-01"))?.isBillable == true)
    #expect(shelf.notices(on: try day("2026-10-01")).isEmpty)
    #expect(shelf.editions.map(\.name) == ["October 2025", "April 2026", "October 2026"])
  }

  @Test("a date without an edition is said, with what is searched instead")
  func missing() throws {
    let place = try Place()
    let file = try place.put("a.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure"])
    let book = CodeBook(files: [file])
    let late = try day("2026-11-23")
    let sentence = "no ICD-10-CM edition for 2026-11-23 is here; searching April 2026 (2026-04-01 to 2026-09-30)"
    #expect(book.notice(late) == sentence)
    #expect(book.find(CodeQuestion("pressure", on: late, limit: 5)).hits.map(\.code) == ["I10"])
    #expect(book.notice(late) == sentence)
    for iso in ["2026-04-01", "2026-09-30"] { #expect(book.notice(try day(iso)) == nil) }
    #expect(book.notice(try day("2024-01-01"))?.contains("searching April 2026") == true)
    #expect(CodeBook(files: []).notice(late)?.contains("no ICD-10-CM codes are here") == true)
    #expect(
      CodeBook.none.notice(late) == nil && CodeBook.none.find(CodeQuestion("x", on: late, limit: 5)).hits.isEmpty
        && CodeBook.none.code("I10", late) == nil)
  }

  @Test("a file that cannot be used is told, and another one takes its place")
  func damaged() throws {
    let place = try Place()
    let good = try place.put("a.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure"])
    let bad = try place.put("b.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure", "I10\tagain"])
    let none = place.path + "/none.tsv"
    try FileManager.default.createDirectory(atPath: place.path + "/folder.tsv", withIntermediateDirectories: true)
    let shelf = CodeShelf(files: [bad, none, place.path + "/folder.tsv", good])
    let finds = shelf.find("pressure", on: try day("2026-05-01"), limit: 5)
    #expect(finds.hits.map(\.code) == ["I10"])
    #expect(
      finds.notices.count == 3 && finds.notices.contains { $0.contains("b.tsv cannot be used: a code for the second time, at line 3") })
    #expect(CodeFile.list(place.path).count == 3)
  }

  @Test("services are found by the same search as diagnoses, with the set they are from")
  func kinds() throws {
    let place = try Place()
    let rows = ["E11\tType 2 diabetes", "E11.9\tType 2 diabetes, no more", "M25\tJoint", "M25.561\tPain in right knee"]
    let text = "anteroom codes\tformat 1\tICD-10-CM\tApril 2026\tfrom 2026-04-01\tto 2026-09-30\t2 billable\n"
    try (text + rows.joined(separator: "\n") + "\nend\n").write(toFile: place.path + "/a.tsv", atomically: true, encoding: .utf8)
    let book = CodeBook(files: [Shared.codes + "/hcpcs-starter.tsv", place.path + "/a.tsv"])
    let day = try day("2026-05-01")
    #expect(
      book.find(CodeQuestion("surgical tray", on: day, limit: 3)).hits.first
        == CodeHit(code: "A4550", words: "surgical tray", isBillable: true, kind: "HCPCS II"))
    #expect(book.find(CodeQuestion("j1885", on: day, limit: 3)).hits.map(\.code) == ["J1885"])
    #expect(book.find(CodeQuestion("knee pain", on: day, limit: 3)).hits.allSatisfy { $0.kind == "ICD-10-CM" })
    let vitamins = book.find(CodeQuestion("vitamin b12", on: day, limit: 10)).hits
    #expect(vitamins.first?.code == "J3420" && vitamins.dropFirst().allSatisfy { $0.why?.without == "b12" })
    #expect(book.code("g0438", day)?.kind == "HCPCS II" && book.code("e119", day)?.code == "E11.9")
    #expect(
      book.find(CodeQuestion("knee", on: day, limit: 3)).hits.map(\.kind) == ["ICD-10-CM"]
        && book.find(CodeQuestion("g", on: day, limit: 25)).hits.count > 5)
  }

  @Test("several threads may ask at once, the first question included")
  func threads() async throws {
    let book = CodeBook(files: [Shared.codes + "/hcpcs-starter.tsv"])
    let day = try day("2026-05-01")
    let found = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { book.find(CodeQuestion("gloves", on: day, limit: 3)).hits.map(\.code) } }
      return await group.reduce(into: [[String]]()) { $0.append($1) }
    }
    #expect(found.count == 8 && found.allSatisfy { $0 == found[0] && $0.count == 2 })
  }
}
