import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("The access file") struct AccessLogTests {
  private func saw(_ patient: Int, _ step: Int = 0, by: String = "maria") -> AccessEvent {
    var context = TestFolder.context(step)
    context.by = by
    return AccessEvent(.saw, "card", about: [PatientID(prefix: "p", number: patient)], context)
  }

  private func lines(_ test: TestFolder, _ file: Int = 1) -> [String] {
    String(decoding: test.bytes("access/00000\(file).jsonl"), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("Two desks write into one chain in turn, with times that never go back, and check proves it")
  func together() throws {
    let test = TestFolder()
    let one = try OfficeFolder.create(at: test.office)
    one.add("Room 1")
    let two = try OfficeFolder(opening: test.office)
    for step in 0..<6 {
      let log = step.isMultiple(of: 2) ? one.accessLog : two.accessLog
      // The second desk's clock is behind.
      log.note([saw(step + 1, step.isMultiple(of: 2) ? step : 0), saw(step + 1, step)])
      #expect(log.write() == nil)
    }
    let report = OfficeCheck.run(at: test.office)
    #expect(report.isSound || report.faults.isEmpty, "\(report.faults)")
    #expect(
      report.accessLines == 12 && report.accessFiles == 1 && test.mode("access") == 0o700 && test.mode("access/000001.jsonl") == 0o600)
    #expect(lines(test)[4].contains(#""did":"saw","what":"card","about":["p3"]"#))
  }

  @Test("A view never waits for the disk: nothing is made safe until someone leaves")
  func noSync() throws {
    let test = TestFolder()
    try OfficeFolder.create(at: test.office).add("Room 1")
    let recording = RecordingDisk()
    let office = try OfficeFolder(opening: test.office, disk: recording.disk)
    office.accessLog.note([saw(1)])
    #expect(office.accessLog.write() == nil)
    let before = recording.calls.count
    for patient in 2...20 {
      office.accessLog.note([saw(patient)])
      #expect(office.accessLog.write() == nil)
    }
    #expect(!recording.calls[before...].contains("sync") && !recording.calls[before...].contains("syncFolder"))
    office.accessLog.finish()
    #expect(recording.calls.suffix(3).contains("sync") && lines(test).count == 20)
  }

  @Test("A changed or a missing byte anywhere in it is found by check")
  func flipped() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.accessLog.note((1...4).map { saw($0) })
    #expect(office.accessLog.write() == nil)
    let good = test.bytes("access/000001.jsonl")
    for at in stride(from: 3, to: good.count, by: isLong ? 1 : 29) {
      var bad = good
      bad[at] ^= 4
      test.put("access/000001.jsonl", bad)
      let report = OfficeCheck.run(at: test.office)
      #expect(report.faults.contains { $0.file == "access/000001.jsonl" }, "byte \(at)")
    }
  }

  @Test("What an interrupted write left is set aside, and what is damaged as well; the file goes on and says that there is a gap")
  func goesOn() throws {
    for (tail, isTorn) in [("{\"format\":1,\"seq\":3", true), ("{\"format\":1,\"seq\":3}\n{}\n", false)] {
      let test = TestFolder()
      let office = try OfficeFolder.create(at: test.office)
      office.accessLog.note([saw(1), saw(2)])
      #expect(office.accessLog.write() == nil)
      test.put("access/000001.jsonl", test.bytes("access/000001.jsonl") + Array(tail.utf8))
      let again = try OfficeFolder(opening: test.office)
      again.accessLog.note([saw(3)])
      #expect(again.accessLog.write() == nil)
      let report = OfficeCheck.run(at: test.office)
      #expect(report.faults.isEmpty && report.accessLines == (isTorn ? 3 : 4))
      #expect(test.names("quarantine").count == 1 && lines(test).contains { $0.contains("\"did\":\"missing\"") } == !isTorn)
      #expect(report.remarks.contains { $0.contains("gap") } == !isTorn)
    }
  }

  @Test("A disk that takes nothing is told once; nothing is lost that had room to wait, and what had not is counted in the file")
  func full() throws {
    let test = TestFolder()
    try OfficeFolder.create(at: test.office).add("Room 1")
    let recording = RecordingDisk()
    let office = try OfficeFolder(opening: test.office, disk: recording.disk)
    office.accessLog.note([saw(1)])
    #expect(office.accessLog.write() == nil)
    recording.failNext("write", ENOSPC)
    office.accessLog.note([saw(2)])
    guard case .failing(let sentence) = office.accessLog.write() else {
      Issue.record("nothing was said")
      return
    }
    #expect(sentence.contains("disk is full") && sentence.contains("work goes on"))
    recording.failNext("write", ENOSPC)
    office.accessLog.note((3...2012).map { saw($0) })
    #expect(office.accessLog.write() == nil)
    #expect(office.add("Room 2").isSaved)
    office.accessLog.note([saw(9000)])
    #expect(office.accessLog.write() == .works(missing: 12))
    let all = lines(test)
    #expect(all.count == 1 + 1 + 2000 && all[1].contains(#""did":"missing","count":12"#) && all[1].contains("disk is full"))
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.isEmpty && report.remarks.contains { $0.contains("12 views that were not recorded") })
  }

  @Test("It goes on in a next file when one is full, and a desk that opens later begins at its end")
  func rotates() throws {
    let test = TestFolder()
    var limits = OfficeFolder.Limits()
    limits.journalFile = 2000
    _ = try OfficeFolder.create(at: test.office)
    let office = try OfficeFolder(opening: test.office, limits: limits)
    for patient in 1...40 {
      office.accessLog.note([saw(patient)])
      #expect(office.accessLog.write() == nil)
    }
    let files = test.names("access").count
    #expect(files > 3)
    let recording = RecordingDisk()
    let later = try OfficeFolder(opening: test.office, limits: limits, disk: recording.disk)
    let before = recording.calls.count
    later.accessLog.note([saw(41)])
    #expect(later.accessLog.write() == nil)
    // One or two files are read, however many there are.
    #expect(recording.calls[before...].count { $0 == "read" } <= 6)
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.isEmpty && report.accessLines == 41)
    try FileManager.default.removeItem(atPath: test.office + "/access/000002.jsonl")
    #expect(OfficeCheck.run(at: test.office).faults.contains { $0.file == "access/000002.jsonl" })
  }

  @Test("The close of a day remembers both chains: an access file that was cut or written anew is found without any paper")
  func sealed() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.accessLog.note([saw(1), saw(2), saw(3)])
    let closed = office.commit(Change(CloseDay { $0.counted = .zero }), TestFolder.context())
    let close = try #require(closed.entry?.edits.new.first.flatMap { try? DayClose($0.fields) })
    #expect(close.lines == 0 && close.accessLines == 3 && close.accessHead.count == 64)
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
    // Someone who may write the files leaves out the last view, or begins the file anew.
    test.put("access/000001.jsonl", Array((lines(test)[0] + "\n").utf8))
    #expect(OfficeCheck.run(at: test.office).faults.contains { $0.sentence.contains("it was cut") })
    try FileManager.default.removeItem(atPath: test.office + "/access")
    let other = try OfficeFolder(opening: test.office)
    other.accessLog.note([saw(7), saw(8), saw(9)])
    #expect(other.accessLog.write() == nil)
    #expect(OfficeCheck.run(at: test.office).faults.contains { $0.sentence.contains("another fingerprint") })
  }

  @Test("An office that is opened only to look is recorded as well")
  func readOnly() throws {
    let test = TestFolder()
    _ = try OfficeFolder.create(at: test.office)
    let looking = try OfficeFolder(opening: test.office, readOnly: true)
    looking.accessLog.note([saw(1)])
    #expect(looking.accessLog.write() == nil && lines(test).count == 1)
  }
}
