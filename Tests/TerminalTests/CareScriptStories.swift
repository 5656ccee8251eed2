import Foundation
import Testing

@Suite("Scripts keep the rules of those who wait") struct CareScriptStories {
  @Test("no script books words that must not wait before a clinician answered, and rounds, items, merges and verification can be spoken")
  func spoken() throws {
    let place = try TemporaryOffice()
    let input = """
      {"action":"change setting","kind":"providers","now":{"short":"Lin","credential":"MD"}}
      {"action":"change setting","kind":"visitTypes","now":{"name":"Sick visit","minutes":20}}
      {"action":"add patient","name":{"family":"Okafor","given":"Ada"},"born":"1982-03-04"}
      {"action":"walk-in","patient":"p1","provider":"d1","type":"t1","reason":"pain in my chest"}
      {"action":"raise red flag","patient":"p1","words":"pain in my chest"}
      {"action":"answer red flag","item":"oi1","answer":"seeNow"}
      {"action":"answer red flag","item":"oi1","answer":"advice","clinician":"Lin"}
      {"action":"answer red flag","item":"oi1","answer":"seeNow","clinician":"Lin"}
      {"action":"walk-in","patient":"p1","provider":"d1","type":"t1","reason":"pain in my chest"}
      {"action":"set priority","visit":"v1","level":"urgent"}
      {"action":"comfort round","problems":[{"what":"water and cups","note":"cups are out"}]}
      {"action":"close open item","item":"oi2","outcome":"filled up"}
      {"action":"add patient","name":{"family":"Okafor","given":"Ada"},"born":"1982-04-03"}
      {"action":"add patient","name":{"family":"Okafor","given":"Ada"},"born":"1982-04-03","notTheSame":true}
      {"action":"merge patients","keep":"p1","other":"p2","reason":"one licence seen"}
      {"action":"unmerge patients","patient":"p2","reason":"two people"}

      """
    let answers = try place.run(["do", "--data", place.office], input: input).output.split(separator: "\n").map(String.init)
    let went = answers.map { $0.contains(#""ok":true"#) }
    let wanted = [true, true, true, false, true, false, false, true, true, false, true, true, false, true, true, true]
    #expect(went == wanted, "\(answers.joined(separator: "\n"))")
    #expect(answers[3].contains(#""rule":"red flag""#) && answers[3].contains("raise red flag"))
    #expect(answers[9].contains("for clinician"))
    #expect(answers[12].contains("day and month exchanged"))
    #expect(try place.run(["check", "--data", place.office]).code == 0)
  }

  @Test("a reason that an action keeps in the record is that action's, and any other is the line's")
  func reasons() throws {
    let place = try TemporaryOffice()
    let input = """
      {"action":"add patient","name":{"family":"Okafor","given":"Ada"},"born":"1982-03-04"}
      {"action":"restrict record","patient":"p1","why":"violence"}
      {"action":"restrict record","patient":"p1","why":"because"}
      {"action":"change patient","patient":"p1","was":{"note":null},"now":{"note":"x"},"why":"asked by phone"}

      """
    let answers = try place.run(["do", "--data", place.office], input: input).output.split(separator: "\n").map(String.init)
    #expect(answers[1].contains(#""ok":true"#) && answers[2].contains("one of staff, publicFigure"), "\(answers)")
    let journal = try String(contentsOfFile: place.office + "/journal/000001.jsonl", encoding: .utf8)
    #expect(journal.contains(#""restricted":"violence""#), "the record has it")
  }
}
