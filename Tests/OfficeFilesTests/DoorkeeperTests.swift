import Foundation
import Practice
import Testing

@testable import OfficeFiles

@Suite("The doorkeeper") struct DoorkeeperTests {
  private static let now = Moment(milliseconds: 1_795_000_000_000, offset: -300)
  private static let known = "$y$j9T$MillbrookDemo0$g1MXKpOnFz2vT74RNtQzmDQO2eM80jCVRD1Z6MI9F17"

  private func later(_ seconds: Int) -> Moment { Moment(milliseconds: Self.now.milliseconds + seconds * 1000, offset: -300) }

  /// An office with a manager, and maria whose PIN is 246810.
  private func office(_ path: String) throws -> (OfficeFolder, boss: StaffID, maria: StaffID) {
    let folder = try OfficeFolder.create(at: path)
    let context = Context(now: Self.now, by: "boss", role: .manager, desk: "front-1")
    _ = folder.commit(Change(ChangeSetting(new: PracticeSettings { $0.name = "Test" })), context)
    for (name, role) in [("boss", StaffRole.manager), ("maria", .frontDesk)] {
      _ = folder.commit(
        Change(
          ChangeSetting(
            new: StaffMember {
              $0.name = name
              $0.role = role
              $0.account = name == "boss" ? "root" : ""
            })), context)
    }
    let maria = try #require(folder.office.staff.sorted.first { $0.name == "maria" }?.id)
    let boss = try #require(folder.office.staff.sorted.first { $0.name == "boss" }?.id)
    _ = folder.commit(
      Change(SetSignIn(maria, hash: Self.known)), Context(now: Self.now, by: "maria", role: .frontDesk, desk: "front-1", person: maria))
    return (folder, boss, maria)
  }

  private func words(_ answer: Doorkeeper.Answer) -> String {
    switch answer {
    case .comeIn(let member): "come in, \(member.name)"
    case .no(let words): words
    }
  }

  @Test("crypt answers as it always has, and a new hash fits its own PIN alone")
  func knownAnswer() throws {
    #expect(SecretHash.fits(Secret("246810"), Self.known))
    #expect(!SecretHash.fits(Secret("246811"), Self.known) && !SecretHash.fits(Secret(""), Self.known))
    #expect(!SecretHash.fits(Secret("246810"), "") && !SecretHash.fits(Secret("246810"), "*0"))
    let (one, other) = (try #require(SecretHash.make(Secret("907316"))), try #require(SecretHash.make(Secret("907316"))))
    #expect(one.hasPrefix("$y$") && one != other, "each has a salt of its own")
    #expect(SecretHash.fits(Secret("907316"), one))
  }

  @Test("wrong tries slow down every desk and every program, also after a restart; a right one afterwards opens and ends the count")
  func slowDown() throws {
    let place = TestFolder()
    let (folder, _, maria) = try office(place.path + "/office")
    let (here, there) = (Doorkeeper(account: "x", desk: "front-1"), Doorkeeper(account: "x", desk: "front-2"))
    func look(_ pin: String, _ keeper: Doorkeeper, _ folder: OfficeFolder, _ seconds: Int) -> String {
      words(keeper.look(at: Secret(pin), of: maria, in: folder, now: later(seconds), isUnlocking: false))
    }
    #expect(look("246810", here, folder, 0) == "come in, maria")
    let seq = folder.office.seq
    #expect(look("000000", here, folder, 1) == "that is not the PIN of maria")
    let second = try OfficeFolder(opening: folder.path)
    #expect(look("000001", there, second, 2) == "that is not the PIN of maria")
    #expect(look("000002", here, folder, 3) == "that is not the PIN of maria; the next try is in 15 s")
    #expect(look("246810", there, second, 4).hasPrefix("too many wrong tries for maria: try again in 14 s"))
    let again = try OfficeFolder(opening: folder.path)
    #expect(look("246810", Doorkeeper(account: "x", desk: "front-3"), again, 17).contains("try again in 1 s"))
    #expect(look("246810", there, again, 18) == "come in, maria")
    _ = try folder.refresh()
    #expect(
      folder.office.seq == seq + 4 && folder.office[maria]?.wrongTries == nil, "three wrong tries and the right one, and nothing else")
  }

  @Test("whoever has no PIN is let in by the account that runs the program, and by nothing else")
  func account() throws {
    let place = TestFolder()
    let (folder, boss, _) = try office(place.path + "/office")
    #expect(
      words(Doorkeeper(account: "root", desk: "d").look(at: Secret(), of: boss, in: folder, now: Self.now, isUnlocking: false))
        == "come in, boss")
    #expect(
      words(Doorkeeper(account: "mallory", desk: "d").look(at: Secret("246810"), of: boss, in: folder, now: Self.now, isUnlocking: false))
        == "boss has no PIN yet: a manager sets one under settings, people")
    #expect(
      words(
        Doorkeeper(account: "", desk: "d").look(at: Secret("246810"), of: StaffID("u99")!, in: folder, now: Self.now, isUnlocking: false))
        == Doorkeeper.stranger)
  }

  @Test("where wrong tries cannot be kept no PIN is taken, but a desk that was locked opens again, and counts in memory")
  func readOnly() throws {
    let place = TestFolder()
    let (made, _, maria) = try office(place.path + "/office")
    let folder = try OfficeFolder(opening: made.path, readOnly: true)
    let keeper = Doorkeeper(account: "x", desk: "d")
    func unlock(_ pin: String) -> String {
      words(keeper.look(at: Secret(pin), of: maria, in: folder, now: Self.now, isUnlocking: true))
    }
    #expect(words(keeper.look(at: Secret("246810"), of: maria, in: folder, now: Self.now, isUnlocking: false)).contains("no PIN is taken"))
    for pin in ["1", "2", "3"] { #expect(unlock(pin).hasPrefix("that is not the PIN")) }
    #expect(unlock("246810").hasPrefix("too many wrong tries"))
    #expect(words(keeper.look(at: Secret("246810"), of: maria, in: folder, now: later(16), isUnlocking: true)) == "come in, maria")
  }

  @Test("a new PIN is proved before it is kept, and the export for people does not have it")
  func setting() throws {
    let place = TestFolder()
    let (folder, _, maria) = try office(place.path + "/office")
    let own = Context(now: Self.now, by: "maria", role: .frontDesk, desk: "front-1", person: maria)
    #expect(folder.setPIN(Secret("123456"), of: maria, own)?.contains("guessed first") == true)
    #expect(folder.setPIN(Secret("246810"), of: maria, own) == "that is the PIN of until now; choose another")
    #expect(folder.setPIN(Secret("907316"), of: maria, own) == nil)
    let export = try String(contentsOfFile: folder.path + "/practice.json", encoding: .utf8)
    #expect(export.contains("maria") && !export.contains("$y$"))
    try folder.checkpoint()
    let again = try OfficeFolder(opening: folder.path)
    #expect(
      words(Doorkeeper(account: "x", desk: "d").look(at: Secret("907316"), of: maria, in: again, now: Self.now, isUnlocking: false))
        == "come in, maria")
  }
}
