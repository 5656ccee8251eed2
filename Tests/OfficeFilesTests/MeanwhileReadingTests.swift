import OfficeFiles
import Practice
import Testing

@Suite("Reading while another desk writes") struct MeanwhileReadingTests {
  /// A desk that adds a line behind the back of whoever reads, right after what they read.
  private final class Busy: @unchecked Sendable {
    let desk: OfficeFolder
    private(set) var added = 0
    private let most: Int

    init(_ desk: OfficeFolder, most: Int) {
      self.desk = desk
      self.most = most
    }

    /// The disk as the one who reads has it.
    var disk: Disk {
      let real = Disk.real
      var disk = real
      disk.read = { (file, offset, count) throws(DiskFault) in
        let bytes = try real.read(file, offset, count)
        if self.added < self.most, bytes.last == UInt8(ascii: "\t") {
          self.added += self.desk.add("Late \(self.desk.office.seq)").isSaved ? 1 : 0
        }
        return bytes
      }
      return disk
    }
  }

  @Test("A line that is added between two looks at the blanks is no damage, however many come", arguments: [1, 2, 3, 7, 30])
  func check(lines: Int) throws {
    let test = TestFolder()
    var limits = OfficeFolder.Limits()
    limits.ahead = 16 << 10
    let desk = try OfficeFolder.create(at: test.office, limits: limits)
    for number in 1...20 { desk.add("Room \(number)") }
    #expect(test.bytes("journal/000001.jsonl").last == UInt8(ascii: "\t"))
    let busy = Busy(desk, most: lines)
    let report = OfficeCheck.run(at: test.office, disk: busy.disk)
    #expect(report.faults.isEmpty && report.remarks.isEmpty && busy.added == lines && report.lines >= 20)
    // And so a desk that only looks, which has no lock to look again with.
    let again = Busy(desk, most: lines)
    let looking = try OfficeFolder(opening: test.office, readOnly: true, disk: again.disk)
    _ = try looking.refresh()
    #expect(looking.notices.isEmpty && again.added == lines && looking.office.seq >= 20 + lines)
  }
}
