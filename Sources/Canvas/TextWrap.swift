/// Sentences broken into lines of a pane.
package enum TextWrap {
  /// Lines of at most so many columns, broken between words; a word that is longer is broken itself.
  package static func lines(_ text: String, columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { broken(PlainText.shown(String($0)), columns: columns) }
  }

  private static func broken(_ line: String, columns: Int) -> [String] {
    // A line that fits keeps its blanks: someone may have lined it up.
    if TextWidth.columns(line) <= columns { return [line] }
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ") {
      let width = TextWidth.columns(String(word))
      if !current.isEmpty, used + 1 + width <= columns {
        current += " " + word
        used += 1 + width
        continue
      }
      if !current.isEmpty { lines.append(current) }
      var pieces = width <= columns ? [String(word)] : chunks(word, columns: columns)
      current = pieces.popLast() ?? ""
      used = TextWidth.columns(current)
      lines += pieces
    }
    if !current.isEmpty { lines.append(current) }
    return lines
  }

  private static func chunks(_ word: Substring, columns: Int) -> [String] {
    var chunks: [String] = []
    var current = ""
    var used = 0
    for character in word {
      let width = TextWidth.columns(of: character)
      if !current.isEmpty, used + width > columns {
        chunks.append(current)
        current = ""
        used = 0
      }
      current.append(character)
      used += width
    }
    return chunks + [current]
  }
}
