/// How words are alike that are not written alike.
enum Spelling {
  /// A bit for each letter that a word has; two words that differ in a few letters differ in a few bits.
  static func letters(_ word: some Sequence<UInt8>) -> UInt32 {
    word.reduce(0) { $0 | ((97...122).contains($1) ? 1 << UInt32($1 - 97) : 1 << 31) }
  }

  /// How many slips a word may have: none where it is short, because then everything is like everything.
  static func slips(_ count: Int) -> Int { count < 4 ? 0 : count < 8 ? 1 : 2 }

  /// A word without its vowels, without h and with each letter once in a row: "hemroids" has the bones of "hemorrhoids".
  static func bones(_ word: [UInt8]) -> [UInt8] {
    var bones: [UInt8] = []
    for letter in word where !"aeiouyh".utf8.contains(letter) && bones.last != letter { bones.append(letter) }
    return bones
  }

  /// The rows of a table of distances, kept from one word to the next.
  struct Rows {
    private var before = [Int](repeating: 0, count: 64), last = [Int](repeating: 0, count: 64), row = [Int](repeating: 0, count: 64)

    /// The fewest slips (a letter too many, too few, another one, two exchanged) from what was typed to a word, and to a beginning of it;
    /// nothing if both are more than `most`.
    mutating func distance(_ typed: [UInt8], _ word: [UInt8], most: Int) -> (whole: Int, beginning: Int)? {
      let columns = word.count + 1
      guard columns <= 64 else { return nil }
      for column in 0..<columns { last[column] = column }
      var index = 0
      while index < typed.count {
        let letter = typed[index]
        row[0] = index + 1
        var least = row[0]
        var column = 1
        while column < columns {
          var cost = min(row[column - 1], last[column]) + 1
          cost = min(cost, last[column - 1] + (word[column - 1] == letter ? 0 : 1))
          if index > 0, column > 1, word[column - 1] == typed[index - 1], word[column - 2] == letter {
            cost = min(cost, before[column - 2] + 1)
          }
          row[column] = cost
          least = min(least, cost)
          column += 1
        }
        if least > most { return nil }
        swap(&before, &last)
        swap(&last, &row)
        index += 1
      }
      var beginning = Int.max
      for column in min(columns - 1, max(1, typed.count - 1))...min(columns - 1, typed.count + 1) {
        beginning = min(beginning, last[column])
      }
      let whole = last[columns - 1]
      return min(whole, beginning) > most ? nil : (whole, beginning)
    }
  }

  /// How a word sounds, as a number: "neumonia" and "pneumonia", "hemoroids" and "hemorrhoids" sound the same.
  static func sound(_ word: [UInt8]) -> UInt32 {
    var sounds: [UInt8] = []
    var place = 0
    func letter(_ offset: Int) -> UInt8 { place + offset < word.count ? word[place + offset] : 0 }
    func put(_ sound: Character) {
      let byte = sound.asciiValue ?? 0
      if sounds.last != byte { sounds.append(byte) }
    }
    // What is not spoken at the beginning.
    if word.count > 2, ["pn", "ps", "pt", "kn", "gn", "wr", "mn"].contains(String(decoding: word[0..<2], as: UTF8.self)) { place = 1 }
    while place < word.count {
      let here = letter(0)
      let pair = String(decoding: [here, letter(1)], as: UTF8.self)
      var step = 1
      switch here {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): put("a")
      case UInt8(ascii: "w"): if sounds.last != UInt8(ascii: "a") { put("w") }
      case UInt8(ascii: "h"): break
      case UInt8(ascii: "p") where pair == "ph":
        put("f")
        step = 2
      case UInt8(ascii: "v"): put("f")
      case UInt8(ascii: "t") where pair == "th" && letter(2) == UInt8(ascii: "m"): step = 2
      case UInt8(ascii: "t") where pair == "ti" && "oa".utf8.contains(letter(2)):
        put("s")
        step = 1
      case UInt8(ascii: "s") where pair == "sc" && "eiy".utf8.contains(letter(2)):
        put("s")
        step = 2
      case UInt8(ascii: "c"): put(pair == "ch" || !"eiy".utf8.contains(letter(1)) ? "k" : "s")
      case UInt8(ascii: "q"), UInt8(ascii: "k"): put("k")
      case UInt8(ascii: "x"):
        if !sounds.isEmpty { put("k") }
        put("s")
      case UInt8(ascii: "z"): put("s")
      case UInt8(ascii: "g") where pair == "gh": step = 2
      case UInt8(ascii: "g") where "eiy".utf8.contains(letter(1)): put("j")
      case UInt8(ascii: "d") where pair == "dg": break
      default: put(Character(Unicode.Scalar(here)))
      }
      place += step
    }
    return sounds.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
