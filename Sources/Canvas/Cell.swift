/// One character cell: a grapheme and what it means. The right half of a wide character is an empty text.
package struct Cell: Hashable, Sendable {
  package var text: String
  package var role: Role

  package init(_ text: String = " ", _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}
