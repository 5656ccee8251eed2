/// What someone typed, as what to look for in a set.
struct CodeQuery {
  /// More words than this are not looked at: no title has so many that matter.
  static let mostWords = 16
  private static let mostAtoms = 60

  private let index: SearchIndex
  private let desk: DeskWords
  /// As they were typed.
  private let words: [[UInt8]]
  private(set) var slots: [Slot] = []
  private(set) var atoms: [Atom] = []

  init(_ text: String, _ index: SearchIndex, _ desk: DeskWords) {
    self.init(Array(DeskWords.words(Array(text.utf8)).prefix(Self.mostWords)), index, desk)
  }

  private init(_ words: [[UInt8]], _ index: SearchIndex, _ desk: DeskWords) {
    self.index = index
    self.desk = desk
    self.words = words
    var silent: [[UInt8]] = []
    var place = 0
    while place < words.count { place = take(words, place, &silent) }
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

  /// Takes what stands at a place, the longest saying of the desk first; says where it goes on.
  private mutating func take(_ words: [[UInt8]], _ place: Int, _ silent: inout [[UInt8]]) -> Int {
    var count = min(desk.longest, words.count - place)
    while count > 0 {
      let stretch = words[place..<place + count]
      if let meanings = desk.meanings(of: stretch) ?? spoken(stretch) {
        if meanings.isEmpty {
          silent += stretch
        } else {
          var slot = Slot(typed: Array(stretch.joined(separator: [0x20])))
          slot.alternatives =
            count == 1 ? plain(words[place], isShort: place + 1 < words.count) : [together(Array(stretch), .typed)].compactMap(\.self)
          for meaning in meanings {
            if let code = meaning.code {
              slot.alternatives.append(Slot.Alternative(source: .deskWord, code: code))
            } else if let alternative = together(meaning.words, .deskWord) {
              slot.alternatives.append(alternative)
            }
          }
          add(slot)
        }
        return place + count
      }
      count -= 1
    }
    // "Heart burn" may be one word.
    if place + 1 < words.count, words[place].count >= 3, let joined = whole(words[place] + words[place + 1]) {
      var slot = Slot(typed: words[place] + [0x20] + words[place + 1])
      slot.alternatives = [together([words[place], words[place + 1]], .typed)].compactMap(\.self)
      slot.alternatives.append(Slot.Alternative(source: .spelling, atoms: bit(joined), penalty: 1))
      add(slot)
      return place + 2
    }
    add(Slot(typed: words[place], alternatives: plain(words[place])))
    return place + 1
  }

  /// The same without "in" and "the", if it begins and ends with something else.
  private func spoken(_ stretch: ArraySlice<[UInt8]>) -> [DeskWords.Meaning]? {
    guard stretch.count > 2, let first = stretch.first, let last = stretch.last, !desk.isSilent(first), !desk.isSilent(last) else {
      return nil
    }
    let words = stretch.filter { !desk.isSilent($0) }
    return words.count < stretch.count && words.count > 1 ? desk.meanings(of: words) : nil
  }

  private mutating func add(_ slot: Slot) {
    if slots.count < Self.mostWords, !slots.contains(where: { $0.typed == slot.typed }) { slots.append(slot) }
  }

  /// A word as it was typed: begun, whole, or in the plural, or as a code.
  ///
  /// "R" before other words is right, and no beginning of "radius": that it can only be where the person may go on typing.
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
      guard let atom = atom(word) else { return nil }
      bits |= bit(atom)
    }
    return Slot.Alternative(source: source, atoms: bits, penalty: source == .deskWord ? 1 : 0)
  }

  private func atom(_ word: [UInt8]) -> Atom? {
    let range = index.words(beginning: word)
    guard let first = range.first else { return nil }
    return Atom(words: range, whole: index.isWhole(first, word) ? first : nil)
  }

  private func whole(_ word: [UInt8]) -> Atom? { atom(word).flatMap { $0.whole == nil ? nil : $0 } }

  private mutating func bit(_ atom: Atom) -> UInt64 {
    if let known = atoms.firstIndex(of: atom) { return 1 << UInt64(known) }
    guard atoms.count < Self.mostAtoms else { return 1 << UInt64(Self.mostAtoms) }
    atoms.append(atom)
    return 1 << UInt64(atoms.count - 1)
  }

  // MARK: Other spellings

  /// Whether a word is there that no title has and no desk says.
  var hasUnknown: Bool { slots.contains { $0.alternatives.isEmpty } }

  /// The same with the desk's words in the place of those that hardly differ from them; nothing if there are none.
  func corrected() -> CodeQuery? {
    var other = words
    var taken: [(typed: [UInt8], word: [UInt8])] = []
    for place in words.indices where atom(words[place]) == nil && desk.meanings(of: words[place...place]) == nil {
      guard let guess = desk.guess(words[place]) else { continue }
      taken.append((words[place], guess))
      other[place] = guess
    }
    guard !taken.isEmpty else { return nil }
    var query = CodeQuery(other, index, desk)
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
