import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("A fingerprint that was written down") struct HeadTests {
  /// Everything after a changed line sealed anew, as someone would who can write the files and knows how they are made.
  private func forged(_ bytes: [UInt8], _ change: (String) -> String) -> [UInt8] {
    var result: [UInt8] = []
    var prev = [UInt8](repeating: 48, count: 64)
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard let end = line.range(of: ",\"prev\":\"") else { continue }
      let said = change(String(line[..<end.lowerBound])) + ",\"prev\":\"\(letters(prev.prefix(32)))\""
      prev = SHA256.hex(Array(said.utf8))
      result += Array("\(said),\"hash\":\"\(letters(prev[...]))\"}\n".utf8)
    }
    return result
  }

  @Test("It is found at its line, in whole or by its first digits")
  func found() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    office.add("Room 2")
    let head = office.headHash
    office.add("Room 3")
    for text in [head, String(head.prefix(16))] {
      let known = try #require(OfficeCheck.run(at: test.office, head: text).known)
      #expect(known.isJournal && known.line == 2 && known.after == 1)
    }
    #expect(OfficeCheck.run(at: test.office, head: office.headHash).known?.line == 3)
    #expect(OfficeCheck.run(at: test.office, head: String(repeating: "a", count: 64)).known == nil)
  }

  @Test("A past that was written anew, with every seal right, is sound to look at and not the past that was remembered")
  func forgedPast() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for name in ["Room 1", "Room 2", "Room 3"] { office.add(name) }
    let head = office.headHash
    office.add("Room 4")
    for change in [("Room 2", "Room 9"), ("Room 1", "Attic"), ("\"by\":\"maria\"", "\"by\":\"jo\"")] {
      let good = test.bytes("journal/000001.jsonl")
      test.put("journal/000001.jsonl", forged(good) { $0.replacing(change.0, with: change.1) })
      let report = OfficeCheck.run(at: test.office, head: head)
      #expect(report.faults.isEmpty && report.lines == 4, "the forgery itself is without a fault: \(report.faults)")
      #expect(report.known == nil)
      test.put("journal/000001.jsonl", good)
      #expect(OfficeCheck.run(at: test.office, head: head).known?.line == 3)
    }
    // What comes after the remembered line may be anything.
    test.put("journal/000001.jsonl", forged(test.bytes("journal/000001.jsonl")) { $0.replacing("Room 4", with: "Room 5") })
    #expect(OfficeCheck.run(at: test.office, head: head).known?.line == 3)
  }

  @Test("Of the access file as well")
  func access() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...3 {
      office.accessLog.note([AccessEvent(.saw, "card", about: [PatientID(prefix: "p", number: number)], TestFolder.context())])
      #expect(office.accessLog.write() == nil)
    }
    let head = try #require(try office.lastAccess())
    #expect(head.line == 3)
    office.accessLog.note([AccessEvent(.signedOut, "", TestFolder.context())])
    #expect(office.accessLog.write() == nil)
    let known = try #require(OfficeCheck.run(at: test.office, head: head.head).known)
    #expect(!known.isJournal && known.line == 3 && known.after == 1)
    test.put("access/000001.jsonl", forged(test.bytes("access/000001.jsonl")) { $0.replacing("\"p2\"", with: "\"p9\"") })
    #expect(OfficeCheck.run(at: test.office, head: head.head).known == nil)
  }
}
