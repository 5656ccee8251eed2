import Foundation
import Glibc
import Testing

/// What the program leaves on the disk and in the process table, whoever looks.
@Suite("Nothing leaks", .serialized) struct LeakStories {
  private static let staff = #"{"action":"change setting","kind":"staff","now":{"name":"NAME","role":"frontDesk"}}"#

  private func run(_ place: TemporaryOffice, umask: String, _ arguments: [String], input: String = "") throws -> (Int32, String, String) {
    let said = try place.run(["-c", "umask \(umask); exec \"$0\" \"$@\"", Product.path] + arguments, input: input, program: "/bin/sh")
    return (said.code, said.output, said.errors)
  }

  /// Everything below a folder, with its mode and its group.
  private func walk(_ folder: String) -> [(path: String, mode: UInt32, isFolder: Bool, group: UInt32)] {
    var found: [(String, UInt32, Bool, UInt32)] = []
    var waiting = [folder]
    while let path = waiting.popLast() {
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      found.append((path, status.st_mode & 0o7777, isFolder, status.st_gid))
      if isFolder { waiting += ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).map { path + "/" + $0 } }
    }
    return found.map { (path: $0.0, mode: $0.1, isFolder: $0.2, group: $0.3) }
  }

  /// An office that has been through everything that writes: changes, imports, a typed form when the line dropped, a snapshot, a backup.
  private func live(_ place: TemporaryOffice, umask: String, group: String?) throws {
    let (code, _, errors) = try run(place, umask: umask, ["init", place.office] + (group.map { ["--group", $0] } ?? []))
    #expect(code == 0, "\(errors)")
    let lines = (0..<320).map { Self.staff.replacingOccurrences(of: "NAME", with: "clerk\($0)") }.joined(separator: "\n")
    #expect(try run(place, umask: umask, ["do", "--data", place.office], input: lines + "\n").0 == 0)
    let table = place.folder + "/patients.csv"
    try Data("Family,Given,Birth date\nOkafor,Ada,1982-03-04\n,,x\n".utf8).write(to: URL(filePath: table))
    _ = try run(place, umask: umask, ["import", "patients", table, "--data", place.office, "--yes"])
    let session = try TerminalSession(
      "/bin/sh", arguments: ["-c", "umask \(umask); exec \"$0\" --data \"$1\"", Product.path, place.office], environment: place.environment)
    #expect(session.wait(for: "Waiting room"))
    session.type("/Zuckerberg-Okonkwo")
    #expect(session.wait(for: "Zuckerberg"))
    session.type("\u{0E}")
    #expect(session.wait(for: "New patient"))
    session.type("\tIsidora")
    #expect(session.wait(for: "Isidora"))
    usleep(900_000)
    // While it is typed it is in no argument and in no window's title.
    let arguments = (try? String(contentsOfFile: "/proc/\(session.pid)/cmdline", encoding: .utf8)) ?? ""
    #expect(!arguments.contains("Zuckerberg") && !arguments.contains("Isidora"))
    session.hangUp()
    _ = session.waitForExit(within: 10)
    #expect(try run(place, umask: umask, ["backup", place.folder + "/office.tar", "--data", place.office]).0 == 0)
    #expect(try run(place, umask: umask, ["restore", place.folder + "/office.tar", place.folder + "/again"]).0 == 0)
    #expect(try run(place, umask: umask, ["downtime", place.folder + "/pack", "--data", place.office]).0 == 0)
  }

  @Test(
    "Every file that the program makes is for its account alone, whatever the umask, through backup and restore", arguments: ["000", "077"])
  func alone(_ umask: String) throws {
    let place = try TemporaryOffice(isMade: false)
    try live(place, umask: umask, group: nil)
    let all = walk(place.folder).filter { $0.path != place.folder && !$0.path.hasSuffix("/patients.csv") }
    for (path, mode, isFolder, _) in all {
      #expect(mode & 0o077 == 0, "\(path) \(String(mode, radix: 8))")
      let isOffice = path.hasPrefix(place.office) || path.hasPrefix(place.folder + "/again")
      if isOffice { #expect(mode == (isFolder ? 0o700 : 0o600), "\(path) \(String(mode, radix: 8))") }
      for name in ["Okafor", "Zuckerberg", "Isidora"] { #expect(!path.contains(name), "\(path)") }
    }
    for part in ["/journal", "/drafts", "/snapshot", "/practice.json", "/lock"] {
      #expect(all.contains { $0.path == place.office + part }, "\(part)")
    }
    #expect(all.contains { $0.path.hasSuffix(".rejected.csv") } && all.contains { $0.path.hasSuffix("/again/journal/000001.jsonl") })
    for log in all where log.path.hasSuffix(".log") {
      let text = (try? String(contentsOfFile: log.path, encoding: .utf8)) ?? ""
      #expect(!text.contains("Zuckerberg") && !text.contains("Okafor"))
    }
  }

  @Test("In an office of a group every file is the group's, whatever the umask, through backup and restore", arguments: ["000", "077"])
  func group(_ umask: String) throws {
    let number = getegid()
    let place = try TemporaryOffice(isMade: false)
    try live(place, umask: umask, group: String(number))
    for folder in [place.office, place.folder + "/again"] {
      let all = walk(folder)
      #expect(all.count > 5)
      for (path, mode, isFolder, group) in all {
        #expect(mode == (isFolder ? 0o2770 : 0o660) && group == number, "\(path) \(String(mode, radix: 8))")
      }
    }
  }

  @Test("Ids that are paths, and JSON made to kill a parser, are refused by do in words, and the next line is done")
  func hostileLines() throws {
    let place = try TemporaryOffice()
    let deep = String(repeating: "[", count: 100_000), wide = String(repeating: "9", count: 400_000)
    let lines = [
      #"{"action":"call","visit":"../v1"}"#, #"{"action":"call","visit":"a/b"}"#, #"{"action":"call","visit":"v1\u0000"}"#,
      #"{"action":"call","visit":"v1/../../lock"}"#, #"{"action":"../../x"}"#, "{\"action\":\(deep)", "{\"action\":\(wide)}",
      #"{"action":"call","visit":"\ud800"}"#,
      #"{"action":"add patient","token":"../../../x","name":{"family":"Petrov","given":"Ivan"}}"#,
    ]
    let said = try place.run(["do", "--data", place.office], input: lines.joined(separator: "\n") + "\n")
    let answers = said.output.split(separator: "\n")
    #expect(said.code == 1 && answers.count == lines.count)
    for answer in answers.dropLast() { #expect(answer.hasPrefix("{\"ok\":false") && answer.contains("\"rule\":"), "\(answer)") }
    #expect(answers.last?.hasPrefix("{\"ok\":true") == true)
    #expect(try place.run(["check", "--data", place.office]).code == 0)
  }

  @Test("An office behind a link, or of another account, is refused with the reason by every verb that opens one")
  func strangers() throws {
    let place = try TemporaryOffice()
    let link = place.folder + "/link"
    #expect(symlink(place.office, link) == 0)
    for verb in [["check"], ["do"], ["backup", place.folder + "/x.tar"], ["downtime", place.folder + "/pack"], ["--print", "80x24"]] {
      let said = try place.run(verb + ["--data", link])
      #expect(said.code == 3 && said.errors.contains("is a link"), "\(verb) \(said.errors)")
    }
    guard getuid() == 0 else { return }
    // Root may open anything, and refuses what is not its own all the same.
    #expect(chown(place.office, 4711, 4711) == 0)
    for verb in [["check"], ["do"], ["backup", place.folder + "/x.tar"], ["downtime", place.folder + "/pack"], ["--print", "80x24"]] {
      let said = try place.run(verb + ["--data", place.office])
      #expect(said.code == 3 && said.errors.contains("belongs to account 4711"), "\(verb) \(said.errors)")
    }
    #expect(try place.run(["restore", "/dev/null", place.folder + "/new"]).code == 3)
  }
}
