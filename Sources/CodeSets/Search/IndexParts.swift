/// How an index lies in its bytes: a head of numbers, then one table after another.
///
/// The head says of which file it is made (`IndexSource`), and what all of its bytes sum up to; an index of another file, of another version,
/// or with a byte that is not as it was written, is none.
enum IndexParts {
  /// Which index it is. Counted up when the meaning of a part changes; the sizes of what is in the parts are compared besides.
  enum Kind: UInt64 {
    case codes = 0x414E_5445_434F_0003
    case sayings = 0x414E_5445_5341_0001
  }

  /// Sum of all that follows, kind, sum and stamp of what it is of, number of parts; for each part then offset, count, and size of an element.
  private static let head = 5, each = 3

  struct Writer {
    private let kind: Kind
    private let source: IndexSource
    private var parts: [(start: Int, count: Int, size: Int)] = []
    private var body: [UInt8] = []

    init(_ kind: Kind, of source: IndexSource) {
      self.kind = kind
      self.source = source
      body.reserveCapacity(1 << 20)
    }

    mutating func add<Element: BitwiseCopyable>(_ elements: [Element]) {
      while body.count % 8 != 0 { body.append(0) }
      parts.append((body.count, elements.count, MemoryLayout<Element>.stride))
      elements.withUnsafeBytes { body.append(contentsOf: $0) }
    }

    var bytes: [UInt8] {
      let start = 8 * (head + each * parts.count)
      var numbers = [0, kind.rawValue, source.sum, source.stamp, UInt64(parts.count)]
      for part in parts { numbers += [UInt64(start + part.start), UInt64(part.count), UInt64(part.size)] }
      return IndexParts.checked(numbers.withUnsafeBytes { Array($0) } + body)
    }
  }

  struct Reader {
    private let bytes: IndexBytes
    private var next = 0

    /// Nothing if the bytes are not whole, or are of something else.
    init?(_ bytes: IndexBytes, _ kind: Kind, of source: IndexSource) {
      self.bytes = bytes
      guard bytes.count >= 8 * head, number(1) == kind.rawValue, number(4) <= UInt64((bytes.count / 8 - head) / each),
        number(0) == bytes.sum(from: 8), source.isMeant(stamp: number(3), sum: number(2))
      else { return nil }
    }

    /// The next part, if it is one of such elements.
    mutating func table<Element: BitwiseCopyable & Sendable>(of _: Element.Type = Element.self) -> Table<Element>? {
      guard next < number(4) else { return nil }
      let place = head + each * next
      next += 1
      guard let start = Int(exactly: number(place)), let count = Int(exactly: number(place + 1)),
        number(place + 2) == UInt64(MemoryLayout<Element>.stride)
      else { return nil }
      return Table(bytes, at: start, count: count)
    }

    private func number(_ place: Int) -> UInt64 { IndexParts.number(place, bytes) }
  }

  /// The same index with another stamp; nothing if it has this one.
  static func stamped(_ index: IndexBytes, _ stamp: UInt64) -> [UInt8]? {
    guard index.count >= 8 * head, number(3, index) != stamp else { return nil }
    var bytes = Array(Table(index))
    withUnsafeBytes(of: stamp) { bytes.replaceSubrange(24..<32, with: $0) }
    return checked(bytes)
  }

  /// With the sum in its place.
  private static func checked(_ bytes: [UInt8]) -> [UInt8] {
    let sum = bytes.withUnsafeBytes { $0.baseAddress.map { IndexBytes.sum($0 + 8, bytes.count - 8) } ?? 0 }
    var bytes = bytes
    withUnsafeBytes(of: sum) { bytes.replaceSubrange(0..<8, with: $0) }
    return bytes
  }

  private static func number(_ place: Int, _ bytes: IndexBytes) -> UInt64 {
    bytes.base.load(fromByteOffset: place * 8, as: UInt64.self)
  }
}
