import Foundation
import Glibc
import Testing

/// Printing, the downtime pack and the time machine, with the program itself.
@Suite("Paper and the past, in the program", .serialized) struct PaperStories {
  private func demo(_ place: TemporaryOffice, print command: String) throws -> TerminalSession {
    let session = try place.demo(environment: ["ANTEROOM_PRINT": command])
    #expect(session.wait(for: "Waiting room", within: 20))
    return session
  }

  @Test("What is printed reaches the program's standard input whole, and nothing of it its arguments")
  func printed() throws {
    let place = try TemporaryOffice(isMade: false)
    let session = try demo(place, print: "cat > \(place.folder)/paper; ps -eo args > \(place.folder)/processes")
    session.type("W")
    #expect(session.wait(for: "printed: ", within: 10))
    let text = try String(contentsOfFile: place.folder + "/paper", encoding: .utf8)
    #expect(text.contains("2026, all providers") && text.hasSuffix("\n") && text.contains("appointments"))
    let name = try #require(text.split(separator: "\n").first { $0.contains("born ") }?.dropFirst(6).prefix { $0 != "," })
    let processes = try String(contentsOfFile: place.folder + "/processes", encoding: .utf8)
    #expect(name.count > 2 && !processes.contains(name))
    session.type("q")
    #expect(session.waitForExit() == .code(0))
  }

  @Test("A printer that hangs keeps nobody waiting; one that fails, or is not there, is told with what to do")
  func troubles() throws {
    let place = try TemporaryOffice(isMade: false)
    let hanging = try demo(place, print: "sleep 60")
    let row = hanging.screen.row
    hanging.type("W\u{1B}[B")
    #expect(hanging.wait(within: 15) { $0.row != row }, "keys go on meanwhile")
    hanging.signal(SIGTERM)
    #expect(hanging.waitForExit(within: 20) != .stillRunning)
    for (command, words) in [
      ("echo 'out of \u{1B}[31mpaper' >&2; exit 4", "ended with 4 and said"), ("/no/such/lp", "there is no program"),
      ("exit 0", "printed: "),
    ] {
      let session = try demo(place, print: command)
      session.type("W")
      #expect(session.wait(for: words, within: 10), "\(command): \(session.screen.text)")
      session.type("q")
      #expect(session.waitForExit() == .code(0))
    }
  }

  @Test("The downtime pack is written for cron, told in one line, replaced the next day, and refuses what is not one")
  func downtime() throws {
    let place = try TemporaryOffice()
    let pack = place.folder + "/pack"
    let first = try place.run(["downtime", pack, "--data", place.office, "--on", "2026-11-23", "--days", "2"])
    #expect(first.code == 0 && first.output.contains("files in \(pack): 2 days, 0 appointments, 0 patients") && first.errors.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: pack)
    #expect(names.contains("index.txt") && names.contains("2026-11-24-all.txt") && names.contains("blank-check-in.txt"))
    #expect(try place.run(["downtime", pack, "--data", place.office, "--on", "2026-11-25"]).code == 0)
    let next = try FileManager.default.contentsOfDirectory(atPath: pack)
    #expect(!next.contains("2026-11-24-all.txt") && next.contains("2026-11-25-all.txt"))
    let audit = try place.run(["audit", "--data", place.office])
    #expect(audit.output.contains("printed downtime pack"), "what goes out stands in the audit: \(audit.output)")
    let other = try place.run(["downtime", place.office, "--data", place.office])
    #expect(other.code == 3 && other.errors.contains("is no downtime pack"))
    #expect(try place.run(["downtime", pack, "--data", place.folder + "/none"]).code == 3)
    #expect(try place.run(["downtime"]).code == 2)
    #expect(try place.run(["downtime", pack, "--days", "0"]).code == 2)
  }

  @Test(
    "asof in the palette shows the office as it was, Esc returns; --as-of prints it, and a time before it began is refused with when that was"
  )
  func asOf() throws {
    let place = try TemporaryOffice()
    #expect(
      try place.run(["do", "--data", place.office], input: #"{"action":"add patient","name":{"family":"Petrov","given":"Ivan"}}"# + "\n")
        .code == 0)
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    session.type(":asof 2020-01-01\r")
    #expect(session.wait(for: "the office began on"))
    session.type(":asof \(clock())\r")
    #expect(session.wait { $0.lines[0].contains("AS OF") })
    session.type("w")
    #expect(session.wait(for: "as it was at"))
    session.type("/petrov")
    #expect(session.wait(for: "PETROV"))
    session.type("\u{1B}")
    #expect(session.wait { !$0.text.contains("PETROV") })
    session.type("\u{1B}")
    #expect(session.wait { !$0.lines[0].contains("AS OF") })
    session.type("q")
    #expect(session.waitForExit() == .code(0))
    let frame = try place.run(["--data", place.office, "--as-of", clock(), "--print", "120x36"])
    #expect(frame.code == 0 && frame.output.contains("AS OF"), "\(frame.errors)")
    let early = try place.run(["--data", place.office, "--as-of", "2020-01-01", "--print", "80x24"])
    #expect(early.code == 1 && early.errors.contains("the office began on"))
    #expect(try place.run(["--data", place.office, "--as-of", "9:00"]).code == 2)
    #expect(try place.run(["--data", place.office, "--as-of", "blue", "--print", "80x24"]).code == 2)
  }

  /// This minute, as it is typed.
  private func clock() -> String {
    var now = time(nil), local = tm()
    localtime_r(&now, &local)
    return "\(local.tm_hour < 10 ? "0" : "")\(local.tm_hour):\(local.tm_min < 10 ? "0" : "")\(local.tm_min)"
  }
}
