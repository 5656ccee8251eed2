/// What someone typed, as what to look for in a set.
struct CodeQuery {
  /// More words than this are not looked at: no title has so many that matter.
  static let mostWords = 16
  private static let mostAtoms = 60

  private let set: CodeSet
  private let desk: DeskWords
  /// As they were typed.
  private let words: [[UInt8]]
  private(set) var slots: [Slot] = []
  private(set) var atoms: [Atom] = []

  private var index: SearchIndex { self.set.index }

  init(_ text: String, _ set: CodeSet, _ desk: DeskWords) {
    self.init(Array(DeskWords.words(Array(text.utf8)).prefix(Self.mostWords)), set, desk)
  }

  private init(_ words: [[UInt8]], _ set: CodeSet, _ desk: DeskWords) {
    self.set = set
    self.desk = desk
    self.words = words
    let found = SpokenWords.found(in: words, desk)
    let said = found.reduce(UInt32(0)) { $0 | $1.places }
    var silent: [[UInt8]] = []
    var place = 0
    while place < words.count {
      let bit: UInt32 = 1 << UInt32(place)
      if let one = found.first(where: { $0.places & bit != 0 }) {
        // It stands where its first word does.
        if one.places & (bit - 1) == 0 { take(one, &silent) }
      } else if place + 1 < words.count, said & bit << 1 == 0, takeJoined(place) {
        place += 1
      } else {
        addPlain(place)
      }
      place += 1
    }
    // Where nothing else was typed even "with" is looked for.
    if slots.isEmpty { for word in silent { add(Slot(typed: word, alternatives: plain(word))) } }
  }

  /// The whole text as the beginning of a code: a letter and a digit, or digits alone.
  static func beginning(_ text: String) -> CodeKey? {
    let trimmed = text.split(separator: " ", omittingEmptySubsequences: true)
    guard trimmed.count == 1, let key = CodeKey(trimmed[0]), key.count >= 2, isDigit(key[1]) || key.count > 2 && isDigit(key[2]) else {
      return nil
    }
    return key
  }

  /// Takes a saying of the desk, as what it stands for and as the words that it is.
  private mutating func take(_ found: SpokenWords.Found, _ silent: inout [[UInt8]]) {
    let places = words.indices.filter { found.places & 1 << UInt32($0) != 0 }
    let stretch = places.map { words[$0] }
    if found.isSilent {
      silent += stretch
      return
    }
    let saying = desk.saying(at: found.saying)
    var slot = Slot(typed: Array(stretch.joined(separator: [0x20])), isOptional: saying.isOptional, count: stretch.count)
    slot.alternatives = stretch.count == 1 ? plain(stretch[0], isShort: words.count > 1) : [together(stretch, .typed)].compactMap(\.self)
    slot.alternatives += saying.meanings.compactMap { alternative($0) }
    add(slot)
  }

  private mutating func alternative(_ meaning: DeskWords.Meaning) -> Slot.Alternative? {
    guard let code = meaning.code else { return together(meaning.words, .deskWord) }
    let families = families(code)
    return Slot.Alternative(source: .deskWord, code: code, beside: families.first, family: families.last)
  }

  /// What is one with a code except for what it leaves open: of "pain in unspecified knee" the right one and the left one, and of asthma
  /// that is not said closer every asthma.
  private func families(_ code: CodeKey) -> [CodeKey] {
    guard var node = set.node(code) ?? set.extended(code)?.node else { return [] }
    var families: [CodeKey] = []
    while set.nodes[node].kind == .code, let title = set.phrases(of: node).first, set.leavesOpen(title) {
      let parent = Int(set.nodes[node].parent)
      guard parent >= 0, set.nodes[parent].kind == .code else { break }
      node = parent
      families.append(set.nodes[parent].key)
    }
    return families
  }

  /// "Heart burn" may be one word.
  private mutating func takeJoined(_ place: Int) -> Bool {
    guard words[place].count >= 3, let joined = whole(words[place] + words[place + 1]) else { return false }
    var slot = Slot(typed: words[place] + [0x20] + words[place + 1], count: 2)
    slot.alternatives = [together([words[place], words[place + 1]], .typed)].compactMap(\.self)
    slot.alternatives.append(Slot.Alternative(source: .spelling, atoms: bit(joined), penalty: 1))
    add(slot)
    return true
  }

  /// Takes a word that is no saying; it may be the beginning of one.
  private mutating func addPlain(_ place: Int) {
    var slot = Slot(typed: words[place], alternatives: plain(words[place]))
    slot.alternatives += desk.begun(words[place]).compactMap { alternative($0) }
    add(slot)
  }

  private mutating func add(_ slot: Slot) {
    if slots.count < Self.mostWords, !slots.contains(where: { $0.typed == slot.typed }) { slots.append(slot) }
  }

  /// A word as it was typed: begun, whole, or in the plural, or as a code.
  ///
  /// "R" beside other words is right, and no beginning of "radius": that it can only be where nothing else was typed.
  private mutating func plain(_ word: [UInt8], isShort: Bool = false) -> [Slot.Alternative] {
    var found: [Slot.Alternative] = []
    if let atom = atom(word) {
      if !isShort || word.count > 2 {
        found.append(Slot.Alternative(source: .typed, atoms: bit(atom)))
      } else if let whole = atom.whole {
        found.append(Slot.Alternative(source: .typed, atoms: bit(Atom(words: whole..<whole + 1, whole: whole))))
      }
    }
    if word.count > 3, word.last == UInt8(ascii: "s"), word[word.count - 2] != UInt8(ascii: "s"),
      found.first.map({ atoms[$0.atoms.trailingZeroBitCount].words.count < 3 }) ?? true
    {
      var single = Array(word.dropLast())
      if single.suffix(2).elementsEqual("ie".utf8) { single = single.dropLast(2) + [UInt8(ascii: "y")] }
      // "Lips" is "lip" and not "lipodystrophy".
      if let begun = atom(single) {
        let atom = begun.whole.map { Atom(words: $0..<$0 + 1, whole: $0) } ?? begun
        found.append(Slot.Alternative(source: .typed, atoms: bit(atom), penalty: 1))
      }
    }
    if let key = CodeKey(bytes: word[...]), key.count >= 3, !Self.isDigit(key[0]), Self.isDigit(key[1]) {
      found.append(Slot.Alternative(source: .code, code: key))
    }
    return found
  }

  /// Several words that must all be there.
  private mutating func together(_ words: [[UInt8]], _ source: Slot.Alternative.Source) -> Slot.Alternative? {
    var bits: UInt64 = 0
    for word in words {
      // "F/u" is no beginning of "follicular" and "unspecified".
      guard let atom = source == .typed && word.count < 3 ? whole(word) : atom(word) else { return nil }
      bits |= bit(atom)
    }
    return Slot.Alternative(source: source, atoms: bits, penalty: source == .deskWord ? 1 : 0)
  }

  private func atom(_ word: [UInt8]) -> Atom? {
    let range = index.words(beginning: word)
    guard let first = range.first else { return nil }
    return Atom(words: range, whole: index.isWhole(first, word) ? first : nil)
  }

  private func whole(_ word: [UInt8]) -> Atom? { atom(word)?.whole.map { Atom(words: $0..<$0 + 1, whole: $0) } }

  private mutating func bit(_ atom: Atom) -> UInt64 {
    if let known = atoms.firstIndex(of: atom) { return 1 << UInt64(known) }
    guard atoms.count < Self.mostAtoms else { return 1 << UInt64(Self.mostAtoms) }
    atoms.append(atom)
    return 1 << UInt64(atoms.count - 1)
  }

  // MARK: Other spellings

  /// Whether a saying of the desk is among the words: what it stands for may not be what was meant.
  var isSpoken: Bool { slots.contains { $0.alternatives.contains { $0.source == .deskWord } } }

  /// Whether a word is there that no title has and no desk says.
  var hasUnknown: Bool { slots.contains { $0.alternatives.isEmpty } }

  /// The same with the desk's words in the place of those that hardly differ from them; nothing if there are none.
  func corrected() -> CodeQuery? {
    var other = words
    var taken: [(typed: [UInt8], word: [UInt8])] = []
    for place in words.indices.reversed() where atom(words[place]) == nil && !desk.has([words[place]]) {
      guard let guess = desk.halves(words[place]) ?? desk.guess(words[place]).map({ [$0] }) else { continue }
      taken += guess.map { (words[place], $0) }
      other.replaceSubrange(place...place, with: guess)
    }
    guard !taken.isEmpty else { return nil }
    var query = CodeQuery(Array(other.prefix(Self.mostWords)), set, desk)
    for place in query.slots.indices {
      let said = query.slots[place].typed
      let parts = said.split(separator: 0x20).map(Array.init)
      if let found = taken.first(where: { parts.contains($0.word) }) { query.slots[place].takenFor = found.word }
    }
    return query
  }

  /// Adds to each word that is nowhere what it may be meant for.
  mutating func widen() {
    for place in slots.indices where slots[place].alternatives.isEmpty {
      for (word, penalty) in WordGuesses.guesses(slots[place].typed, index) {
        slots[place].alternatives.append(
          Slot.Alternative(source: .spelling, atoms: bit(Atom(words: word..<word + 1, whole: word)), penalty: penalty))
      }
      for alternative in halves(slots[place].typed) { slots[place].alternatives.append(alternative) }
    }
  }

  /// "Lowback" as two words.
  private mutating func halves(_ word: [UInt8]) -> [Slot.Alternative] {
    guard word.count >= 6, !word.contains(0x20), atom(word) == nil else { return [] }
    for cut in 3...word.count - 3 {
      if let first = whole(Array(word[..<cut])), let second = whole(Array(word[cut...])) {
        return [Slot.Alternative(source: .spelling, atoms: bit(first) | bit(second), penalty: 3)]
      }
    }
    return []
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
