/// A piece of a line with its own meaning, so that one line can say several things.
package struct Span: Hashable, Sendable {
  /// The words.
  package var text: String
  /// What they mean.
  package var role: Role

  /// These words with this meaning.
  package init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}
