import Foundation
import Practice
import Testing

@testable import OfficeFiles

@Suite("Sheets of the snapshot") struct SheetTests {
  private func sheet(_ test: TestFolder, _ name: String, _ lines: [(String, String?)], over sheets: [Sheet] = [], lowest: Bool = true)
    throws
    -> (Sheet, Folder)
  {
    let folder = try OfficeFolder.create(at: test.path + "/" + name).folder
    let new = lines.map { SheetMerging.Keyed(Array($0.0.utf8), $0.1.map { Array($0.utf8) }) }.sorted(by: SheetMerging.Keyed.precedes)
    var writing = SheetWriting(lines: try folder.newFile(Sheet.lines(name)), index: try folder.newFile(Sheet.index(name)))
    try SheetMerging(new: new, sheets: sheets, isLowest: lowest).write(into: &writing)
    let facts = try writing.finish()
    return (try #require(Sheet(name, facts, in: folder)), folder)
  }

  private func all(_ sheet: Sheet, _ prefix: String = "") -> [String] {
    var found: [String] = []
    sheet.scan(Array(prefix.utf8)) { line in
      found.append(String(decoding: line.key, as: UTF8.self) + (line.value.map { "=" + String(decoding: $0, as: UTF8.self) } ?? ""))
      return true
    }
    return found
  }

  @Test("Every key is found, and what is not there is not, however many levels the index has", arguments: [0, 1, 7, 300, 20_000])
  func keys(_ count: Int) throws {
    let test = TestFolder()
    let lines = (0..<count).map { ("k/\(String(100_000 + $0 * 3))", "value \($0)") }
    let (sheet, _) = try sheet(test, "1-1", lines)
    #expect(sheet.facts.count == count && (sheet.facts.depth > 0) == (count > 0))
    for number in stride(from: 0, to: count, by: max(1, count / 97)) {
      let key = Array("k/\(String(100_000 + number * 3))".utf8)
      #expect(sheet.line(key)?.value.map { String(decoding: $0, as: UTF8.self) } == "value \(number)")
      #expect(sheet.line(key + [0x30]) == nil && sheet.line(Array("k/\(String(100_001 + number * 3))".utf8)) == nil)
    }
    #expect(sheet.line(Array("a".utf8)) == nil && sheet.line(Array("z".utf8)) == nil)
    #expect(all(sheet).count == count && all(sheet, "k/1000").count == lines.count { $0.0.hasPrefix("k/1000") } && all(sheet, "x").isEmpty)
    #expect(all(sheet, "k/10") == lines.filter { $0.0.hasPrefix("k/10") }.map { "\($0.0)=\($0.1)" } && sheet.damagedFiles().isEmpty)
  }

  @Test("Of sheets laid together each key has what the newest says, and what is gone stays gone until nothing lies under it")
  func merging() throws {
    let test = TestFolder()
    let (old, _) = try sheet(test, "1-1", (0..<500).map { ("k\(1000 + $0)", "old") })
    let (newer, _) = try sheet(test, "2-1", [("k1001", "newer"), ("k1002", nil), ("a", "first"), ("z", nil)], lowest: false)
    let (top, _) = try sheet(test, "3-1", [("k1002", "back"), ("k1003", nil), ("zz", "last")], over: [newer], lowest: false)
    #expect(all(top) == ["a=first", "k1001=newer", "k1002=back", "k1003", "z", "zz=last"])
    let (whole, _) = try sheet(test, "4-1", [("k1004", nil)], over: [top, old])
    #expect(all(whole).count == 500 && all(whole, "k1000") == ["k1000=old"] && all(whole, "k1001") == ["k1001=newer"])
    #expect(all(whole, "k1003").isEmpty && all(whole, "k1004").isEmpty && all(whole, "z") == ["zz=last"])
  }

  @Test("A byte that rotted anywhere is noticed by whoever reads that page, and by whoever proves all of it")
  func rot() throws {
    let test = TestFolder()
    let lines = (0..<3000).map { ("k\(10_000 + $0)", "value \($0)") }
    let (sheet, folder) = try sheet(test, "1-1", lines)
    for file in [Sheet.lines("1-1"), Sheet.index("1-1")] {
      let path = folder.path + "/" + file
      let good = try #require(FileManager.default.contents(atPath: path))
      for place in stride(from: 0, to: good.count, by: good.count / 17) {
        var bad = good
        bad[place] ^= 4
        try bad.write(to: URL(fileURLWithPath: path))
        let again = try #require(Sheet("1-1", sheet.facts, in: folder))
        #expect(again.damagedFiles() == [file] && again.isDamaged)
        let found = all(try #require(Sheet("1-1", sheet.facts, in: folder)))
        #expect(found.count < lines.count && found.allSatisfy { line in lines.contains { "\($0.0)=\($0.1)" == line } }, "\(file) \(place)")
      }
      try good.write(to: URL(fileURLWithPath: path))
    }
  }
}
