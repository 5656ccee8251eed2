import Glibc

/// Results go to standard output, messages to standard error; each line is out at once, so that a script can wait for it.
enum Streams {
  static func result(_ text: String) { put(text + "\n", to: STDOUT_FILENO) }
  static func message(_ text: String) { put("anteroom: \(text)\n", to: STDERR_FILENO) }

  /// A question, with the answer on the same line.
  static func question(_ text: String) { put(text, to: STDERR_FILENO) }

  private static func put(_ text: String, to stream: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(stream, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // A reader that went away, as `head` does, wants no more.
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }
}
