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

  @Test("An init that was interrupted is a fault to check, says how to go on, and is finished by the next init")
  func finishesInit() throws {
    let place = try TemporaryOffice()
    let first = place.journal.split(separator: "\n")[0] + "\n"
    for left in ["", first] {
      try left.write(toFile: place.office + "/journal/000001.jsonl", atomically: false, encoding: .utf8)
      let check = try place.run(["check", "--data", place.office])
      #expect(check.code == 1 && check.output.contains("no manager"))
      let look = try place.run(["--data", place.office, "--print", "80x24"])
      #expect(look.code == 3 && look.errors.contains("anteroom init"))
      #expect(try place.run(["init", place.office]).code == 0)
      #expect(try place.run(["check", "--data", place.office]).code == 0)
      #expect(try place.run(["--data", place.office, "--print", "80x24"]).code == 0)
    }
  }

  @Test("Printing a frame changes nothing in the office and says on standard error what is wrong")
  func printsOnly() throws {
    let place = try TemporaryOffice()
    let path = place.office + "/journal/000001.jsonl"
    try (place.journal + "{\"format\":1,\"se").write(toFile: path, atomically: false, encoding: .utf8)
    let before = try FileManager.default.subpathsOfDirectory(atPath: place.office), journal = place.journal
    let torn = try place.run(["--data", place.office, "--print", "80x24"])
    #expect(torn.code == 0 && torn.errors.contains("interrupted"))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: place.office) == before && place.journal == journal)
    try (journal.split(separator: "\n").prefix(2).joined(separator: "\n") + "\nxyz\n").write(
      toFile: path, atomically: false, encoding: .utf8)
    let damaged = try place.run(["--data", place.office, "--print", "80x24"])
    #expect(damaged.code == 0 && damaged.output.contains("READ ONLY") && damaged.errors.contains("line 3"))
  }

  @Test("Damage that leaves nobody to sign in is told as damage, and nothing else")
  func firstLine() throws {
    let place = try TemporaryOffice()
    let path = place.office + "/journal/000001.jsonl"
    try place.journal.replacing("change setting", with: "change nothing").write(toFile: path, atomically: false, encoding: .utf8)
    for verb in [["--print", "80x24"], ["do"]] {
      let said = try place.run(verb + ["--data", place.office])
      #expect(said.code == 3 && said.errors.contains("line 1") && !said.errors.contains("signs nobody"))
      #expect(said.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("check tells what it could not look at from what is wrong")
  func couldNotLook() throws {
    let place = try TemporaryOffice()
    for path in [place.folder + "/nowhere", Product.path, place.folder] {
      let said = try place.run(["check", "--data", path])
      #expect(said.code == 3 && !said.errors.isEmpty && said.output.isEmpty)
    }
  }

  @Test("Input that is not UTF-8, a name nobody can see and a line without end are refused, and the lines after them are done")
  func oddInput() throws {
    let place = try TemporaryOffice()
    var input = Data(#"{"action":"add patient","name":{"family":"M\#u{0}"#.utf8).dropLast()
    input += [0xFC] + Data(#"ller"}}"#.utf8) + [10]
    for name in ["\u{200B}", "\u{301}", "\u{3164}"] {
      input += Data(#"{"action":"change setting","kind":"rooms","now":{"name":"\#(name)"}}"#.utf8) + [10]
    }
    input += Data(repeating: 0x20, count: 3 << 20) + [10]
    input += Data(#"{"action":"undo","colour":1}"#.utf8) + [10]
    input += Data(#"{"action":"change setting","kind":"rooms","now":{"name":"2"}}"#.utf8) + [10]
    let said = try place.run(["do", "--data", place.office], bytes: input)
    let answers = said.output.split(separator: "\n")
    #expect(answers.count == 7)
    for (answer, rule) in zip(answers, ["not UTF-8", "invisible name", "invisible name", "invisible name", "too long", "does not fit"]) {
      #expect(answer.contains(#""rule":"\#(rule)""#), "\(answer)")
    }
    #expect(!said.output.contains("()"))
    #expect(answers.last?.contains(#""ok":true"#) == true)
  }

  @Test("do says what it set aside while it works, not only before")
  func notices() throws {
    let place = try TemporaryOffice()
    try FileManager.default.createDirectory(atPath: place.office + "/practice.json.new", withIntermediateDirectories: true)
    try FileManager.default.removeItem(atPath: place.office + "/practice.json")
    try FileManager.default.createDirectory(atPath: place.office + "/practice.json", withIntermediateDirectories: true)
    let said = try place.run(
      ["do", "--data", place.office], input: #"{"action":"change setting","kind":"rooms","now":{"name":"2"}}"# + "\n")
    #expect(said.code == 0 && said.errors.contains("practice.json could not be written"))
  }

  @Test("A demo leaves nothing behind when its reader goes away or it is told to stop")
  func cleansUp() throws {
    let place = try TemporaryOffice(isMade: false)
    for command in [
      "\(Product.path) --demo --print 80x24 | head -1",
      "yes '{\"action\":\"undo\"}' | \(Product.path) do --demo | head -1",
      "sleep 9 | \(Product.path) do --demo & sleep 3; kill -TERM $!; wait $!; test $? = 143",
    ] {
      let said = try place.run(["-c", command], program: "/bin/sh")
      #expect(said.code == 0, "\(command): \(said.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder).isEmpty, "\(command)")
    }
  }

  @Test("The next demo removes one whose program was killed, and none that is open")
  func sweeps() throws {
    let place = try TemporaryOffice(isMade: false)
    let session = try place.demo(), other = try place.demo()
    #expect(session.wait(for: "Waiting room", within: 20) && other.wait(for: "Waiting room", within: 20))
    session.signal(SIGKILL)
    #expect(session.waitForExit() == .signal(SIGKILL))
    func left() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: place.folder).count { $0.hasPrefix("anteroom-demo") }
    }
    #expect(try left() == 2)
    _ = try place.run(["--demo", "--print", "80x24"])
    #expect(try left() == 1)
    other.type("q")
    #expect(other.waitForExit() == .code(0))
    #expect(try left() == 0)
  }

  @Test("Results that cannot be written are a failure and are told")
  func fullOutput() throws {
    let place = try TemporaryOffice(isMade: false)
    let said = try place.run(["-c", "\(Product.path) actions >/dev/full"], program: "/bin/sh")
    #expect(said.code == 3 && said.errors.contains("standard output"))
  }

  @Test(
    "An option that says nothing, takes no value or goes with nothing else is wrong usage",
    arguments: [
      ["--data=", "do"], ["--demo=1"], ["actions", "--json=no"], ["--ascii=x", "--demo", "--print", "80x24"],
      ["--demo", "--print", "80xx24"], ["init", "--demo", "X"], ["init", "--read-only", "X"], ["do", "--print", "80x24", "--demo"],
      ["do", "--speed", "4"], ["--speed", "4", "--print", "80x24"], ["--demo", "--data", "X", "--print", "80x24"], ["check", "--json"],
    ])
  func senseless(_ words: [String]) throws {
    let place = try TemporaryOffice(isMade: false)
    let said = try place.run(words)
    #expect(said.code == 2 && said.output.isEmpty && said.errors.contains("anteroom --help"), "\(said)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder).isEmpty)
  }

  @Test("Help is heard beside what is not understood, -- ends the options, and nothing typed steers the terminal")
  func words() throws {
    let place = try TemporaryOffice(isMade: false)
    for unknown in ["--frob", "frob"] { #expect(try place.run([unknown, "--help"]).code == 0) }
    #expect(try place.run(["init", "--", place.folder + "/-odd"]).code == 0)
    let said = try place.run(["\u{1B}[31mred\u{9B}2J"])
    #expect(said.code == 2 && !said.errors.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
  }

  @Test("A share folder that is none is told, and a theme from it is plain with a sentence")
  func noShare() throws {
    let place = try TemporaryOffice()
    let told = try place.run(["-c", "ANTEROOM_SHARE=/nope \(Product.path) --where"], program: "/bin/sh")
    #expect(told.code == 0 && told.output.contains("ANTEROOM_SHARE names /nope"))
    let home = try place.run(["-c", "unset HOME XDG_DATA_HOME; \(Product.path) --where"], program: "/bin/sh")
    #expect(home.code == 0 && !home.output.contains("//"))
    // Copied by another program: one that this one was writing could not be started while any other is.
    #expect(try place.run([Product.path, place.folder + "/anteroom"], program: "/bin/cp").code == 0)
    let dark = try place.run(["--data", place.office, "--theme", "dark", "--print", "80x24"], program: place.folder + "/anteroom")
    #expect(dark.code == 0 && dark.errors.contains("this is plain"))
  }

  @Test("A terminal that cannot mark anything is refused before anything is written to it")
  func vt52() throws {
    let place = try TemporaryOffice()
    let session = try place.session(environment: ["TERM": "vt52", "TERMINFO": ""])
    #expect(session.wait(for: "TERM=vt52 cannot place text"))
    #expect(session.waitForExit() == .code(3))
  }

  @Test("What a program that is gone left beside a file is removed")
  func asides() throws {
    let place = try TemporaryOffice()
    let aside = place.office + "/practice.json.new-999999999"
    try Data().write(to: URL(filePath: aside))
    chmod(aside, 0o600)
    #expect(try place.run(["do", "--data", place.office], input: "").code == 0)
    #expect(!FileManager.default.fileExists(atPath: aside))
  }
}
