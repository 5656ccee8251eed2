import Foundation
import Testing

@Suite("The board on the wall", .serialized) struct DisplayStories {
  private func prepared() throws -> TemporaryOffice {
    let place = try TemporaryOffice()
    try speak(
      place,
      [
        #"{"action":"change setting","kind":"providers","now":{"short":"Lin","credential":"MD"}}"#,
        #"{"action":"change setting","kind":"visitTypes","now":{"name":"Visit","short":"V"}}"#,
        #"{"action":"add patient","name":{"family":"Quillfeather","given":"Ada"},"born":"1982-03-04"}"#,
        #"{"action":"add patient","name":{"family":"Marrowby","given":"Bo"},"born":"1992-03-04"}"#,
        #"{"action":"walk-in","patient":"p1","provider":"d1","type":"t1"}"#,
      ])
    return place
  }

  private func speak(_ place: TemporaryOffice, _ lines: [String]) throws {
    let said = try place.run(["do", "--data", place.office], input: lines.joined(separator: "\n") + "\n")
    #expect(said.code == 0, "\(said.output)")
  }

  @Test("follows what the desks do, shows no name, writes nothing, and q takes it down")
  func follows() throws {
    let place = try prepared()
    let board = try place.session(["--display"])
    #expect(board.wait(for: "next for Dr Lin"))
    #expect(!board.screen.text.contains("Quillfeather") && !board.screen.text.contains("QUILL"))
    try speak(place, [#"{"action":"walk-in","patient":"p2","provider":"d1","type":"t1"}"#])
    #expect(board.wait(for: "2nd for Dr Lin"))
    let before = place.journal
    board.type("a/Zi?c!")
    board.settle(quiet: 200)
    #expect(board.screen.text.contains("2nd for Dr Lin") && !board.screen.text.contains("Marrowby"))
    board.type("q")
    #expect(board.waitForExit() == .code(0) && place.journal == before)
  }

  @Test("is all that someone with the role of a wall display gets")
  func role() throws {
    let place = try prepared()
    let account = NSUserName()
    try speak(
      place, [#"{"action":"change setting","kind":"staff","now":{"name":"wall","role":"wallDisplay","account":"\#(account)"}}"#])
    let board = try place.session(["--as", "wall"])
    #expect(board.wait(for: "next for Dr Lin"))
    #expect(!board.screen.text.contains("Superbill"))
    board.type("q")
    #expect(board.waitForExit() == .code(0))
    let line = #"{"action":"raise emergency"}"# + "\n"
    let said = try place.run(["do", "--data", place.office, "--as", "wall"], input: line)
    #expect(said.code == 1 && said.output.contains("not yours to do"))
    let picture = try place.run(["--data", place.office, "--as", "wall", "--print", "80x24"])
    #expect(picture.output.contains("next for Dr Lin") && !picture.output.contains("Superbill"))
    let earlier = try place.run(["--data", place.office, "--as", "wall", "--print", "80x24", "--as-of", "yesterday"])
    #expect(earlier.code == 1 && earlier.errors.contains("sees the board") && earlier.output.isEmpty)
  }

  @Test("and says nothing to a verb that draws nothing")
  func usage() throws {
    let place = try TemporaryOffice(isMade: false)
    #expect(try place.run(["check", "--display"]).code == 2)
  }
}
