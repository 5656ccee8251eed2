import Foundation
import Testing

@Suite("A receptionist on a real terminal", .serialized) struct DeskStories {
  @Test("Opens the demo, moves about, leaves, and leaves nothing behind")
  func opensAndLeaves() throws {
    let place = try TemporaryOffice(isMade: false)
    let session = try place.demo()
    #expect(session.wait(for: "Waiting room"))
    #expect(session.screen.lines[0].contains("DEMO"))
    session.settle(quiet: 250)
    let first = session.screen.row
    session.type("\u{1B}[B")
    #expect(session.wait { $0.row == first + 1 })
    session.type("q")
    #expect(session.waitForExit() == .code(0))
    #expect(session.screen.unknown.isEmpty, "\(session.screen.unknown)")
    let left = try FileManager.default.contentsOfDirectory(atPath: place.folder).filter { $0.hasPrefix("anteroom-demo") }
    #expect(left.isEmpty)
  }

  @Test("A cursor move costs at most 200 bytes, and the panes that follow at most 2 KB")
  func bytesOfAMove() throws {
    let place = try TemporaryOffice(isMade: false)
    defer { withExtendedLifetime(place) {} }
    // What goes on by itself in a practice office is not a cursor move.
    let session = try place.demo(["--still"], rows: 40, columns: 120)
    #expect(session.wait(for: "Waiting room"))
    session.settle(quiet: 400)
    for _ in 0..<3 {
      session.bytes = 0
      session.type("\u{1B}[B")
      session.settle(quiet: 60)
      #expect(session.bytes <= 200, "the focused pane took \(session.bytes)")
      session.bytes = 0
      session.settle(quiet: 400)
      #expect(session.bytes <= 2048, "the linked panes took \(session.bytes)")
    }
  }

  @Test("Another size is drawn anew, too small a one says so, and nothing is lost")
  func resizes() throws {
    let place = try TemporaryOffice(isMade: false)
    defer { withExtendedLifetime(place) {} }
    let session = try place.demo()
    #expect(session.wait(for: "Waiting room"))
    session.type("/okaf")
    #expect(session.wait(for: "OKAFOR"))
    session.resize(rows: 8, columns: 30)
    #expect(session.wait(for: "40 columns"))
    session.resize(rows: 40, columns: 120)
    #expect(session.wait { $0.text.contains("OKAFOR") && $0.text.contains("Superbill") })
    session.type("\u{1B}")
    #expect(session.wait { !$0.text.contains("Find a patient") })
    session.type("q")
    #expect(session.waitForExit() == .code(0))
  }

  @Test("Ctrl-Z stops it, and fg brings the whole picture back")
  func stops() throws {
    let place = try TemporaryOffice(isMade: false)
    let session = try TerminalSession(
      "/bin/sh", arguments: ["-mc", "\(Product.path) --demo --at 2026-11-23T10:42; echo stopped; sleep 0.3; fg >/dev/null"],
      environment: place.environment)
    #expect(session.wait(for: "Waiting room"))
    session.type("\u{1A}")
    #expect(session.wait(for: "stopped"))
    #expect(session.wait(for: "Waiting room"))
    session.type("q")
    #expect(session.waitForExit() == .code(0))
  }

  @Test("When the line drops, what was being typed is there the next time")
  func hangsUp() throws {
    let place = try TemporaryOffice()
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    session.type("/\u{0E}")
    #expect(session.wait(for: "New patient"))
    session.type("Featherstonehaugh")
    #expect(session.wait(for: "Featherstonehaugh"))
    session.signal(SIGHUP)
    #expect(session.waitForExit() == .code(129))
    let again = try place.session()
    #expect(again.wait(for: "you were writing"))
    again.type("\u{07}")
    #expect(again.wait(for: "Featherstonehaugh"))
    again.signal(SIGTERM)
    #expect(again.waitForExit() == .code(143))
  }

  @Test("Killed at any moment, every change that was called saved is there, and form text up to a second old")
  func killed() throws {
    let place = try TemporaryOffice()
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    for name in ["Okafor", "Ruiz", "Petrov"] {
      session.type("/\u{0E}")
      #expect(session.wait(for: "New patient"))
      session.type("\(name)\r")
      #expect(session.wait(for: "saved: add patient, \(name)"))
      session.type("\u{1B}")
      #expect(session.wait { !$0.text.contains("chart number") })
    }
    session.type("/\u{0E}")
    #expect(session.wait(for: "New patient"))
    session.type("Halfwritten")
    session.settle(quiet: 1000)
    session.signal(SIGKILL)
    #expect(session.waitForExit() == .signal(SIGKILL))
    #expect(["Okafor", "Ruiz", "Petrov"].allSatisfy(place.journal.contains))
    #expect(try place.run(["check", "--data", place.office]).code == 0)
    let again = try place.session()
    #expect(again.wait(for: "you were writing: patient Halfwritten"))
  }

  @Test("On a vt100 without UTF-8 the borders are plain and the names whole")
  func plainTerminal() throws {
    let place = try TemporaryOffice(isMade: false)
    defer { withExtendedLifetime(place) {} }
    let session = try place.demo(environment: ["LANG": "C", "LC_ALL": "C"])
    #expect(session.wait(for: "+ Waiting room"))
    #expect(!session.screen.text.contains("─"))
    session.type("q")
    #expect(session.waitForExit() == .code(0))
  }

  @Test("Two desks on one office see each other's changes")
  func twoDesks() throws {
    let place = try TemporaryOffice()
    let one = try place.session(), two = try place.session(environment: ["ANTEROOM_DESK": "front-2"])
    #expect(one.wait(for: "Waiting room") && two.wait(for: "Waiting room"))
    one.type("/\u{0E}")
    #expect(one.wait(for: "New patient"))
    one.type("Okafor\r")
    #expect(one.wait(for: "saved: add patient"))
    two.type("/okaf")
    #expect(two.wait(for: "OKAFOR"))
  }

  @Test("Two desks of one person keep what each was typing, and take from each other only what is left behind")
  func samePerson() throws {
    let place = try TemporaryOffice()
    func write(_ session: TerminalSession, _ name: String) {
      session.type("/\u{0E}")
      #expect(session.wait(for: "New patient"))
      session.type(name)
      session.settle(quiet: 1200)
    }
    let one = try place.session()
    #expect(one.wait(for: "Waiting room"))
    write(one, "Featherstonehaugh")
    let two = try place.session()
    #expect(two.wait(for: "Waiting room"))
    #expect(!two.screen.text.contains("you were writing"))
    write(two, "Cholmondeley")
    for session in [one, two] {
      session.signal(SIGKILL)
      #expect(session.waitForExit() == .signal(SIGKILL))
    }
    let three = try place.session()
    #expect(three.wait(for: "you were writing"))
    #expect(three.wait(for: "2 set aside"))
    three.signal(SIGTERM)
    #expect(three.waitForExit() == .code(143))
  }

  @Test("What was being typed goes to the account's own folder when the office cannot take it, and comes back")
  func rescued() throws {
    let place = try TemporaryOffice()
    try Data().write(to: URL(filePath: place.office + "/drafts"))
    chmod(place.office + "/drafts", 0o600)
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    session.type("/\u{0E}")
    #expect(session.wait(for: "New patient"))
    session.type("Featherstonehaugh")
    #expect(session.wait(for: "Featherstonehaugh"))
    session.signal(SIGHUP)
    #expect(session.waitForExit() == .code(129))
    func kept() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: place.folder + "/state/anteroom/drafts")) ?? [] }
    #expect(kept().count == 1)
    try FileManager.default.removeItem(atPath: place.office + "/drafts")
    let again = try place.session()
    #expect(again.wait(for: "you were writing: patient Featherstonehaugh"))
    again.settle(quiet: 1200)
    #expect(kept().isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.office + "/drafts").count == 1)
    again.signal(SIGTERM)
    #expect(again.waitForExit() == .code(143))
  }

  @Test("Any signal that ends it gives the screen back and says which it was", arguments: [SIGUSR1, SIGALRM, SIGXCPU, SIGSYS, SIGSEGV])
  func otherSignals(_ signal: Int32) throws {
    let place = try TemporaryOffice()
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    session.signal(signal)
    #expect(session.wait(for: "stopped by the signal"))
    #expect(session.waitForExit() == .signal(signal))
  }
}
