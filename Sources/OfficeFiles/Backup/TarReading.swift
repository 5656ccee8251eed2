/// Reads a tar archive from its beginning to its end, piece by piece.
final class TarReading {
  private let more: (_ count: Int) throws(FileFault) -> [UInt8]
  private var waiting: [UInt8] = []

  /// `more` gives up to so many bytes, and none at the end.
  init(_ more: @escaping (_ count: Int) throws(FileFault) -> [UInt8]) { self.more = more }

  static let truncated = FileFault(.damaged, "the backup ends in the middle: it was cut short when it was made or copied")

  /// The next file's header, or nothing at the end that its writer set.
  func next() throws(FileFault) -> TarHeader? {
    let block = try take(TarHeader.size)
    if block.allSatisfy({ $0 == 0 }) {
      guard try take(TarHeader.size).allSatisfy({ $0 == 0 }) else { throw Self.truncated }
      return nil
    }
    return try TarHeader(block)
  }

  /// The contents of the file whose header was last, in pieces.
  func contents(of header: TarHeader, _ body: ([UInt8]) throws(FileFault) -> Void) throws(FileFault) {
    var rest = header.count
    while rest > 0 {
      let bytes = try take(min(rest, 1 << 20))
      try body(bytes)
      rest -= bytes.count
    }
    let pad = header.count % TarHeader.size
    if pad > 0 { _ = try take(TarHeader.size - pad) }
  }

  private func take(_ count: Int) throws(FileFault) -> [UInt8] {
    while waiting.count < count {
      let bytes = try more(max(count - waiting.count, 1 << 16))
      if bytes.isEmpty { throw Self.truncated }
      waiting += bytes
    }
    let taken = Array(waiting.prefix(count))
    waiting.removeFirst(count)
    return taken
  }
}
