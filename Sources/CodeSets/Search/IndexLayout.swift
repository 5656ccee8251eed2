/// How an index lies in its bytes: a head of numbers, then one part after another.
enum IndexLayout {
  /// Counted up when the meaning of a part changes; sizes are compared besides.
  private static let version: UInt64 = 2
  private static let mark: UInt64 = 0x414E_5445_5249_4458
  private static let parts = 14
  /// Mark, version, sizes, sum of the set's file, sum of the rest, then offset and count of each part.
  private static let head = 5 + 2 * parts

  private static var sizes: UInt64 {
    UInt64(
      parts << 32 | MemoryLayout<CodeSet.Node>.stride << 24 | MemoryLayout<CodeSet.Phrase>.stride << 16 | MemoryLayout<SearchIndex.Entry>
        .stride << 8
        | MemoryLayout<SearchIndex.Sound>.stride)
  }

  /// The bytes of an index.
  static func write(_ made: IndexBuilder.Made, of sum: UInt64) -> [UInt8] {
    var body: [UInt8] = []
    body.reserveCapacity(12 << 20)
    var numbers = [mark, version, sizes, sum, 0]
    func part<Element: BitwiseCopyable>(_ elements: [Element]) {
      while body.count % 8 != 0 { body.append(0) }
      numbers += [UInt64(head * 8 + body.count), UInt64(elements.count)]
      elements.withUnsafeBytes { body.append(contentsOf: $0) }
    }
    part(made.nodes)
    part(made.phrases)
    part(made.tokens)
    part(made.order)
    part(made.wordStarts)
    part(made.letters)
    part(made.letterMasks)
    part(made.placeStarts)
    part(made.places)
    part(made.sounds)
    part(made.byLength)
    part(made.lengths)
    part(made.nodes.map(\.end))
    part(made.rarities)
    var bytes = numbers.withUnsafeBytes { Array($0) } + body
    let check = checked(bytes)
    withUnsafeBytes(of: check) { bytes.replaceSubrange(32..<40, with: $0) }
    return bytes
  }

  /// Of all but the place where it stands.
  private static func checked(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { $0.baseAddress.map { checked($0, bytes.count) } ?? 0 }
  }

  private static func checked(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    IndexBytes.sum(base, 32) &* 31 &+ IndexBytes.sum(base + 40, count - 40)
  }

  /// Nothing if the bytes are not whole, or are of another file than the one with this sum.
  static func read(_ bytes: IndexBytes, of sum: UInt64) -> SearchIndex? {
    guard bytes.count >= head * 8 else { return nil }
    func number(_ place: Int) -> UInt64 { bytes.base.load(fromByteOffset: place * 8, as: UInt64.self) }
    guard number(0) == mark, number(1) == version, number(2) == sizes, number(3) == sum, number(4) == checked(bytes.base, bytes.count)
    else {
      return nil
    }
    func part<Element: BitwiseCopyable & Sendable>(_ place: Int, _: Element.Type = Element.self) -> Table<Element>? {
      Int(exactly: number(5 + 2 * place)).flatMap { start in
        Int(exactly: number(6 + 2 * place)).flatMap { Table(bytes, at: start, count: $0) }
      }
    }
    guard let nodes = part(0, CodeSet.Node.self), let phrases = part(1, CodeSet.Phrase.self), let tokens = part(2, UInt32.self),
      let order = part(3, SearchIndex.Entry.self), let starts = part(4, Int32.self), let letters = part(5, UInt8.self),
      let masks = part(6, UInt32.self), let placeStarts = part(7, Int32.self), let places = part(8, Int32.self),
      let sounds = part(9, SearchIndex.Sound.self), let byLength = part(10, Int32.self), let lengths = part(11, UInt16.self),
      let ends = part(12, Int32.self), let rarities = part(13, UInt8.self)
    else { return nil }
    return SearchIndex(
      nodes: nodes, phrases: phrases, tokens: tokens, order: order, wordStarts: starts, letters: letters, letterMasks: masks,
      placeStarts: placeStarts, places: places, sounds: sounds, byLength: byLength, lengths: lengths, ends: ends, rarities: rarities)
  }
}
