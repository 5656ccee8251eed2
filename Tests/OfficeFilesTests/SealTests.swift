import Foundation
import OfficeFiles
import Practice
import Testing

/// A fingerprint as it stands in a line, base64url; that of the line before stands there with the first half of its digits.
func letters(_ digits: ArraySlice<UInt8>) -> String {
  let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)! }
  let text = Data(bytes).base64EncodedString()
  return String(text.compactMap { $0 == "=" ? nil : $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
}

@Suite("The seals of a line") struct SealTests {
  /// The lines of a journal as the first form had them: both fingerprints in 64 digits, and what was safe always said.
  private func asBefore(_ bytes: [UInt8]) throws -> [UInt8] {
    var result: [UInt8] = []
    var prev = String(repeating: "0", count: 64)
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let end = try #require(line.range(of: ",\"prev\":\"")).lowerBound
      var said = line[..<end].replacingOccurrences(of: "\"format\":2", with: "\"format\":1")
      let seq = try #require(try JSONText.read(Array(line.utf8)).fields?["seq"].whole)
      said = said.replacingOccurrences(of: "\",\"new\":", with: "\",\"durable\":\(seq - 1),\"new\":") + ",\"prev\":\"\(prev)\""
      prev = String(decoding: SHA256.hex(Array(said.utf8)), as: UTF8.self)
      result += Array("\(said),\"hash\":\"\(prev)\"}\n".utf8)
    }
    return result
  }

  @Test("An office whose lines are of the first form is read as it is, and goes on in the new one")
  func before() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    for number in 1...3 { office.add("Room \(number)") }
    let name = "journal/000001.jsonl"
    let old = try asBefore(test.bytes(name))
    #expect(old.count > test.bytes(name).count + 200)
    test.put(name, old)
    let again = try OfficeFolder(opening: test.office)
    #expect(!again.isReadOnly && again.notices.isEmpty && differences(again.office, office.office).isEmpty)
    #expect(again.add("Room 4").isSaved && again.add("Room 5").isSaved)
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty && OfficeCheck.run(at: test.office).lines == 5)
    // Each form is found damaged as the other is, wherever a byte changes.
    let bytes = test.bytes(name)
    for place in stride(from: 0, to: bytes.count, by: 7) where bytes[place] != 10 {
      var damaged = bytes
      damaged[place] ^= 1
      test.put(name, damaged)
      #expect(!OfficeCheck.run(at: test.office).faults.isEmpty, "byte \(place)")
    }
  }
}
