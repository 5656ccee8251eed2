import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("Room that is kept ahead of the lines of the journal") struct BlanksTests {
  private static let file = "journal/000001.jsonl"
  private static let tab = UInt8(ascii: "\t")

  private func limits(ahead: Int = 4096, file: Int = 8 << 20) -> OfficeFolder.Limits {
    var limits = OfficeFolder.Limits()
    limits.ahead = ahead
    limits.journalFile = file
    return limits
  }

  /// An office of four rooms with blanks after its lines: its bytes up to the blanks, and where its last line begins.
  private func prepared(_ test: TestFolder) throws -> (lines: [UInt8], last: Int) {
    let office = try OfficeFolder.create(at: test.office, limits: limits())
    for number in 1...3 { #expect(office.add("Room \(number)").isSaved) }
    // Longer than a sector.
    #expect(office.add(String(repeating: "Hall ", count: 150)).isSaved)
    let bytes = test.bytes(Self.file)
    let lines = Array(bytes.prefix { $0 != Self.tab })
    #expect(bytes.count == 4096 && bytes.dropFirst(lines.count).allSatisfy { $0 == Self.tab } && lines.last == 10)
    return (lines, (lines.dropLast().lastIndex(of: 10) ?? 0) + 1)
  }

  private func put(_ test: TestFolder, _ bytes: [UInt8]) {
    test.put(Self.file, bytes + [UInt8](repeating: Self.tab, count: max(0, 4096 - bytes.count)))
  }

  @Test("A file that is written to often is made longer by many lines at once, and is as long as its lines when the next is begun")
  func manyAtOnce() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office, limits: limits(ahead: 4096, file: 9000))
    var sizes: [Int] = []
    while test.names("journal").count == 1 {
      #expect(office.add("Room \(office.office.seq)").isSaved)
      if test.names("journal").count == 1 { sizes.append(test.bytes(Self.file).count) }
    }
    #expect(sizes.dropFirst().allSatisfy { $0 % 4096 == 0 } && Set(sizes).count <= 4 && sizes.count > 20)
    let sealed = test.bytes(Self.file)
    #expect(sealed.last == 10 && !sealed.contains(Self.tab))
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty && OfficeCheck.run(at: test.office).remarks.isEmpty)
    let again = try OfficeFolder(opening: test.office, limits: limits())
    #expect(again.office.seq == office.office.seq && again.notices.isEmpty)
  }

  @Test("A file that was only begun has no blanks, and those of an office that is at work are told to nobody")
  func begun() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...4 { #expect(office.add("Room \(number)").isSaved) }
    #expect(!test.bytes(Self.file).contains(Self.tab))
    let other = TestFolder()
    _ = try prepared(other)
    let reader = try OfficeFolder(opening: other.office, readOnly: true)
    #expect(reader.office.seq == 4 && reader.notices.isEmpty)
    let report = OfficeCheck.run(at: other.office)
    #expect(report.faults.isEmpty && report.remarks.isEmpty && report.lines == 4)
  }

  @Test("Desks that keep room and desks that do not see each other's lines and go on after them, whoever takes the blanks away")
  func together() throws {
    let test = TestFolder()
    _ = try prepared(test)
    let one = try OfficeFolder(opening: test.office, limits: limits())
    let other = try OfficeFolder(opening: test.office, limits: limits(ahead: 0))
    let third = try OfficeFolder(opening: test.office, limits: limits(ahead: 512))
    for number in 5...40 {
      let desks = [one, other, third]
      #expect(desks[number % 3].add("Room \(number)").isSaved)
      for (index, desk) in desks.enumerated() { #expect(try desk.refresh().count == (index == number % 3 ? 0 : 1)) }
      // So does a program that takes blanks for a line which was never finished.
      if number % 7 == 0 { test.cut(Self.file, to: test.bytes(Self.file).prefix { $0 != Self.tab }.count) }
    }
    for desk in [one, other, third] { #expect(desk.office.seq == 40 && desk.notices.isEmpty) }
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
  }

  @Test("A line of which only some sectors were written over the blanks is set aside, and the next one stands in its place")
  func torn() throws {
    let test = TestFolder()
    let (lines, last) = try prepared(test)
    let start = (last + 511) / 512 * 512
    var half = lines
    for at in last..<min(start, half.count) { half[at] = Self.tab }
    let states = [Array(lines.dropLast(40)), Array(lines.prefix(last)) + [UInt8](repeating: 0, count: 200), half]
    for bytes in states {
      put(test, bytes)
      let report = OfficeCheck.run(at: test.office)
      #expect(report.faults.isEmpty && report.lines == 3 && report.remarks.count == 1)
      let again = try OfficeFolder(opening: test.office, limits: limits())
      #expect(!again.isReadOnly && again.office.seq == 3)
      #expect(again.add("Room 4").isSaved && OfficeCheck.run(at: test.office).lines == 4)
      #expect(try OfficeFolder(opening: test.office).notices.isEmpty)
    }
    #expect(test.names("quarantine").count == 2, "zeros where blanks should be are no loss, and not kept")
  }

  @Test("A last line that lacks only its end is completed where blanks follow, too")
  func lacksNewline() throws {
    let test = TestFolder()
    let (lines, _) = try prepared(test)
    put(test, Array(lines.dropLast()))
    let again = try OfficeFolder(opening: test.office, limits: limits())
    #expect(again.office.seq == 4 && again.notices.isEmpty && again.add("Room 5").isSaved)
    #expect(test.bytes(Self.file).starts(with: lines) && OfficeCheck.run(at: test.office).lines == 5)
  }

  @Test("A bit that flipped in the last line is damage, blanks or not, and so is a line that stands among them")
  func damaged() throws {
    let test = TestFolder()
    let (lines, last) = try prepared(test)
    var flipped = lines
    flipped[last + 50] ^= 1
    for bytes in [flipped, lines + [Self.tab, Self.tab] + Array("{}\n".utf8)] {
      put(test, bytes)
      let before = test.bytes(Self.file)
      #expect(OfficeCheck.run(at: test.office).faults.count == 1)
      let again = try OfficeFolder(opening: test.office, limits: limits())
      #expect(again.isReadOnly && again.add("Room 5").fault?.kind == .damaged && test.bytes(Self.file) == before)
    }
  }

  @Test("A backup has the lines and not the blanks")
  func backup() throws {
    let test = TestFolder()
    let (lines, _) = try prepared(test)
    var tar: [UInt8] = []
    let report = try OfficeBackup.write(test.office, at: TestFolder.context().now) { piece throws(FileFault) in tar += piece }
    #expect(report.lines == 4 && !tar.contains(Self.tab) && tar.count > lines.count)
  }
}
