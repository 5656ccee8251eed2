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

  /// A short stretch of work on a recording disk: what was told to the person stands in the record.
  private func record(_ test: TestFolder, failingSync: Bool) throws -> RecordingDisk {
    let recording = RecordingDisk()
    var limits = OfficeFolder.Limits()
    limits.journalFile = 3000
    let office = try OfficeFolder(opening: test.office, limits: limits, disk: recording.disk)
    func say(_ token: String, _ answer: OfficeFolder.Answer) {
      if answer.entry != nil { recording.tell(token) }
    }
    say("a", office.add("A", token: "a"))
    say("see-B", office.see("B", 20_001))
    if failingSync {
      recording.failNext("sync", EIO)
      say("see-U", office.see("U", 20_001))
    } else {
      try office.checkpoint()
    }
    say("see-C", office.see("C"))
    recording.failNext("write", ENOSPC, short: true)
    say("see-D", office.see("D"))
    say("see-D", office.see("D"))
    if !failingSync { try office.checkpoint() }
    say("z", office.add("Z", token: "z"))
    return recording
  }

  /// Tries the states of a recording and says which break a promise.
  private func broken(_ test: TestFolder, _ recording: RecordingDisk, syncs: Bool, each step: Int) throws -> (states: Int, broken: [String])
  {
    var states = 0
    var broken: [String] = []
    var random = SeededRandom(7)
    let log = recording.log
    for count in stride(from: 0, through: log.count, by: 1) {
      if count > 0, count < log.count, case .close = log[count - 1] { continue }
      if Int.random(in: 0..<step, using: &random) != 0 { continue }
      var modes: [CrashModel.Survival] = [.none, .all, .sizesOnly]
      modes += Array(repeating: .some, count: isLong ? 6 : 2)
      for mode in modes {
        var model = CrashModel(test.path + "/before")
        let safeOrder = model.lastName
        for op in log.prefix(count) { model.play(op, office: test.office, syncs: syncs) }
        let cut = mode == .none ? safeOrder : mode == .all ? model.lastName : Int.random(in: safeOrder...model.lastName, using: &random)
        let place = TestFolder(on: "/dev/shm")
        model.write(to: place.office, mode, namesUpTo: cut, &random)
        states += 1
        if let why = fault(place, told: model.told) { broken.append("after \(count) of \(log.count) calls, \(mode), names \(cut): \(why)") }
      }
    }
    return (states, broken)
  }

  private func fault(_ place: TestFolder, told: [String]) -> String? {
    do {
      let office = try OfficeFolder(opening: place.office)
      if office.isReadOnly { return "read-only: \(office.notices)" }
      let kept = try office.entries(from: 1).compactMap(\.token)
      if Set(kept).count != kept.count { return "twice: \(kept)" }
      let lost = Set(Self.start + told).subtracting(kept)
      if !lost.isEmpty { return "lost \(lost), kept \(kept)" }
      if !office.add("After", token: "after").isSaved { return "nothing can be added" }
      let again = try OfficeFolder(opening: place.office)
      if !again.notices.isEmpty { return "told again: \(again.notices)" }
      let report = OfficeCheck.run(at: place.office)
      if !report.faults.isEmpty { return "\(report.faults)" }
      return nil
    } catch { return "\(error)" }
  }

  @Test(
    "Whatever part of the unsynced bytes survives, what was said to be saved is there and the rest is whole or absent",
    arguments: [false, true])
  func states(_ failingSync: Bool) throws {
    let test = TestFolder(on: "/dev/shm")
    try prepare(test)
    try FileManager.default.copyItem(atPath: test.office, toPath: test.path + "/before")
    let recording = try record(test, failingSync: failingSync)
    let result = try broken(test, recording, syncs: true, each: sample(6))
    #expect(result.broken.isEmpty, "\(result.broken.count) of \(result.states): \(result.broken.prefix(5))")
    #expect(result.states > 30)
    if isLong { print("\(result.states) crash states, \(result.broken.count) broken") }
  }

  @Test("On a disk that only says it synced, the same states do lose what was saved: the test can fail")
  func control() throws {
    let test = TestFolder(on: "/dev/shm")
    try prepare(test)
    try FileManager.default.copyItem(atPath: test.office, toPath: test.path + "/before")
    let recording = try record(test, failingSync: false)
    let result = try broken(test, recording, syncs: false, each: 10)
    #expect(result.broken.count > result.states / 5)
    if isLong { print("control: \(result.states) crash states of a lying disk, \(result.broken.count) broken") }
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
