/// The number by which one record of a kind is known for ever: a small word for the kind and a count, `v17`.
///
/// Its shape is checked wherever one is read, so that an id can never be a path or carry a control character. It is one number in memory,
/// because a day of a large clinic has twenty thousand of them that are copied, compared and looked up.
package struct ID<Kind>: Hashable, Sendable, CustomStringConvertible {
  /// From the lowest bit: the count in 40, how many digits it was written with in 4, and each letter in 5, the last one lowest.
  fileprivate let packed: UInt64

  /// Nothing if the text is not one to three small letters and a number of at most twelve digits.
  package init?(_ text: String) {
    var text = text
    guard let id = text.withUTF8({ ID(bytes: $0) }) else { return nil }
    self = id
  }

  /// Reads `v17` exactly.
  package init?(bytes: UnsafeBufferPointer<UInt8>) {
    var letters: UInt64 = 0, number: UInt64 = 0, at = 0
    while at < bytes.count, case let letter = bytes[at], (97...122).contains(letter) {
      if at == 3 { return nil }
      letters = letters << 5 | UInt64(letter - 96)
      at += 1
    }
    let digits = bytes.count - at
    guard at > 0, (1...12).contains(digits) else { return nil }
    while at < bytes.count {
      guard (48...57).contains(bytes[at]) else { return nil }
      number = number * 10 + UInt64(bytes[at] - 48)
      at += 1
    }
    packed = letters << 44 | UInt64(digits) << 40 | number
  }

  /// The letters of a kind and a count. No record has a number below nothing or of more than twelve digits: it stands for the nearest there is.
  package init(prefix: String, number: Int) {
    let number = UInt64(min(max(0, number), 999_999_999_999))
    var letters: UInt64 = 0, digits: UInt64 = 1, rest = number / 10
    for letter in prefix.utf8.prefix(3) { letters = letters << 5 | UInt64(letter & 31) }
    while rest > 0 { (digits, rest) = (digits + 1, rest / 10) }
    packed = letters << 44 | digits << 40 | number
  }

  /// The id of a record that has not been given its number yet.
  package static var unnumbered: ID { ID(prefix: "new", number: 0) }

  package var number: Int { Int(packed & (1 << 40 - 1)) }

  /// "v17"
  package var text: String {
    let digits = Int(packed >> 40 & 15), letters = packed >> 44
    let count = letters < 1 << 5 ? 1 : letters < 1 << 10 ? 2 : 3
    return IsoBytes.text(count + digits) {
      for place in 0..<count { $0[place] = 96 + UInt8(letters >> UInt64(5 * (count - 1 - place)) & 31) }
      IsoBytes.put(number, digits, $0, count)
    }
  }

  package var description: String { text }
}

extension ID: DatumCoded {
  package static var shape: String { "an id such as \((Kind.self as? any Record.Type)?.kind.prefix ?? "v")17" }
  package var datum: Datum { .text(text) }
  package init(datum: Datum) throws(Misfit) {
    guard let text = datum.text, let id = ID(text) else { throw Misfit(Self.shape) }
    self = id
  }
}

extension ID: Comparable {
  package static func < (a: ID, b: ID) -> Bool {
    let (first, second) = (a.number, b.number)
    return first == second ? a.packed != b.packed && a.text < b.text : first < second
  }
}
