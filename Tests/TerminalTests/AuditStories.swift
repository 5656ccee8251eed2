import Foundation
import Testing

@Suite("Who looked at what, from a real desk to a spreadsheet") struct AuditStories {
  /// An office with one patient.
  private func office() throws -> TemporaryOffice {
    let place = try TemporaryOffice()
    let add = #"{"action":"add patient","name":{"family":"Okafor","given":"=Ada"},"born":"1982-03-04"}"# + "\n"
    #expect(try place.run(["do", "--data", place.office], input: add).code == 0)
    return place
  }

  @Test("A desk that opens a card leaves who, when and whose; the audit tells it, and that it was asked itself")
  func looks() throws {
    let place = try office()
    let session = try place.session()
    #expect(session.wait(for: "Waiting room"))
    session.type("/okaf\r")
    #expect(session.wait(for: "chart number 1"))
    session.type("H")
    #expect(session.wait { $0.text.contains("Audit of Okafor") && $0.text.contains("saw card") && $0.text.contains("add patient") })
    session.type("s")
    #expect(session.wait(for: "saved in"))
    session.type("\u{1B}\u{1B}q")
    #expect(session.waitForExit() == .code(0))
    let saved = try FileManager.default.contentsOfDirectory(atPath: place.folder + "/state/anteroom/saved")
    #expect(saved.count == 1 && saved[0].hasPrefix("audit-") && saved[0].hasSuffix(".csv"))
    let mode = try FileManager.default.attributesOfItem(atPath: place.folder + "/state/anteroom/saved/" + (saved.first ?? ""))
    #expect((mode[.posixPermissions] as? Int) == 0o600)

    let table = try place.run(["audit", "--data", place.office, "--patient", "1", "--csv"])
    #expect(table.code == 0 && table.output.hasPrefix("at,happened,by"))
    for words in ["saw card", "saw audit", "exported audit.csv", "add patient"] { #expect(table.output.contains(words), "\(words)") }
    #expect(!table.output.contains(",=") && !table.output.contains("\"="))
    let again = try place.run(["audit", "--data", place.office, "--kind", "exported"])
    #expect(again.output.contains("exported audit, ") && again.output.contains("of Okafor"))
    let signed = try place.run(["audit", "--data", place.office, "--kind", "signed"])
    #expect(signed.output.contains("signed in") && signed.output.contains("signed out"))
    let check = try place.run(["check", "--data", place.office])
    #expect(check.code == 0 && check.output.contains("lines in 1 access file"))
  }

  @Test("A head that was printed is found at its line; one that is not there is 1, with the sentence")
  func heads() throws {
    let place = try office()
    let head = try place.run(["head", "--data", place.office])
    let words = head.output.split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(head.code == 0 && words[0] == "3" && words[1].count == 64)
    let add = #"{"action":"change setting","kind":"rooms","now":{"name":"1"}}"# + "\n"
    #expect(try place.run(["do", "--data", place.office], input: add).code == 0)
    let known = try place.run(["check", "--data", place.office, "--head", String(words[1].prefix(20))])
    #expect(known.code == 0 && known.output.contains("line 3 of the journal; 1 line came after it"))
    let unknown = try place.run(["check", "--data", place.office, "--head", String(repeating: "ab", count: 32)])
    #expect(unknown.code == 1 && unknown.output.contains("neither the journal nor the access file"))
    #expect(try place.run(["check", "--head", "xyz"]).code == 2)
  }

  @Test("Who may not see it gets no file either; wrong usage says what is right")
  func refuses() throws {
    let place = try office()
    for usage in [["--kind", "all of it"], ["--from", "soon"], ["--from", "2026-11-25", "--to", "2026-11-01"]] {
      #expect(try place.run(["audit", "--data", place.office] + usage).code == 2)
    }
    #expect(try place.run(["audit", "--data", place.office, "--patient", "../p1"]).code == 1)
    let demo = try place.run(["audit", "--demo", "--as", "maria"])
    #expect(demo.code == 1 && demo.errors.contains("manager"), "\(demo.errors)")
  }
}
