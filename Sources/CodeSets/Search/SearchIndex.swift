/// Everything of a set that is worked out once: where in its file everything is, which words there are, and where each of them stands.
///
/// It can be written down beside the set (`IndexFile`). It is never needed for truth: it is made of the set's file, says of which one, and is
/// made anew wherever it is missing, damaged or of another file.
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

  init(
    nodes: Table<CodeSet.Node>, phrases: Table<CodeSet.Phrase>, tokens: Table<UInt32>, order: Table<Entry>, wordStarts: Table<Int32>,
    letters: Table<UInt8>, letterMasks: Table<UInt32>, placeStarts: Table<Int32>, places: Table<Int32>, sounds: Table<Sound>,
    byLength: Table<Int32>, lengths: Table<UInt16>, ends: Table<Int32>, rarities: Table<UInt8>
  ) {
    self.nodes = nodes
    self.phrases = phrases
    self.tokens = tokens
    self.order = order
    self.wordStarts = wordStarts
    self.letters = letters
    self.letterMasks = letterMasks
    self.placeStarts = placeStarts
    self.places = places
    self.sounds = sounds
    self.byLength = byLength
    self.lengths = lengths
    self.ends = ends
    self.rarities = rarities
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
