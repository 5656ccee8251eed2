import Foundation
import Practice
import Testing

@testable import CodeSets

@Suite("The index beside a set") struct IndexFileTests {
  private let place: ShelfTests.Place

  init() throws { place = try ShelfTests.Place() }

  private func answers(_ set: CodeSet) -> [String] {
    ["pressure", "p", "i10", "type diabetes", "zzzz"].map {
      set.find($0, limit: 9).best.map { "\($0.code.code) \($0.cost)" }.joined(separator: ",")
    }
  }

  @Test("it is written at the first opening, for this account alone, and the next one answers the same from it")
  func written() throws {
    let file = try place.put("b.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure", "I15\tOther pressure"])
    let first = try CodeSet.open(file)
    let index = CodeSet.indexPath(of: file)
    #expect(try FileManager.default.attributesOfItem(atPath: index)[.posixPermissions] as? Int == 0o600)
    let again = try CodeSet.open(file)
    #expect(answers(first) == answers(again) && answers(first)[0].contains("I10") && again.code("i15")?.title == "Other pressure")
  }

  @Test("one that is damaged, cut, of another set or of nothing is made anew, and never believed")
  func stale() throws {
    let file = try place.put("c.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure", "I15\tOther pressure"])
    let right = answers(try CodeSet.open(file)), index = CodeSet.indexPath(of: file)
    let whole = try CodeFile.read(index)
    for damage in 0..<12 {
      var bytes = whole
      switch damage {
      case 0: bytes = []
      case 1: bytes = Array(whole.prefix(100))
      case 2: bytes = Array(whole.dropLast(8))
      case 3: bytes += [0, 0, 0, 0, 0, 0, 0, 0]
      default: bytes[(damage - 4) * bytes.count / 8] ^= 4
      }
      CodeFile.write(bytes, to: index)
      #expect(answers(try CodeSet.open(file)) == right, "damage \(damage)")
      #expect(try CodeFile.read(index) == whole, "it is whole again")
    }
    // The set changes, and the index stays behind.
    _ = try place.put("c.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure, high", "I15\tOther pressure"])
    #expect(try CodeSet.open(file).code("I10")?.title == "Pressure, high" && CodeFile.read(index) != whole)
  }

  @Test("where it cannot be written, or others could have written it, the set answers all the same")
  func unwritable() throws {
    let file = try place.put("d.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure"])
    let index = CodeSet.indexPath(of: file)
    try FileManager.default.createDirectory(atPath: index, withIntermediateDirectories: true)
    #expect(try CodeSet.open(file).code("I10") != nil)
    try FileManager.default.removeItem(atPath: index)
    _ = try CodeSet.open(file)
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: index)
    #expect(IndexBytes(file: index) == nil)
  }

  @Test(
    "an index of another account is not believed: this account has its own beside it, and leaves the other's alone",
    .enabled(if: geteuid() == 0))
  func accounts() throws {
    let file = try place.put("e.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure", "I15\tOther pressure"])
    let right = answers(try CodeSet.open(file)), index = CodeSet.indexPath(of: file)
    let own = CodeSet.indexPath(of: file, account: geteuid())
    #expect(!FileManager.default.fileExists(atPath: own))
    #expect(chown(index, 12_345, .max) == 0)
    #expect(answers(try CodeSet.open(file)) == right && IndexBytes(file: own) != nil && IndexBytes(file: index) == nil)
    #expect(answers(try CodeSet.open(file)) == right)
  }

  @Test("a set with 7th characters and notes answers from its index as without it")
  func whole() throws {
    let excerpt = try TabularXML.read(try Shared.fixture("excerpt.xml"), fileName: "April 2026").file
    let file = place.path + "/icd.tsv"
    CodeFile.write(excerpt, to: file)
    _ = try CodeSet.open(file)
    let set = try CodeSet.open(file), read = try CodeSet.read(excerpt)
    for query in ["d", "left ankle sprain", "s06.1", "fall", "furniture subsequent", "zzzz"] {
      let one = set.find(query, limit: 20).best, other = read.find(query, limit: 20).best
      #expect(one.map(\.code) == other.map(\.code) && one.map(\.cost) == other.map(\.cost), "\(query)")
    }
    #expect(set.code("S06.1X7D") == nil && set.code("S06.1X7A")?.title == read.code("S06.1X7A")?.title)
  }
}
