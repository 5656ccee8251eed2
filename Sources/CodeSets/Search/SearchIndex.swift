/// Everything of a set that is worked out once: where in its file everything is, which words there are, and where each of them stands.
///
/// It is written down beside the set (`IndexedFile`).
final class SearchIndex: Sendable {
  struct Entry: BitwiseCopyable {
    var key: UInt64
    private var place: Int64

    var node: Int32 { Int32(truncatingIfNeeded: place) }

    init(key: UInt64, node: Int32) {
      self.key = key
      place = Int64(node)
    }
  }

  /// How a word sounds, with its number.
  struct Sound: BitwiseCopyable {
    var sound: UInt32
    var word: Int32
  }

  let nodes: Table<CodeSet.Node>
  let phrases: Table<CodeSet.Phrase>
  /// Words by number in the order of the alphabet; the highest bits say that it stood in brackets, or that it weighs little.
  let tokens: Table<UInt32>
  /// The codes in order.
  let order: Table<Entry>
  /// The words in the order of the alphabet: where each begins among the letters.
  let wordStarts: Table<Int32>
  let letters: Table<UInt8>
  /// For each word a bit for each letter that it has.
  let letterMasks: Table<UInt32>
  /// Where in `places` the nodes begin that have a word in a title or another name of their own.
  let placeStarts: Table<Int32>
  let places: Table<Int32>
  let sounds: Table<Sound>
  /// The codes from the shortest title to the longest, and how short each one's shortest name is.
  let byLength: Table<Int32>
  let lengths: Table<UInt16>
  /// For each node the first place after it and all that is below it.
  let ends: Table<Int32>
  /// What each node costs more because an office hardly sees it.
  let rarities: Table<UInt8>

  /// For each table of 7th characters a bit for each node, set where it takes them; one table after another.
  let takers: Table<UInt64>

  /// An index as it was written; nothing if the bytes are no index of this.
  init?(_ bytes: IndexBytes, of source: IndexSource) {
    guard var parts = IndexParts.Reader(bytes, .codes, of: source), let nodes = parts.table(of: CodeSet.Node.self),
      let phrases = parts.table(of: CodeSet.Phrase.self), let tokens = parts.table(of: UInt32.self),
      let order = parts.table(of: Entry.self), let wordStarts = parts.table(of: Int32.self), let letters = parts.table(of: UInt8.self),
      let letterMasks = parts.table(of: UInt32.self), let placeStarts = parts.table(of: Int32.self),
      let places = parts.table(of: Int32.self), let sounds = parts.table(of: Sound.self), let byLength = parts.table(of: Int32.self),
      let lengths = parts.table(of: UInt16.self), let ends = parts.table(of: Int32.self), let rarities = parts.table(of: UInt8.self),
      let takers = parts.table(of: UInt64.self)
    else { return nil }
    (self.nodes, self.phrases, self.tokens, self.order) = (nodes, phrases, tokens, order)
    (self.wordStarts, self.letters, self.letterMasks, self.sounds) = (wordStarts, letters, letterMasks, sounds)
    (self.placeStarts, self.places, self.byLength, self.lengths) = (placeStarts, places, byLength, lengths)
    (self.ends, self.rarities, self.takers) = (ends, rarities, takers)
  }

  var wordCount: Int { wordStarts.count - 1 }

  func word(_ number: Int) -> [UInt8] { (Int(wordStarts[number])..<Int(wordStarts[number + 1])).map { letters[$0] } }

  /// The numbers of the words that begin so.
  func words(beginning letters: [UInt8]) -> Range<Int> {
    let first = firstWord { compare($0, letters) < 0 }
    var last = first
    // The end is looked for by the same halving: all that begin so lie together.
    var high = wordCount
    while last < high {
      let middle = (last + high) / 2
      if begins(middle, letters) { last = middle + 1 } else { high = middle }
    }
    return first..<last
  }

  /// The number of a word, if it is the whole of one.
  func isWhole(_ word: Int, _ letters: [UInt8]) -> Bool {
    Int(wordStarts[word + 1] - wordStarts[word]) == letters.count && begins(word, letters)
  }

  private func firstWord(_ isBefore: (Int) -> Bool) -> Int {
    var low = 0, high = wordCount
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func begins(_ word: Int, _ wanted: [UInt8]) -> Bool {
    let start = Int(wordStarts[word])
    guard Int(wordStarts[word + 1]) - start >= wanted.count else { return false }
    for place in wanted.indices where letters[start + place] != wanted[place] { return false }
    return true
  }

  private func compare(_ word: Int, _ wanted: [UInt8]) -> Int {
    let start = Int(wordStarts[word]), count = Int(wordStarts[word + 1]) - start
    for place in 0..<min(count, wanted.count) where letters[start + place] != wanted[place] {
      return letters[start + place] < wanted[place] ? -1 : 1
    }
    return count < wanted.count ? -1 : count == wanted.count ? 0 : 1
  }

  /// The first place in `order` that is not before a number.
  func place(_ packed: UInt64) -> Int {
    var low = 0, high = order.count
    while low < high {
      let middle = (low + high) / 2
      if order[middle].key < packed { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
