/// One file of what desks say. Only where each saying stands is noted when it is opened; what it means is read when somebody says it.
struct DeskPage: Sendable {
  private let bytes: [UInt8]
  /// Where the meanings of a saying begin, by the sum of its words.
  private var places: [UInt64: Int32] = [:]
  /// The same for sayings by the forms of their words, if these are not the words themselves.
  private var forms: [UInt64: Int32] = [:]
  /// A word that is long enough to have a slip in it: where it is, whether it is a saying by itself, and its letters.
  private struct Spelled {
    var start: Int32
    var count: Int16
    var isAlone: Bool
    var letters: UInt32
  }

  private var spellings: [Spelled] = []
  private(set) var longest = 0
  private(set) var count = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var sayings: [(words: Range<Int>, meanings: Int32)] = []
    var sums: [WordSums] = []
    // A line has some thirty bytes, and three words.
    places.reserveCapacity(bytes.count / 24)
    sayings.reserveCapacity(bytes.count / 28)
    sums.reserveCapacity(bytes.count / 10)
    spellings.reserveCapacity(bytes.count / 20)
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
    forms.reserveCapacity(sayings.count / 3)
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
  func isSilence(_ place: Int32) -> Bool {
    let place = Int(place)
    return bytes[place] == UInt8(ascii: "-") && (place + 1 == bytes.count || bytes[place + 1] == newline || bytes[place + 1] == 13)
  }

  /// Whether the meanings at a place begin so.
  func begins(_ place: Int32, _ text: StaticString) -> Bool {
    let place = Int(place)
    guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
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
      let word = bytes[from..<place]
      sums.append(hasCapital ? WordSums(word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }) : WordSums(word))
      guard place - from >= 5 else { continue }
      let isAlone = from == start && place == end
      spellings.append(Spelled(start: Int32(from), count: Int16(place - from), isAlone: isAlone, letters: letters))
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
  }

  // MARK: Meanings

  /// Where the meanings of these words are.
  func place(_ key: WordKey) -> Int32? {
    if let place = places[key.exact] ?? places[key.form] ?? forms[key.form] { return place }
    return key.loose == key.form ? nil : places[key.loose] ?? forms[key.loose]
  }

  func saying(at place: Int32) -> DeskWords.Saying {
    let place = Int(place)
    let end = bytes[place...].firstIndex(of: newline) ?? bytes.count
    var saying = DeskWords.Saying()
    for part in bytes[place..<end].split(separator: UInt8(ascii: ";")) {
      let part = Array(part.drop { $0 == 0x20 })
      if part.first == UInt8(ascii: "=") {
        if let code = CodeKey(bytes: part.dropFirst().prefix { $0 != 0x20 && $0 != 13 }) {
          saying.meanings.append(DeskWords.Meaning(code: code))
        }
        continue
      }
      let words = DeskWords.words(part)
      if !words.isEmpty {
        saying.meanings.append(DeskWords.Meaning(words: words))
      } else if part.first == UInt8(ascii: "-") {
        saying.isOptional = true
      }
    }
    return saying
  }

  /// Hears each word that differs from what was typed by so many slips at most, or sounds the same, and what that costs.
  func alike(_ typed: [UInt8], _ slips: Int, _ hear: (_ word: [UInt8], _ cost: Int) -> Void) {
    let letters = Spelling.letters(typed), sound = Spelling.sound(typed), bones = Spelling.bones(typed), sorted = typed.sorted()
    var rows = Spelling.Rows()
    for spelling in spellings
    where abs(Int(spelling.count) - typed.count) <= 3 && (letters & ~spelling.letters).nonzeroBitCount <= 2
      && (spelling.letters & ~letters).nonzeroBitCount <= 3
    {
      let word = self.word(spelling)
      let isSameStart = word.first == typed.first
      if let found = rows.distance(typed, word, most: 2)?.whole, found <= 2 {
        let isLike = found <= slips || isSameStart && (word.sorted() == sorted || Spelling.sound(word) == sound)
        if isLike { hear(word, found * 2 + (isSameStart ? 0 : 1)) }
      } else if isSameStart, bones.count > 3, Spelling.bones(word) == bones {
        hear(word, 6)
      }
    }
  }

  /// The shortest sayings of one word that begin so.
  func begun(_ typed: [UInt8], most: Int) -> [[UInt8]] {
    let letters = Spelling.letters(typed)
    var found: [[UInt8]] = []
    for spelling in spellings where spelling.isAlone && spelling.count > typed.count && letters & ~spelling.letters == 0 {
      let start = Int(spelling.start)
      if typed.indices.allSatisfy({ bytes[start + $0] == typed[$0] }) { found.append(word(spelling)) }
    }
    return Array(found.sorted { $0.count < $1.count }.prefix(most))
  }

  private func word(_ spelling: Spelled) -> [UInt8] {
    let start = Int(spelling.start)
    return bytes[start..<start + Int(spelling.count)].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}
