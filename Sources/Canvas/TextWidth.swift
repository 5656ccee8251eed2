/// Columns of text in a terminal, measured on what the canvas will draw.
package enum TextWidth {
  /// How many columns the text takes.
  package static func columns(_ text: String) -> Int {
    if PlainText.isPlain(text) { return text.utf8.count }
    return PlainText.shown(text).unicodeScalars.reduce(0) { $0 + ScalarWidth.columns($1) }
  }

  /// How many columns one character takes: 0, 1 or 2, and more only for the joined consonants of Indic scripts.
  package static func columns(of character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return 1 }
    return columns(String(character))
  }

  /// The text in at most so many columns, with a sign at the end when it was cut.
  package static func clip(_ text: String, to columns: Int, more: String = Glyphs.unicode.more) -> String {
    let isPlain = PlainText.isPlain(text), shown = isPlain ? text : PlainText.shown(text)
    guard (isPlain ? text.utf8.count : self.columns(shown)) > columns else { return shown }
    let sign = self.columns(more) <= columns ? more : ""
    if isPlain { return Substring(text.utf8.prefix(max(0, columns - self.columns(sign)))) + sign }
    var kept = ""
    var left = columns - self.columns(sign)
    for character in shown {
      left -= self.columns(of: character)
      guard left >= 0 else { break }
      kept.append(character)
    }
    return kept + sign
  }

  /// The text in exactly so many columns: cut when long, filled with blanks when short.
  package static func pad(_ text: String, to columns: Int, alignRight: Bool = false, more: String = Glyphs.unicode.more) -> String {
    let clipped = clip(text, to: columns, more: more)
    let blanks = String(repeating: " ", count: max(0, columns - self.columns(clipped)))
    return alignRight ? blanks + clipped : clipped + blanks
  }

  /// What goes into each cell: a letter with its marks, and whether it needs one cell or two.
  static func cells(of shown: String) -> [(text: String, columns: Int)] {
    var cells: [(text: String, columns: Int)] = []
    for scalar in shown.unicodeScalars {
      let columns = ScalarWidth.columns(scalar)
      if columns > 0 {
        cells.append((String(Character(scalar)), columns))
      } else if !cells.isEmpty {
        cells[cells.count - 1].text.unicodeScalars.append(scalar)
      }
    }
    return cells
  }
}
