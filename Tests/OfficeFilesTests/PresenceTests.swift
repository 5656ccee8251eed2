import Foundation
import Glibc
import OfficeFiles
import Practice
import Testing

@Suite("Who is here") struct PresenceTests {
  private func presence(_ by: String, _ open: [Presence.Opening] = []) -> Presence {
    Presence { ($0.by, $0.desk, $0.open) = (by, "desk of \(by)", open) }
  }

  @Test("Desks see who else is here and what is open, and no longer when they leave")
  func comesAndGoes() throws {
    let place = TestFolder()
    let one = try OfficeFolder.create(at: place.office), two = try OfficeFolder(opening: place.office)
    let maria = one.presences(as: "1-1"), joe = two.presences(as: "2-2")
    #expect(joe.others().isEmpty)
    maria.show(presence("maria"))
    #expect(joe.others() == [presence("maria")] && maria.others().isEmpty)
    let opening = Presence.Opening("superbill", [Reference(.superbills, "s12"), Reference(.patients, "p3")])
    maria.show(presence("maria", [opening]))
    joe.show(presence("joe"))
    #expect(joe.others().first?.open == [opening] && maria.others() == [presence("joe")])
    #expect(place.mode("presence") == 0o700 && place.mode("presence/1-1") == 0o600)
    maria.leave()
    #expect(joe.others().isEmpty && place.names("presence") == ["2-2"])
  }

  @Test("A program that ended without a word is gone, and its file is removed by whoever finds it")
  func dies() throws {
    let place = TestFolder()
    let one = try OfficeFolder.create(at: place.office), two = try OfficeFolder(opening: place.office)
    let watch = two.watch()
    let joe = two.presences(as: "2-2")
    var maria: Presences? = one.presences(as: "1-1")
    maria?.show(presence("maria"))
    #expect(joe.others().count == 1)
    joe.ring(watch)
    #expect(watch.heard() == [])
    // The system closes the files of a program that is killed.
    maria = nil
    #expect(watch.heard().contains(.presence))
    #expect(joe.others().isEmpty && place.names("presence").isEmpty)
  }

  @Test("Looking who is here rings at nobody's desk")
  func looking() throws {
    let place = TestFolder()
    let one = try OfficeFolder.create(at: place.office), two = try OfficeFolder(opening: place.office)
    let maria = one.presences(as: "1-1"), joe = two.presences(as: "2-2")
    maria.show(presence("maria"))
    let watch = two.watch()
    joe.ring(watch)
    for _ in 0..<3 { _ = joe.others() }
    #expect(watch.heard() == [])
  }

  @Test("A desk that may only look shows nothing of itself, and removes nothing")
  func readOnly() throws {
    let place = TestFolder()
    _ = try OfficeFolder.create(at: place.office)
    let office = try OfficeFolder(opening: place.office, readOnly: true)
    office.presences(as: "1-1").show(presence("auditor"))
    #expect(!place.names().contains("presence"))
    mkdir(place.office + "/presence", 0o700)
    place.put("presence/9-9", Array("{\"by\":\"maria\"}\n".utf8))
    #expect(office.presences(as: "1-1").others().isEmpty)
    #expect(place.names("presence") == ["9-9"])
  }

  @Test("Nonsense in the folder is nobody, and a file never grows large")
  func nonsense() throws {
    let place = TestFolder()
    let one = try OfficeFolder.create(at: place.office), two = try OfficeFolder(opening: place.office)
    let maria = one.presences(as: "1-1")
    for number in 0..<800 {
      maria.show(presence("maria", [.init("card", [Reference(.patients, "p\(number)")])]))
    }
    #expect(place.bytes("presence/1-1").count < 40 << 10)
    let joe = two.presences(as: "2-2")
    #expect(joe.others().first?.open.first?.about == [Reference(.patients, "p799")])
    symlink("/etc/passwd", place.office + "/presence/3-3")
    mkdir(place.office + "/presence/4-4", 0o700)
    #expect(joe.others().count == 1)
    #expect(one.add("1").isSaved)
  }

  @Test("A backup has nothing of who is here, and says nothing of it")
  func backup() throws {
    let place = TestFolder()
    let office = try OfficeFolder.create(at: place.office)
    office.add("1")
    let presences = office.presences(as: "1-1")
    presences.show(presence("maria"))
    var bytes: [UInt8] = []
    let report = try OfficeBackup.write(place.office, at: TestFolder.context().now) { (piece) throws(FileFault) in bytes += piece }
    #expect(report.remarks.isEmpty)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("presence"))
    #expect(OfficeCheck.run(at: place.office).faults.isEmpty)
    presences.leave()
  }
}
