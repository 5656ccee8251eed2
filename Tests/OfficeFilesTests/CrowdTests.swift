import Foundation
import OfficeFiles
import Practice
import Synchronization
import Testing

@Suite("Many desks at once") struct CrowdTests {
  /// What the people at the desks were told, in all.
  private final class Told: Sendable {
    let saved = Mutex<[String: Int]>([:])
    let refused = Mutex<Set<String>>([])
    let faults = Mutex<[String]>([])
  }

  /// One desk's random work. Every so often its program is killed in the middle of a call, and a new one asks again.
  private static func work(_ path: String, desk: Int, actions: Int, _ told: Told) {
    var random = SeededRandom(UInt64(desk))
    var limits = OfficeFolder.Limits()
    limits.journalFile = 6000
    limits.patience = 20_000
    func opened() throws -> OfficeFolder {
      let kills = Int.random(in: 0..<4, using: &random) == 0
      let recording = RecordingDisk(failing: kills ? .init(at: Int.random(in: 40...200, using: &random), code: EIO, kills: true) : nil)
      // One that dies while it is opened is simply started again.
      for _ in 0..<5 { if let folder = try? OfficeFolder(opening: path, limits: limits, disk: recording.disk) { return folder } }
      return try OfficeFolder(opening: path, limits: limits)
    }
    do {
      var folder = try opened()
      for number in 0..<actions {
        let token = "\(desk)-\(number)"
        let day = Day(number: 20_000 + Int.random(in: 0..<3, using: &random))
        let one = Int.random(in: 1...12, using: &random)
        let verb: any Verb =
          switch Int.random(in: 0..<6, using: &random) {
          case 0: AddRoom("Room \(Int.random(in: 0..<60, using: &random))")
          case 1, 2: SeeSomeone("Name\(token)", day)
          case 3: MoveTo(AppointmentID(prefix: "a", number: one), day)
          default: Rename(PatientID(prefix: "p", number: one), "Name", "Name \(token)")
          }
        var change = Change(verb, token: token)
        asking: for attempt in 0..<6 {
          if let rename = verb as? Rename {
            // Each writes over the name that it saw last: of two at once only one may.
            change.verb = Rename(rename.patient, folder.office[rename.patient]?.name.family ?? "", rename.now)
          }
          switch folder.commit(change, TestFolder.context(folder.office.seq)) {
          case .saved(let entry), .again(let entry):
            let seq = entry.seq
            if let before = told.saved.withLock({ $0.updateValue(seq, forKey: token) }), before != seq {
              told.faults.withLock { $0.append("\(token) is \(before) and \(seq)") }
            }
            break asking
          case .refused(let refusal):
            if refusal.rule == "changed meanwhile", attempt < 2 { continue }
            told.refused.withLock { _ = $0.insert(token) }
            break asking
          case .failed, .uncertain: folder = try opened()
          }
        }
        if number % 16 == 7 {
          do throws(FileFault) { try folder.checkpoint() } catch {
            if error.kind != .busy { folder = try opened() }
          }
        }
      }
    } catch { told.faults.withLock { $0.append("desk \(desk): \(error)") } }
  }

  @Test("Whatever was said to be saved is there once, with its number; versions and receipts have no gaps; programs that die block nobody")
  func crowd() throws {
    let test = TestFolder(on: "/dev/shm")
    let first = try OfficeFolder.create(at: test.office)
    for number in 1...12 { first.see("Name\(number)") }
    let told = Told()
    let desks = 6, actions = isLong ? 300 : 24
    let path = test.office
    DispatchQueue.concurrentPerform(iterations: desks) { Self.work(path, desk: $0, actions: actions, told) }
    #expect(told.faults.withLock { $0 } == [])
    let after = try OfficeFolder(opening: test.office)
    #expect(!after.isReadOnly, "\(after.notices)")
    let entries = try after.entries(from: 1)
    #expect(entries.map(\.seq) == Array(1...entries.count))
    let tokens = Dictionary(grouping: entries.filter { $0.token != nil }) { $0.token ?? "" }.mapValues { $0.map(\.seq) }
    for (token, seq) in told.saved.withLock({ $0 }) { #expect(tokens[token] == [seq], "\(token)") }
    for token in told.refused.withLock({ $0 }) { #expect(tokens[token] == nil, "\(token)") }
    #expect(told.saved.withLock { $0.count } > desks * actions / 3)
    var versions: [Reference: Int] = [:]
    for entry in entries {
      for whole in entry.edits.new { #expect(versions.updateValue(whole.fields["v"].whole ?? 0, forKey: whole.reference) == nil) }
      for edit in entry.edits.set { #expect(versions.updateValue(edit.v, forKey: edit.reference) == edit.v - 1) }
    }
    let receipts = entries.flatMap(\.edits.new).filter { $0.reference.kind == .payments }.compactMap { $0.fields["receipt"].whole }
    #expect(receipts == Array(1...receipts.count))
    #expect(after.add("After").isSaved && OfficeCheck.run(at: test.office).faults.isEmpty)
  }
}
