import Practice

/// A table of comma-separated values (RFC 4180) and its kin: quoted cells with newlines, doubled quotes, every end of line,
/// commas, semicolons or tabs between the cells. Formulas are the text they are.
package struct CSVTable: Sendable {
  /// The largest file that is read.
  package static let limit = 256 << 20

  package let encoding: CSVEncoding
  package let separator: UInt8
  package let header: [String]
  private let bytes: [UInt8]
  private let first: Cursor

  fileprivate struct Cursor: Sendable {
    var at = 0
    var line = 1
  }

  /// Reads the header and finds out how the table is written.
  package init(_ raw: [UInt8]) throws(CSVFault) {
    (bytes, encoding) = try CSVEncoding.decode(raw)
    if bytes.isEmpty { throw CSVFault("it is empty") }
    separator = Self.separator(bytes)
    var cursor = Cursor()
    var row: CSVRow?
    repeat { row = try Self.next(bytes, separator, &cursor) } while row?.cells.allSatisfy(\.trimmed.isEmpty) == true
    guard let row else { throw CSVFault("it has no header row") }
    if let fault = row.fault { throw CSVFault("its header row \(fault)") }
    header = row.cells.map { $0.trimmed }
    first = cursor
  }

  /// Reads the rows after the header from the first one on.
  package func reader() -> Reader { Reader(table: self, cursor: first) }

  /// A place in the table from which rows are read one by one.
  package struct Reader: Sendable {
    fileprivate let table: CSVTable
    fileprivate var cursor: Cursor

    /// The next row; blank lines are none. Stops at a quote that is never closed.
    package mutating func next() throws(CSVFault) -> CSVRow? {
      let width = table.header.count
      while var row = try CSVTable.next(table.bytes, table.separator, &cursor) {
        if row.cells.count == 1, row.cells[0].trimmed.isEmpty, width > 1 { continue }
        // Empty cells beyond the header, as spreadsheets leave them, say nothing.
        while row.cells.count > width, row.cells.last?.isEmpty == true { row.cells.removeLast() }
        if row.fault == nil, row.cells.count != width {
          row.fault = "has \(row.cells.count) cell\(row.cells.count == 1 ? "" : "s") and the header has \(width)"
        }
        return row
      }
      return nil
    }
  }

  /// The rows as a list.
  package func rows() throws(CSVFault) -> [CSVRow] {
    var reader = reader()
    var rows: [CSVRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  /// What stands most often between the names of the header.
  private static func separator(_ bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == newline || byte == carriageReturn, !counts.isEmpty { break }
      if byte == comma || byte == semicolon || byte == tab { counts[byte, default: 0] += 1 }
    }
    return [comma, semicolon, tab].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? comma
  }

  private static func next(_ bytes: [UInt8], _ separator: UInt8, _ cursor: inout Cursor) throws(CSVFault) -> CSVRow? {
    guard cursor.at < bytes.count else { return nil }
    let begins = cursor.line
    var cells: [String] = []
    var fault: String?
    while true {
      let cell = try cell(bytes, separator, &cursor, &fault)
      cells.append(cell)
      guard cursor.at < bytes.count else { break }
      let byte = bytes[cursor.at]
      cursor.at += 1
      if byte == separator { continue }
      if byte == carriageReturn, cursor.at < bytes.count, bytes[cursor.at] == newline { cursor.at += 1 }
      cursor.line += 1
      break
    }
    return CSVRow(line: begins, cells: cells, fault: fault)
  }

  /// Reads one cell and stops at the byte that ends it.
  private static func cell(
    _ bytes: [UInt8], _ separator: UInt8, _ cursor: inout Cursor, _ fault: inout String?
  ) throws(CSVFault) -> String {
    guard cursor.at < bytes.count else { return "" }
    if bytes[cursor.at] != quote {
      let start = cursor.at
      while cursor.at < bytes.count, case let byte = bytes[cursor.at], byte != separator, byte != newline, byte != carriageReturn {
        cursor.at += 1
      }
      return String(decoding: bytes[start..<cursor.at], as: UTF8.self)
    }
    let opened = cursor.line
    cursor.at += 1
    var start = cursor.at
    var text: [UInt8] = []
    while true {
      guard cursor.at < bytes.count else {
        throw CSVFault("a quote opens in line \(opened) and is never closed; nothing was read")
      }
      let byte = bytes[cursor.at]
      if byte == newline || (byte == carriageReturn && !(cursor.at + 1 < bytes.count && bytes[cursor.at + 1] == newline)) {
        cursor.line += 1
      }
      cursor.at += 1
      guard byte == quote else { continue }
      text += bytes[start..<cursor.at - 1]
      guard cursor.at < bytes.count, bytes[cursor.at] == quote else { break }
      text.append(quote)
      cursor.at += 1
      start = cursor.at
    }
    while cursor.at < bytes.count, case let byte = bytes[cursor.at], byte != separator, byte != newline, byte != carriageReturn {
      if byte != UInt8(ascii: " ") { fault = "has text after the quote that ends a cell" }
      cursor.at += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}

private let semicolon = UInt8(ascii: ";")
let tab = UInt8(ascii: "\t")
private let carriageReturn = UInt8(ascii: "\r")
