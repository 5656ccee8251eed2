/// How a role looks in one theme: attributes and colours.
package struct Paint: Sendable, Hashable {
  /// Attributes every terminal has, or ignores.
  package var bold, dim, underline, reverse: Bool
  /// Colour 0 to 255; nil is the terminal's own.
  package var foreground: Int?
  /// The colour behind it, in the same numbers.
  package var background: Int?

  /// The terminal's own look, but for what is said.
  package init(
    bold: Bool = false, dim: Bool = false, underline: Bool = false, reverse: Bool = false, foreground: Int? = nil, background: Int? = nil
  ) {
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
    self.foreground = foreground
    self.background = background
  }
}
