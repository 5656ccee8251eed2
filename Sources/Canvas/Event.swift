/// What reaches the desk from outside: a key, a paste, a new size, the passing of time, or the end of the line.
package enum Event: Hashable, Sendable {
  case key(Key)
  /// A whole bracketed paste, one piece, already cleaned of control characters other than line breaks and tabs.
  case paste(String)
  case resize(rows: Int, columns: Int)
  /// Nothing was typed for the time asked for; clocks may have moved on.
  case tick
  /// Another file descriptor the loop asked to be told about became readable (the disk writer has an answer).
  case wake
  /// The program came back from Ctrl-Z: everything must be painted anew.
  case resumed
  /// SIGTERM or SIGHUP, or the terminal is gone. The value is the exit code a shell expects (143, 129).
  case ended(Int32)
}
