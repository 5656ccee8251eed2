import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("Who may open the folder", .serialized) struct AccessTests {
  private func kind(_ path: String, disk: Disk = .real) -> FileFault.Kind? {
    do throws(FileFault) { _ = try OfficeFolder(opening: path, disk: disk) } catch { return error.kind }
    return nil
  }

  @Test("All that is made is for one account only, whatever the umask", arguments: [0o000, 0o077, 0o022] as [UInt32])
  func modes(_ mask: UInt32) throws {
    let test = TestFolder()
    let old = umask(mask)
    defer { umask(old) }
    var limits = OfficeFolder.Limits()
    limits.journalFile = 1000
    let office = try OfficeFolder.create(at: test.office, limits: limits)
    for number in 1...4 { office.add("Room \(number)") }
    office.see("Okafor")
    try office.saveDraft("a", .whole(1))
    try office.checkpoint()
    test.put("journal/000002.jsonl", test.bytes("journal/000002.jsonl"))
    let all = FileManager.default.enumerator(atPath: test.office)?.compactMap { $0 as? String } ?? []
    #expect(all.count > 10)
    for name in all where name != "journal/000002.jsonl" {
      let folder = test.names(name).isEmpty == false || ["drafts", "snapshot", "journal"].contains(name)
      #expect(test.mode(name) == (folder ? 0o700 : 0o600), "\(name)")
    }
    #expect(test.mode("") == 0o700)
  }

  @Test("An office made for a group is open to that group and to nobody else")
  func group() throws {
    let test = TestFolder()
    let old = umask(0o077)
    defer { umask(old) }
    let office = try OfficeFolder.create(at: test.office, group: String(getegid()))
    office.add("Room 1")
    try office.checkpoint()
    #expect(test.mode("") == 0o2770 && test.mode("journal") == 0o2770 && test.mode("snapshot") == 0o2770)
    #expect(test.mode("journal/000001.jsonl") == 0o660 && test.mode("lock") == 0o660 && test.mode("snapshot/head.json") == 0o660)
    #expect(kind(test.office) == nil)
    var other = Disk.real
    other.user = { 12_345 }
    #expect(kind(test.office, disk: other) == nil)
    other.groups = { [54_321] }
    #expect(kind(test.office, disk: other) == .notYours)
    #expect { try OfficeFolder.create(at: test.path + "/x", group: "no-such-group-here") } throws: {
      ($0 as? FileFault)?.kind == .noSuchGroup
    }
  }

  @Test("A folder of another account is refused, to root as well")
  func foreign() throws {
    let test = TestFolder()
    _ = try OfficeFolder.create(at: test.office)
    var other = Disk.real
    other.user = { 12_345 }
    #expect(kind(test.office, disk: other) == .notYours)
    if geteuid() == 0 {
      chown(test.office, 12_345, 12_345)
      #expect(kind(test.office) == .notYours)
    }
  }

  @Test(
    "Anything open to others is refused, with the command that closes it", arguments: ["", "/lock", "/journal", "/journal/000001.jsonl"])
  func open(_ name: String) throws {
    let test = TestFolder()
    _ = try OfficeFolder.create(at: test.office)
    chmod(test.office + name, test.mode(name) | 0o004)
    #expect(kind(test.office) == .openToOthers)
    chmod(test.office + name, test.mode(name) & 0o700 | 0o040)
    #expect { try OfficeFolder(opening: test.office) } throws: { ($0 as? FileFault)?.sentence.contains("chmod go= '") == true }
    #expect(!OfficeCheck.run(at: test.office).faults.isEmpty)
  }

  @Test("A folder that is no office is called that, whoever may read it: nobody is told to close the host's own folders")
  func elsewhere() throws {
    let test = TestFolder()
    mkdir(test.office, 0o755)
    #expect(kind(test.office) == .notAnOffice)
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.isEmpty && report.unseen?.kind == .notAnOffice)
  }

  @Test("Links are refused, at the folder and inside", arguments: ["", "/lock", "/journal", "/journal/000001.jsonl"])
  func links(_ name: String) throws {
    let test = TestFolder()
    _ = try OfficeFolder.create(at: test.office)
    rename(test.office + name, test.path + "/elsewhere")
    symlink(test.path + "/elsewhere", test.office + name)
    #expect(kind(test.office) == .link)
    #expect(kind(test.office + "/") == .link)
  }

  @Test("What is not an office says what it is", arguments: ["nothing", "file", "empty", "journal", "pipe"])
  func notAnOffice(_ what: String) throws {
    let test = TestFolder()
    switch what {
    case "nothing": #expect(kind(test.office) == .missing)
    case "file":
      _ = FileManager.default.createFile(atPath: test.office, contents: Data())
      #expect(kind(test.office) == .notAFolder)
      #expect { try OfficeFolder.create(at: test.office) } throws: { ($0 as? FileFault)?.kind == .notAFolder }
    case "empty":
      mkdir(test.office, 0o700)
      #expect { try OfficeFolder(opening: test.office) } throws: {
        ($0 as? FileFault)?.sentence
          == "\(test.office) is not an Anteroom office: there is no journal folder in it; anteroom init DIR makes a new office"
      }
    case "journal":
      mkdir(test.office, 0o700)
      mkdir(test.office + "/journal", 0o700)
      #expect(kind(test.office) == .notAnOffice)
    default:
      _ = try OfficeFolder.create(at: test.office)
      unlink(test.office + "/journal/000001.jsonl")
      mkfifo(test.office + "/journal/000001.jsonl", 0o600)
      #expect(kind(test.office) == .notAnOffice)
    }
  }

  @Test("A network disk is refused with the reason", arguments: [0x6969, 0xFE53_4D42, 0x517B])
  func network(_ magic: Int) throws {
    let test = TestFolder()
    _ = try OfficeFolder.create(at: test.office)
    var disk = Disk.real
    disk.volume = { _ in magic }
    #expect(kind(test.office, disk: disk) == .networkDisk)
  }

  @Test("A new office is made in a new or empty folder only, and an interrupted attempt can be finished")
  func create() throws {
    let test = TestFolder()
    mkdir(test.office, 0o755)
    mkdir(test.office + "/journal", 0o700)
    _ = try OfficeFolder.create(at: test.office)
    #expect(test.mode("") == 0o700)
    #expect { try OfficeFolder.create(at: test.office) } throws: { ($0 as? FileFault)?.kind == .notEmpty }
    mkdir(test.path + "/full", 0o700)
    mkdir(test.path + "/full/papers", 0o700)
    #expect { try OfficeFolder.create(at: test.path + "/full") } throws: { ($0 as? FileFault)?.kind == .notEmpty }
    #expect { try OfficeFolder.create(at: test.path + "/no/such") } throws: { ($0 as? FileFault)?.kind == .missing }
  }

  @Test("Opened for reading only, nothing is written at all")
  func readOnly() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.add("Room 1")
    let recording = RecordingDisk()
    let reader = try OfficeFolder(opening: test.office, readOnly: true, disk: recording.disk)
    office.add("Room 2")
    #expect(try reader.refresh().count == 1)
    #expect(reader.isReadOnly && reader.add("Room 3").fault != nil)
    #expect(throws: FileFault.self) { try reader.checkpoint() }
    #expect(recording.calls.allSatisfy { ["open", "status", "statusOf", "read", "map", "list", "volume"].contains($0) })
  }
}
