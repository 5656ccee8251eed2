import Foundation
import Testing

/// A name that nobody else has must be nowhere but on the screen and in the office's own files.
@Suite("A patient's name stays inside", .serialized) struct NameStories {
  private static let name = "Quillfeather"

  private func contents(_ path: String) -> String {
    (FileManager.default.contents(atPath: path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Every path below a folder.
  private func paths(_ folder: String) -> [String] { (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]) ?? [] }

  @Test("not in arguments, environment, log, names of files and folders, or a core file, during a session and after it was killed")
  func inside() throws {
    let place = try TemporaryOffice()
    let lines = [
      #"{"action":"change setting","kind":"providers","now":{"short":"Lin","credential":"MD"}}"#,
      #"{"action":"change setting","kind":"visitTypes","now":{"name":"Visit","short":"V"}}"#,
      #"{"action":"add patient","name":{"family":"\#(Self.name)","given":"Ada"},"born":"1982-03-04"}"#,
      #"{"action":"walk-in","patient":"p1","provider":"d1","type":"t1"}"#,
    ]
    #expect(try place.run(["do", "--data", place.office], input: lines.joined(separator: "\n") + "\n").code == 0)
    let session = try place.session()
    #expect(session.wait(for: Self.name.uppercased()))
    session.type("ie")
    #expect(session.wait(for: "Family name"))
    session.type("\(Self.name)ish")
    // Long enough for the draft to be on the disk.
    session.settle(quiet: 900)
    let proc = "/proc/\(session.pid)"
    for file in ["cmdline", "environ", "comm"] { #expect(!contents("\(proc)/\(file)").contains(Self.name), "\(file)") }
    let limit = contents("\(proc)/limits").split(separator: "\n").first { $0.hasPrefix("Max core file size") } ?? ""
    #expect(limit.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"], "\(limit)")
    func expectInside(_ when: String) {
      for path in paths(place.folder) {
        #expect(!path.lowercased().contains(Self.name.lowercased()), "\(when): \(path)")
        // Inside of the office and of the drafts is where names belong.
        if path.hasPrefix("office/") || path.contains("/drafts/") { continue }
        #expect(!contents(place.folder + "/" + path).contains(Self.name), "\(when): \(path)")
      }
      #expect(session.screen.unknown.isEmpty, "\(when): no title is set, nor anything else that the terminal keeps")
    }
    expectInside("at work")
    session.signal(SIGSEGV)
    #expect(session.waitForExit() == .signal(SIGSEGV))
    expectInside("after a crash")
  }

  @Test("no message that ends the program is made of what is in the office")
  func crashText() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
    for file in paths(sources.path()) where file.hasSuffix(".swift") {
      let text = contents(sources.appending(path: file).path())
      for line in text.split(separator: "\n")
      where line.contains("fatalError(") || line.contains("preconditionFailure(") || line.contains("precondition(") {
        #expect(!line.contains("\\("), "\(file): \(line)")
      }
    }
  }
}
