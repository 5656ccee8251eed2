import Foundation
import Testing

/// One visit coded by keys on a real terminal, from the window to the receipt, with its screens kept as pictures.
@Suite("A visit coded by keys", .serialized) struct VisitStories {
  private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "Goldens")
  private static let share = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
  private static let isRecording = ProcessInfo.processInfo.environment["ANTEROOM_RECORD"] == "1"

  /// The screen without what the clock does to it while the story is played.
  private static func still(_ lines: [String]) -> String {
    lines.map { line in
      let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
      return line[..<end].replacing(/10:[45]\d/, with: "10:42")
    }.joined(separator: "\n") + "\n"
  }

  private func look(_ session: TerminalSession, _ name: String, _ size: String) throws {
    session.settle(quiet: 300)
    let now = Self.still(session.screen.lines), file = Self.folder.appending(path: "visit-\(size)-\(name).txt")
    if Self.isRecording {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(now.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent)")
      return
    }
    let was = (try? String(contentsOf: file, encoding: .utf8)) ?? "(no picture; ANTEROOM_RECORD=1 makes it)"
    #expect(was == now, "\(file.lastPathComponent) looks different")
  }

  @Test(
    "check-in with the copay, ticks, the finder, a finding that one key mends, a modifier and pointers, the signature, and checkout",
    arguments: [(24, 80), (40, 120)])
  func visit(_ rows: Int, _ columns: Int) throws {
    let place = try TemporaryOffice(isMade: false)
    defer { withExtendedLifetime(place) {} }
    // With everyone that the pictures show.
    let session = try place.demo(environment: ["ANTEROOM_SHARE": Self.share], rows: rows, columns: columns), size = "\(columns)x\(rows)"
    func press(_ keys: String, _ words: String, sourceLocation: SourceLocation = #_sourceLocation) {
      session.type(keys)
      #expect(session.wait(for: words, within: 20), "\(words)\n\(session.screen.text)", sourceLocation: sourceLocation)
    }
    func leave(_ words: String) {
      session.type("\u{1B}")
      #expect(session.wait { !$0.text.contains(words) }, "\(words) is still there\n\(session.screen.text)")
    }
    func find() {
      press("/stewart mo", "STEWART, Moira")
      press("\r", "518-555-0107")
      leave("518-555-0107")
    }
    func sitDown(_ name: String) {
      press("\u{0F}", "Sign in")
      session.type(name)
      session.settle()
      press("\r", "PIN")
      press("246810\r", "\(name)  Mon 23 Nov")
    }
    #expect(session.wait(for: "Waiting room"))
    find()
    press("c", "Check in Stewart")
    press("\r", "consents: never signed")
    press("y", "signed now")
    press("\r", "privacy notice: never signed")
    press("y", "treatment")
    press("\r", "Enter takes it by card")
    press("\r", "receipt")
    press("r", "Room for")
    press("\r", "saved: room")
    press("p", "saved: with provider")
    press("b", "not")
    try look(session, "1-ticks", size)
    press("b", "saved: add diagnosis J02.9")
    press("\u{1B}[C", "Services")
    press("b", "saved: add service 99213")
    press("n", "saved: add service 87880")
    press("/", "Codes for superbill")
    press("left knee pain", "M25.562")
    press("\r", "saved: add diagnosis M25.562")
    press("\u{1B}[B", "edit row")
    session.type("\t")
    try look(session, "2-sheet", size)
    press(".", "new patient, low")
    session.type("\u{1B}[H\u{1B}[B\u{1B}[B")
    press("*", "99203, modifiers")
    press("25\r", "saved: change service")
    press("b", "AB")
    session.type("J")
    try look(session, "3-coded", size)
    // Whoever saw the patient sits down, signs, and gets up again.
    sitDown("park")
    find()
    press("b", "Superbill 3")
    press("S", "SIGNED")
    press("a", "was signed by park")
    try look(session, "4-signed", size)
    sitDown("you")
    leave("edit row")
    leave("specialty")
    find()
    press("d", "saved: to checkout")
    press("d", "Check out Stewart")
    try look(session, "5-checkout", size)
    press("n", "none needed")
    press("\r", "saved: check out")
    session.type("q")
    #expect(session.waitForExit() == .code(0))
    #expect(session.screen.unknown.isEmpty, "\(session.screen.unknown)")
  }
}
