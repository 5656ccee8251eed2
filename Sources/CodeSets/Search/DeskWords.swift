/// What desks say and write for what a list of codes calls otherwise: "htn", "f/u", "pink eye".
///
/// A text file, one a line: what is typed, a tab, and its meanings with semicolons between them: words that a title has (or beginnings of
/// them), or `=` and a code. A dash means that it says nothing about the code. `#` begins a remark.
package struct DeskWords: Sendable {
  struct Meaning: Sendable, Equatable {
    /// All of them together.
    var words: [[UInt8]] = []
    var code: CodeKey?
  }

  /// By the words typed, with a blank between them.
  private var meanings: [[UInt8]: [Meaning]] = [:]
  /// The single words of what is typed that are long enough to have a slip in them, with their letters.
  private var spellings: [[UInt8]: UInt32] = [:]
  /// How many words the longest one has.
  private(set) var longest = 0
  package var count: Int { meanings.count }

  package static let none = DeskWords()

  package init() {}

  /// Reads a file; a line that is not like that is passed over and told.
  package init(_ bytes: [UInt8]) {
    var read: [(typed: [[UInt8]], found: [Meaning])] = []
    for line in bytes.split(separator: newline) where line.first != UInt8(ascii: "#") {
      let parts = line.split(separator: tab, maxSplits: 1)
      guard parts.count == 2 else { continue }
      read.append((Self.words(Array(parts[0])), Self.meanings(parts[1])))
    }
    for (typed, found) in read { add(typed, found) }
    // "Blood clot in leg" is also said without "in"; what was written so itself counts.
    for (typed, found) in read where typed.count > 2 && !found.isEmpty {
      let spoken = typed.filter { !isSilent($0) }
      if spoken.count > 1, spoken.count < typed.count, meanings(of: spoken) == nil { add(spoken, found) }
    }
    // "Knee pain" and "pain knee" are one; short words ("h o") are not words that may change places.
    for (typed, found) in read where typed.count == 2 && typed.allSatisfy({ $0.count > 2 }) && !found.isEmpty {
      if meanings(of: typed.reversed()) == nil { add(typed.reversed(), found) }
    }
  }

  /// Those of another file come first: an office knows best what it says.
  package func adding(_ others: DeskWords) -> DeskWords {
    var all = self
    for (key, found) in others.meanings { all.meanings[key] = found }
    all.spellings.merge(others.spellings) { first, _ in first }
    all.longest = max(longest, others.longest)
    return all
  }

  /// Nothing if it stands for nothing else; empty if it says nothing.
  func meanings(of words: some Sequence<[UInt8]>) -> [Meaning]? { meanings[Self.key(words)] }

  /// Whether a word says nothing about a code: "with".
  func isSilent(_ word: [UInt8]) -> Bool { meanings(of: [word])?.isEmpty == true }

  /// One and several are the same to a desk: "kidney stone", "kidney stones".
  private static func key(_ words: some Sequence<[UInt8]>) -> [UInt8] {
    Array(
      words.map { $0.count > 4 && $0.last == s && !"sui".utf8.contains($0[$0.count - 2]) ? Array($0.dropLast()) : $0 }.joined(separator: [
        0x20
      ]))
  }

  private static let s = UInt8(ascii: "s")

  private mutating func add(_ typed: [[UInt8]], _ found: [Meaning]) {
    guard !typed.isEmpty else { return }
    longest = max(longest, typed.count)
    meanings[Self.key(typed)] = found
    for word in typed where word.count >= 5 { spellings[word] = Spelling.letters(word) }
  }

  /// The word of a desk that differs least from what was typed, if one hardly does.
  func guess(_ typed: [UInt8]) -> [UInt8]? {
    let slips = Spelling.slips(typed.count)
    guard slips > 0 else { return nil }
    let mask = Spelling.letters(typed)
    var rows = Spelling.Rows()
    var best: (word: [UInt8], slips: Int)?
    for (word, letters) in spellings where abs(word.count - typed.count) <= slips && (mask & ~letters).nonzeroBitCount <= slips {
      guard let found = rows.distance(typed, word, most: slips)?.whole, found <= slips else { continue }
      let cost = found * 2 + (word.first == typed.first ? 0 : 1)
      if let best, (best.slips, best.word.count) <= (cost, word.count) && best.slips != cost { continue }
      if let known = best, known.slips == cost, known.word.lexicographicallyPrecedes(word) { continue }
      best = (word, cost)
    }
    return best?.word
  }

  private static func meanings(_ text: ArraySlice<UInt8>) -> [Meaning] {
    text.split(separator: UInt8(ascii: ";")).compactMap { part in
      let part = Array(part.drop { $0 == 0x20 })
      if part.first == UInt8(ascii: "=") {
        let code = part.dropFirst().prefix { $0 != 0x20 && $0 != 13 }
        return CodeKey(bytes: code).map { Meaning(code: $0) }
      }
      let words = words(part)
      return words.isEmpty ? nil : Meaning(words: words)
    }
  }

  static func words(_ bytes: [UInt8]) -> [[UInt8]] {
    var scanner = WordScanner(at: 0, end: bytes.count)
    var words: [[UInt8]] = [], word: [UInt8] = []
    while scanner.next(bytes, into: &word) {
      words.append(word)
      word = []
    }
    return words
  }
}
