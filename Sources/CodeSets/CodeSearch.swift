/// One search through all titles and other names of a set. What fits best costs least:
///
/// - every word of the title that was not typed makes it longer, light words less and those in brackets not at all;
/// - words together and in order are better than apart, whole words better than beginnings, and a title better than another name;
/// - a code for the claim comes before its category, a first 7th character (initial encounter) before the later ones;
/// - a code found by another name of its category comes after those that have the name themselves.
struct CodeSearch {
  private let set: CodeSet
  private let query: CodeQuery
  var rows: BestRows
  /// For each word of the set: a bit for each typed word that it begins with, and 32 higher one for each that it is.
  private var fits: [UInt64]
  /// A bit for each typed word.
  private let all: UInt64
  /// What a code hands down of its other names.
  private var inherited: [Int32]
  /// For the code at hand: which typed words its title and each of its other names have.
  private var phraseFits: [UInt64] = []

  /// Which typed words each row of each table of 7th characters has, and whether any of them has one.
  private struct Sevenths {
    var rows: [[UInt64]]
    var isFit: Bool
  }

  private static let none = Int32.max
  private static let category = 8
  private static let otherName = 3
  private static let fromCategory = 6
  private static let scattered = 30
  private static let laterSeventh = 6

  init(_ set: CodeSet, _ query: CodeQuery, limit: Int) {
    self.set = set
    self.query = query
    rows = BestRows(limit: limit)
    all = 1 << UInt64(query.words.count) - 1
    inherited = [Int32](repeating: Self.none, count: set.nodes.count)
    fits = [UInt64](repeating: 0, count: set.words.count)
    let letters = set.words.letters, starts = set.words.starts
    for (index, word) in query.words.enumerated() {
      let bit: UInt64 = 1 << UInt64(index)
      let first = word[0], length = word.count
      for number in 0..<set.words.count {
        let start = Int(starts[number])
        guard letters[start] == first else { continue }
        let end = Int(starts[number + 1])
        guard end - start >= length else { continue }
        var place = 1
        while place < length, letters[start + place] == word[place] { place += 1 }
        if place == length { fits[number] |= end - start == length ? bit | bit << 32 : bit }
      }
    }
  }

  mutating func run() {
    let fitting = set.tableTokens.map { table in
      table.map { row in row.reduce(UInt64(0)) { $0 | fits[Int($1 & CodeSet.word)] } & all }
    }
    let sevenths = Sevenths(rows: fitting, isFit: fitting.contains { $0.contains { $0 != 0 } })
    let hasKeys = query.keys.contains { $0 != nil }
    let phrases = set.phrases
    var place = 0
    while place < phrases.count {
      let node = Int(phrases[place].node)
      let first = place
      place += 1
      while place < phrases.count, phrases[place].node == phrases[first].node { place += 1 }
      visit(node, first..<place, codes: hasKeys ? keyFits(node) : 0, sevenths)
    }
  }

  /// One code with its title, which comes first, and its other names.
  private mutating func visit(_ node: Int, _ phrases: Range<Int>, codes: UInt64, _ sevenths: Sevenths) {
    let parent = Int(set.nodes[node].parent)
    let handedDown = parent >= 0 ? inherited[parent] : Self.none
    if handedDown != Self.none { inherited[node] = handedDown }
    var whole = codes
    phraseFits.removeAll(keepingCapacity: true)
    for phrase in phrases {
      let fit = fit(phrase)
      phraseFits.append(fit)
      whole |= fit
      if fit | codes == all, set.phrases[phrase].isTerm {
        let cost = Int32(cost(phrase, all & ~codes) + Self.otherName)
        if cost < inherited[node] { inherited[node] = cost }
      }
    }
    // Most codes have none of the words.
    if whole == 0, handedDown == Self.none, !sevenths.isFit { return }
    let count = set.seventhCount(node)
    let own = best(node, phrases, codes, whole, wanted: all, handedDown)
    if count == 0 {
      guard let cost = own else { return }
      let isBillable = set.nodes[node].isLeaf
      rows.add(BestRows.Row(cost: cost + (isBillable ? 0 : Self.category), node: node, seventh: 0))
      return
    }
    if let own { rows.add(BestRows.Row(cost: own + Self.category, node: node, seventh: 0)) }
    // What the 7th character says need not be said by the title.
    let table = sevenths.rows[Int(set.nodes[node].table)]
    for seventh in 0..<count {
      let said = table[seventh] & ~whole
      guard let cost = said == 0 ? own : best(node, phrases, codes, whole, wanted: all & ~said, handedDown) else { continue }
      let later = table[seventh] != 0 ? 0 : min(seventh, 4) * Self.laterSeventh
      rows.add(BestRows.Row(cost: cost + later, node: node, seventh: seventh + 1))
    }
  }

  /// The lowest cost of a code for the wanted words, or nothing if it does not have them all.
  private func best(
    _ node: Int, _ phrases: Range<Int>, _ codes: UInt64, _ whole: UInt64, wanted: UInt64, _ handedDown: Int32
  ) -> Int? {
    var best = Int.max
    if whole & wanted == wanted {
      for phrase in phrases where (phraseFits[phrase - phrases.lowerBound] | codes) & wanted == wanted {
        best = min(best, cost(phrase, wanted & ~codes) + (set.phrases[phrase].isTerm ? Self.otherName : 0))
      }
      // Some words in the title and some in another name.
      if best == Int.max { best = cost(phrases.lowerBound, wanted & ~codes) + Self.scattered }
    }
    if handedDown != Self.none {
      best = min(best, Int(handedDown) + Self.fromCategory + cost(phrases.lowerBound, 0) / 4)
    }
    return best == Int.max ? nil : best + rarity(node)
  }

  /// Which typed words a title or name has.
  private func fit(_ phrase: Int) -> UInt64 {
    let tokens = set.tokens, end = end(phrase)
    var fit: UInt64 = 0
    var place = Int(set.phrases[phrase].from)
    // This is the innermost loop of a search, and a `for` would cost a test run seconds.
    while place < end {
      fit |= fits[Int(tokens[place] & CodeSet.word)]
      place += 1
    }
    return fit & all
  }

  private func end(_ phrase: Int) -> Int { phrase + 1 < set.phrases.count ? Int(set.phrases[phrase + 1].from) : set.tokens.count }

  /// How far a title or name is from just the wanted words.
  private func cost(_ phrase: Int, _ wanted: UInt64) -> Int {
    let from = Int(set.phrases[phrase].from)
    var cost = 0
    var found: UInt64 = 0, whole: UInt64 = 0
    var steps = 0, last = -1, lastWord = -1
    var isInOrder = true, isFirst = false
    for place in from..<end(phrase) {
      let token = set.tokens[place]
      let word = Int(token & CodeSet.word)
      let bits = fits[word] & wanted
      if bits == 0 {
        if token & CodeSet.aside == 0 { cost += token & CodeSet.light == 0 ? LightWords.ordinary : LightWords.weight }
        continue
      }
      if place == from { isFirst = true }
      whole |= fits[word] >> 32 & wanted
      guard bits & ~found != 0 else { continue }
      let typed = (bits & ~found).trailingZeroBitCount
      found |= bits
      if last >= 0, place != last + 1 { steps += 1 }
      if typed < lastWord { isInOrder = false }
      last = place
      lastWord = typed
    }
    cost += isInOrder ? min(steps, 2) : 4
    if !isFirst { cost += 2 }
    return cost + 2 * (wanted & ~whole).nonzeroBitCount
  }

  /// Chapters of which an office sees little: birth, pregnancy, malformations, and what caused an accident.
  private func rarity(_ node: Int) -> Int {
    guard set.edition.kind == CodeEdition.icd else { return 0 }
    switch set.nodes[node].key[0] {
    case UInt8(ascii: "O"), UInt8(ascii: "P"), UInt8(ascii: "Q"): return 3
    case UInt8(ascii: "V"), UInt8(ascii: "W"), UInt8(ascii: "X"), UInt8(ascii: "Y"): return 4
    default: return 0
    }
  }

  /// Which typed words are beginnings of this code: "e11 neuropathy".
  private func keyFits(_ node: Int) -> UInt64 {
    var fit: UInt64 = 0
    for (index, key) in query.keys.enumerated() {
      if let key, key.begins(set.nodes[node].key) { fit |= 1 << UInt64(index) }
    }
    return fit
  }
}
