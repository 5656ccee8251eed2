import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("When the power fails") struct CrashTests {
  private static let start = ["old", "see-Older", "see-Last"]

  private func prepare(_ test: TestFolder) throws {
    let before = try OfficeFolder.create(at: test.office)
    before.add("Old", token: "old")
    before.see("Older")
    try before.checkpoint()
    before.see("Last")
  }

  /// What is done until the power fails.
  enum Work: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case snapshots = "a full disk and two snapshots", failingSync = "a sync that fails", rotation = "a file of the journal for every line"
    case failingRotation = "new files, and syncs of bytes and of names that fail", everyOtherSync = "every other sync fails"
    var testDescription: String { rawValue }
  }

  /// A short stretch of work of two desks on a recording disk: what was told to their people stands in the record.
  private func record(_ test: TestFolder, _ work: Work, ahead: Int = 0) throws -> RecordingDisk {
    let recording = RecordingDisk()
    var limits = OfficeFolder.Limits()
    limits.ahead = ahead
    limits.journalFile = work == .rotation || work == .failingRotation ? 300 : 3000
    let office = try OfficeFolder(opening: test.office, limits: limits, disk: recording.disk)
    let other = try OfficeFolder(opening: test.office, limits: limits, disk: recording.disk)
    func say(_ token: String, _ answer: OfficeFolder.Answer) {
      if answer.entry != nil { recording.tell(token) }
    }
    func fail(_ name: String, times: Int = 1) { recording.failNext(name, EIO, times: times) }
    say("a", office.add("A", token: "a"))
    say("see-B", office.see("B", 20_001))
    switch work {
    case .snapshots: try office.checkpoint()
    case .rotation: break
    case .failingSync, .everyOtherSync: fail("sync")
    case .failingRotation: fail("syncFolder")
    }
    say("see-U", office.see("U", 20_001))
    say("see-O", other.see("O", 20_002))
    if work == .everyOtherSync || work == .failingRotation { fail("sync") }
    say("see-C", office.see("C"))
    recording.failNext("write", ENOSPC, short: true)
    say("see-D", office.see("D"))
    say("see-D", office.see("D"))
    if work == .everyOtherSync { fail("sync") }
    say("o", other.add("O", token: "o"))
    if work == .snapshots || work == .rotation { try other.checkpoint() }
    say("z", office.add("Z", token: "z"))
    return recording
  }

  private func fault(_ path: String, told: [String]) -> String? {
    do {
      let office = try OfficeFolder(opening: path)
      if office.isReadOnly { return "read-only: \(office.notices)" }
      let kept = try office.entries(from: 1).compactMap(\.token)
      if Set(kept).count != kept.count { return "twice: \(kept)" }
      let lost = Set(Self.start + told).subtracting(kept)
      if !lost.isEmpty { return "lost \(lost), kept \(kept)" }
      if !office.add("After", token: "after").isSaved { return "nothing can be added" }
      let again = try OfficeFolder(opening: path)
      if !again.notices.isEmpty { return "told again: \(again.notices)" }
      let report = OfficeCheck.run(at: path)
      if !report.faults.isEmpty { return "\(report.faults)" }
      return nil
    } catch { return "\(error)" }
  }

  @Test(
    "Whatever part of the unsynced bytes survives, what was said to be saved is there and the rest is whole or absent",
    arguments: Work.allCases, [0, 1024])
  func states(_ work: Work, ahead: Int) throws {
    let test = TestFolder(on: "/dev/shm")
    try prepare(test)
    try FileManager.default.copyItem(atPath: test.office, toPath: test.path + "/before")
    let recording = try record(test, work, ahead: ahead)
    let result = try CrashPlay(recording, from: test.path + "/before", as: test.office).run(each: sample(12), fault)
    #expect(result.broken.isEmpty, "\(result.broken.count) of \(result.states): \(result.broken.prefix(5))")
    #expect(result.states > 30)
    if isLong { print("\(work.rawValue), \(ahead) ahead: \(result.states) crash states, \(result.broken.count) broken") }
  }

  @Test("On a disk that only says it synced, the same states do lose what was saved: the test can fail")
  func control() throws {
    let test = TestFolder(on: "/dev/shm")
    try prepare(test)
    try FileManager.default.copyItem(atPath: test.office, toPath: test.path + "/before")
    let recording = try record(test, .snapshots)
    let result = try CrashPlay(recording, from: test.path + "/before", as: test.office).run(syncs: false, each: 10, fault)
    #expect(result.broken.count > result.states / 5)
    if isLong { print("control: \(result.states) crash states of a lying disk, \(result.broken.count) broken") }
  }

  @Test("An office that was begun, a backup that was restored and a form that was put away are there whole, or not at all")
  func beginnings() throws {
    let source = TestFolder(on: "/dev/shm")
    let busy = try OfficeFolder.create(at: source.office)
    for number in 1...3 { busy.see("N\(number)") }
    var backup: [UInt8] = []
    _ = try OfficeBackup.write(source.office, at: TestFolder.context().now) { piece throws(FileFault) in backup += piece }
    let test = TestFolder(on: "/dev/shm")
    mkdir(test.path + "/before", 0o700)
    let recording = RecordingDisk()
    var rest = backup[...]
    _ = try OfficeRestore.run(into: test.path + "/restored", disk: recording.disk) { count throws(FileFault) in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    recording.tell("restored")
    let begun = try OfficeFolder.create(at: test.office, disk: recording.disk)
    try begun.begin(with: busy.entries(from: 1), adding: busy.office)
    recording.tell("begun")
    try begun.saveDraft("maria-1", .list([.text("half typed")]), safely: true)
    recording.tell("draft")
    _ = try begun.claimDrafts(of: "maria", as: "2", isGone: { $0 == "1" })
    let result = try CrashPlay(recording, from: test.path + "/before", as: test.path).run(each: sample(12)) { path, told in
      do {
        // What is under its name is an office; what is still aside is nobody's.
        for (name, word) in [("restored", "restored"), ("office", "begun")] {
          let folder = "\(path)/\(name)"
          if told.contains(word) || (name == "restored" && FileManager.default.fileExists(atPath: folder)) {
            let report = OfficeCheck.run(at: folder)
            if report.lines != 3 || !report.faults.isEmpty || report.unseen != nil { return "\(name): \(report)" }
          } else if name == "office" {
            let office = try (try? OfficeFolder.create(at: folder)) ?? OfficeFolder(opening: folder)
            if office.isReadOnly || !office.see("After").isSaved { return "\(name): \(office.notices)" }
          }
        }
        guard told.contains("draft") else { return nil }
        let drafts = try OfficeFolder(opening: path + "/office").drafts()
        return drafts.values.contains(.list([.text("half typed")])) ? nil : "the draft is lost: \(drafts)"
      } catch { return "\(error)" }
    }
    #expect(result.broken.isEmpty, "\(result.broken.count) of \(result.states): \(result.broken.prefix(5))")
    #expect(result.states > 30)
    if isLong { print("beginnings: \(result.states) crash states, \(result.broken.count) broken") }
  }
}

/// The same dice every time.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
