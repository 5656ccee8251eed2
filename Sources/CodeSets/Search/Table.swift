/// Numbers that lie one after another in memory, as an index file has them: in a file that is mapped, or in bytes just made.
///
/// The memory is read only and stays where it is as long as a table of it is there, so any thread may look.
struct Table<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
  private let keeper: IndexBytes
  private let base: UnsafePointer<Element>
  let count: Int

  /// Nothing if they do not lie inside the bytes.
  init?(_ bytes: IndexBytes, at start: Int, count: Int) {
    guard start >= 0, count >= 0, start % 8 == 0, start <= bytes.count, count <= (bytes.count - start) / MemoryLayout<Element>.stride else {
      return nil
    }
    keeper = bytes
    base = (bytes.base + start).assumingMemoryBound(to: Element.self)
    self.count = count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }
  var indices: Range<Int> { 0..<count }

  @inline(__always) subscript(place: Int) -> Element {
    assert(place >= 0 && place < count)
    return base[place]
  }

  func withContiguousStorageIfAvailable<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows -> Result? {
    try body(UnsafeBufferPointer(start: base, count: count))
  }
}

extension Table<UInt8> {
  /// All bytes of a file.
  init(_ bytes: IndexBytes) {
    keeper = bytes
    base = bytes.base.assumingMemoryBound(to: UInt8.self)
    count = bytes.count
  }
}
