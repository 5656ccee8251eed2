import Canvas
import Glibc

/// Paper goes to `$ANTEROOM_PRINT`, else to `lp`, on standard input: no name of a patient is ever an argument of a program.
enum Printer {
  /// Prints a text; answers what went wrong, if something did.
  static func print(_ text: String) -> String? {
    let command = Places.environment("ANTEROOM_PRINT") ?? "lp -s"
    guard let pipe = popen("exec \(command) >/dev/null 2>&1", "we") else {
      return "\"\(command)\" could not be started: \(String(cString: strerror(errno)))"
    }
    // A printer obeys escape sequences as a terminal does.
    let bytes = Array(PlainText.page(text).utf8)
    let written = fwrite(bytes, 1, bytes.count, pipe)
    let status = pclose(pipe)
    if status == 0, written == bytes.count { return nil }
    return "\"\(command)\" did not take it (it ended with \(status >> 8)); ANTEROOM_PRINT names another program that prints"
  }
}
