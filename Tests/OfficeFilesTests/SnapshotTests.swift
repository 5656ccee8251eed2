import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("The snapshot") struct SnapshotTests {
  /// An office with some history, snapshots taken in between.
  private func busy(_ test: TestFolder, checkpoints: Set<Int>) throws -> OfficeFolder {
    let office = try OfficeFolder.create(at: test.office)
    for step in 0..<40 {
      switch step % 5 {
      case 0: office.add("Room \(step)")
      case 4:
        let number = max(1, step / 5)
        _ = office.commit(
          Change(MoveTo(AppointmentID(prefix: "a", number: number), Day(number: 20_010 + step % 3))), TestFolder.context(step))
        _ = office.commit(
          Change(
            Rename(
              PatientID(prefix: "p", number: number), office.office[PatientID(prefix: "p", number: number)]?.name.family ?? "",
              "Ünal-\(step)")),
          TestFolder.context(step))
      default:
        _ = office.commit(
          Change(SeeSomeone("Name\(["one", "two", "three"][(step / 2) % 3])", Day(number: 20_000 + step % 4)), token: "step \(step)"),
          TestFolder.context(step))
      }
      if checkpoints.contains(step) { try office.checkpoint() }
    }
    return office
  }

  @Test(
    "The snapshot and the lines after it answer exactly as all lines do",
    arguments: [[39], [10], [3, 9, 20, 21, 33], [0, 39]] as [Set<Int>])
  func equality(_ checkpoints: Set<Int>) throws {
    let test = TestFolder()
    let live = try busy(test, checkpoints: checkpoints)
    let quick = try OfficeFolder(opening: test.office)
    #expect(quick.linesSinceSnapshot < live.office.seq && quick.notices.isEmpty)
    try FileManager.default.removeItem(atPath: test.office + "/snapshot")
    try? FileManager.default.removeItem(atPath: test.office + "/snapshot.old")
    let full = try OfficeFolder(opening: test.office)
    #expect(full.linesSinceSnapshot == full.office.seq)
    #expect(differences(full.office, quick.office).isEmpty && differences(full.office, live.office).isEmpty)
    #expect(quick.office.recent == full.office.recent && quick.headHash == full.headHash)
  }

  @Test("A household, and what was merged, is found again from the snapshot; and one who leaves it is not")
  func households() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    var step = 0
    func said(_ verb: any Verb) {
      step += 1
      let answer = office.commit(Change(verb), TestFolder.context(step))
      guard case .saved = answer else {
        Issue.record("\(type(of: verb).name): \(answer)")
        return
      }
    }
    func add(_ given: String, _ born: Int, _ family: PatientID? = nil) {
      said(AddPatient { ($0.name, $0.born, $0.family) = (PersonName("Okonski", given), Day(number: born), family) })
    }
    let head = PatientID(prefix: "p", number: 1), kid = PatientID(prefix: "p", number: 2), twin = PatientID(prefix: "p", number: 3)
    let zoe = PatientID(prefix: "p", number: 4)
    add("Ada", 3000)
    add("Ben", 12_000, head)
    add("Ben", 15_000, head)
    add("Zoe", 9000)
    said(MergePatients { ($0.keep, $0.other, $0.reason) = (zoe, twin, "the same") })
    try office.checkpoint()
    let quick = try OfficeFolder(opening: test.office)
    #expect(quick.office.patients.count == 0, "nobody is at hand")
    #expect(quick.office.filed(Patient.self, of: head).map(\.id) == [head, kid, zoe], "she came into it with the merge")
    #expect(quick.office.filed(Patient.self, of: zoe).map(\.id) == [twin])
    #expect(quick.office.references(of: head) == [Reference(head)], "each card is its own person's")
    let leaves = ChangePatient { ($0.patient, $0.was, $0.now) = (kid, .fields(["family": .text("p1")]), .fields(["family": .null])) }
    guard case .saved = quick.commit(Change(leaves), TestFolder.context(20)) else {
      Issue.record("leaves")
      return
    }
    try quick.checkpoint()
    #expect(try OfficeFolder(opening: test.office).office.filed(Patient.self, of: head).map(\.id) == [head, zoe])
  }

  @Test(
    "An opening of a restricted record is found again from the snapshot, by its day and by its patient; and what is masked stays masked")
  func openings() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.see("Okafor")
    let patient = PatientID(prefix: "p", number: 1), day = TestFolder.context(9).today
    var clinician = TestFolder.context(5)
    clinician.role = .clinician
    for verb in [
      RestrictRecord { ($0.patient, $0.why) = (patient, .legal) } as any Verb,
      BreakGlass { ($0.patient, $0.reason) = (patient, "the lawyer called about it") },
    ] { #expect(office.commit(Change(verb), clinician).isSaved, "\(verb)") }
    try office.checkpoint()
    let again = try OfficeFolder(opening: test.office)
    #expect(again.linesSinceSnapshot == 0 && !OfficeCheck.run(at: test.office).findings.contains { $0.rule.contains("restricted") })
    #expect(again.office.filed(RecordOpening.self, on: day).map(\.reason) == ["the lawyer called about it"])
    #expect(again.office.filed(RecordOpening.self, of: patient).count == 1 && !again.office.isClosed(patient, to: clinician))
    #expect(again.office.isClosed(patient, to: TestFolder.context(6)) == false, "maria opened it, whatever her work")
    let masked = again.office.masked(on: day)
    #expect(masked[patient]?.name.listed == "O. A." && masked[patient]?.born == nil && masked[patient]?.phones == [])
    #expect(masked.filed(RecordOpening.self, on: day).map(\.reason) == ["(hidden)"])
  }

  @Test("A check finds nothing wrong with any of them, and says how far they go")
  func check() throws {
    let test = TestFolder()
    let office = try busy(test, checkpoints: [5, 25])
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.isEmpty, "\(report.faults)")
    #expect(report.snapshotLine == office.office.seq - office.linesSinceSnapshot && report.headHash == office.headHash)
  }

  @Test("Patients are found in the snapshot by name, birth date, phone and number")
  func search() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for name in ["Okafor", "Ökten", "O'Neil", "van der Berg", "李"] { office.see(name) }
    try office.checkpoint()
    let today = Day(number: 20_000)
    func found(_ typed: String) throws -> [String] {
      try OfficeFolder(opening: test.office).office.shelf.patients(PatientQuery(typed, today: today), 10).map(\.text)
    }
    #expect(try found("oka") == ["p1"])
    #expect(try Set(found("ok")) == ["p1", "p2"])
    #expect(try found("oneil") == ["p3"])
    #expect(try found("berg ada") == ["p4"])
    #expect(try found("李") == ["p5"])
    #expect(try found("3/4/1982").count == 5)
    #expect(try found("0112") == ["p3"])
    #expect(try found("xyz").isEmpty)
    #expect(office.office.shelf.count(.patients) == 5)
  }

  @Test(
    "A snapshot that vanished or was damaged is not missed",
    arguments: ["head.json", "settings.json", ".txt", ".index", ""])
  func damaged(_ name: String) throws {
    let test = TestFolder()
    let expected = answers(try busy(test, checkpoints: [39]).office)
    let path = "snapshot/" + (name.isEmpty ? "" : test.names("snapshot").first { $0.hasSuffix(name) } ?? name)
    if name.isEmpty {
      try FileManager.default.removeItem(atPath: test.office + "/snapshot")
    } else {
      let bytes = test.bytes(path)
      #expect(!bytes.isEmpty)
      test.put(path, Array(bytes.dropLast(3)))
      #expect(answers(try OfficeFolder(opening: test.office).office) == expected)
      #expect(!OfficeCheck.run(at: test.office).faults.isEmpty)
      unlink(test.office + "/" + path)
    }
    let office = try OfficeFolder(opening: test.office)
    #expect(answers(office.office) == expected)
    #expect(office.see("After").isSaved)
    try office.checkpoint()
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
    #expect(differences(try OfficeFolder(opening: test.office).office, office.office).isEmpty)
  }

  @Test("A byte that rotted in the snapshot never gets into an answer or into the journal")
  func rot() throws {
    let test = TestFolder()
    let before = try OfficeFolder(opening: busy(test, checkpoints: []).path).office
    let expected = answers(before)
    try OfficeFolder(opening: test.office).checkpoint()
    let file = try #require(test.names("snapshot").first { $0.hasSuffix(".txt") })
    var bytes = test.bytes("snapshot/" + file)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "w") { bytes[index] = UInt8(ascii: "v") }
    bytes[bytes.count / 2] ^= 1
    test.put("snapshot/" + file, bytes)
    #expect(OfficeCheck.run(at: test.office).faults.count == 1)
    for (question, answer) in answers(try OfficeFolder(opening: test.office).office) where question.contains("/") {
      #expect(answer == "-" || answer == expected[question])
    }
    let office = try OfficeFolder(opening: test.office)
    let patient = PatientID(prefix: "p", number: 2)
    let name = try #require(before[patient]?.name.family)
    let answer = office.commit(Change(Rename(patient, name, "Okafor")), TestFolder.context(99))
    #expect(answer.isSaved, "\(answer)")
    #expect(office.notices.count == 1 && office.notices[0].contains("nothing is lost"))
    try office.checkpoint()
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
    #expect(differences(try OfficeFolder(opening: test.office).office, office.office).isEmpty)
    #expect(office.office.patients.count == 0 && office.office.shelf.count(.patients) > 10)
  }

  @Test(
    "A flipped bit anywhere in an index never makes an answer: nothing is given twice, found wrongly, or said not to be there",
    arguments: [".txt", ".index", "settings.json"])
  func flippedIndex(_ ending: String) throws {
    let test = TestFolder()
    let before = try busy(test, checkpoints: [39])
    let tokens = try before.entries(from: 1).compactMap { entry in entry.token.map { ($0, entry.seq) } }
    let expected = answers(before.office)
    let name = try #require(test.names("snapshot").first { $0.hasSuffix(ending) })
    let good = test.bytes("snapshot/" + name)
    for index in stride(from: 0, to: good.count, by: max(1, good.count / (isLong ? 200 : 12))) {
      var bytes = good
      bytes[index] ^= UInt8(1 << (index % 8))
      test.put("snapshot/" + name, bytes)
      let office = try OfficeFolder(opening: test.office)
      for (token, seq) in tokens.prefix(3) {
        guard case .again(let entry) = office.commit(Change(SeeSomeone("X", Day(number: 20_000)), token: token), TestFolder.context(99))
        else {
          Issue.record("byte \(index): \(token) was done twice")
          return
        }
        #expect(entry.seq == seq)
      }
      _ = office.office.shelf.patients(PatientQuery("name", today: Day(number: 20_000)), 10)
      _ = answers(office.office)
      _ = try office.refresh()
      #expect(answers(office.office) == expected, "byte \(index)")
    }
  }

  @Test("Damage before the line that the snapshot goes up to is told once, as what it is")
  func damagedBefore() throws {
    let test = TestFolder()
    _ = try busy(test, checkpoints: [39])
    var bytes = test.bytes("journal/000001.jsonl")
    bytes[bytes.prefix { $0 != 9 }.count / 3] ^= 1
    test.put("journal/000001.jsonl", bytes)
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.count == 1 && report.faults[0].file == "journal/000001.jsonl", "\(report.faults)")
  }

  @Test("A journal that is shorter than the snapshot remembers is damage, and is told")
  func shortened() throws {
    let test = TestFolder()
    _ = try busy(test, checkpoints: [39])
    let bytes = test.bytes("journal/000001.jsonl")
    let ends = bytes.indices.filter { bytes[$0] == 10 }
    // At the end of a line, and in the middle of one, where it looks like one that was not finished.
    for end in [ends[ends.count - 3], ends[ends.count - 3] + 40, ends[3] + 40] {
      test.put("journal/000001.jsonl", Array(bytes[...end]))
      let office = try OfficeFolder(opening: test.office)
      #expect(office.isReadOnly && office.notices.first?.contains("the snapshot remembers line") == true)
      #expect(OfficeCheck.run(at: test.office).faults.contains { $0.sentence.contains("was cut") })
    }
  }

  @Test("Another desk goes on undisturbed while snapshots come and go")
  func otherDesk() throws {
    let test = TestFolder()
    let a = try busy(test, checkpoints: [20])
    let b = try OfficeFolder(opening: test.office)
    for round in 0..<4 {
      a.see("Round\(["a", "b", "c", "d"][round])")
      try a.checkpoint()
    }
    _ = try b.refresh()
    #expect(differences(a.office, b.office).isEmpty && b.notices.isEmpty)
    b.see("Theirs")
    try b.checkpoint()
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
    _ = try a.refresh()
    #expect(differences(a.office, b.office).isEmpty)
    #expect(test.names().filter { $0.hasPrefix("snapshot") } == ["snapshot", "snapshot.old"])
  }

  @Test("What was undone before a snapshot stays undone, and undo reaches back over a restart")
  func undo() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    office.add("Room 2")
    try office.checkpoint()
    let again = try OfficeFolder(opening: test.office)
    let answer = again.commit(Change(Undo()), TestFolder.context(9))
    #expect(answer.isSaved && again.office.rooms.count == 1, "\(answer)")
    try again.checkpoint()
    let third = try OfficeFolder(opening: test.office)
    #expect(third.office.rooms.count == 1 && third.office.numbersGiven[.rooms] == 2)
    #expect(third.commit(Change(Redo()), TestFolder.context(10)).isSaved && third.office.rooms.count == 2)
  }
}
