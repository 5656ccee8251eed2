import Foundation
import Testing

@Suite("A program on a terminal", .serialized) struct SessionTests {
  @Test("What is typed is seen, and the end of the line ends the program")
  func cat() throws {
    let session = try TerminalSession("/bin/cat")
    session.type("Ada Okafor\r")
    #expect(session.wait { $0.lines.prefix(2) == ["Ada Okafor", "Ada Okafor"] })
    #expect(session.bytes > 20)
    session.type("\u{4}")
    #expect(session.waitForExit() == .code(0))
    #expect(session.screen.unknown.isEmpty)
  }

  @Test("It has the size asked for, and hears of another")
  func resize() throws {
    let session = try TerminalSession(
      "/bin/sh", arguments: ["-c", "trap 'stty size' WINCH; echo ready; while :; do sleep 0.02; done"], rows: 30, columns: 90)
    #expect(session.wait(for: "ready"))
    session.resize(rows: 12, columns: 60)
    #expect(session.wait(for: "12 60"))
  }

  @Test("No signal is blocked, and one that ends a program does")
  func signals() throws {
    let session = try TerminalSession("/bin/sh", arguments: ["-c", "grep -c 'SigBlk:.0*$' /proc/self/status"])
    #expect(session.waitForExit() == .code(0))
    #expect(session.screen.lines[0] == "1")
    let killed = try TerminalSession("/bin/sh", arguments: ["-c", "echo ready; exec sleep 60"])
    #expect(killed.wait(for: "ready"))
    killed.signal(SIGTERM)
    #expect(killed.waitForExit() == .signal(SIGTERM))
  }

  @Test("A dropped line is a hang-up")
  func hangUp() throws {
    let session = try TerminalSession("/bin/sh", arguments: ["-c", "echo ready; exec sleep 60"])
    #expect(session.wait(for: "ready"))
    session.hangUp()
    #expect(session.waitForExit() == .signal(SIGHUP))
  }

  @Test("An exit code comes back, and waiting for what never comes ends in time")
  func exits() throws {
    let session = try TerminalSession("/bin/sh", arguments: ["-c", "echo $TERM $EXTRA; exit 7"], environment: ["EXTRA": "more"])
    #expect(session.wait(for: "plain-test more"))
    #expect(!session.wait(for: "never", within: 0.1))
    #expect(session.waitForExit() == .code(7))
    #expect(try TerminalSession("/no/such/program").waitForExit() == .code(127))
  }
}
