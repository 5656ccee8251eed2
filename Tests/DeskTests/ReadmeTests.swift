import Desk
import Foundation
import Practice
import Testing

@Suite("The README's table of keys")
struct ReadmeTests {
  static let file = Golden.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
    path: "README.md")
  static let start = "<!-- keys -->", end = "<!-- end of keys -->"

  static var text: String? { (try? Data(contentsOf: file)).flatMap { String(bytes: $0, encoding: .utf8) } }

  /// All keys as Markdown, a row a key, the name of a screen where it begins.
  static var table: String {
    var lines = ["| where | key | what it does |", "|---|---|---|"]
    var last = ""
    for line in KeyTable.all {
      let keys = line.keys.split(separator: ", ").map { "`\($0 == "|" ? "\\|" : String($0))`" }.joined(separator: " ")
      lines.append("| \(line.screen == last ? "" : line.screen) | \(keys) | \(line.sentence) |")
      last = line.screen
    }
    return lines.joined(separator: "\n")
  }

  @Test("is the table of the program")
  func table() throws {
    let text = try #require(Self.text)
    let from = try #require(text.range(of: Self.start)), to = try #require(text.range(of: Self.end))
    let before = text[from.upperBound..<to.lowerBound].trimmingCharacters(in: .newlines)
    if Golden.isRecording {
      let new = text[..<from.upperBound] + "\n" + Self.table + "\n" + text[to.lowerBound...]
      try Data(String(new).utf8).write(to: Self.file)
      Issue.record("recorded the table of keys in README.md")
      return
    }
    let difference = Golden.differences(before, Self.table)
    #expect(difference.isEmpty, "ANTEROOM_RECORD=1 rewrites it:\n\(difference)")
  }
}

@Suite("The README's table of rules")
struct RuleTableTests {
  private static let start = "<!-- rules -->", end = "<!-- end of rules -->"

  private static var table: String {
    (["| rule | weight | what it asks | source |", "|---|---|---|---|"]
      + CodingRules.all.map { "| \($0.name) | \($0.weight.word) | \($0.sentence) | \($0.source) |" }).joined(separator: "\n")
  }

  @Test("is what the program judges by")
  func table() throws {
    let text = try #require(ReadmeTests.text)
    let from = try #require(text.range(of: Self.start)), to = try #require(text.range(of: Self.end))
    let before = text[from.upperBound..<to.lowerBound].trimmingCharacters(in: .newlines)
    if Golden.isRecording {
      let new = text[..<from.upperBound] + "\n" + Self.table + "\n" + text[to.lowerBound...]
      try Data(String(new).utf8).write(to: ReadmeTests.file)
      Issue.record("recorded the table of rules in README.md")
      return
    }
    let difference = Golden.differences(before, Self.table)
    #expect(difference.isEmpty, "ANTEROOM_RECORD=1 rewrites it:\n\(difference)")
  }
}
