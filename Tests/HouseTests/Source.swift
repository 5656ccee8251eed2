import Foundation

/// A file of the house, as text.
struct Source {
  let folder: String
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The modules that a Swift file imports.
  var imports: [String] {
    guard path.hasSuffix(".swift") else { return [] }
    return lines.compactMap { line in
      let words = line.split(separator: " ").filter {
        !$0.hasPrefix("@") && !["package", "public", "internal", "private", "fileprivate"].contains($0)
      }
      guard words.first == "import", let last = words.dropFirst().last else { return nil }
      return last.split(separator: ".").first.map(String.init)
    }
  }

  static let house = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift and C file below a folder of the house.
  static func all(in top: String) -> [Source] {
    let root = house.appending(path: top)
    guard let files = FileManager.default.enumerator(atPath: root.path()) else { return [] }
    return files.compactMap { file -> Source? in
      guard let path = file as? String, [".swift", ".c", ".h"].contains(where: { path.hasSuffix($0) }) else { return nil }
      guard let data = try? Data(contentsOf: root.appending(path: path)), let text = String(bytes: data, encoding: .utf8) else {
        return nil
      }
      return Source(folder: path.split(separator: "/").first.map(String.init) ?? "", path: "\(top)/\(path)", text: text)
    }
  }

  static let sources = all(in: "Sources")
  static let tests = all(in: "Tests")

  static func text(_ path: String) -> String? {
    (try? Data(contentsOf: house.appending(path: path))).flatMap { String(bytes: $0, encoding: .utf8) }
  }
}
