import Foundation
import Glibc
import Testing

@Suite("A disk without room, seen through a terminal")
struct UnsavedStories {
  /// Nothing that the program writes may be longer than this, in bytes.
  private func limit(_ session: TerminalSession, to bytes: UInt?) {
    let prlimit = Process()
    prlimit.executableURL = URL(filePath: "/usr/bin/prlimit")
    prlimit.arguments = ["--pid", "\(session.pid)", "--fsize=\(bytes.map(String.init) ?? "unlimited"):unlimited"]
    try? prlimit.run()
    prlimit.waitUntilExit()
  }

  /// An office whose journal is longer than a picture of the screen: curses draws into memory that the limit holds for as well. It keeps no
  /// room for lines to come, so that it feels at once that there is none.
  private func filled() throws -> TemporaryOffice {
    let place = try TemporaryOffice(["ANTEROOM_JOURNAL_AHEAD": "0"])
    let note = String(repeating: "walks with a stick ", count: 40)
    let lines = (0..<40).map {
      #"{"action":"add patient","name":{"family":"Family\#(String(repeating: "x", count: $0 + 1))"},"note":"\#(note)"}"#
    }
    #expect(try place.run(["do", "--data", place.office], input: lines.joined(separator: "\n") + "\n").code == 0)
    return place
  }

  private func add(_ session: TerminalSession, _ name: String) {
    session.type("/\u{0E}")
    #expect(session.wait(for: "New patient"))
    session.type("\(name)\r")
  }

  private func kept(_ place: TemporaryOffice) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: place.folder + "/state/anteroom/unsaved")) ?? []
  }

  @Test("Work goes on, is kept in the person's own folder, and is saved at last when there is room")
  func comesBack() throws {
    let place = try filled()
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    limit(session, to: UInt(place.journal.utf8.count + 100))
    add(session, "Okafor")
    #expect(session.wait(for: "NOT SAVED YET: add patient, Okafor"))
    #expect(session.wait(for: "1 UNSAVED"))
    #expect(!place.journal.contains("Okafor"))
    let file = try #require(kept(place).first)
    let attributes = try FileManager.default.attributesOfItem(atPath: place.folder + "/state/anteroom/unsaved/" + file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    limit(session, to: nil)
    #expect(session.wait(for: "saved at last: 1 change", within: 20))
    #expect(session.wait { !$0.text.contains("UNSAVED") })
    #expect(place.journal.contains("Okafor") && kept(place).isEmpty)
    session.signal(SIGTERM)
    #expect(session.waitForExit() == .code(143))
    #expect(try place.run(["check", "--data", place.office]).code == 0)
  }

  @Test("When the line drops or the program is killed meanwhile, the next start saves it, once", arguments: [SIGHUP, SIGKILL])
  func dropped(_ signal: Int32) throws {
    let place = try filled()
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    limit(session, to: UInt(place.journal.utf8.count + 100))
    add(session, "Okafor")
    #expect(session.wait(for: "1 UNSAVED"))
    session.signal(signal)
    #expect(session.waitForExit() == (signal == SIGHUP ? .code(129) : .signal(SIGKILL)))
    #expect(kept(place).count == 1 && !place.journal.contains("Okafor"))
    let again = try place.session()
    #expect(again.wait(for: "saved at last: 1 change"))
    again.signal(SIGTERM)
    #expect(again.waitForExit() == .code(143))
    #expect(place.journal.components(separatedBy: "\"did\":\"add patient\"").count == 42 && kept(place).isEmpty)
    #expect(try place.run(["check", "--data", place.office]).code == 0)
  }

  @Test("Enter goes on with what was being written when the line dropped")
  func goesOn() throws {
    let place = try TemporaryOffice()
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    session.type("/okaf")
    #expect(session.wait(for: "okaf"))
    session.hangUp()
    #expect(session.waitForExit() == .code(129))
    let again = try place.session()
    #expect(again.wait(for: "(Enter to go on)"))
    again.type("\r")
    #expect(again.wait(for: "Nobody answers to that"))
    again.signal(SIGTERM)
    #expect(again.waitForExit() == .code(143))
  }
}
