import Foundation
import Glibc
import Testing

@Suite("Importing, backing up and restoring") struct ImportStories {
  private func fixture(_ name: String) throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: tests.appending(path: "Fixtures/\(name)"), encoding: .utf8)
  }

  private func put(_ text: String, _ name: String, _ place: TemporaryOffice) throws -> String {
    let path = "\(place.folder)/\(name)"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  private func lastLine(_ text: String) -> String { text.split(separator: "\n").last.map(String.init) ?? "" }

  @Test("Patients: a preview, a dry run, a yes, a second time, and what was refused")
  func patients() throws {
    let place = try TemporaryOffice()
    let file = try put(fixture("synthea/patients.csv"), "patients.csv", place)
    let before = place.journal
    let asked = try place.run(["import", "patients", file, "--data", place.office])
    #expect(
      asked.code == 2 && asked.errors.contains("--yes") && asked.output.contains("  born      <- BIRTHDATE") && place.journal == before)
    let dry = try place.run(["import", "patients", file, "--data", place.office, "--dry-run"])
    #expect(
      dry.code == 0 && lastLine(dry.output) == "dry run, nothing was changed: 4 imported, 0 already there, 1 rejected"
        && place.journal == before)
    #expect(!FileManager.default.fileExists(atPath: file + ".rejected.csv"))
    let done = try place.run(["import", "patients", file, "--data", place.office, "--yes"])
    #expect(done.code == 0 && lastLine(done.output) == "4 imported, 0 already there, 1 rejected (\(file).rejected.csv)")
    #expect(!(done.output + done.errors + place.journal).contains("999-65"))
    let again = try place.run(["import", "patients", file, "--data", place.office, "--yes"])
    #expect(lastLine(again.output) == "0 imported, 4 already there, 1 rejected (\(file).rejected-2.csv)")
    #expect(try place.run(["check", "--data", place.office]).code == 0)
    let undone = try place.run(["do", "--data", place.office], input: "{\"action\":\"undo\"}\n")
    #expect(undone.code == 1 && undone.output.contains("restore the backup"))
  }

  @Test("Whom an import is not for, it shows nobody either, nor does it print for a wall display; and a backup is nobody's by name")
  func roles() throws {
    let place = try TemporaryOffice()
    let input = """
      {"action":"add patient","name":{"family":"Okafor","given":"Ada"},"born":"1982-03-04"}
      {"action":"change setting","kind":"staff","now":{"name":"wall","role":"wallDisplay","account":"\(NSUserName())"}}

      """
    #expect(try place.run(["do", "--data", place.office], input: input).code == 0)
    let file = try put("last name,first name,dob\nOkafor,Ada,1982-03-04\n", "people.csv", place)
    let dry = try place.run(["import", "patients", file, "--data", place.office, "--as", "wall", "--dry-run"])
    #expect(dry.code == 1 && dry.errors.contains("import patients is for") && !(dry.output + dry.errors).contains("Okafor"))
    let printed = try place.run(["print", "receipt", "1", "--data", place.office, "--as", "wall"])
    #expect(printed.code == 1 && printed.errors.contains("sees the board"))
    let backup = try place.run(["backup", place.folder + "/b.tar", "--data", place.office, "--as", "wall"])
    #expect(backup.code == 2 && backup.errors.contains("--as says nothing to backup"))
    // An account by which nobody but a wall display or a trainee signs in takes nothing out.
    let alone = """
      {"action":"change setting","kind":"staff","now":{"name":"boss","role":"manager"}}
      {"action":"change setting","kind":"staff","id":"u1","was":{"role":"manager"},"now":{"role":"trainee"}}

      """
    #expect(try place.run(["do", "--data", place.office, "--as", NSUserName()], input: alone).code == 0)
    let taken = try place.run(["backup", place.folder + "/b.tar", "--data", place.office])
    let pack = try place.run(["downtime", place.folder + "/pack", "--data", place.office])
    #expect(taken.code == 1 && taken.errors.contains("a backup is not for") && pack.code == 1, "\(taken) \(pack)")
  }

  @Test("Appointments need a provider where they name none, and a mapping where their columns say nothing")
  func appointments() throws {
    let place = try TemporaryOffice()
    let file = try put("no,d,t,who,what\n1,2020-10-05,09:20,7,seen\n2,2020-10-05,09:20,8,cancelled\n", "book.csv", place)
    let map = try put("number = no\nday = d\nstart = t\npatient = who\nstatus = what\nsource = old\n", "map.txt", place)
    let unknown = try place.run(["import", "appointments", file, "--data", place.office, "--yes"])
    #expect(unknown.code == 2 && unknown.errors.contains("--map"))
    let nobody = try place.run(["import", "appointments", file, "--data", place.office, "--yes", "--map", map])
    #expect(nobody.code == 2 && nobody.errors.contains("--provider"))
    let wrong = try put("number = no\nwhen = nowhere\n", "wrong.txt", place)
    #expect(
      try place.run(["import", "appointments", file, "--data", place.office, "--map", wrong]).errors.contains("line 2 of the mapping"))
    let arguments = ["import", "appointments", file, "--data", place.office, "--yes", "--map", map, "--provider", "Lin"]
    let done = try place.run(arguments)
    #expect(done.code == 0 && lastLine(done.output) == "2 imported, 0 already there, 0 rejected")
    #expect(done.output.contains("the provider Lin is new") && done.output.contains("2 new patients imported, not identified"))
    #expect(lastLine(try place.run(arguments).output) == "0 imported, 2 already there, 0 rejected")
    #expect(try place.run(["check", "--data", place.office]).code == 0)
  }

  @Test("Wrong usage is 2, a file that is not there 3, a file that is no table 1")
  func complaints() throws {
    let place = try TemporaryOffice()
    for words in [["import"], ["import", "patients"], ["import", "goats", "x"], ["backup"], ["backup", "a", "b"], ["restore", "a"]] {
      #expect(try place.run(words).code == 2, "\(words)")
    }
    #expect(try place.run(["import", "patients", place.folder + "/none.csv", "--data", place.office]).code == 3)
    let open = try put("first,last,dob\nAda,\"Okafor,1982-03-04\n", "open.csv", place)
    let torn = try place.run(["import", "patients", open, "--data", place.office, "--yes"])
    #expect(torn.code == 1 && torn.errors.contains("a quote opens in line 2"))
    #expect(try place.run(["restore", open, place.folder + "/r"]).code == 3)
    #expect(try place.run(["backup", place.office + "/practice.json", "--data", place.office]).code == 3)
  }

  @Test("An office in a file is an office again, also through a pipe")
  func backup() throws {
    let place = try TemporaryOffice()
    let file = place.folder + "/office.tar", other = place.folder + "/other"
    let made = try place.run(["backup", file, "--data", place.office])
    let head = lastLine(made.output)
    #expect(made.code == 0 && head.hasPrefix("head ") && made.output.hasPrefix("2 lines in 3 files"))
    #expect(try place.run(["backup", file, "--data", place.office]).code == 3)
    let restored = try place.run(["restore", file, other])
    #expect(restored.code == 0 && lastLine(restored.output) == head && restored.output.contains("sound"))
    #expect(lastLine(try place.run(["check", "--data", other]).output) == head)
    #expect(try place.run(["restore", file, other]).code == 3)
    let piped = Process()
    piped.executableURL = URL(filePath: "/bin/sh")
    piped.arguments = [
      "-c",
      "'\(Product.path)' backup - --data '\(place.office)' 2>/dev/null | '\(Product.path)' restore - '\(place.folder)/third' >/dev/null",
    ]
    try piped.run()
    piped.waitUntilExit()
    #expect(piped.terminationStatus == 0)
    #expect(lastLine(try place.run(["check", "--data", place.folder + "/third"]).output) == head)
  }

  @Test("Killed in the middle and run again, the import comes to the same office")
  func killed() throws {
    var text = "id,first name,last name,dob\n"
    for number in 1...900 { text += "\(number),Given\(number),Family\(number % 91),19\(10 + number % 90)-03-0\(1 + number % 9)\n" }
    func patients(_ place: TemporaryOffice) -> [String] {
      let line = try? NSRegularExpression(pattern: #"\{"id":"p\d+".*?"source":"import","id":"\d+"\}\]\}"#)
      let journal = place.journal as NSString
      return line?.matches(in: place.journal, range: NSRange(location: 0, length: journal.length)).map { journal.substring(with: $0.range) }
        ?? []
    }
    let whole = try TemporaryOffice()
    let file = try put(text, "many.csv", whole)
    #expect(try place(whole, file) == "900 imported, 0 already there, 0 rejected")
    #expect(patients(whole).count == 900)
    for lines in [3, 5] {
      let cut = try TemporaryOffice()
      let process = Process()
      process.executableURL = URL(filePath: Product.path)
      process.arguments = ["import", "patients", file, "--data", cut.office, "--yes"]
      process.environment = cut.environment
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      // As soon as so many lines are there, wherever it is then.
      while process.isRunning, cut.journal.utf8.count(where: { $0 == 10 }) < lines { usleep(500) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try place(cut, file).hasSuffix(" already there, 0 rejected"))
      #expect(patients(cut) == patients(whole))
      #expect(try cut.run(["check", "--data", cut.office]).code == 0)
      #expect(try place(cut, file) == "0 imported, 900 already there, 0 rejected")
    }
  }

  private func place(_ office: TemporaryOffice, _ file: String) throws -> String {
    lastLine(try office.run(["import", "patients", file, "--data", office.office, "--yes"]).output)
  }
}
