/// A set of places of a set of codes, a bit for each.
struct NodeBits: Sendable {
  private(set) var words: [UInt64]
  private let count: Int

  init(count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// One of several sets that were written one after another; empty if there are not so many.
  init(count: Int, number: Int, in words: Table<UInt64>) {
    self.init(count: count)
    let first = number * self.words.count
    if first + self.words.count <= words.count { self.words = Array(words[first..<first + self.words.count]) }
  }

  subscript(place: Int) -> Bool { words[place >> 6] & (1 << UInt64(place & 63)) != 0 }

  mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

  mutating func insert(_ places: Range<Int>) {
    guard let last = places.last else { return }
    let first = places.lowerBound
    let low = UInt64.max << UInt64(first & 63), high = UInt64.max >> UInt64(63 - last & 63)
    if first >> 6 == last >> 6 {
      words[first >> 6] |= low & high
      return
    }
    words[first >> 6] |= low
    var word = first >> 6 + 1
    while word < last >> 6 {
      words[word] = .max
      word += 1
    }
    words[last >> 6] |= high
  }

  mutating func form(or other: NodeBits) { for word in words.indices { words[word] |= other.words[word] } }
  mutating func form(and other: NodeBits) { for word in words.indices { words[word] &= other.words[word] } }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Hears each place in order.
  func each(_ hear: (Int) -> Void) {
    for word in words.indices where words[word] != 0 {
      var rest = words[word]
      while rest != 0 {
        hear(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
