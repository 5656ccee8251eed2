/// Finds ids in the bytes of many lines in one pass: a patient with a hundred records costs no more than one with none.
struct IDFinder {
  private var wanted: Set<UInt64> = []

  init(_ ids: Set<String>) {
    for id in ids {
      let text = Array("\"\(id)\"".utf8)
      text.withUnsafeBufferPointer { bytes in
        if let base = bytes.baseAddress, let key = Self.key(base, endingAt: bytes.count - 1) { wanted.insert(key) }
      }
    }
  }

  /// Whether one of the ids stands in quotes somewhere in these bytes.
  ///
  /// An id is the only text that ends with a digit and begins with a letter, so what is looked for is a quote after a digit.
  func isIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var at = 3
    while at < bytes.count {
      if base[at] == 34, base[at &- 1] &- 48 < 10, let key = Self.key(base, endingAt: at), wanted.contains(key) { return true }
      at &+= 1
    }
    return false
  }

  /// The id between the quote here and the one before it, as one number.
  private static func key(_ base: UnsafePointer<UInt8>, endingAt end: Int) -> UInt64? {
    var at = end &- 1
    var number: UInt64 = 0, power: UInt64 = 1
    while at > 0, base[at] &- 48 < 10, end &- at < 14 {
      number &+= UInt64(base[at] &- 48) &* power
      power &*= 10
      at &-= 1
    }
    var letters: UInt64 = 0
    while at > 0, base[at] &- 97 < 26, letters < 27 * 27 {
      letters = letters &* 27 &+ UInt64(base[at] &- 96)
      at &-= 1
    }
    return letters > 0 && base[at] == 34 ? letters << 44 | number : nil
  }
}
