import Practice

/// A row as it may be kept or shown: without social security numbers, wherever they stand.
enum Masking {
  static func row(_ cells: [String], _ securityColumns: Set<Int>) -> [String] {
    cells.enumerated().map { index, cell in securityColumns.contains(index) ? number(cell) : text(cell) }
  }

  /// The last four digits of a number and nothing else of it.
  private static func number(_ cell: String) -> String {
    let digits = cell.filter(\.isASCIIDigit)
    if cell.trimmed.isEmpty { return cell }
    return digits.count > 4 ? "***-**-\(digits.suffix(4))" : "***"
  }

  /// Anything of the shape 123-45-6789 in other cells too.
  private static func text(_ cell: String) -> String {
    guard cell.utf8.count >= 11, cell.utf8.contains(UInt8(ascii: "-")) else { return cell }
    var bytes = Array(cell.utf8)
    func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (48...57).contains(bytes[index]) }
    let dash = UInt8(ascii: "-")
    for start in bytes.indices where start + 11 <= bytes.count && !isDigit(start - 1) && !isDigit(start + 11) {
      let isShaped = (0..<11).allSatisfy { $0 == 3 || $0 == 6 ? bytes[start + $0] == dash : isDigit(start + $0) }
      if isShaped { for place in [0, 1, 2, 4, 5] { bytes[start + place] = UInt8(ascii: "*") } }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
