/// The drawing characters of the desk: one set for terminals that know Unicode, one for those that do not.
package struct Glyphs: Sendable, Hashable {
  /// The sides of a box.
  package let horizontal, vertical: String
  /// The corners of a box.
  package let topLeft, topRight, bottomLeft, bottomRight: String
  /// Where a line across meets the sides of a box.
  package let teeLeft, teeRight: String
  /// Stands before the selected row.
  package let pointer: String
  /// One column: here a text was cut.
  package let more: String
  /// Something goes on or is left out, in as many columns as it needs.
  package let ellipsis: String
  /// Signs beside words: an item, done, free, taken, held.
  package let bullet, check, open, full, block: String
  /// Directions: leads to, more above, more below.
  package let arrow, up, down: String
  /// One column between two facts on a line.
  package let separator: String
  /// One column in place of what a terminal cannot be trusted to draw.
  package let unknown: String

  /// Lines and signs as Unicode text, each one column wide.
  package static let unicode = Glyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", teeLeft: "├", teeRight: "┤",
    pointer: "▸", more: "…", ellipsis: "…", bullet: "•", check: "✓", open: "○", full: "●", block: "▓", arrow: "→", up: "↑", down: "↓",
    separator: "·", unknown: "□")

  /// The same with the keys of a typewriter, for `--ascii` and terminals without UTF-8.
  package static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", teeLeft: "+", teeRight: "+",
    pointer: ">", more: "~", ellipsis: "...", bullet: ".", check: "v", open: "o", full: "*", block: "#", arrow: "->", up: "^", down: "v",
    separator: "-", unknown: "?")
}
