import Foundation
import Testing

/// Text that would command a terminal, turn a line around or hide a part of it, by every way in and at every way out.
@Suite("Hostile text", .serialized) struct HostileStories {
  /// The title of the window, colours, the screen cleared, an answer asked for; then what turns text around and what shows nothing.
  private static let evil =
    "\u{1B}]0;pwned\u{7}\u{1B}[31mRed\u{1B}[2J\u{9B}5n\u{90}x\u{9C}\u{202E}cba\u{202C}\u{2066}i\u{2069}\u{200B}\u{200F}\u{061C}\u{FEFF}Z"

  /// What may never come out: control characters, and marks that steer. Line ends are the program's own.
  private static func steers(_ text: String) -> String? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x0D: continue
      case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
        return "U+\(String(scalar.value, radix: 16)) in \(text.debugDescription.prefix(300))"
      default: continue
      }
    }
    return nil
  }

  private func json(_ text: String) -> String {
    let scalars = text.utf16.map { "\\u" + String(repeating: "0", count: 4 - String($0, radix: 16).count) + String($0, radix: 16) }
    return "\"\(scalars.joined())\""
  }

  private func spoken(_ place: TemporaryOffice) throws -> (code: Int32, output: String, errors: String) {
    let evil = json(Self.evil)
    let lines = [
      #"{"action":"add patient","token":\#(evil),"name":{"family":\#(evil),"given":"Ada"},"born":"1982-03-04","note":\#(evil)}"#,
      #"{"action":"add patient","name":{"family":\#(evil),"given":"Ada"},"born":"1982-03-04"}"#,
      #"{"action":\#(evil)}"#, #"{"action":"add patient",\#(evil):1}"#, #"{"action":"pin alert","patient":"p1","text":\#(evil)}"#,
      #"{"action":"change setting","kind":"rooms","now":{"name":\#(evil)}}"#,
      #"{"action":"change setting","kind":"rooms","now":{"name":\#(evil)}}"#,
      #"{"action":"change setting","kind":"providers","now":{"short":\#(evil),"credential":"MD"}}"#,
      #"{"action":"change setting","kind":"visitTypes","now":{"name":\#(evil),"short":\#(evil)}}"#,
      #"{"action":"walk-in","patient":"p1","provider":"d1","type":"t1","reason":\#(evil)}"#,
      #"{"action":"raise emergency","place":\#(evil),"visit":"v1"}"#, #"{"action":"walk-in","patient":"p1","provider":"d1","type":"t1"}"#,
    ]
    return try place.run(["do", "--data", place.office], input: lines.joined(separator: "\n") + "\n" + Self.evil + "\n")
  }

  @Test("by do: answers and messages are harmless, what was said is kept as it was, and the files can be read with less")
  func scripted() throws {
    let place = try TemporaryOffice()
    let result = try spoken(place)
    #expect(Self.steers(result.output) == nil && Self.steers(result.errors) == nil)
    #expect(result.output.contains(#""ok":true"#) && result.output.contains(#""refused""#) && result.output.contains("\\u202e"))
    #expect(Self.steers(place.journal) == nil)
    let check = try place.run(["check", "--data", place.office])
    #expect(check.code == 0 && Self.steers(check.output + check.errors) == nil)
    let picture = try place.run(["--data", place.office, "--print", "120x40"])
    #expect(picture.code == 0 && Self.steers(picture.output + picture.errors) == nil && picture.output.contains("EMERGENCY"))
  }

  @Test("by import: the preview, the questions, the counts and the file of rejected rows are harmless")
  func imported() throws {
    let place = try TemporaryOffice()
    let file = place.folder + "/people.csv"
    let quoted = Self.evil.replacing("\"", with: "")
    let rows = [
      "FIRST,LAST,BIRTHDATE,\(quoted)", "Ada,Okafor,1982-03-04,x", "Ada,\(quoted),1982-03-05,x",
      "Bo,\u{202E}Lee,not a date\u{9B}2J,\(quoted)",
      "\u{2066}Cy\u{2069},\u{200F}Day\u{061C},1982-03-06,x",
    ]
    try rows.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    let result = try place.run(["import", "patients", file, "--data", place.office, "--yes"])
    #expect(Self.steers(result.output.replacing("\t", with: " ")) == nil && Self.steers(result.errors) == nil)
    #expect(result.output.contains("imported"))
    let rejected = try String(contentsOfFile: file + ".rejected.csv", encoding: .utf8)
    #expect(Self.steers(rejected) == nil)
    #expect(Self.steers(place.journal) == nil)
  }

  @Test("by typing and by paste: the screen gets no byte that this program did not mean, and neither do the log and the journal")
  func typed() throws {
    let place = try TemporaryOffice()
    _ = try spoken(place)
    let session = try place.session(rows: 40, columns: 120)
    #expect(session.wait(for: "EMERGENCY"))
    session.type("/")
    session.paste(Self.evil)
    session.settle(quiet: 200)
    session.type("\u{0E}")
    #expect(session.wait(for: "New patient"))
    for text in [Self.evil, "\u{202E}\u{9B}31m", "Ünï\u{200B}code"] {
      session.paste(text)
      session.type("\t")
    }
    session.settle(quiet: 200)
    session.type("\u{1B}")
    session.settle(quiet: 200)
    session.type("\u{1B}")
    session.settle(quiet: 200)
    session.type("iq?")
    session.settle(quiet: 200)
    #expect(session.screen.unknown.isEmpty, "\(session.screen.unknown)")
    #expect(!session.screen.text.contains("pwned\u{7}") && Self.steers(session.screen.text) == nil)
    session.signal(SIGTERM)
    #expect(session.waitForExit(within: 10) == .code(143))
    let log = (try? String(contentsOfFile: place.folder + "/state/anteroom/anteroom.log", encoding: .utf8)) ?? ""
    #expect(Self.steers(log) == nil && Self.steers(place.journal) == nil)
  }
}
