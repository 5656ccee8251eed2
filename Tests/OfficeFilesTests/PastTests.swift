import Foundation
import OfficeFiles
import Testing

@testable import Practice

/// The office as it was, from the files of one that goes on.
@Suite("The time machine") struct PastTests {
  private static let start = 1_795_000_000_000

  private static func moment(_ milliseconds: Int) -> Moment { Moment(milliseconds: milliseconds, offset: -300) }

  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  /// An office that anything happened in: people came, moved, were renamed; changes were taken back and done again; snapshots were made.
  private func lived(_ test: TestFolder, seed: Int, steps: Int, snapshots: Int, file: Int = 3000) throws {
    var limits = OfficeFolder.Limits()
    limits.journalFile = file
    let office = try OfficeFolder.create(at: test.office, limits: limits)
    var dice = Dice(state: UInt64(seed))
    var now = Self.start
    for step in 0..<steps {
      // Several lines may have one time, and the clock may stand still or be set back.
      now += [0, 0, 1, 7000, 60_000, -3000][dice.roll(6)]
      let context = Context(now: Self.moment(now), by: "maria", role: .manager, desk: "front-1")
      let given = office.office.numbersGiven
      let number = 1 + dice.roll(max(1, given[.appointments] ?? 1))
      let verb: any Verb =
        switch dice.roll(9) {
        case 0, 1, 2: SeeSomeone("Name \(step)", Day(number: 20_000 + dice.roll(5)))
        case 3: AddRoom("Room \(step)")
        case 4: MoveTo(AppointmentID(prefix: "a", number: number), Day(number: 20_005 + dice.roll(5)))
        case 5, 6:
          Rename(
            PatientID(prefix: "p", number: number), office.office[PatientID(prefix: "p", number: number)]?.name.family ?? "", "Now \(step)")
        case 7: Undo()
        default: Redo()
        }
      _ = office.commit(Change(verb), context)
      if dice.roll(steps) < snapshots { try office.checkpoint() }
    }
  }

  /// The office after each line, as replaying them gives it.
  private func replayed(_ test: TestFolder) throws -> [(at: Moment, office: Office)] {
    var office = Office()
    return try OfficeFolder(opening: test.office, readOnly: true).entries(from: 1).map { entry in
      try office.take(entry)
      return (entry.at, office)
    }
  }

  @Test("At every time it is what all lines up to then come to, whichever way was the shortest", arguments: Array(1...(isLong ? 60 : 3)))
  func equality(seed: Int) throws {
    let test = TestFolder()
    try lived(test, seed: seed, steps: isLong ? 120 : 45, snapshots: seed % 3 * 3)
    let all = try replayed(test)
    let times = Set(all.map(\.at.milliseconds))
    for time in Set(times.flatMap { [$0 - 1, $0] }).sorted() {
      let moment = Self.moment(time)
      // From the newest state at hand, from one that is behind by what others added, and from the files alone.
      let then =
        switch time % 3 {
        case 0: try OfficeFolder.past(of: all[all.count - 1].office, in: test.office, at: moment)
        case 1: try OfficeFolder.past(of: behind(all, moment), in: test.office, at: moment)
        default: try OfficeFolder.past(of: nil, in: test.office, at: moment)
        }
      let wanted = all.last { $0.at <= moment }?.office
      switch then {
      case .office(let office):
        let wanted = try #require(wanted)
        let different = differences(office, wanted)
        #expect(different.isEmpty, "seed \(seed) at \(time - Self.start): \(different.prefix(3))")
        #expect(office.recent.suffix(50) == wanted.recent.suffix(50), "seed \(seed) at \(time - Self.start)")
        #expect(office.patientCount == wanted.patientCount)
        if !different.isEmpty { return }
      case .before(let begun): #expect(wanted == nil && begun.milliseconds == times.min())
      case .given: Issue.record("nobody stopped it")
      }
    }
  }

  /// An office that has not seen the last lines, but those up to a time.
  private func behind(_ all: [(at: Moment, office: Office)], _ moment: Moment) -> Office {
    all.last { $0.at <= moment }.map { then in all.first { $0.office.seq == min(all.count, then.office.seq + 7) }?.office ?? then.office }
      ?? all[all.count - 1].office
  }

  @Test("With neither snapshot, or a damaged one, it is the same")
  func withoutSnapshots() throws {
    let test = TestFolder()
    try lived(test, seed: 5, steps: 60, snapshots: 8)
    let all = try replayed(test)
    let middle = all[all.count / 2].at
    let wanted = try #require(all.last { $0.at <= middle }?.office)
    func office() throws -> Office? {
      if case .office(let office) = try OfficeFolder(opening: test.office, readOnly: true).past(middle) { return office }
      return nil
    }
    for name in ["snapshot.old", "snapshot"] {
      for file in test.names(name) where file != "head.json" {
        let path = "\(name)/\(file)"
        var bytes = test.bytes(path)
        guard bytes.count > 40 else { continue }
        for at in stride(from: 0, to: bytes.count, by: 17) { bytes[at] ^= 0x20 }
        test.put(path, bytes)
      }
      let then = try #require(try office())
      #expect(differences(then, wanted).isEmpty)
      try FileManager.default.removeItem(atPath: test.office + "/" + name)
      let still = try #require(try office())
      #expect(differences(still, wanted).isEmpty)
    }
  }

  @Test("It is given up as soon as nobody wants it")
  func given() throws {
    let test = TestFolder()
    try lived(test, seed: 9, steps: 60, snapshots: 0)
    let all = try replayed(test)
    let middle = all[all.count / 2].at
    var asked = 0
    let folder = try OfficeFolder(opening: test.office, readOnly: true)
    let answer = try folder.past(middle) {
      asked += 1
      return asked < 5
    }
    if case .given = answer {} else { Issue.record("it went on") }
    #expect(asked < 20)
  }

  @Test("A line that was changed since is found on the way back")
  func damage() throws {
    let test = TestFolder()
    try lived(test, seed: 3, steps: 40, snapshots: 0, file: 1 << 20)
    let folder = try OfficeFolder(opening: test.office, readOnly: true)
    let lines = try folder.entries(from: 1)
    var bytes = test.bytes("journal/000001.jsonl")
    let place = try #require(bytes.indices.filter { bytes[$0] == 10 }.dropLast(3).last)
    bytes[place - 20] ^= 1
    test.put("journal/000001.jsonl", bytes)
    #expect(throws: FileFault.self) { _ = try folder.past(lines[lines.count / 2 + 8].at) }
  }
}
