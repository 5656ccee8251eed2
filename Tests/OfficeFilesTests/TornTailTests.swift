import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("What an interrupted write leaves, and what is damage") struct TornTailTests {
  @Test("A last line that lacks only its end is completed, not set aside: its seal says that it is whole")
  func lacksNewline() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    office.add("Room 2")
    let good = test.bytes("journal/000001.jsonl")
    test.put("journal/000001.jsonl", Array(good.dropLast()))
    let again = try OfficeFolder(opening: test.office)
    #expect(again.office.seq == 2 && again.notices.isEmpty && test.bytes("journal/000001.jsonl") == good)
    #expect(again.add("Room 3").isSaved && OfficeCheck.run(at: test.office).faults.isEmpty)
  }

  @Test(
    "Bytes that no interrupted write can have left are damage: told with their place, never cut, never written over",
    arguments: ["{\"format\":1}\n", "\n", "{}\nhalf a", "xyz\n", String(repeating: "\0", count: 2 << 20)])
  func strange(_ tail: String) throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    office.add("Room 2")
    let good = test.bytes("journal/000001.jsonl")
    test.put("journal/000001.jsonl", good + Array(tail.utf8))
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.first?.byte == good.count && report.faults.first?.line == 3 && report.lines == 2)
    let again = try OfficeFolder(opening: test.office)
    #expect(again.isReadOnly && again.office.seq == 2 && again.notices.count == 1)
    #expect(again.add("Room 3").fault?.kind == .damaged && office.add("Room 3").fault?.kind == .damaged)
    #expect(test.bytes("journal/000001.jsonl") == good + Array(tail.utf8) && !test.names().contains("quarantine"))
  }

  @Test("A flipped bit in the last lines, and ends of lines turned into others, are damage and not an unfinished line")
  func lastLines() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...4 { office.add("Room \(number)") }
    let good = test.bytes("journal/000001.jsonl")
    let ends = good.indices.filter { good[$0] == 10 }
    var one = good
    one[ends[2] + 50] ^= 1
    var two = one
    two[ends[1] + 50] ^= 1
    let returns = good.flatMap { $0 == 10 ? [13, 10] : [$0] }
    for (bytes, whole) in [(one, 3), (two, 2), (returns, 0)] {
      test.put("journal/000001.jsonl", bytes)
      #expect(OfficeCheck.run(at: test.office).faults.count == 1)
      let again = try OfficeFolder(opening: test.office)
      #expect(again.isReadOnly && again.office.seq == whole && test.bytes("journal/000001.jsonl") == bytes)
    }
  }

  @Test("A file of the journal that another follows has nothing in it but its lines")
  func sealed() throws {
    let test = TestFolder()
    var limits = OfficeFolder.Limits()
    limits.journalFile = 1000
    let office = try OfficeFolder.create(at: test.office, limits: limits)
    for number in 1...8 { office.add("Room \(number)") }
    let first = test.bytes("journal/000001.jsonl")
    for tail in ["xyz\n", "xyz"] {
      test.put("journal/000001.jsonl", first + Array(tail.utf8))
      let report = OfficeCheck.run(at: test.office)
      #expect(report.faults.count == 1 && report.faults[0].file == "journal/000001.jsonl" && report.faults[0].byte == first.count)
      #expect(try OfficeFolder(opening: test.office).isReadOnly)
    }
  }

  @Test("A file of the journal that repeats the one before it is told, and nothing in it counts twice")
  func copied() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...4 { office.add("Room \(number)") }
    test.put("journal/000002.jsonl", test.bytes("journal/000001.jsonl"))
    let report = OfficeCheck.run(at: test.office)
    #expect(report.lines == 4 && report.remarks.count == 1 && report.remarks[0].contains("000002.jsonl repeats 4 lines"))
    #expect(try OfficeFolder(opening: test.office).add("Room 5").entry?.seq == 5)
  }
}
