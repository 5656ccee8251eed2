/// Where sayings mean something, by the numbers of their words: a table that is looked into where the number says, and then at the next place
/// until one is empty.
struct SayingPlaces: Sendable {
  struct Entry: BitwiseCopyable {
    var key: UInt64
    /// Nothing stands there below 0.
    var place: Int64 = -1
  }

  private let entries: Table<Entry>
  private let shift: Int

  init(_ entries: Table<Entry>) {
    self.entries = entries
    shift = Self.shift(entries.count)
  }

  subscript(key: UInt64) -> Int32? {
    var at = Int((key &* Self.spread) >> UInt64(shift))
    while at < entries.count, entries[at].place >= 0 {
      if entries[at].key == key { return Int32(truncatingIfNeeded: entries[at].place) }
      at = at + 1 == entries.count ? 0 : at + 1
    }
    return nil
  }

  /// The entries of such a table, at most half of them taken.
  static func table(_ places: [UInt64: Int32]) -> [Entry] {
    var size = 2
    while size < 2 * places.count + 2 { size *= 2 }
    var entries = [Entry](repeating: Entry(key: 0), count: size)
    for (key, place) in places.sorted(by: { $0.key < $1.key }) {
      var at = Int((key &* spread) >> UInt64(shift(size)))
      while entries[at].place >= 0 { at = at + 1 == size ? 0 : at + 1 }
      entries[at] = Entry(key: key, place: Int64(place))
    }
    return entries
  }

  private static let spread: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// How far a number is shifted so that what is left is a place among so many, which are a power of two.
  private static func shift(_ count: Int) -> Int { 64 - max(1, count).trailingZeroBitCount }
}
