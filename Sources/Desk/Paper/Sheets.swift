import Canvas
import Practice

/// Pages of text, 80 columns wide if nothing else is said, each with what it is, how old it is and its number at its head.
package struct Sheets: Sendable {
  /// Whose office, in which words and when: at the head of each page.
  let practice: String
  let title: String
  /// "printed 23 Nov 2026 10:42 by maria"
  let note: String
  /// How wide the paper is.
  let columns: Int
  private var pages: [[String]] = [[]]

  package init(_ title: String, practice: String, note: String, columns: Int = PaperText.columns) {
    self.columns = columns
    self.title = title
    self.practice = practice.isEmpty ? "Anteroom" : practice
    self.note = note
  }

  /// Lines that stay on one page together, where a page is long enough for them.
  package mutating func add(_ lines: [String]) {
    let lines = lines.flatMap { TextWidth.columns($0) <= columns ? [$0] : TextWrap.lines($0, columns: columns) }
    var rest = lines[...]
    while !rest.isEmpty {
      let room = Self.room - pages[pages.count - 1].count
      if rest.count > room, room < Self.room, rest.count <= Self.room || room == 0 {
        pages.append([])
        continue
      }
      pages[pages.count - 1] += rest.prefix(room)
      rest = rest.dropFirst(room)
    }
  }

  package mutating func add(_ line: String) { add([line]) }

  /// What comes next begins at the head of a page.
  package mutating func turnPage() {
    if pages.last?.isEmpty == false { pages.append([]) }
  }

  private static let room = PaperText.lines - 4

  /// All of it, with a new page between pages and nothing that moves a printer otherwise.
  package var text: String {
    let full = pages.last?.isEmpty == true && pages.count > 1 ? Array(pages.dropLast()) : pages
    let sheets = full.enumerated().map { index, lines in
      let number = "page \(index + 1) of \(full.count)"
      let head = [
        Sheets.ends(practice, title, columns), Sheets.ends(note, number, columns), String(repeating: "-", count: columns), "",
      ]
      return (head + lines).map { Sheets.trimmed($0) }.joined(separator: "\n") + "\n"
    }
    return PaperText.clean(sheets.joined(separator: PaperText.newPage))
  }

  /// Something at the left and something at the right of one line.
  static func ends(_ left: String, _ right: String, _ columns: Int = PaperText.columns) -> String {
    let right = TextWidth.clip(PlainText.shown(right), to: columns / 2 + 8)
    let room = columns - TextWidth.columns(right) - 1
    return TextWidth.pad(PlainText.shown(left), to: max(0, room)) + " " + right
  }

  /// Words of given widths beside one another.
  static func row(_ cells: [(text: String, width: Int)]) -> String {
    cells.map { TextWidth.pad(PlainText.shown($0.text), to: $0.width) }.joined(separator: " ")
  }

  /// "      coverage  Harbor Health ..." with what is longer below it.
  static func labelled(_ label: String, _ text: String, _ columns: Int = PaperText.columns) -> [String] {
    guard !text.isEmpty else { return [] }
    return TextWrap.lines(text, columns: columns - 17).enumerated().map { index, part in
      TextWidth.pad(index == 0 ? label : "", to: 15, alignRight: true) + "  " + part
    }
  }

  private static func trimmed(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}
