import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("Backup and restore") struct BackupTests {
  private let now = Moment(milliseconds: 1_795_000_000_000, offset: -300)

  private final class Bytes: @unchecked Sendable {
    var all: [UInt8] = []
    var at = 0
  }

  private func backup(_ office: String) throws -> ([UInt8], BackupReport) {
    let bytes = Bytes()
    let report = try OfficeBackup.write(office, at: now) { piece throws(FileFault) in bytes.all += piece }
    return (bytes.all, report)
  }

  @discardableResult
  private func restore(_ given: [UInt8], to folder: String, pieces: Int = 1000) throws(FileFault) -> BackupReport {
    let bytes = Bytes()
    bytes.all = given
    return try OfficeRestore.run(into: folder) { count throws(FileFault) in
      let piece = bytes.all[bytes.at...].prefix(min(count, pieces))
      bytes.at += piece.count
      return Array(piece)
    }
  }

  /// An office of several journal files, with drafts, codes and something set aside.
  private func busy(_ test: TestFolder) throws -> OfficeFolder {
    var limits = OfficeFolder.Limits()
    limits.journalFile = 700
    let office = try OfficeFolder.create(at: test.office, limits: limits)
    for name in ["Okafor", "Müller", "Nguyen", "Smith"] { office.add(name) }
    try office.checkpoint()
    office.add("Later")
    try office.saveDraft("maria", .text("half a word"))
    for folder in ["codes", "quarantine"] {
      try FileManager.default.createDirectory(atPath: test.office + "/" + folder, withIntermediateDirectories: false)
      chmod(test.office + "/" + folder, 0o700)
      test.put(folder + "/a.txt", Array("kept".utf8))
    }
    test.put("mine.txt", Array("not the office's".utf8))
    return office
  }

  @Test("What is restored is the office, with its files for its account only, and says the same of itself")
  func roundTrip() throws {
    let test = TestFolder()
    let office = try busy(test)
    let (bytes, made) = try backup(test.office)
    #expect(
      made.lines == office.office.seq && made.headHash == office.headHash
        && made.remarks == ["left out, because it is not the office's: mine.txt"])
    let to = test.path + "/again"
    let restored = try restore(bytes, to: to)
    #expect((restored.lines, restored.headHash, restored.files) == (made.lines, made.headHash, made.files))
    let again = try OfficeFolder(opening: to)
    #expect(differences(again.office, office.office).isEmpty && again.drafts() == office.drafts())
    for name in ["quarantine/a.txt", "codes/a.txt", "practice.json", "journal/000001.jsonl", "journal/000002.jsonl"] {
      #expect(FileManager.default.contents(atPath: "\(to)/\(name)") == FileManager.default.contents(atPath: "\(test.office)/\(name)"))
      #expect(try FileManager.default.attributesOfItem(atPath: "\(to)/\(name)")[.posixPermissions] as? Int == 0o600)
    }
    #expect(!FileManager.default.fileExists(atPath: to + "/snapshot") && !FileManager.default.fileExists(atPath: to + "/BACKUP.txt"))
    #expect(again.add("Afterwards").isSaved)
    #expect(throws: FileFault.self) { try restore(bytes, to: to) }
  }

  @Test("A line that is being written just now is not in it, and the lines before it are")
  func whileWriting() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Okafor")
    test.put("journal/000001.jsonl", test.bytes("journal/000001.jsonl") + Array("{\"format\":1,\"seq\":2,".utf8))
    let (bytes, made) = try backup(test.office)
    #expect(made.lines == 1)
    try restore(bytes, to: test.path + "/again")
  }

  @Test("Any tar opens it, and its own sums prove it by hand")
  func plainTar() throws {
    let test = TestFolder()
    _ = try busy(test)
    _ = try BackupFile.write(test.office, to: test.path + "/b.tar", at: now)
    let tar = Process()
    tar.executableURL = URL(filePath: "/bin/sh")
    tar.arguments = ["-c", "cd '\(test.path)' && mkdir x && tar xf b.tar -C x && cd x/office && sha256sum -c --quiet SHA256SUMS"]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    #expect(OfficeCheck.run(at: test.path + "/x/office").isSound)
    let mode = try FileManager.default.attributesOfItem(atPath: test.path + "/b.tar")[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: FileFault.self) { try BackupFile.write(test.office, to: test.path + "/b.tar", at: now) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.path).allSatisfy { !$0.contains(".new-") })
  }

  @Test("Cut short anywhere, or one byte changed anywhere, it is refused in words and leaves nothing behind")
  func damage() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Okafor")
    let (bytes, _) = try backup(test.office)
    func expectRefused(_ bytes: [UInt8], _ what: String) throws {
      do throws(FileFault) {
        try restore(bytes, to: test.path + "/again")
        Issue.record("\(what) was restored")
      } catch { #expect(!error.sentence.isEmpty) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: test.path) == ["office"], "\(what)")
    }
    for count in stride(from: 0, to: bytes.count, by: isLong ? 64 : 1021) { try expectRefused(Array(bytes[..<count]), "\(count) bytes") }
    for place in stride(from: 0, to: bytes.count - 1024, by: isLong ? 1 : 173) {
      var changed = bytes
      changed[place] ^= 1
      // What pads a file to whole blocks is nobody's, and the owner's number is not used.
      if let report = try? restore(changed, to: test.path + "/again") {
        #expect(report.headHash == office.headHash && isFree(place, bytes), "byte \(place)")
        try FileManager.default.removeItem(atPath: test.path + "/again")
      } else {
        #expect(try FileManager.default.contentsOfDirectory(atPath: test.path) == ["office"], "byte \(place)")
      }
    }
  }

  /// Padding after a file's end: a NUL that is in no header.
  private func isFree(_ place: Int, _ bytes: [UInt8]) -> Bool { bytes[place] == 0 }

  /// A tar with one more entry, made by hand, before its end.
  private func hostile(_ name: String, kind: UInt8 = 48, contents: String = "x") -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ offset: Int) { for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte } }
    put(name, 0)
    put("0000600", 100)
    put("0000000", 108)
    put("0000000", 116)
    let size = String(contents.utf8.count, radix: 8)
    put(String(repeating: "0", count: 11 - size.count) + size, 124)
    put("00000000000", 136)
    put("        ", 148)
    block[156] = kind
    put("ustar", 257)
    put("00", 263)
    let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", 148)
    return block + (contents.isEmpty ? [] : Array(contents.utf8) + [UInt8](repeating: 0, count: 512 - contents.utf8.count % 512))
  }

  @Test(
    "Names that lead out of the office, links, devices and strangers are refused",
    arguments: [
      ("office/../../etc/passwd", 48), ("/etc/passwd", 48), ("office/journal/../../x", 48), ("office/lock", 48),
      ("office/snapshot/head.json", 48),
      ("office/journal/000001.jsonl", 48), ("office/journal/x.txt", 48), ("office/practice.json", 50), ("office/codes/a", 49),
      ("office/drafts/a", 51), ("office/journal", 54), ("office/codes/a\u{1B}[2J", 48), ("elsewhere/a", 48), ("office", 48),
      ("office//a", 48),
      ("office/codes/a", 48), ("office/SHA256SUMS", 48),
    ] as [(String, UInt8)])
  func strangers(_ name: String, _ kind: UInt8) throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Okafor")
    let (bytes, _) = try backup(test.office)
    let bad: [UInt8] = Array(bytes[..<(bytes.count - 1024)]) + hostile(name, kind: kind) + [UInt8](repeating: 0, count: 1024)
    #expect(throws: FileFault.self) { try restore(bad, to: test.path + "/again") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.path) == ["office"])
  }

  @Test("What breaks a rule already is brought back as it was, and told")
  func unsound() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.see("Okafor")
    let (bytes, made) = try backup(test.office)
    let restored = try restore(bytes, to: test.path + "/again")
    #expect(restored.headHash == made.headHash && !restored.findings.isEmpty)
  }

  @Test("A backup goes into a new or an empty folder and over nothing else")
  func places() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Okafor")
    let (bytes, _) = try backup(test.office)
    let before = test.bytes("journal/000001.jsonl")
    #expect(throws: FileFault.self) { try restore(bytes, to: test.office) }
    #expect(test.bytes("journal/000001.jsonl") == before)
    let full = test.path + "/full", empty = test.path + "/empty"
    try FileManager.default.createDirectory(atPath: full + "/x", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    #expect(throws: FileFault.self) { try restore(bytes, to: full) }
    #expect(throws: FileFault.self) { try restore(bytes, to: test.path + "/nowhere/deep") }
    try restore(bytes, to: empty + "/")
    #expect(OfficeCheck.run(at: empty).isSound)
  }
}
