/// One file of what desks say. Only where each saying stands is noted when it is opened; what it means is read when somebody says it.
struct DeskPage: Sendable {
  private let bytes: [UInt8]
  /// Where the meanings of a saying begin, by the sum of its words.
  private var places: [UInt64: Int32] = [:]
  /// The words that are long enough to have a slip in them: where, how long, and with which letters.
  private var spellings: [(start: Int32, count: Int32, letters: UInt32)] = []
  private(set) var longest = 0
  private(set) var count = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var sayings: [(words: Range<Int>, meanings: Int32)] = []
    var sums: [UInt64] = []
    places.reserveCapacity(bytes.count / 16)
    var at = 0
    while at < bytes.count {
      let start = at
      while at < bytes.count, bytes[at] != newline, bytes[at] != tab { at += 1 }
      let end = at
      while at < bytes.count, bytes[at] != newline { at += 1 }
      defer { at += 1 }
      guard end < at, end > start, bytes[start] != UInt8(ascii: "#"), isMeaning(end + 1) else { continue }
      let first = sums.count
      words(start, end, &sums)
      guard sums.count > first else { continue }
      longest = max(longest, sums.count - first)
      sayings.append((first..<sums.count, Int32(end + 1)))
      count += 1
    }
    for saying in sayings { places[Self.sum(sums[saying.words])] = saying.meanings }
    for saying in sayings where saying.words.count > 1 && !isSilence(saying.meanings) { addVariants(sums[saying.words], saying.meanings) }
  }

  /// "Blood clot in leg" is also said without "in", and "knee pain" the other way round; what was written so itself counts.
  private mutating func addVariants(_ words: ArraySlice<UInt64>, _ meanings: Int32) {
    let spoken = words.filter { places[Self.sum([$0])].map(isSilence) != true }
    if spoken.count > 1, spoken.count < words.count { add(Self.sum(spoken), meanings) }
    // Short words ("h o") have no other order.
    if words.count == 2, words.allSatisfy({ $0 & 0xFF > 2 }) { add(Self.sum(words.reversed()), meanings) }
  }

  private mutating func add(_ sum: UInt64, _ meanings: Int32) { if places[sum] == nil { places[sum] = meanings } }

  /// A dash and nothing else.
  private func isSilence(_ place: Int32) -> Bool {
    let place = Int(place)
    return bytes[place] == UInt8(ascii: "-") && (place + 1 == bytes.count || bytes[place + 1] == newline || bytes[place + 1] == 13)
  }

  /// Whether anything is there that can be a meaning.
  private func isMeaning(_ place: Int) -> Bool {
    var place = place
    while place < bytes.count, bytes[place] != newline {
      if bytes[place] == UInt8(ascii: "-") || bytes[place] >= 0x30 && bytes[place] != UInt8(ascii: "=") && bytes[place] != UInt8(ascii: ";")
      {
        return true
      }
      place += 1
    }
    return false
  }

  // MARK: Sums

  /// Notes the sums of the words of a stretch, and where they are.
  private mutating func words(_ start: Int, _ end: Int, _ sums: inout [UInt64]) {
    guard bytes[start..<end].allSatisfy({ $0 < 0x80 }) else {
      sums += DeskWords.words(Array(bytes[start..<end])).map { Self.sum(ofWord: $0) }
      return
    }
    var place = start
    while place < end {
      while place < end, !Self.isLetter(bytes[place]) { place += 1 }
      let from = place
      var word = WordSum()
      var letters: UInt32 = 0
      var isPlain = true
      while place < end, Self.isLetter(bytes[place]) || bytes[place] == 0x27 {
        let byte = bytes[place]
        place += 1
        if byte == 0x27 {
          isPlain = false
          continue
        }
        let letter = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        word.add(letter)
        letters |= letter >= 0x61 ? 1 << UInt32(letter - 0x61) : 1 << 31
      }
      guard word.count > 0 else { continue }
      sums.append(word.sum)
      if isPlain, word.count >= 5 { spellings.append((Int32(from), Int32(place - from), letters)) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
  }

  /// A number for a word, in which one and several are the same ("kidney stone", "kidney stones"); its last byte is how long the word is.
  private struct WordSum {
    private(set) var count = 0
    private var whole: UInt64 = 0xCBF2_9CE4_8422_2325, before: UInt64 = 0, last: UInt8 = 0, second: UInt8 = 0

    mutating func add(_ letter: UInt8) {
      before = whole
      whole = (whole ^ UInt64(letter)) &* 0x100_0000_01B3
      second = last
      last = letter
      count += 1
    }

    var sum: UInt64 {
      let isMany = count > 4 && last == UInt8(ascii: "s") && !"sui".utf8.contains(second)
      return (isMany ? before : whole) & ~0xFF | UInt64(min(255, count - (isMany ? 1 : 0)))
    }
  }

  static func sum(ofWord word: [UInt8]) -> UInt64 {
    var sum = WordSum()
    for letter in word { sum.add(letter) }
    return sum.sum
  }

  /// A number for several words in this order.
  static func sum(_ words: some Sequence<UInt64>) -> UInt64 {
    words.reduce(0x9E37_79B9_7F4A_7C15) { (($0 << 7 | $0 >> 57) ^ $1) &* 0x9FB2_1C65_1E98_DF25 }
  }

  // MARK: Meanings

  func meanings(_ sum: UInt64) -> [DeskWords.Meaning]? { places[sum].map { meanings(at: Int($0)) } }

  private func meanings(at place: Int) -> [DeskWords.Meaning] {
    let end = bytes[place...].firstIndex(of: newline) ?? bytes.count
    return bytes[place..<end].split(separator: UInt8(ascii: ";")).compactMap { part in
      let part = Array(part.drop { $0 == 0x20 })
      if part.first == UInt8(ascii: "=") {
        return CodeKey(bytes: part.dropFirst().prefix { $0 != 0x20 && $0 != 13 }).map { DeskWords.Meaning(code: $0) }
      }
      let words = DeskWords.words(part)
      return words.isEmpty ? nil : DeskWords.Meaning(words: words)
    }
  }

  /// Hears each word that differs from what was typed by so many slips at most, and what that costs.
  func alike(_ typed: [UInt8], _ slips: Int, _ hear: (_ word: [UInt8], _ cost: Int) -> Void) {
    let letters = Spelling.letters(typed)
    var rows = Spelling.Rows()
    for spelling in spellings
    where abs(Int(spelling.count) - typed.count) <= slips && (letters & ~spelling.letters).nonzeroBitCount <= slips {
      let start = Int(spelling.start)
      let word = bytes[start..<start + Int(spelling.count)].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      guard let found = rows.distance(typed, word, most: slips)?.whole, found <= slips else { continue }
      hear(word, found * 2 + (word.first == typed.first ? 0 : 1))
    }
  }
}
