import Foundation
import Testing

@Suite("The headless verbs") struct VerbStories {
  @Test("init makes an office that check proves, and do changes it exactly once for each token")
  func speaks() throws {
    let place = try TemporaryOffice()
    let line = #"{"action":"change setting","token":"t-1","kind":"rooms","now":{"name":"1"}}"# + "\n"
    let first = try place.run(["do", "--data", place.office], input: line + line)
    #expect(first.code == 0)
    let answers = first.output.split(separator: "\n")
    #expect(answers.count == 2 && answers[0] == answers[1])
    #expect(answers[0].hasPrefix(#"{"ok":true,"token":"t-1","seq":3"#))
    #expect(try place.run(["do", "--data", place.office], input: line).output == answers[0] + "\n")
    let check = try place.run(["check", "--data", place.office])
    #expect(check.code == 0 && check.output.contains("3 lines"))
  }

  @Test("A refusal says why and names its rule; nonsense is answered line by line and nothing stops")
  func refuses() throws {
    let place = try TemporaryOffice()
    let input = """
      not json
      {"action":"fly"}
      {"action":"arrive","appointments":["a1"]}
      {"action":"arrive","appointments":"../../etc"}
      {"action":"take payment","patient":"p1","tenders":[{"means":"cash","amount":1.5}]}
      {"action":"change setting","kind":"rooms","now":{"name":"2"}}

      """
    let result = try place.run(["do", "--data", place.office], input: input)
    let answers = result.output.split(separator: "\n")
    #expect(result.code == 1)
    #expect(answers.count == 6)
    #expect(answers.prefix(5).allSatisfy { $0.contains(#""ok":false"#) && $0.contains(#""refused":""#) && $0.contains(#""rule":""#) })
    #expect(answers.last?.hasPrefix(#"{"ok":true"#) == true)
  }

  @Test("A refusal has the way past, who may take it and what it collides with, each in a field of its own")
  func wayPast() throws {
    let place = try TemporaryOffice()
    let input = """
      {"action":"change setting","kind":"staff","id":"u1","was":{"role":"manager"},"now":{"role":"biller"}}
      {"action":"add patient","name":{"family":"Okafor","given":"Ada"},"born":"1982-03-04"}
      {"action":"add patient","name":{"family":"Okafor","given":"Ada"},"born":"1982-03-04"}

      """
    let answers = try place.run(["do", "--data", place.office], input: input).output.split(separator: "\n")
    #expect(answers.first?.contains(#""wayPast":"make someone else a manager first""#) == true)
    #expect(answers.last?.contains(#""wayPast":"notTheSame"#) == true)
    #expect(answers.last?.contains(#""who":["frontDesk","manager"],"with":"p1""#) == true)
  }

  @Test("Wrong usage is 2, files that fail are 3, and each says what to do")
  func complains() throws {
    let place = try TemporaryOffice()
    #expect(try place.run(["--colour"]).code == 2)
    #expect(try place.run(["fly"]).code == 2)
    #expect(try place.run(["--print", "wide"]).code == 2)
    #expect(try place.run(["--theme", "nosuch", "--demo", "--print", "80x24"]).code == 2)
    let none = try place.run(["--data", place.folder + "/nowhere", "--print", "80x24"])
    #expect(none.code == 3 && none.errors.contains("anteroom init"))
    let wrong = try place.run(["--data", Product.path, "--print", "80x24"])
    #expect(wrong.code == 3 && !wrong.errors.isEmpty)
    let twice = try place.run(["init", place.office])
    #expect(twice.code == 3 && !twice.errors.isEmpty)
    let pipe = try place.run(["--data", place.office])
    #expect(pipe.code == 3 && pipe.errors.contains("--print"))
    #expect(try place.run(["--data", place.office, "--as", "somebody", "--print", "80x24"]).code == 1)
  }

  @Test("A damaged line of the journal is found, with its place, and the office opens for reading only")
  func findsDamage() throws {
    let place = try TemporaryOffice()
    let path = place.office + "/journal/000001.jsonl"
    var lines = place.journal.split(separator: "\n").map(String.init)
    lines[0] = lines[0].replacing("change setting", with: "change nothing")
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
    let check = try place.run(["check", "--data", place.office])
    #expect(check.code == 1)
    #expect(check.output.contains("journal/000001.jsonl, line 1"))
    let look = try place.run(["--data", place.office, "--print", "80x24"])
    #expect(look.code != 0 || look.output.contains("READ ONLY"))
  }

  @Test("One frame of the demo is printed from any folder, the same each time")
  func prints() throws {
    let place = try TemporaryOffice(isMade: false)
    let arguments = ["--demo", "--seed", "3", "--at", "2026-11-23T10:42", "--print", "120x36"]
    let one = try place.run(arguments)
    #expect(one.code == 0)
    #expect(one.output.split(separator: "\n", omittingEmptySubsequences: false).count == 37)
    #expect(try place.run(arguments).output == one.output)
    #expect(try place.run(arguments + ["--ascii"]).output.unicodeScalars.filter { $0.value == 0x2500 }.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder).isEmpty)
  }

  @Test("actions, help, version and where need no office and no terminal")
  func helps() throws {
    let place = try TemporaryOffice(isMade: false)
    for arguments in [["--help"], ["-h"], ["--version"], ["--where"], ["actions"], ["actions", "--json"], ["check", "--help"]] {
      let result = try place.run(arguments)
      #expect(result.code == 0 && !result.output.isEmpty)
    }
    let actions = try JSONSerialization.jsonObject(with: Data(try place.run(["actions", "--json"]).output.utf8)) as? [[String: Any]]
    #expect((actions?.count ?? 0) > 40)
    #expect(actions?.contains { $0["action"] as? String == "check in" } == true)
  }

  @Test("The folder and everything in it is for its account only")
  func modes() throws {
    let place = try TemporaryOffice()
    let files = try FileManager.default.subpathsOfDirectory(atPath: place.office)
    for file in [""] + files {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(place.office)/\(file)")
      #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o077 == 0, "\(file)")
    }
  }
}
