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
    let index = IndexedFile.indexPath(of: file)
    #expect(try FileManager.default.attributesOfItem(atPath: index)[.posixPermissions] as? Int == 0o600)
    let again = try CodeSet.open(file)
    #expect(answers(first) == answers(again) && answers(first)[0].contains("I10") && again.code("i15")?.title == "Other pressure")
  }

  @Test("one that is damaged, cut, of another set or of nothing is made anew, and never believed")
  func stale() throws {
    let file = try place.put("c.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure", "I15\tOther pressure"])
    let right = answers(try CodeSet.open(file)), index = IndexedFile.indexPath(of: file)
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

  @Test("what desks say has an index too, and a page answers the same from it; damaged or of another page it is made anew")
  func sayings() throws {
    let words = "# Sayings\nhtn\thypertension\nPink Eye\t=H10.9\nwith\t-\nblood clot with pain\t=I82.90\n"
    let page = words + (0..<6000).map { "saying\($0 % 7) number\(String($0, radix: 36))\t=I\(10 + $0 % 5)\n" }.joined()
    let file = place.path + "/abbreviations.tsv", index = IndexedFile.indexPath(of: place.path + "/abbreviations.tsv")
    CodeFile.write(Array(page.utf8), to: file)
    func said(_ desk: DeskWords) -> [String] {
      ["htn", "pink eye", "eye pink", "blood clot pain", "saying3 numberk", "pinc eye", "with"].map { text in
        let words = DeskWords.words(Array(text.utf8))
        return SpokenWords.found(in: words, desk).map { "\($0.places) \(desk.saying(at: $0.saying).meanings)" }.joined(separator: ";")
      } + ["hypertensoin", "clott"].map { desk.guess(Array($0.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
    }
    let right = said(DeskWords(Array(page.utf8)))
    #expect(right[0].contains("words") && right[3].hasPrefix("7 ") && right[5] == "")
    #expect(try said(DeskWords.open(file)) == right)
    let whole = try CodeFile.read(index)
    #expect(try said(DeskWords.open(file)) == right && DeskWords.open(file).count == 6004)
    for damage in 0..<9 {
      var bytes = whole
      bytes[damage * (bytes.count - 1) / 8] ^= 1
      CodeFile.write(bytes, to: index)
      #expect(try said(DeskWords.open(file)) == right && CodeFile.read(index) == whole, "damage \(damage)")
    }
    CodeFile.write(Array((page + "flu\t=J11.1\n").utf8), to: file)
    #expect(try DeskWords.open(file).count == 6005 && CodeFile.read(index) != whole)
  }

  @Test("a file that was not changed lately is known by its stamp, and any other by its bytes")
  func stamp() throws {
    let page = Array("htn\thypertension\n".utf8), other = Array("htn\thypotension!\n".utf8)
    let index = IndexBytes(SayingsBuilder.make(IndexSource(IndexBytes(page), stamp: 7)))
    func isRead(_ bytes: [UInt8], _ stamp: UInt64, _ index: IndexBytes) -> Bool {
      IndexParts.Reader(index, .sayings, of: IndexSource(IndexBytes(bytes), stamp: stamp)) != nil
    }
    #expect(isRead(page, 0, index) && isRead(page, 8, index) && isRead(other, 7, index))
    #expect(!isRead(other, 0, index) && !isRead(other, 8, index))
    #expect(IndexParts.Reader(index, .codes, of: IndexSource(IndexBytes(page))) == nil)
    let stamped = IndexBytes(try #require(IndexParts.stamped(index, 8)))
    #expect(isRead(other, 8, stamped) && !isRead(other, 7, stamped) && isRead(page, 0, stamped) && IndexParts.stamped(stamped, 8) == nil)

    var status = stat()
    status.st_size = 400
    status.st_mtim.tv_sec = time(nil) - 60
    status.st_ctim = status.st_mtim
    let known = IndexSource.stamp(status)
    #expect(known != 0 && known == IndexSource.stamp(status))
    for change in 0..<4 {
      var changed = status
      switch change {
      case 0: changed.st_size += 1
      case 1: changed.st_mtim.tv_nsec += 1
      case 2: changed.st_ctim.tv_sec += 1
      default: changed.st_ino += 1
      }
      #expect(IndexSource.stamp(changed) != known, "change \(change)")
    }
    status.st_ctim.tv_sec = time(nil)
    #expect(IndexSource.stamp(status) == 0, "the same second could bring another change")
  }

  @Test("where it cannot be written, or others could have written it, the set answers all the same")
  func unwritable() throws {
    let file = try place.put("d.tsv", "April 2026", "from 2026-04-01\tto 2026-09-30", ["I10\tPressure"])
    let index = IndexedFile.indexPath(of: file)
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
    let right = answers(try CodeSet.open(file)), index = IndexedFile.indexPath(of: file)
    let own = IndexedFile.indexPath(of: file, account: geteuid())
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
