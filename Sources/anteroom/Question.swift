import Practice

/// A question on the terminal whose answer is no unless someone says yes.
enum Question {
  static func isYes(_ text: String) -> Bool {
    Streams.question(text)
    guard let answer = readLine() else { return false }
    return ["y", "yes"].contains(answer.trimmed.lowercased())
  }
}
