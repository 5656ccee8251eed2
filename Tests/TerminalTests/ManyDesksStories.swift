import Foundation
import OfficeFiles
import Testing

@Suite("Many desks on one office", .serialized) struct ManyDesksStories {
  private func twoDesks(_ place: TemporaryOffice) throws -> (TerminalSession, TerminalSession) {
    let one = try place.session(), two = try place.session(environment: ["ANTEROOM_DESK": "front-2"])
    #expect(one.wait(for: "Waiting room") && two.wait(for: "Waiting room"))
    return (one, two)
  }

  private func milliseconds(_ work: () -> Void) -> Double { (ContinuousClock().measure(work)) / .milliseconds(1) }

  @Test("Two desks and a script: everybody sees what the others do, who has what open, and both texts where two wrote at once")
  func story() throws {
    let place = try TemporaryOffice()
    let (one, two) = try twoDesks(place)
    let script = try DoStream(place)
    #expect(
      script.ask(#"{"action":"add patient","name":{"family":"Okafor","given":"Ada"},"born":"1982-03-04","sex":"female"}"#).contains("true"))
    for desk in [one, two] { #expect(desk.wait(for: "add patient, Okafor, Ada")) }
    // Both look at her card, and each is told of the other.
    for desk in [one, two] {
      desk.type("/okaf\r")
      #expect(desk.wait(for: "Okafor, Ada"))
    }
    #expect(one.wait(for: "at front-2, are in this card") && two.wait(for: "at front-1, are in this card"))
    one.type("e")
    #expect(one.wait(for: "Family name"))
    #expect(two.wait(for: "at front-1, are in the patient form"))
    // The first desk writes a note while the script writes another.
    one.type("\u{1B}[Zprefers evenings")
    #expect(one.wait(for: "prefers evenings"))
    let note = #"{"action":"change patient","patient":"p1","was":{},"now":{"note":"prefers mornings"}}"#
    #expect(script.ask(note).contains("true"))
    #expect(one.wait(for: "prefers mornings"))
    #expect(one.screen.text.contains("prefers evenings"))
    one.type("\r")
    #expect(one.wait(for: "Ctrl-Y takes theirs"))
    one.type("\u{0E}")
    #expect(one.wait(for: "yours stays"))
    one.type("\r")
    #expect(one.wait(for: "saved: change patient"))
    #expect(two.wait(for: "change patient, Okafor, Ada") && two.wait(for: "prefers evenings"))
    #expect(try place.run(["check", "--data", place.office]).code == 0)
    // A desk that leaves, and one that is killed, are in nothing any more.
    #expect(two.wait(for: "are in this card"))
    one.signal(SIGKILL)
    #expect(two.wait(within: 5) { !$0.text.contains("are in this card") })
    #expect(one.waitForExit() == .signal(SIGKILL))
    two.type("qq")
    #expect(two.waitForExit() == .code(0))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.office + "/presence").isEmpty)
  }

  @Test("What one desk does is on the other's screen within a tenth of a second")
  func quick() throws {
    let place = try TemporaryOffice()
    let (one, two) = try twoDesks(place)
    let script = try DoStream(place)
    var times: [Double] = []
    let rounds = ProcessInfo.processInfo.environment["ANTEROOM_LONG"] == "1" ? 1000 : 40
    for number in 0..<rounds {
      two.settle(quiet: 30)
      two.bytes = 0
      script.send(#"{"action":"add patient","name":{"family":"Person \#(number)"}}"#)
      times.append(milliseconds { two.wait(within: 2) { _ in two.bytes > 0 } })
      script.ask(#"{"action":"nothing"}"#)
    }
    let sorted = times.sorted()
    let (median, worst) = (sorted[sorted.count / 2], sorted[min(sorted.count - 1, sorted.count * 99 / 100)])
    print("from a script's line to another desk's screen: p50 \(median) ms, p99 \(worst) ms, \(rounds) changes")
    #expect(median < 100)
    withExtendedLifetime(one) {}
  }

  @Test("A desk that is killed is gone from the others' screens within a tenth of a second")
  func killed() throws {
    let place = try TemporaryOffice()
    let (one, two) = try twoDesks(place)
    #expect(try place.run(["do", "--data", place.office], input: #"{"action":"add patient","name":{"family":"Okafor"}}"# + "\n").code == 0)
    for desk in [one, two] {
      // What a script wrote a moment ago is found as soon as the desk has heard of it.
      desk.type("/okaf")
      #expect(desk.wait { $0.text.contains("OKAFOR") || $0.text.contains("Okafor") })
      desk.type("\r")
    }
    #expect(one.wait(for: "are in this card") && two.wait(for: "are in this card"))
    one.signal(SIGKILL)
    let time = milliseconds { #expect(two.wait { !$0.text.contains("are in this card") }) }
    print("from the end of a program to the others' screens: \(time) ms")
    #expect(time < 500)
    #expect(one.waitForExit() == .signal(SIGKILL))
  }

  @Test("When a newer program writes in the office, a desk that is open can only read from then on, and says so")
  func newer() throws {
    let place = try TemporaryOffice()
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    let last = try #require(place.journal.split(separator: "\n").last)
    let covered = last[..<(try #require(last.firstRange(of: #","hash":""#)).lowerBound)]
    let hash = String(decoding: SHA256.hex(Array(covered.utf8)), as: UTF8.self)
    var line = #"{"format":3,"seq":3,"something":["new"],"prev":"\#(hash)""#
    line += #","hash":"\#(String(decoding: SHA256.hex(Array(line.utf8)), as: UTF8.self))"}"# + "\n"
    let file = try FileHandle(forWritingTo: URL(filePath: place.office + "/journal/000001.jsonl"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(line.utf8))
    #expect(session.wait(for: "READ ONLY"))
    #expect(session.wait(for: "written by a newer Anteroom"))
    session.type("/\u{0E}")
    // The key is off, and says why.
    #expect(session.wait { $0.text.contains("newer Anteroom") && !$0.text.contains("New patient") })
    session.type("Okafor\r")
    #expect(!place.journal.contains("Okafor"))
  }
}
