import Canvas

/// A terminal that understands exactly what the private `plain-test` entry makes curses send.
struct TestScreen {
  /// One character cell; the right half of a wide character is empty.
  struct Cell: Hashable {
    var text = " "
    /// The attributes in force, as the terminal was told them: "1;7".
    var style = ""
  }

  let rows: Int
  let columns: Int
  private(set) var cells: [[Cell]]
  private(set) var row = 0
  private(set) var column = 0
  private(set) var isCursorShown = true
  private(set) var isAlternate = false
  private(set) var isPasteMarked = false
  /// What it did not understand: a test expects none.
  private(set) var unknown: [String] = []

  private var style = ""
  private var partial: [UInt8] = []
  /// The first screen while the alternate one is shown.
  private var beneath: (cells: [[Cell]], row: Int, column: Int)?

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Self.blank(rows, columns)
  }

  /// The same terminal with another size: blank, as nobody may rely on what terminals keep.
  init(resized old: TestScreen, rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns)
    isCursorShown = old.isCursorShown
    isAlternate = old.isAlternate
    if isAlternate { beneath = (cells, 0, 0) }
    isPasteMarked = old.isPasteMarked
    style = old.style
    unknown = old.unknown
  }

  /// The rows as text, without the blanks at their ends.
  var lines: [String] { cells.map { row in Self.trimmed(row.map(\.text).joined()) } }

  /// The rows as one text.
  var text: String { lines.joined(separator: "\n") }

  /// The attributes of the first place that shows this text.
  func style(of wanted: String) -> String? {
    for line in cells {
      let drawn = line.filter { !$0.text.isEmpty }
      let whole = drawn.map(\.text).joined()
      if let place = whole.firstRange(of: wanted) { return drawn[whole.distance(from: whole.startIndex, to: place.lowerBound)].style }
    }
    return nil
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    partial += bytes
    while let length = take(partial) { partial.removeFirst(length) }
  }

  // MARK: - Reading

  /// Does what the bytes begin with; answers how many that took, nil when the rest has not come yet.
  private mutating func take(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return takeSequence(bytes)
    case 0x0D: column = 0
    case 0x0A: goDown()
    case 0x08: column = max(0, column - 1)
    case ..<0x20, 0x7F: unknown.append("control \(first)")
    default: return takeLetter(bytes, first)
    }
    return 1
  }

  private mutating func takeSequence(_ bytes: [UInt8]) -> Int? {
    guard bytes.count > 1 else { return nil }
    // The plain keypad, which only the crash guard asks for.
    if bytes[1] == UInt8(ascii: ">") { return 2 }
    guard bytes[1] == UInt8(ascii: "[") else {
      unknown.append("ESC \(Character(Unicode.Scalar(bytes[1])))")
      return 2
    }
    guard let end = bytes.dropFirst(2).firstIndex(where: { 0x40...0x7E ~= $0 }) else { return nil }
    obey(String(decoding: bytes[2..<end], as: UTF8.self), Character(Unicode.Scalar(bytes[end])))
    return end + 1
  }

  private mutating func takeLetter(_ bytes: [UInt8], _ first: UInt8) -> Int? {
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard bytes.count >= length else { return nil }
    draw(String(decoding: bytes[..<length], as: UTF8.self))
    return length
  }

  // MARK: - Doing

  private mutating func obey(_ argument: String, _ final: Character) {
    let numbers = argument.split(separator: ";").compactMap { Int($0) }
    switch (final, argument) {
    case ("H", _):
      row = min(max(0, (numbers.first ?? 1) - 1), rows - 1)
      column = min(max(0, (numbers.dropFirst().first ?? 1) - 1), columns - 1)
    case ("J", "2"): cells = Self.blank(rows, columns)
    case ("K", ""): for at in column..<columns { cells[row][at] = Cell(text: " ", style: style) }
    case ("m", _): dress(argument)
    case ("h", "?25"), ("l", "?25"): isCursorShown = final == "h"
    case ("h", "?2004"), ("l", "?2004"): isPasteMarked = final == "h"
    case ("h", "?1049"), ("l", "?1049"): showAlternate(final == "h")
    case ("l", "?1"): break
    default: unknown.append("CSI \(argument)\(final)")
    }
  }

  private mutating func dress(_ argument: String) {
    if argument.isEmpty || argument == "0" { style = "" } else { style += style.isEmpty ? argument : ";" + argument }
  }

  private mutating func goDown() {
    row += 1
    guard row == rows else { return }
    row = rows - 1
    cells.removeFirst()
    cells += Self.blank(1, columns)
  }

  private mutating func showAlternate(_ alternate: Bool) {
    guard alternate != isAlternate else { return }
    isAlternate = alternate
    if alternate {
      beneath = (cells, row, column)
      cells = Self.blank(rows, columns)
    } else if let first = beneath {
      (cells, row, column) = first
    }
  }

  private mutating func draw(_ letter: String) {
    let width = TextWidth.columns(letter)
    if width == 0 {
      // A mark sits on the letter before it.
      if column > 0 { cells[row][column - 1].text.unicodeScalars.append(contentsOf: letter.unicodeScalars) }
      return
    }
    if column + width > columns {
      column = 0
      goDown()
    }
    cells[row][column] = Cell(text: letter, style: style)
    if width == 2 { cells[row][column + 1] = Cell(text: "", style: style) }
    column += width
  }

  private static func blank(_ rows: Int, _ columns: Int) -> [[Cell]] {
    Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
