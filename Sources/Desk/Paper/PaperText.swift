import Canvas

/// Text as it goes to paper and into files for people: nothing in it moves a printer's head but line ends and new pages.
package enum PaperText {
  /// How wide a page is, in columns.
  package static let columns = 80
  /// How many lines a page has.
  static let lines = 60
  static let newPage = "\u{0C}"

  /// Only letters, line ends and new pages: what somebody typed may hold more.
  package static func clean(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { PlainText.shown(String($0)) }.joined(separator: newPage)
    }.joined(separator: "\n")
  }
}
