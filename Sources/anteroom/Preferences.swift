import Canvas
import Glibc

/// What the person chose for this account: one plain file of `name = value` lines.
struct Preferences {
  var theme: String?
  /// What could not be understood, with its line.
  private(set) var notes: [String] = []

  static var path: String { "\(Places.config)/config" }

  /// Reads the file; an unknown line is told and does no harm.
  static func read() -> Preferences {
    var preferences = Preferences()
    guard let bytes = Places.bytes(path, atMost: 1 << 16) else { return preferences }
    for (index, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.prefix { $0 != "#" }.split(separator: "=", maxSplits: 1).map { $0.split(whereSeparator: \.isWhitespace) }
      guard let name = words.first?.first else { continue }
      if name == "theme", words.count == 2, let value = words[1].first {
        preferences.theme = String(value)
      } else {
        preferences.notes.append("\(path), line \(index + 1) says nothing that Anteroom knows (theme = NAME)")
      }
    }
    return preferences
  }

  /// Writes the theme into the file and keeps its other lines; answers why not, if so.
  static func keep(theme: String) -> String? {
    Places.makeFolder(Places.config)
    let old = Places.bytes(path, atMost: 1 << 16).map { String(decoding: $0, as: UTF8.self) } ?? ""
    var lines = old.split(separator: "\n").filter { $0.split(separator: "=").first?.split(separator: " ").first != "theme" }.map(
      String.init)
    lines.append("theme = \(theme)")
    let text = lines.joined(separator: "\n") + "\n"
    // Written aside and renamed, so that a full disk leaves the old file.
    let aside = "\(path).\(getpid())"
    guard let file = fopen(aside, "w") else { return "the theme was not kept: \(path): \(String(cString: strerror(errno)))" }
    let written = fputs(text, file) >= 0 && fflush(file) == 0
    fclose(file)
    guard written, rename(aside, path) == 0 else {
      let why = String(cString: strerror(errno))
      unlink(aside)
      return "the theme was not kept: \(path): \(why)"
    }
    return nil
  }
}
