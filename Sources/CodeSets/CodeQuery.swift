/// What someone typed, as words to look for.
struct CodeQuery {
  /// More words than this are not looked at: no title has so many that matter.
  static let mostWords = 30

  /// Each in small letters, each once.
  let words: [[UInt8]]
  /// The typed word as a beginning of a code, for each that could be one.
  let keys: [CodeKey?]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var scanner = WordScanner(at: 0, end: bytes.count)
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    while words.count < Self.mostWords, scanner.next(bytes, into: &word) {
      if !words.contains(word) { words.append(word) }
      word = []
    }
    self.words = words
    keys = words.map(Self.key)
  }

  /// The whole text as the beginning of a code: a letter and a digit, or digits alone.
  static func beginning(_ text: String) -> CodeKey? {
    let trimmed = text.split(separator: " ", omittingEmptySubsequences: true)
    guard trimmed.count == 1, let key = CodeKey(trimmed[0]), key.count >= 2, isDigit(key[1]) else { return nil }
    return key
  }

  private static func key(_ word: [UInt8]) -> CodeKey? {
    guard let key = CodeKey(bytes: word[...]), key.count >= 3, !isDigit(key[0]), isDigit(key[1]) else { return nil }
    return key
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
