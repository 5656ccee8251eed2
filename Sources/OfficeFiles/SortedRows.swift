/// A sorted table of rows of one width in a file of the snapshot, searched where it lies.
struct SortedRows: Sendable {
  let mapping: Mapping
  let width: Int
  private let marks: BlockMarks

  init?(_ mapping: Mapping, width: Int, marks: BlockMarks) {
    guard mapping.count % width == 0 else { return nil }
    self.mapping = mapping
    self.width = width
    self.marks = marks
  }

  var count: Int { mapping.count / width }

  func key(_ row: Int) -> RowKey { RowKey(mapping.bytes, at: row * width) }

  func number<N: FixedWidthInteger>(_ row: Int, _ offset: Int, as type: N.Type) -> Int {
    Int(truncatingIfNeeded: N(littleEndian: mapping.bytes.loadUnaligned(fromByteOffset: row * width + offset, as: N.self)))
  }

  func bytes(_ row: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: mapping.bytes[row * width..<(row + 1) * width]) }

  /// The first row whose key is not smaller. Every row that was looked at is proven, so that "there is none" is proven too.
  func firstRow(notBefore wanted: RowKey) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      prove(middle)
      if key(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The row with this key, if there is one.
  func row(_ wanted: RowKey) -> Int? {
    let row = firstRow(notBefore: wanted)
    return row < count && key(row) == wanted ? row : nil
  }

  /// Looks whether a row is as it was written; if it is not, the marks know it from then on.
  func prove(_ row: Int) { marks.prove(row * width..<(row + 1) * width) }
}

extension SortedRows {
  /// Old rows that are kept and new ones, in order. Both are sorted already; `key` and `bytes` of a new row are given by the caller.
  static func merged(
    _ old: SortedRows?, keeping keep: (SortedRows, Int) -> [UInt8]?, with new: [(key: RowKey, bytes: [UInt8])]
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((old?.mapping.count ?? 0) + new.reduce(0) { $0 + $1.bytes.count })
    var next = 0
    if let old {
      for row in 0..<old.count {
        guard let bytes = keep(old, row) else { continue }
        let key = old.key(row)
        while next < new.count, new[next].key < key {
          result += new[next].bytes
          next += 1
        }
        result += bytes
      }
    }
    while next < new.count {
      result += new[next].bytes
      next += 1
    }
    return result
  }
}

extension [UInt8] {
  /// Adds a number as it lies in a row.
  mutating func append<N: FixedWidthInteger>(row number: N) { Swift.withUnsafeBytes(of: number.littleEndian) { self += $0 } }
}
