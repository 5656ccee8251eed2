/// Works an index out of what the reader of a data file found.
struct IndexBuilder {
  /// The parts of an index.
  struct Made {
    var nodes: [CodeSet.Node] = []
    var phrases: [CodeSet.Phrase] = []
    var tokens: [UInt32] = []
    var order: [SearchIndex.Entry] = []
    var wordStarts: [Int32] = []
    var letters: [UInt8] = []
    var letterMasks: [UInt32] = []
    var placeStarts: [Int32] = []
    var places: [Int32] = []
    var sounds: [SearchIndex.Sound] = []
    var byLength: [Int32] = []
    var lengths: [UInt16] = []
    var rarities: [UInt8] = []
    var takers: [UInt64] = []

    /// The bytes of the index.
    func bytes(of source: IndexSource) -> [UInt8] {
      var parts = IndexParts.Writer(.codes, of: source)
      parts.add(nodes)
      parts.add(phrases)
      parts.add(tokens)
      parts.add(order)
      parts.add(wordStarts)
      parts.add(letters)
      parts.add(letterMasks)
      parts.add(placeStarts)
      parts.add(places)
      parts.add(sounds)
      parts.add(byLength)
      parts.add(lengths)
      parts.add(nodes.map(\.end))
      parts.add(rarities)
      parts.add(takers)
      return parts.bytes
    }
  }

  private var made = Made()

  static func make(
    nodes: [CodeSet.Node], phrases: [CodeSet.Phrase], tokens: [UInt32], order: [SearchIndex.Entry], words: CodeWords,
    tables: Int, isRare: (CodeKey) -> Int
  ) -> Made {
    var builder = IndexBuilder()
    builder.made.nodes = nodes
    builder.made.phrases = phrases
    builder.made.tokens = tokens
    builder.made.order = order
    builder.family()
    builder.alphabet(words)
    builder.standing()
    builder.lengths(isRare)
    builder.takers(tables)
    return builder.made
  }

  /// Where each node's own phrases begin, and where what is below it ends.
  private mutating func family() {
    let count = made.nodes.count
    for place in made.nodes.indices.reversed() {
      if made.nodes[place].end <= Int32(place) { made.nodes[place].end = Int32(place + 1) }
      let parent = Int(made.nodes[place].parent)
      if parent >= 0 { made.nodes[parent].end = max(made.nodes[parent].end, made.nodes[place].end) }
    }
    var phrase = 0
    for place in 0..<count {
      made.nodes[place].firstPhrase = Int32(phrase)
      while phrase < made.phrases.count, made.phrases[phrase].node == Int32(place) { phrase += 1 }
      made.nodes[place].phraseCount = UInt16(clamping: phrase - Int(made.nodes[place].firstPhrase))
    }
  }

  /// Which codes take the characters of each table.
  private mutating func takers(_ tables: Int) {
    var takers = [NodeBits](repeating: NodeBits(count: made.nodes.count), count: tables)
    for (place, node) in made.nodes.enumerated() where node.isLeaf && node.table >= 0 && node.key.count < 7 {
      takers[Int(node.table)].insert(place)
    }
    made.takers = takers.flatMap(\.words)
  }

  /// The words in the order of the alphabet, and everything that has their old numbers with the new ones.
  private mutating func alphabet(_ words: CodeWords) {
    let sorted = (0..<words.count).sorted { words.word($0).lexicographicallyPrecedes(words.word($1)) }
    var renumbered = [UInt32](repeating: 0, count: sorted.count)
    made.wordStarts = [0]
    for (new, old) in sorted.enumerated() {
      renumbered[old] = UInt32(new)
      let word = Array(words.word(old))
      made.letters += word
      made.wordStarts.append(Int32(made.letters.count))
      made.letterMasks.append(Spelling.letters(word))
      if word.count >= 4 { made.sounds.append(SearchIndex.Sound(sound: Spelling.sound(word), word: Int32(new))) }
    }
    made.sounds.sort { ($0.sound, $0.word) < ($1.sound, $1.word) }
    for place in made.tokens.indices {
      let token = made.tokens[place]
      made.tokens[place] = renumbered[Int(token & CodeSet.word)] | token & ~CodeSet.word
    }
  }

  /// For each word the nodes that have it, each once and in order.
  private mutating func standing() {
    var counts = [Int32](repeating: 0, count: made.wordStarts.count)
    var last = [Int32](repeating: -1, count: made.wordStarts.count - 1)
    eachWord { word, node in
      guard last[word] != node else { return }
      last[word] = node
      counts[word + 1] += 1
    }
    for word in counts.indices.dropFirst() { counts[word] += counts[word - 1] }
    made.placeStarts = counts
    made.places = [Int32](repeating: 0, count: Int(counts[counts.count - 1]))
    last = [Int32](repeating: -1, count: last.count)
    var next = counts
    var places = made.places
    eachWord { word, node in
      guard last[word] != node else { return }
      last[word] = node
      places[Int(next[word])] = node
      next[word] += 1
    }
    made.places = places
  }

  private func eachWord(_ hear: (_ word: Int, _ node: Int32) -> Void) {
    for phrase in made.phrases.indices {
      let end = phrase + 1 < made.phrases.count ? Int(made.phrases[phrase + 1].from) : made.tokens.count
      var place = Int(made.phrases[phrase].from)
      while place < end {
        hear(Int(made.tokens[place] & CodeSet.word), made.phrases[phrase].node)
        place += 1
      }
    }
  }

  /// How short the shortest name of each code is, and the codes in that order.
  private mutating func lengths(_ isRare: (CodeKey) -> Int) {
    made.lengths = [UInt16](repeating: 0, count: made.nodes.count)
    made.rarities = [UInt8](repeating: 0, count: made.nodes.count)
    for place in made.nodes.indices where made.nodes[place].kind == .code {
      let node = made.nodes[place]
      var shortest = Int(UInt16.max) - 100
      for phrase in Int(node.firstPhrase)..<Int(node.firstPhrase) + Int(node.phraseCount) {
        let end = phrase + 1 < made.phrases.count ? Int(made.phrases[phrase + 1].from) : made.tokens.count
        let length = made.tokens[Int(made.phrases[phrase].from)..<end].reduce(0) { $0 + LightWords.weight($1) }
        shortest = min(shortest, length)
      }
      made.rarities[place] = UInt8(clamping: isRare(node.key))
      made.lengths[place] = UInt16(clamping: shortest + Int(made.rarities[place]))
    }
    let lengths = made.lengths
    made.byLength = made.nodes.indices.filter { made.nodes[$0].kind == .code }.map(Int32.init).sorted {
      (lengths[Int($0)], $0) < (lengths[Int($1)], $1)
    }
  }
}
