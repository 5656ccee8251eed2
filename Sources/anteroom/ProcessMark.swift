import Glibc

/// A mark of one running program: its number and when it began, since numbers are given again.
enum ProcessMark {
  /// Asked for at every key, so it is read once: this program starts no other that goes on in its name.
  static let own = of(getpid()) ?? "\(getpid())-0"

  /// Whether the program with this mark has ended; false for what is no mark.
  static func isGone(_ mark: String) -> Bool {
    let parts = mark.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let process = Int32(parts[0]), process > 0, Int(parts[1]) != nil else { return false }
    return of(process) != mark
  }

  private static func of(_ process: Int32) -> String? {
    guard let bytes = Places.bytes("/proc/\(process)/stat", atMost: 4096) else { return nil }
    // The name in brackets may have blanks and brackets of its own; then come the state and, 19 words later, the beginning.
    let words = String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
    guard words.count > 19, words[0] != "Z" else { return nil }
    return "\(process)-\(words[19])"
  }
}
