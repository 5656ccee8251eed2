/// What is wrong with a text that an office wrote down, a tick page or its rules: in which line, and what to do.
package struct LineFault: Error, Hashable, Sendable {
  package var line: Int
  package var sentence: String

  package var full: String { "line \(line): \(sentence)" }
}
