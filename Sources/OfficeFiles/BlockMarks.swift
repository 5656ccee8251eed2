import Synchronization

/// The marks of an index file, one for each block of it, so that only what a search looks at has to be proven.
///
/// A search that finds nothing is an answer too: it is right only if every row it looked at is as it was written.
final class BlockMarks: Sendable {
  static let block = 4096

  private let mapping: Mapping
  private let marks: [UInt64]
  private let proven: Mutex<Set<Int>>
  private let damaged = Atomic(false)

  init(_ mapping: Mapping, _ marks: [UInt64]) {
    self.mapping = mapping
    self.marks = marks
    proven = Mutex([])
  }

  /// True once a block was looked at that is not as it was written.
  var isDamaged: Bool { damaged.load(ordering: .relaxed) }

  /// Proves the blocks that a stretch of the file lies in.
  func prove(_ stretch: Range<Int>) {
    guard !stretch.isEmpty else { return }
    proven.withLock { proven in
      for block in stretch.lowerBound / Self.block...(stretch.upperBound - 1) / Self.block where !proven.contains(block) {
        let start = block * Self.block
        let bytes = UnsafeRawBufferPointer(rebasing: mapping.bytes[start..<min(start + Self.block, mapping.count)])
        if marks.indices.contains(block), Self.mark(bytes) == marks[block] {
          proven.insert(block)
        } else {
          damaged.store(true, ordering: .relaxed)
        }
      }
    }
  }

  /// Proves all of it.
  func proveAll() { prove(0..<mapping.count) }

  static func count(of bytes: Int) -> Int { (bytes + block - 1) / block }

  /// The marks of a whole file, as they are written beside it.
  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    bytes.withUnsafeBytes { all in
      for start in stride(from: 0, to: all.count, by: block) {
        result.append(row: mark(UnsafeRawBufferPointer(rebasing: all[start..<min(start + block, all.count)])))
      }
    }
    return result
  }

  /// Eight bytes at a time, each step a bijection of the one before: any change within eight bytes gives another mark.
  private static func mark(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var mark: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ word: UInt64) {
      mark = (mark ^ word) &* 0x9E37_79B9_7F4A_7C15
      mark ^= mark >> 29
    }
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    while offset < bytes.count {
      mix(UInt64(bytes[offset]))
      offset += 1
    }
    return mark
  }
}
