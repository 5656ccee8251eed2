import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("An office's folder") struct OfficeFolderTests {
  @Test("What was saved is there when the office is opened again, line for line and answer for answer")
  func reopen() throws {
    let test = TestFolder()
    let first = try OfficeFolder.create(at: test.office)
    for number in 1...5 { #expect(first.add("Room \(number)").isSaved) }
    for name in ["Okafor", "Lin", "Osei"] { #expect(first.see(name).isSaved) }
    let second = try OfficeFolder(opening: test.office)
    #expect(second.notices.isEmpty && !second.isReadOnly)
    #expect(differences(first.office, second.office).isEmpty)
    #expect(second.office.recent == first.office.recent && second.headHash == first.headHash)
    #expect(second.linesSinceSnapshot == 8)
    #expect(try second.entries(from: 3, limit: 2).map(\.seq) == [3, 4])
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty && OfficeCheck.run(at: test.office).lines == 8)
  }

  @Test("A line of the journal is one line of JSON with its seals last, and says what was safe when it was written")
  func lines() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...3 { office.add("Exam \(number)/\"A\"\n") }
    let lines = test.bytes("journal/000001.jsonl").split(separator: 10).map(Array.init)
    #expect(lines.count == 3)
    var prev = [UInt8](repeating: 48, count: 64)
    for (index, line) in lines.enumerated() {
      let fields = try #require(try JSONText.read(line).fields)
      // What was safe is the line before, and is left out where it is.
      #expect(fields.names.suffix(2) == ["prev", "hash"] && fields["seq"] == .whole(index + 1) && fields["durable"] == .null)
      #expect(try Entry(fields: fields).durable == index)
      #expect(fields["prev"].text == letters(prev.prefix(32)))
      let text = String(decoding: line, as: UTF8.self)
      let covered = text[..<(try #require(text.range(of: ",\"hash\":\"")).lowerBound)]
      prev = SHA256.hex(Array(covered.utf8))
      #expect(fields["hash"].text == letters(prev[...]))
    }
    #expect(office.headHash == String(decoding: prev, as: UTF8.self))
  }

  @Test("The settings are written out for people after a change of settings")
  func export() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 7")
    #expect(String(decoding: test.bytes("practice.json"), as: UTF8.self).contains("\"name\": \"Room 7\""))
    #expect(test.names() == ["journal", "lock", "practice.json"])
  }

  @Test("The same token is carried out once, however often and from wherever it is sent")
  func once() throws {
    let test = TestFolder()
    let a = try OfficeFolder.create(at: test.office)
    let saved = try #require(a.add("Room 1", token: "t-1").entry)
    a.add("Room 2", token: "t-2")
    let b = try OfficeFolder(opening: test.office)
    for office in [a, b] {
      guard case .again(let entry) = office.add("Room 1", token: "t-1") else {
        Issue.record("done twice")
        return
      }
      #expect(entry == saved)
    }
    try b.checkpoint()
    let c = try OfficeFolder(opening: test.office)
    #expect(c.linesSinceSnapshot == 0)
    guard case .again(let entry) = c.add("Room 9", token: "t-2") else {
      Issue.record("done twice after a snapshot")
      return
    }
    #expect(entry.seq == 2 && c.office.rooms.count == 2)
  }

  @Test("A token that was used for something else is refused, and so is an empty one")
  func tokenOfAnother() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1", token: "t-1")
    func rule(_ change: Change) -> String? {
      guard case .refused(let refusal) = office.commit(change, TestFolder.context(9)) else { return nil }
      return refusal.rule
    }
    #expect(rule(Change(Undo(), token: "t-1")) == "token used")
    #expect(rule(Change(AddRoom("Room 2"), token: "")) == "empty token")
    #expect(office.office.seq == 1)
  }

  @Test("Two desks see each other's changes, and of two that cannot both be one is refused")
  func twoDesks() throws {
    let test = TestFolder()
    let a = try OfficeFolder.create(at: test.office)
    let b = try OfficeFolder(opening: test.office)
    #expect(a.add("Room 1").isSaved)
    guard case .refused(let refusal) = b.add("Room 1") else {
      Issue.record("one room twice")
      return
    }
    #expect(refusal.rule == "room taken")
    for round in 0..<20 {
      #expect((round % 3 == 0 ? a : b).add("Room \(round + 2)").isSaved)
    }
    let seen = try a.refresh() + b.refresh()
    #expect(Set(seen.map(\.seq)).count == seen.count)
    #expect(a.office.seq == 21 && differences(a.office, b.office).isEmpty && a.headHash == b.headHash)
    #expect(try a.refresh().isEmpty)
  }

  @Test("Many desks at once lose nothing")
  func crowd() throws {
    let test = TestFolder()
    _ = try OfficeFolder.create(at: test.office)
    let path = test.office
    DispatchQueue.concurrentPerform(iterations: 4) { desk in
      guard let office = try? OfficeFolder(opening: path) else { return }
      for number in 0..<25 { office.add("Desk \(desk) room \(number)") }
    }
    let office = try OfficeFolder(opening: test.office)
    #expect(office.office.seq == 100 && office.office.rooms.count == 100 && office.notices.isEmpty)
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
  }

  @Test("A desk that cannot have the lock says who has it and saves nothing")
  func busy() throws {
    let test = TestFolder()
    var limits = OfficeFolder.Limits()
    limits.patience = 30
    let office = try OfficeFolder.create(at: test.office, limits: limits)
    let lock = try Disk.real.open(Disk.here, test.office + "/lock", O_RDWR, 0)
    defer { Disk.real.close(lock) }
    try Disk.real.lock(lock, 0, true, 0)
    let fault = try #require(office.add("Room 1").fault)
    #expect(fault.kind == .busy && fault.sentence.hasPrefix("NOT SAVED"))
    Disk.real.unlock(lock, 0)
    #expect(office.add("Room 1").isSaved)
  }

  @Test(
    "What an interrupted write left at the end is set aside and told, and work goes on",
    arguments: [
      "{\"format\":1,\"seq\":3,\"at\":\"2026-", "\0\0\0\0", String(repeating: "\0", count: 3000),
      "{\"format\":1," + String(repeating: "\0", count: 1100) + "f\"}\n",
    ])
  func unfinished(_ tail: String) throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    office.add("Room 2")
    let good = test.bytes("journal/000001.jsonl")
    test.put("journal/000001.jsonl", good + Array(tail.utf8))
    let reader = try OfficeFolder(opening: test.office, readOnly: true)
    #expect(reader.office.seq == 2 && reader.notices.count == 1)
    #expect(try office.refresh().isEmpty)
    #expect(test.bytes("journal/000001.jsonl").count > good.count)
    let again = try OfficeFolder(opening: test.office)
    #expect(again.notices.count == 1 && again.notices[0].contains("quarantine/000001-\(good.count).txt"))
    #expect(test.bytes("quarantine/000001-\(good.count).txt") == Array(tail.utf8))
    #expect(test.bytes("journal/000001.jsonl") == good)
    #expect(again.add("Room 3").isSaved && office.add("Room 4").isSaved)
    #expect(try OfficeFolder(opening: test.office).office.rooms.count == 4)
  }

  @Test("A damaged line in the middle stops all writing, names its place, and nothing is cut")
  func damaged() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...6 { office.add("Room \(number)") }
    var bytes = test.bytes("journal/000001.jsonl")
    let thirdLine = bytes.indices.filter { bytes[$0] == 10 }[1] + 1
    bytes[thirdLine + 60] ^= 1
    test.put("journal/000001.jsonl", bytes)
    let again = try OfficeFolder(opening: test.office)
    #expect(again.isReadOnly && again.office.seq == 2 && again.notices.count == 1)
    #expect(again.notices[0].contains("journal/000001.jsonl, line 3 (byte \(thirdLine))"))
    #expect(again.add("Room 9").fault?.kind == .damaged)
    #expect(test.bytes("journal/000001.jsonl") == bytes)
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.first?.line == 3 && report.faults.first?.byte == thirdLine && report.lines == 2)
  }

  @Test("A journal that became shorter is not written to")
  func cut() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...3 { office.add("Room \(number)") }
    test.put("journal/000001.jsonl", Array(test.bytes("journal/000001.jsonl").prefix(100)))
    #expect(office.add("Room 4").fault?.kind == .damaged)
    try? FileManager.default.removeItem(atPath: test.office + "/journal/000001.jsonl")
    #expect(throws: FileFault.self) { try OfficeFolder(opening: test.office) }
  }

  @Test("A desk does not write into a journal that was exchanged under its hands")
  func exchanged() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    let bytes = test.bytes("journal/000001.jsonl")
    unlink(test.office + "/journal/000001.jsonl")
    test.put("journal/000001.jsonl", bytes)
    #expect(office.add("Room 2").fault?.kind == .damaged && test.bytes("journal/000001.jsonl") == bytes)
    #expect(try OfficeFolder(opening: test.office).add("Room 2").isSaved)
  }

  @Test("Every flipped byte of a journal is noticed, and the lines before it are kept")
  func flips() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...4 { office.add("Room \(number)") }
    let good = test.bytes("journal/000001.jsonl")
    let ends = good.indices.filter { good[$0] == 10 }
    for index in stride(from: 0, to: good.count, by: sample(3)) {
      var bytes = good
      bytes[index] ^= UInt8(1 << (index % 8))
      test.put("journal/000001.jsonl", bytes)
      let reader = try OfficeFolder(opening: test.office, readOnly: true)
      let whole = ends.count { $0 < index }
      #expect(reader.office.seq == whole && reader.notices.count == 1, "byte \(index)")
      let report = OfficeCheck.run(at: test.office)
      #expect(report.lines == whole && (!report.faults.isEmpty || index == ends.last && !report.remarks.isEmpty), "byte \(index)")
    }
  }

  @Test("The journal goes on in a new file when one is full, and all of them add up")
  func rotation() throws {
    let test = TestFolder()
    var limits = OfficeFolder.Limits()
    limits.journalFile = 1200
    let a = try OfficeFolder.create(at: test.office, limits: limits)
    let b = try OfficeFolder(opening: test.office, limits: limits)
    for number in 1...30 { #expect((number % 2 == 0 ? a : b).add("Room \(number)", token: "t\(number)").isSaved) }
    _ = try a.refresh()
    let again = try OfficeFolder(opening: test.office)
    #expect(test.names("journal").count > 4 && differences(a.office, again.office).isEmpty)
    for name in test.names("journal").dropLast() { #expect(test.bytes("journal/" + name).count >= 1200) }
    #expect(try a.entries(from: 17).map(\.seq) == Array(17...30))
    #expect(OfficeCheck.run(at: test.office).journalFiles == test.names("journal").count)
    try a.checkpoint()
    a.add("Room 31")
    let c = try OfficeFolder(opening: test.office)
    #expect(c.linesSinceSnapshot == 1 && c.office.recent.map(\.seq) == Array(1...31))
    guard case .again(let entry) = c.add("x", token: "t5") else {
      Issue.record("done twice")
      return
    }
    #expect(entry.seq == 5)
    try FileManager.default.removeItem(atPath: test.office + "/journal/000002.jsonl")
    #expect { try OfficeFolder(opening: test.office) } throws: { ($0 as? FileFault)?.sentence.contains("000002.jsonl is missing") == true }
  }

  @Test("A line of a newer form can be left alone: the office is then read-only and says so")
  func newer() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    var line = Array("{\"format\":3,\"seq\":2,\"something\":[\"new\"],\"prev\":\"\(office.headHash)\"".utf8)
    line += Array(",\"hash\":\"".utf8) + SHA256.hex(line) + Array("\"}\n".utf8)
    test.put("journal/000001.jsonl", test.bytes("journal/000001.jsonl") + line)
    #expect { try office.refresh() } throws: { ($0 as? FileFault)?.kind == .newerFormat }
    let again = try OfficeFolder(opening: test.office)
    #expect(again.isReadOnly && again.office.seq == 1 && again.notices[0].contains("newer Anteroom"))
    #expect(again.add("Room 2").fault?.kind == .newerFormat)
  }

  @Test("A line of a newer form whose seals have another shape is newer, and not damaged; one byte changed in a known line is damage")
  func newerSeals() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    let whole = test.bytes("journal/000001.jsonl")
    test.put("journal/000001.jsonl", whole + Array("{\"format\":9,\"seq\":2,\"sealed\":\"in another way\"}\n".utf8))
    #expect { try office.refresh() } throws: { ($0 as? FileFault)?.kind == .newerFormat }
    let again = try OfficeFolder(opening: test.office)
    #expect(again.isReadOnly && again.notices[0].contains("newer Anteroom (form 9"))
    office.add("Room 2")
    var changed = whole
    let form = try #require(changed.firstIndex(of: UInt8(ascii: ":")))
    changed[form + 1] = UInt8(ascii: "9")
    test.put("journal/000001.jsonl", changed)
    try? FileManager.default.removeItem(atPath: test.office + "/snapshot")
    let damaged = try OfficeFolder(opening: test.office)
    #expect(damaged.whyBlocked?.kind == .damaged)
  }

  @Test("A whole line that does not fit the office stops writing and leaves the office as it was before")
  func unfit() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    office.see("Okafor")
    let lines = test.bytes("journal/000001.jsonl").split(separator: 10)
    let text = String(decoding: lines[1], as: UTF8.self).replacingOccurrences(of: "\"seq\":2", with: "\"seq\":3")
    var line = Array(text[..<(try #require(text.range(of: ",\"prev\":"))).lowerBound].utf8)
    line += Array(",\"prev\":\"\(office.headHash)\"".utf8)
    line += Array(",\"hash\":\"".utf8) + SHA256.hex(line) + Array("\"}\n".utf8)
    let before = office.office
    test.put("journal/000001.jsonl", test.bytes("journal/000001.jsonl") + line)
    #expect(office.add("Room 2").fault?.kind == .damaged)
    #expect(differences(before, office.office).isEmpty && office.isReadOnly)
    let again = try OfficeFolder(opening: test.office)
    #expect(again.isReadOnly && differences(before, again.office).isEmpty)
    #expect(OfficeCheck.run(at: test.office).faults.first?.line == 3)
  }

  @Test("Drafts are kept, replaced and removed, under plain names only")
  func drafts() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    try office.saveDraft("maria-front-1", .fields(["name": .text("Oka")]))
    try office.saveDraft("maria-front-1", .fields(["name": .text("Okafor")]))
    try office.saveDraft("other", .whole(1))
    try office.saveDraft("other", nil)
    try office.saveDraft("never", nil)
    #expect(try OfficeFolder(opening: test.office).drafts() == ["maria-front-1": .fields(["name": .text("Okafor")])])
    #expect(test.names("drafts") == ["maria-front-1.json"] && test.mode("drafts/maria-front-1.json") == 0o600)
    for name in ["", "..", "a/b", "A", "-a", "a.json", "é", String(repeating: "a", count: 65)] {
      #expect { try office.saveDraft(name, .null) } throws: { ($0 as? FileFault)?.kind == .badName }
    }
    #expect { try OfficeFolder(opening: test.office, readOnly: true).saveDraft("a", .null) } throws: {
      ($0 as? FileFault)?.kind == .readOnly
    }
  }
}

extension OfficeFolderTests {
  @Test("Drafts of programs that are gone are taken over once, those of living ones never")
  func claims() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    #expect(try office.claimDrafts(of: "maria-x1", as: "9-9") { _ in true }.isEmpty)
    for (name, text) in [("maria-x1-1-1", "a"), ("maria-x1-2-2", "b"), ("maria-x1-3-3", "c"), ("maria-x12-4-4", "d")] {
      try office.saveDraft(name, .list([.text(text)]))
    }
    #expect(try office.claimDrafts(of: "maria-x1", as: "9-9") { $0 != "3-3" } == [.text("a"), .text("b")])
    #expect(test.names("drafts") == ["maria-x1-3-3.json", "maria-x1-9-9.json", "maria-x12-4-4.json"])
    #expect(try OfficeFolder(opening: test.office).claimDrafts(of: "maria-x1", as: "8-8") { $0 == "9-9" } == [.text("a"), .text("b")])
  }

  @Test("A change too long for one line is refused and nothing is written")
  func tooLong() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for length in [1 << 20, 10_001] {
      guard case .refused(let refusal) = office.add(String(repeating: "x", count: length)) else {
        Issue.record("written")
        return
      }
      #expect(refusal.rule == "too long" && test.bytes("journal/000001.jsonl").isEmpty)
    }
    #expect(office.add(String(repeating: "x", count: 10_000)).isSaved)
    #expect(try OfficeFolder(opening: test.office).office.rooms.count == 1)
  }
}
