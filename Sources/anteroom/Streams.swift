import Canvas
import Glibc
import Synchronization

/// Results go to standard output, messages to standard error; each line is out at once, so that a script can wait for it.
enum Streams {
  static func result(_ text: String) {
    let failed = put(text + "\n", to: STDOUT_FILENO)
    if failed != 0 { failure.store(failed, ordering: .relaxed) }
  }

  /// A result in words: what it quotes may have been typed by anyone, and nothing of it may move the reader's cursor.
  static func words(_ text: String) { result(PlainText.page(text)) }

  /// A result as a row of a table, for another program: with tabs between its cells, and nothing else of the kind inside them.
  static func row(_ cells: [String]) { result(cells.map { PlainText.shown($0) }.joined(separator: "\t")) }

  /// A question, with the answer on the same line.
  static func question(_ text: String) { _ = put(PlainText.shown(text), to: STDERR_FILENO) }

  /// What is said to a person may quote what somebody typed: nothing of it may move their cursor.
  static func message(_ text: String) {
    _ = put("anteroom: \(PlainText.page(text))\n", to: STDERR_FILENO)
  }

  private static let failure = Atomic<Int32>(0)

  /// Why results could not be written, if so.
  static var failed: Int32? {
    let code = failure.load(ordering: .relaxed)
    return code == 0 ? nil : code
  }

  /// A reader that went away, as `head` does, wants no more; anything else is a fault.
  static var whyFailed: String? {
    guard let failed, failed != EPIPE else { return nil }
    return "the results could not be written to standard output: \(String(cString: strerror(failed)))"
  }

  private static func put(_ text: String, to stream: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(stream, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : EIO }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
