import Foundation
import Testing

@Suite("The README") struct ReadmeStories {
  static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md").standardized

  @Test("shows the screen that the demo shows")
  func screen() throws {
    let place = try TemporaryOffice(isMade: false)
    let printed = try place.run(["--demo", "--seed", "1", "--at", "2026-11-23T10:42", "--print", "112x32"])
    let picture = printed.output.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n")
      .trimmedBlank
    var text = try String(contentsOf: Self.file, encoding: .utf8)
    let from = try #require(text.range(of: "<!-- screen -->\n")), to = try #require(text.range(of: "<!-- end of screen -->"))
    if ProcessInfo.processInfo.environment["ANTEROOM_RECORD"] == "1" {
      text.replaceSubrange(from.upperBound..<to.lowerBound, with: "\n\(picture)\n\n")
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded the screen in README.md")
      return
    }
    #expect(
      text[from.upperBound..<to.lowerBound].split(separator: "\n").joined(separator: "\n")
        == picture.split(separator: "\n").joined(separator: "\n"))
  }
}

extension String {
  /// Without the empty lines at the end.
  fileprivate var trimmedBlank: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
