import Practice

/// The NCCI edits as an office keeps them: lines of 32 bytes in order of their codes, which are looked up where they lie in the file.
///
/// A first line says which edition it is and how many rows there are, a last one has the check number: `99213\t36415\t20200101\t99999999\t1`.
package struct EditFile: Sendable {
  package let title: String
  let from: Day
  let to: Day?
  private let bytes: IndexBytes
  /// Where the rows begin.
  private let start: Int
  private let count: Int

  private static let mark = "anteroom edits\tformat 1"
  private static let width = 32
  /// No end.
  private static let never = "99999999"

  static func write(_ rows: [EditRow], title: String, from: Day, to: Day?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * width + 200)
    bytes += "\(mark)\t\(title)\tfrom \(from.iso)\t\(to.map { "to \($0.iso)" } ?? "no end")\t\(rows.count) rows\n".utf8
    for row in rows {
      bytes += row.first.utf8
      bytes.append(tab)
      bytes += row.second.utf8
      bytes.append(tab)
      bytes += compact(row.from).utf8
      bytes.append(tab)
      bytes += (row.to.map(compact) ?? never).utf8
      bytes.append(tab)
      bytes.append(UInt8(ascii: "0") + UInt8(row.indicator))
      bytes.append(newline)
    }
    bytes += "end\t\(CodeCheck.sum(bytes[...]))\n".utf8
    return bytes
  }

  /// Opens a file without reading its rows; that it is as long as it says is looked at.
  init(path: String) throws(CodeFault) {
    guard let bytes = IndexBytes(file: path, mayBeShared: true) else { throw CodeFault("it cannot be read") }
    try self.init(bytes)
  }

  init(_ bytes: IndexBytes) throws(CodeFault) {
    let head = (0..<min(bytes.count, 400)).map { bytes.base.load(fromByteOffset: $0, as: UInt8.self) }
    guard let end = head.firstIndex(of: newline), let line = String(validating: head[..<end], as: UTF8.self) else {
      throw CodeFault("its first line does not say that it holds edits", line: 1)
    }
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard line.hasPrefix(Self.mark), parts.count == 6, parts[3].hasPrefix("from "), let from = Day(iso: String(parts[3].dropFirst(5))),
      parts[5].hasSuffix(" rows"), let count = Int(parts[5].dropLast(5)), count >= 0
    else { throw CodeFault("its first line does not say which edits it holds", line: 1) }
    guard bytes.count == end + 1 + count * Self.width + 21 else {
      throw CodeFault("it does not have the \(count) rows that its first line tells of: it is damaged; bring it in again")
    }
    title = String(parts[2])
    self.from = from
    to = parts[4].hasPrefix("to ") ? Day(iso: String(parts[4].dropFirst(3))) : nil
    self.bytes = bytes
    start = end + 1
    self.count = count
  }

  /// The edit of two codes that stands on a day, the first one in column 1.
  func find(_ first: String, _ second: String, _ day: Day) -> ServicePair? {
    let wanted = Array("\(first)\t\(second)\t".utf8)
    guard wanted.count == 12 else { return nil }
    var low = 0, high = count
    while low < high {
      let middle = (low + high) / 2
      if compare(middle, wanted) < 0 { low = middle + 1 } else { high = middle }
    }
    while low < count, compare(low, wanted) == 0 {
      if let from = self.day(low, 12), from <= day, day <= (self.day(low, 21) ?? day), let indicator = Int(text(low, 30, 1)), indicator != 9
      {
        return ServicePair(first: first, second: second, indicator: indicator)
      }
      low += 1
    }
    return nil
  }

  private func compare(_ row: Int, _ wanted: [UInt8]) -> Int {
    for place in wanted.indices {
      let byte = bytes.base.load(fromByteOffset: start + row * Self.width + place, as: UInt8.self)
      if byte != wanted[place] { return byte < wanted[place] ? -1 : 1 }
    }
    return 0
  }

  private func text(_ row: Int, _ place: Int, _ length: Int) -> String {
    String(
      decoding: (0..<length).map { bytes.base.load(fromByteOffset: start + row * Self.width + place + $0, as: UInt8.self) }, as: UTF8.self)
  }

  private func day(_ row: Int, _ place: Int) -> Day? { CodeImport.day(text(row, place, 8)) }

  static func compact(_ day: Day) -> String { day.iso.filter { $0 != "-" } }
}
