import Canvas
import Foundation
import Testing

/// Pictures of the screens as they should look, kept beside the tests as text.
enum Golden {
  /// `ANTEROOM_RECORD=1 swift test` rewrites the pictures and fails, so that nobody mistakes it for a test.
  static let isRecording = ProcessInfo.processInfo.environment["ANTEROOM_RECORD"] == "1"

  static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens")

  /// The names of the pictures in the folder.
  static var kept: Set<String> {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return Set(files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) })
  }

  static func check(_ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let file = folder.appending(path: "\(name).txt")
    let now = canvas.golden()
    if isRecording {
      let done: Void? = try? Data(now.utf8).write(to: file)
      Issue.record("\(done == nil ? "could not record" : "recorded") \(name)", sourceLocation: sourceLocation)
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("there is no picture \(name); ANTEROOM_RECORD=1 makes it", sourceLocation: sourceLocation)
      return
    }
    let was = String(bytes: data, encoding: .utf8) ?? ""
    if was != now { Issue.record(Comment(rawValue: "\(name) looks different:\n" + differences(was, now)), sourceLocation: sourceLocation) }
  }

  /// The rows that differ, as they were and as they are.
  static func differences(_ was: String, _ now: String) -> String {
    let was = was.split(separator: "\n", omittingEmptySubsequences: false)
    let now = now.split(separator: "\n", omittingEmptySubsequences: false)
    var rows: [String] = []
    for index in 0..<max(was.count, now.count) {
      let before = was.indices.contains(index) ? was[index] : "(no such row)",
        after = now.indices.contains(index) ? now[index] : "(no such row)"
      if before != after { rows += ["- \(before)", "+ \(after)"] }
    }
    let shown = rows.prefix(40).joined(separator: "\n")
    return rows.count > 40 ? shown + "\nand \(rows.count / 2 - 20) more rows" : shown
  }

  /// Takes away a picture that no screen belongs to.
  static func forget(_ name: String) { try? FileManager.default.removeItem(at: folder.appending(path: "\(name).txt")) }
}
