/// How well one code fits what was typed. What fits best costs least:
///
/// - every word of the title that was not typed makes it longer, light words less and those in brackets not at all;
/// - words together and in order are better than apart, whole words better than beginnings, and a title better than another name;
/// - what stands in the title is better than what stands in another name besides, or only above;
/// - a code for the claim comes before its category, a first 7th character (initial encounter) before the later ones;
/// - a code that the desk's own word stands for comes first, and so does what the office uses.
struct CodeFit {
  private let set: CodeSet
  private let nodes: Table<CodeSet.Node>
  private let phrases: Table<CodeSet.Phrase>
  private let tokens: Table<UInt32>
  private let rarities: Table<UInt8>
  private let query: CodeQuery
  private let slots: [Slot]
  private let all: UInt32
  /// What it costs that a slot is nowhere in the code, or nothing where it must be there.
  private let missing: [Int?]
  /// What every row costs besides, so that rows of a later search come after those of the first.
  private let base: Int
  /// For each row of each table of 7th characters the atoms that it has.
  private let tableAtoms: [[UInt64]]
  /// For each word of the set the atoms that it is one of.
  private let fits: [UInt64]
  private let atomCount: Int
  private let wholes: [Int32]
  private let hasCodes: Bool
  /// For a slot that only one word can fill: the atoms, so that most codes are judged without looking at alternatives.
  private let isPlain: Bool

  private static let category = 8
  private static let otherName = 3
  private static let elsewhere = 8
  /// What it costs that a word stands only in a title above.
  static let above = 9
  private static let laterSeventh = 6
  private static let veryCode = 26, nearCode = 12
  /// That it is below or beside a code that a saying stands for: a little more than having the saying's own words.
  private static let byCode = 3

  init(_ set: CodeSet, _ query: CodeQuery, missing: [Int?] = [], base: Int = 0) {
    self.set = set
    nodes = set.index.nodes
    phrases = set.index.phrases
    tokens = set.index.tokens
    rarities = set.index.rarities
    self.query = query
    slots = query.slots
    self.missing = missing.isEmpty ? query.slots.map { _ in nil } : missing
    self.base = base
    all = query.slots.isEmpty ? 0 : UInt32.max >> UInt32(32 - query.slots.count)
    let atoms = query.atoms
    var fits = [UInt64](repeating: 0, count: set.index.wordCount)
    for (place, atom) in atoms.enumerated() { for word in atom.words { fits[word] |= 1 << UInt64(place) } }
    self.fits = fits
    atomCount = atoms.count
    wholes = atoms.map { Int32($0.whole ?? -1) }
    hasCodes = query.slots.contains { $0.alternatives.contains { $0.code != nil } }
    isPlain =
      query.slots.count == atoms.count
      && query.slots.enumerated().allSatisfy { $1.alternatives.count == 1 && $1.alternatives[0].atoms == 1 << UInt64($0) }
    tableAtoms = set.tableTokens.map { table in
      table.map { row in
        row.reduce(UInt64(0)) { bits, word in
          atoms.indices.reduce(bits) { atoms[$1].words.contains(Int(word)) ? $0 | 1 << UInt64($1) : $0 }
        }
      }
    }
  }

  /// How much less than its length a code can cost.
  var mostFree: Int {
    let near = slots.count { $0.alternatives.contains { $0.family != nil } }
    return atomCount * LightWords.ordinary + near * Self.nearCode
  }

  /// Adds the rows of a code: itself, and those that its 7th characters make of it.
  func visit(_ node: Int, _ uses: CodeUses, _ rows: inout BestRows) {
    let here = nodes[node]
    guard here.kind == .code else { return }
    let first = Int(here.firstPhrase), end = first + Int(here.phraseCount)
    var own: UInt64 = 0
    var phrase = first
    while phrase < end {
      own |= atoms(of: phrase)
      phrase += 1
    }
    let (codes, very, near, rank) = codeSlots(here.key)
    var have = slotsOf(own) | codes
    let count = here.isLeaf && here.table >= 0 && here.key.count < 7 ? tableAtoms[Int(here.table)].count : 0
    var best = Int.max
    phrase = first
    while phrase < end {
      best = min(best, cost(phrase, own, codes))
      phrase += 1
    }
    guard best < .max else { return }
    // What a saying stands for is not measured by its title.
    var cost =
      very == all
      ? rank - Self.veryCode
      : best - very.nonzeroBitCount * Self.veryCode - near.nonzeroBitCount * Self.nearCode + Int(rarities[node])
    let sevenths = count > 0 ? tableAtoms[Int(here.table)] : []
    let anySeventh = sevenths.reduce(0) { $0 | slotsOf($1) }
    if have | anySeventh != all {
      let inherited = slotsOf(own | atoms(above: node)) & ~have
      cost += inherited.nonzeroBitCount * Self.above
      have |= inherited
    }
    let lacking = all & ~(have | anySeventh)
    cost += base
    if lacking != 0 {
      guard lacking != all else { return }
      for place in slots.indices where lacking & 1 << UInt32(place) != 0 {
        guard let price = missing[place] else { return }
        cost += price
      }
    }
    if have | lacking == all {
      let isBillable = here.isLeaf && count == 0
      rows.add(BestRows.Row(cost: cost + (isBillable ? 0 : Self.category) - uses.bonus(node, 0), node: node, seventh: 0))
    }
    guard count > 0 else { return }
    let usual = slotsOf(sevenths[0])
    for seventh in 0..<count {
      let said = slotsOf(sevenths[seventh])
      guard have | lacking | said == all else { continue }
      // A later one is meant where it says something that the first one does not.
      let later = said & ~usual & ~have != 0 ? 0 : min(seventh, 4) * Self.laterSeventh
      rows.add(BestRows.Row(cost: cost + later - uses.bonus(node, seventh + 1), node: node, seventh: seventh + 1))
    }
  }

  /// The title or name that fits best, for whoever tells why a row is there.
  func best(_ node: Int) -> Int {
    let phrases = set.phrases(of: node)
    let own = phrases.reduce(UInt64(0)) { $0 | atoms(of: $1) }
    let codes = codeSlots(set.nodes[node].key).slots
    return phrases.min { cost($0, own, codes) < cost($1, own, codes) } ?? phrases.lowerBound
  }

  /// Which slots a code answers, and those of which it is the very code that a saying stands for, with how far back in the list it stands,
  /// and those of which it is one beside that code.
  private func codeSlots(_ key: CodeKey) -> (slots: UInt32, very: UInt32, near: UInt32, rank: Int) {
    guard hasCodes else { return (0, 0, 0, 0) }
    var found: UInt32 = 0, very: UInt32 = 0, near: UInt32 = 0
    var rank = 0
    for (place, slot) in slots.enumerated() {
      let bit: UInt32 = 1 << UInt32(place)
      for (order, alternative) in slot.alternatives.enumerated() {
        guard let code = alternative.code else { continue }
        let isMadeHere = code.count == 7 && key.count < 7 && set.extended(code).map { nodes[$0.node].key == key } ?? false
        if code.begins(key) || isMadeHere { found |= bit }
        if alternative.family?.begins(key) == true { found |= bit }
        if alternative.beside?.begins(key) == true { near |= bit }
        if alternative.source == .deskWord, very & bit == 0, code == key || isMadeHere {
          very |= bit
          rank += order
        }
      }
    }
    return (found, very, near & ~very, rank)
  }

  /// The slots that these atoms fill.
  func slotsOf(_ atoms: UInt64) -> UInt32 {
    if isPlain { return UInt32(truncatingIfNeeded: atoms) }
    guard atoms != 0 else { return 0 }
    var found: UInt32 = 0
    for place in slots.indices {
      for alternative in slots[place].alternatives where alternative.atoms != 0 && alternative.atoms & atoms == alternative.atoms {
        found |= 1 << UInt32(place)
        break
      }
    }
    return found
  }

  /// Which atoms a title or name has.
  func atoms(of phrase: Int) -> UInt64 {
    var found: UInt64 = 0
    var place = Int(phrases[phrase].from)
    let end = end(phrase)
    while place < end {
      found |= fits[Int(tokens[place] & CodeSet.word)]
      place += 1
    }
    return found
  }

  private func end(_ phrase: Int) -> Int { phrase + 1 < phrases.count ? Int(phrases[phrase + 1].from) : tokens.count }

  /// Which atoms the titles and names above a code have.
  func atoms(above node: Int) -> UInt64 {
    var found: UInt64 = 0
    var parent = Int(nodes[node].parent)
    while parent >= 0 {
      let above = nodes[parent]
      guard above.kind == .code else { break }
      var phrase = Int(above.firstPhrase)
      let end = phrase + Int(above.phraseCount)
      while phrase < end {
        found |= atoms(of: phrase)
        phrase += 1
      }
      parent = Int(above.parent)
    }
    return found
  }

  /// Which atoms its 7th characters say, any of them.
  func seventhAtoms(_ node: Int) -> UInt64 {
    set.seventhCount(node) == 0 ? 0 : tableAtoms[Int(nodes[node].table)].reduce(0) { $0 | $1 }
  }

  /// How far a title or name is from just what was typed.
  private func cost(_ phrase: Int, _ own: UInt64, _ codes: UInt32) -> Int {
    let from = Int(phrases[phrase].from), end = end(phrase)
    var cost = 0
    var found: UInt64 = 0, wholes: UInt64 = 0
    var steps = 0, last = -1, lastAtom = -1
    var isInOrder = true, isFirst = false
    var place = from
    while place < end {
      let token = tokens[place]
      let bits = fits[Int(token & CodeSet.word)]
      let new = bits & ~found
      if new == 0 {
        cost += LightWords.weight(token)
      } else {
        if place == from { isFirst = true }
        found |= bits
        if last >= 0, place != last + 1 { steps += 1 }
        let typed = new.trailingZeroBitCount
        if typed < lastAtom { isInOrder = false }
        last = place
        lastAtom = typed
      }
      if bits & ~wholes != 0 { wholes |= whole(Int32(token & CodeSet.word), bits) }
      place += 1
    }
    cost += isInOrder ? min(steps, 2) : 4
    if !isFirst { cost += 2 }
    if phrases[phrase].isTerm { cost += Self.otherName }
    return cost + penalties(found, wholes, own, codes)
  }

  /// The atoms of which this word is the whole.
  private func whole(_ word: Int32, _ bits: UInt64) -> UInt64 {
    var found: UInt64 = 0
    var rest = bits
    while rest != 0 {
      let atom = rest.trailingZeroBitCount
      rest &= rest - 1
      if wholes[atom] == word { found |= 1 << UInt64(atom) }
    }
    return found
  }

  /// What the slots cost beside the words: beginnings, other spellings, words that stand elsewhere.
  private func penalties(_ found: UInt64, _ wholes: UInt64, _ own: UInt64, _ codes: UInt32) -> Int {
    var cost = 0
    for place in slots.indices {
      var least = Int.max
      for alternative in slots[place].alternatives where alternative.atoms != 0 {
        let atoms = alternative.atoms
        if atoms & found == atoms {
          least = min(least, alternative.penalty + (alternative.source == .typed ? 2 * (atoms & ~wholes).nonzeroBitCount : 0))
        } else if atoms & own == atoms {
          least = min(least, alternative.penalty + Self.elsewhere)
        }
      }
      if codes & 1 << UInt32(place) != 0 { least = min(least, Self.byCode) }
      if least < .max { cost += least }
    }
    return cost
  }
}
