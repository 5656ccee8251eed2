/// Takes the words out of a text one by one: letters and digits, small, without accents; an apostrophe does not part a word.
struct WordScanner {
  private var at: Int
  private let end: Int
  private var brackets = 0
  /// True if the word stood in brackets: it may be there in the title or not.
  private(set) var isAside = false
  /// True if only a blank parts the word from the one before.
  private(set) var isJoined = false

  init(at start: Int, end: Int) {
    at = start
    self.end = end
  }

  /// Adds the next word to the end of `letters`, or says that there is none.
  mutating func next(_ bytes: [UInt8], into letters: inout [UInt8]) -> Bool {
    let before = letters.count
    isJoined = false
    while at < end {
      let byte = bytes[at]
      if letters.count == before, at > 1, bytes[at - 1] == 0x20 { isJoined = bytes[at - 2] | 0x20 >= 0x61 && bytes[at - 2] < 0x7B }
      at += 1
      switch byte {
      case 0x61...0x7A, 0x30...0x39: letters.append(byte)
      case 0x41...0x5A: letters.append(byte + 32)
      case 0x27: continue
      case 0xC3 where at < end:
        let second = bytes[at]
        at += 1
        if let plain = Self.latin(second) { letters += plain } else { letters += [byte, second] }
      case 0xE2 where at + 1 < end && bytes[at] == 0x80 && (bytes[at + 1] == 0x98 || bytes[at + 1] == 0x99): at += 2
      case 0x80...: letters.append(byte)
      default:
        if letters.count > before {
          isAside = brackets > 0
          at -= 1
          return true
        }
        if byte == 0x28 || byte == 0x5B { brackets += 1 }
        if byte == 0x29 || byte == 0x5D { brackets -= 1 }
      }
    }
    isAside = brackets > 0
    return letters.count > before
  }

  /// The letters À to ÿ by their second byte: `é` is found by `e`.
  private static func latin(_ byte: UInt8) -> [UInt8]? {
    guard (0x80...0xBF).contains(byte) else { return nil }
    switch byte & 0x1F {
    case 0...5: return [UInt8(ascii: "a")]
    case 6: return Array("ae".utf8)
    case 7: return [UInt8(ascii: "c")]
    case 8...11: return [UInt8(ascii: "e")]
    case 12...15: return [UInt8(ascii: "i")]
    case 17: return [UInt8(ascii: "n")]
    case 18...22, 24: return [UInt8(ascii: "o")]
    case 25...28: return [UInt8(ascii: "u")]
    case 29: return [UInt8(ascii: "y")]
    case 31: return byte == 0x9F ? Array("ss".utf8) : [UInt8(ascii: "y")]
    default: return nil
    }
  }
}
