import Practice

/// The 16 bytes by which the indexes of a snapshot are sorted: a record's kind and id, or a token's fingerprint.
struct RowKey: Hashable, Comparable, Sendable {
  let high: UInt64
  let low: UInt64

  static let size = 16

  init(_ bytes: some Collection<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.prefix(16).enumerated() {
      if index < 8 { words.0 |= UInt64(byte) << UInt64(56 - 8 * index) } else { words.1 |= UInt64(byte) << UInt64(120 - 8 * index) }
    }
    (high, low) = words
  }

  /// Kind numbers are the snapshot's own, so that a new kind of record does not disturb the old ones.
  init(kind: Int, id: String) { self.init([UInt8(truncatingIfNeeded: kind)] + Array(id.utf8)) }

  init(token: String) {
    var hash = SHA256()
    hash.update(token.utf8)
    self.init(hash.finish())
  }

  /// Reads a key out of a row.
  init(_ rows: UnsafeRawBufferPointer, at offset: Int) {
    high = UInt64(bigEndian: rows.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    low = UInt64(bigEndian: rows.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
  }

  func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: high.bigEndian) { bytes += $0 }
    withUnsafeBytes(of: low.bigEndian) { bytes += $0 }
  }

  var kind: Int { Int(high >> 56) }

  /// The id of the record this is the key of.
  var id: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes.dropFirst().prefix { $0 != 0 }, as: UTF8.self)
  }

  static func < (a: RowKey, b: RowKey) -> Bool { (a.high, a.low) < (b.high, b.low) }
}
