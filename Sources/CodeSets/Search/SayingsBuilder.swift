/// Works out where each saying of a page stands, under the numbers of its words.
struct SayingsBuilder {
  private let bytes: [UInt8]
  private var places: [UInt64: Int32] = [:]
  private var forms: [UInt64: Int32] = [:]
  /// The long words, each once.
  private var spellings: [[UInt8]: DeskPage.Spelled] = [:]

  /// The bytes of the index of a page.
  static func make(_ source: IndexSource) -> [UInt8] {
    var builder = SayingsBuilder(Array(Table(source.bytes)))
    let (longest, count) = builder.read()
    var parts = IndexParts.Writer(.sayings, of: source)
    parts.add([Int64(longest), Int64(count)])
    parts.add(SayingPlaces.table(builder.places))
    parts.add(SayingPlaces.table(builder.forms))
    parts.add(builder.spellings.values.sorted { $0.start < $1.start })
    return parts.bytes
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() -> (longest: Int, count: Int) {
    var sayings: [(words: Range<Int>, meanings: Int32)] = []
    var sums: [WordSums] = []
    var longest = 0
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
    }
    var silent: Set<UInt64> = []
    for saying in sayings {
      places[Self.key(sums[saying.words]).exact] = saying.meanings
      if saying.words.count == 1, isSilence(saying.meanings) { silent.insert(sums[saying.words.lowerBound].exact) }
    }
    for saying in sayings where saying.words.count > 1 && !isSilence(saying.meanings) {
      addShort(sums[saying.words], saying.meanings, without: silent)
    }
    // Other forms of its words mean the same, where nothing else was written.
    for saying in sayings where !isSilence(saying.meanings) {
      let key = Self.key(sums[saying.words])
      if key.form != key.exact { forms[key.form] = saying.meanings }
    }
    return (longest, sayings.count)
  }

  /// "Blood clot in leg" is also said without "in"; what was written so itself counts.
  private mutating func addShort(_ words: ArraySlice<WordSums>, _ meanings: Int32, without silent: Set<UInt64>) {
    guard words.contains(where: { silent.contains($0.exact) }) else { return }
    let spoken = words.filter { !silent.contains($0.exact) }
    guard spoken.count > 1 else { return }
    let key = Self.key(spoken).exact
    if places[key] == nil { places[key] = meanings }
  }

  private static func key(_ words: some Sequence<WordSums>) -> WordKey {
    var key = WordKey()
    for word in words { key.add(word) }
    return key
  }

  /// A dash and nothing else.
  private func isSilence(_ place: Int32) -> Bool { DeskPage.isSilence(bytes, Int(place)) }

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

  // MARK: Words

  /// Notes the sums of the words of a stretch, and where they are.
  private mutating func words(_ start: Int, _ end: Int, _ sums: inout [WordSums]) {
    guard bytes[start..<end].allSatisfy({ $0 < 0x80 && $0 != 0x27 }) else {
      sums += DeskWords.words(Array(bytes[start..<end])).map { WordSums($0) }
      return
    }
    var place = start
    while place < end {
      while place < end, !Self.isLetter(bytes[place]) { place += 1 }
      let from = place
      var letters: UInt32 = 0
      var hasCapital = false
      while place < end, Self.isLetter(bytes[place]) {
        letters |= bytes[place] >= 0x41 ? 1 << UInt32((bytes[place] | 0x20) - 0x61) : 1 << 31
        hasCapital = hasCapital || bytes[place] >= 0x41 && bytes[place] <= 0x5A
        place += 1
      }
      guard place > from else { continue }
      let word = hasCapital ? bytes[from..<place].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }[...] : bytes[from..<place]
      sums.append(WordSums(word))
      guard place - from >= 5 else { continue }
      let isAlone = from == start && place == end
      note(Array(word), from, isAlone, letters)
    }
  }

  /// Notes a long word at its first place, and rather where it is a saying by itself.
  private mutating func note(_ word: [UInt8], _ start: Int, _ isAlone: Bool, _ letters: UInt32) {
    if let known = spellings[word], known.isAlone || !isAlone { return }
    spellings[word] = DeskPage.Spelled(start: Int32(start), count: Int16(clamping: word.count), isAlone: isAlone, letters: letters)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
  }
}
