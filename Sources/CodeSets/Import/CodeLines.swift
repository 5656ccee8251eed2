/// The lines of a text file that somebody gives us, one by one, and refused where they are no text.
struct CodeLines {
  /// A longer line is no line of any list of codes.
  static let longest = 20_000

  let bytes: [UInt8]
  private(set) var at = 0
  /// Counted from 1.
  private(set) var number = 0

  init(_ bytes: [UInt8]) throws(CodeFault) {
    self.bytes = bytes
    if bytes.isEmpty { throw CodeFault("the file is empty") }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw CodeFault(
        "this is an Excel workbook or a zip file: unpack a zip and give the text file in it; a workbook is opened in a spreadsheet and "
          + "saved as \"CSV UTF-8\" or as tab-delimited text")
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw CodeFault("this is an old Excel workbook (xls): open it in a spreadsheet and save it as \"CSV UTF-8\" or as tab-delimited text")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw CodeFault("the file is in UTF-16, and only UTF-8 is read: save it again as UTF-8", line: 1, byte: 1)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next line without its end; nothing after the last one.
  mutating func next() throws(CodeFault) -> Range<Int>? {
    guard at < bytes.count else { return nil }
    let start = at
    number += 1
    while at < bytes.count, bytes[at] != newline {
      if at - start > Self.longest { throw fault("a line of more than \(Self.longest) bytes") }
      if bytes[at] == 0 { throw fault("a NUL byte: this is no text file, or one in UTF-16") }
      at += 1
    }
    var end = at
    if at < bytes.count { at += 1 }
    if end > start, bytes[end - 1] == 13 { end -= 1 }
    return start..<end
  }

  /// Whether the last line that was read has an end.
  var isEnded: Bool { at > 0 && bytes[at - 1] == newline }

  /// A stretch of the line as text, with its blanks in order.
  func text(_ range: Range<Int>) throws(CodeFault) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else { throw fault("a text that is not UTF-8") }
    for scalar in text.unicodeScalars where (scalar.value < 32 && scalar.value != 9) || (127..<160).contains(scalar.value) {
      throw fault("a control character in a text")
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A stretch of fixed width, counted from 1 as the layouts do, as far as the line has it.
  func field(_ line: Range<Int>, _ first: Int, _ last: Int) throws(CodeFault) -> String {
    let start = min(line.lowerBound + first - 1, line.upperBound), end = min(line.lowerBound + last, line.upperBound)
    return try text(start..<end)
  }

  /// The cells of a line, separated by tabs if it has one, or else by commas; a cell in quotes may have commas.
  func cells(_ line: Range<Int>) throws(CodeFault) -> [String] {
    let separator = bytes[line].contains(tab) ? tab : UInt8(ascii: ",")
    let quote = UInt8(ascii: "\"")
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var place = line.lowerBound
    while place < line.upperBound {
      let byte = bytes[place]
      if byte == quote {
        if isQuoted, place + 1 < line.upperBound, bytes[place + 1] == quote {
          cell.append(quote)
          place += 1
        } else if isQuoted || cell.allSatisfy({ $0 == 0x20 }) {
          isQuoted.toggle()
        } else {
          cell.append(byte)
        }
      } else if byte == separator, !isQuoted {
        cells.append(try tidy(cell))
        cell = []
      } else {
        cell.append(byte)
      }
      place += 1
    }
    if isQuoted { throw fault("a quote that is not closed") }
    cells.append(try tidy(cell))
    return cells
  }

  private func tidy(_ cell: [UInt8]) throws(CodeFault) -> String {
    guard let text = String(validating: cell, as: UTF8.self) else { throw fault("a text that is not UTF-8") }
    for scalar in text.unicodeScalars where scalar.value < 32 || (127..<160).contains(scalar.value) {
      throw fault("a control character in a text")
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A fault at the line that was read last.
  func fault(_ what: String) -> CodeFault { CodeFault(what, line: max(1, number)) }
}
