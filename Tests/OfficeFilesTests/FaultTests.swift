import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("When the disk says no") struct FaultTests {
  /// A morning's work: some changes, a snapshot, a new file of the journal, a draft. Returns the tokens said to be saved.
  private func work(_ path: String, _ disk: Disk, _ ahead: Int) -> (told: [String], issued: [String]) {
    var limits = OfficeFolder.Limits()
    limits.journalFile = 3500
    limits.ahead = ahead
    limits.patience = 20
    guard let office = try? OfficeFolder(opening: path, limits: limits, disk: disk) else { return ([], []) }
    var told: [String] = []
    var issued: [String] = []
    func say(_ token: String, _ answer: OfficeFolder.Answer) {
      issued.append(token)
      if answer.entry != nil { told.append(token) }
    }
    say("a", office.add("A", token: "a"))
    say("see-B", office.see("B"))
    say("see-C", office.see("C", 20_001))
    try? office.checkpoint()
    say("see-D", office.see("D"))
    say("see-E", office.see("E", 20_002))
    try? office.saveDraft("draft", .text("half typed"))
    say("e", office.add("E", token: "e"))
    say("see-F", office.see("F"))
    try? office.checkpoint()
    // A client that got no answer asks again with the same token.
    for (token, room) in [("a", "A"), ("e", "E")] where !told.contains(token) { say(token, office.add(room, token: token)) }
    say("z", office.add("Z", token: "z"))
    return (told, issued)
  }

  /// One way for a call to go wrong.
  struct Trouble: Sendable, CustomTestStringConvertible {
    var name: String
    var code = EIO
    var sticky = false
    var short = false
    var kills = false
    var testDescription: String { name }

    static let all = [
      Trouble(name: "EIO once"), Trouble(name: "EIO from then on", sticky: true), Trouble(name: "ENOSPC once", code: ENOSPC),
      Trouble(name: "ENOSPC from then on", code: ENOSPC, sticky: true), Trouble(name: "short writes once", code: ENOSPC, short: true),
      Trouble(name: "short writes from then on", code: ENOSPC, sticky: true, short: true),
      Trouble(name: "the quota is used up", code: EDQUOT, sticky: true), Trouble(name: "too many files are open", code: EMFILE),
      Trouble(name: "the disk becomes read-only", code: EROFS, sticky: true), Trouble(name: "the program is killed", kills: true),
      Trouble(name: "the program is killed in the middle of a write", short: true, kills: true),
    ]
  }

  @Test("Any call may fail: what was said to be saved is there, once and whole, and work goes on", arguments: Trouble.all, [0, 1024])
  func everyCall(_ trouble: Trouble, ahead: Int) throws {
    // Without a fault the work makes the same calls up to where the fault comes; only writes can be short.
    let calls = try run(failing: nil, ahead).disk.calls
    let places = calls.indices.filter { !trouble.short || calls[$0] == "write" }
    let step = sample(trouble.short ? 5 : 23)
    for number in stride(from: Int.random(in: 0..<step), to: places.count, by: step).map({ places[$0] + 1 }) {
      let what = "\(trouble.name), call \(number), \(calls[number - 1])"
      let done = try run(
        failing: .init(at: number, code: trouble.code, sticky: trouble.sticky, short: trouble.short, kills: trouble.kills), ahead)
      #expect(done.disk.calls.count >= number, "\(what) did not come")
      let after = try OfficeFolder(opening: done.test.office)
      #expect(!after.isReadOnly, "\(what): \(after.notices)")
      let kept = try after.entries(from: 1).compactMap(\.token)
      #expect(Set(kept).count == kept.count, "\(what): twice \(kept)")
      #expect(Set(["old", "see-Older", "see-Last"] + done.told).isSubset(of: kept), "\(what): lost, \(done.told) of \(kept)")
      #expect(Set(kept).isSubset(of: ["old", "see-Older", "see-Last"] + done.issued), "\(what): \(kept)")
      #expect(after.add("After", token: "after").isSaved, "\(what)")
      let report = OfficeCheck.run(at: done.test.office)
      #expect(report.faults.isEmpty, "\(what): \(report.faults)")
    }
    if isLong { print("\(trouble.name), \(ahead) ahead: \(places.count) faults") }
    #expect(places.count > (trouble.short ? 5 : 100))
  }

  private func run(failing failure: RecordingDisk.Failure?, _ ahead: Int) throws -> (
    test: TestFolder, disk: RecordingDisk, told: [String], issued: [String]
  ) {
    let test = TestFolder(on: "/dev/shm")
    let before = try OfficeFolder.create(at: test.office)
    before.add("Old", token: "old")
    before.see("Older")
    try before.checkpoint()
    before.see("Last")
    let recording = RecordingDisk(failing: failure)
    let (told, issued) = work(test.office, recording.disk, ahead)
    return (test, recording, told, issued)
  }

  @Test("A full disk takes back the half line and says so; later the same change is saved")
  func full() throws {
    let test = TestFolder()
    try OfficeFolder.create(at: test.office).add("Room 1")
    let before = test.bytes("journal/000001.jsonl")
    for short in [true, false] {
      let disk = RecordingDisk()
      let office = try OfficeFolder(opening: test.office, disk: disk.disk)
      disk.failNext("write", ENOSPC, short: short)
      let fault = try #require(office.add("Room 2").fault)
      #expect(fault.kind == .diskFull && fault.sentence.hasPrefix("NOT SAVED: the disk is full"))
      #expect(test.bytes("journal/000001.jsonl") == before)
      #expect(office.add("Room 2").isSaved)
      test.put("journal/000001.jsonl", before)
    }
  }

  @Test("After a failed sync all lines in doubt are written again at once into a new file, and only that makes them saved")
  func failedSync() throws {
    let test = TestFolder()
    let other = try OfficeFolder.create(at: test.office)
    other.add("Room 1")
    other.add("Room 2")
    let disk = RecordingDisk()
    let office = try OfficeFolder(opening: test.office, disk: disk.disk)
    disk.failNext("sync", EIO)
    #expect(office.add("Room 3", token: "t3").isSaved && office.office.seq == 3)
    #expect(test.names("journal") == ["000001.jsonl", "000002.jsonl"])
    #expect(try other.refresh().map(\.seq) == [3])
    #expect(other.add("Room 4").isSaved && office.add("Room 5").isSaved && other.add("Room 6").isSaved)
    let old = test.bytes("journal/000001.jsonl").split(separator: 10)
    let new = test.bytes("journal/000002.jsonl").split(separator: 10)
    // The line in doubt and the one that was not known to be safe before it are there byte for byte.
    #expect(old.count == 3 && new.count == 5 && Array(new[0]) == Array(old[1]) && Array(new[1]) == Array(old[2]))
    // Now the disk forgets what it did not keep.
    let kept: [UInt8] = Array(old[0]) + [10]
    let half: [UInt8] = kept + Array(old[1].prefix(100))
    for lost in [kept, kept + [UInt8](repeating: 0, count: 700), half] {
      test.put("journal/000001.jsonl", lost)
      let reader = try OfficeFolder(opening: test.office)
      #expect(reader.office.rooms.count == 6 && reader.notices.isEmpty && !reader.isReadOnly)
      #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
    }
  }

  @Test("If the new file cannot be made safe either, the answer is uncertain, and asking again with the token tells")
  func uncertain() throws {
    let test = TestFolder()
    let other = try OfficeFolder.create(at: test.office)
    other.add("Room 1")
    let disk = RecordingDisk()
    let office = try OfficeFolder(opening: test.office, disk: disk.disk)
    disk.failNext("sync", EIO, times: 2)
    guard case .uncertain(let entry, let fault) = office.add("Room 2", token: "t2") else {
      Issue.record("not uncertain: \(disk.calls)")
      return
    }
    #expect(entry.seq == 2 && fault.kind == .io)
    #expect(other.add("Room 3").isSaved)
    guard case .again(let again) = office.add("Room 2", token: "t2") else {
      Issue.record("not told that it is there")
      return
    }
    #expect(again.seq == 2 && test.names("journal").count == 3)
    #expect(office.add("Room 4").isSaved && other.add("Room 5").isSaved)
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
    #expect(try OfficeFolder(opening: test.office).office.rooms.count == 5)
  }

  @Test("On a disk that keeps nothing, writing stops after a few tries instead of filling it")
  func keepsNothing() throws {
    let test = TestFolder()
    try OfficeFolder.create(at: test.office).add("Room 1")
    let recording = RecordingDisk()
    var disk = recording.disk
    disk.sync = { _ throws(DiskFault) in throw DiskFault(EIO) }
    let office = try OfficeFolder(opening: test.office, disk: disk)
    for number in 2...30 { office.add("Room \(number)") }
    #expect(test.names("journal").count <= 3)
    let fault = try #require(office.add("Room 31").fault)
    #expect(fault.kind == .io && fault.sentence.contains("nothing more is written"))
    let after = try OfficeFolder(opening: test.office)
    #expect(after.add("After").isSaved && OfficeCheck.run(at: test.office).faults.isEmpty)
  }
}
