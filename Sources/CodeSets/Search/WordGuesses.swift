/// Which words of a set may be meant by one that is not there.
enum WordGuesses {
  private static let most = 8

  /// The likeliest, each with what it costs.
  static func guesses(_ typed: [UInt8], _ index: SearchIndex) -> [(word: Int, penalty: Int)] {
    guard typed.count >= 3, !typed.contains(0x20), !typed.contains(where: { (48...57).contains($0) }) else { return [] }
    var found: [Int: Int] = [:]
    func add(_ word: Int, _ penalty: Int) { found[word] = min(found[word] ?? .max, penalty) }
    // A word without vowels is one that was written short: "pn" for pain, "hdche".
    if !typed.contains(where: { "aeiouy".utf8.contains($0) }) { shortened(typed, index) { add($0, 8) } }
    let slips = Spelling.slips(typed.count)
    if slips > 0 { misspelled(typed, slips, index, add) }
    if typed.count >= 4 {
      let sound = Spelling.sound(typed)
      var place = first(sound, index)
      while place < index.sounds.count, index.sounds[place].sound == sound {
        add(Int(index.sounds[place].word), 5)
        place += 1
      }
    }
    stem(typed, index, add)
    return found.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(most).map { ($0.key, $0.value) }
  }

  private static func misspelled(_ typed: [UInt8], _ slips: Int, _ index: SearchIndex, _ add: (Int, Int) -> Void) {
    let mask = Spelling.letters(typed)
    let sameStart = index.words(beginning: [typed[0]])
    var rows = Spelling.Rows()
    var letters: [UInt8] = []
    letters.reserveCapacity(32)
    for word in 0..<index.wordCount {
      // Each slip brings at most one letter that the other has not.
      let other = index.letterMasks[word]
      guard (mask & ~other).nonzeroBitCount <= slips else { continue }
      let start = Int(index.wordStarts[word]), length = Int(index.wordStarts[word + 1]) - start
      guard length + slips >= typed.count else { continue }
      let begins = sameStart.contains(word)
      // Hardly anyone gets the first letter wrong, and of a longer word only the beginning was typed.
      guard begins || length <= typed.count + slips && (other & ~mask).nonzeroBitCount <= slips else { continue }
      letters.removeAll(keepingCapacity: true)
      for place in start..<start + min(length, typed.count + slips) { letters.append(index.letters[place]) }
      guard let (whole, beginning) = rows.distance(typed, letters, most: slips) else { continue }
      let first = begins ? 0 : 3
      if length <= typed.count + slips, whole <= slips {
        add(word, 3 + 2 * whole + first)
      } else if begins {
        add(word, 7 + 2 * beginning)
      }
    }
  }

  /// "Constipated" by what it has in common with "constipation".
  private static func stem(_ typed: [UInt8], _ index: SearchIndex, _ add: (Int, Int) -> Void) {
    guard typed.count >= 6 else { return }
    for cut in 1...min(4, typed.count - 5) {
      let range = index.words(beginning: Array(typed.dropLast(cut)))
      guard !range.isEmpty else { continue }
      for word in range.prefix(most) { add(word, 3 + 2 * cut) }
      return
    }
  }

  /// The words that begin with the same letter and have the others in this order.
  private static func shortened(_ typed: [UInt8], _ index: SearchIndex, _ add: (Int) -> Void) {
    for word in index.words(beginning: [typed[0]]) {
      let letters = index.word(word)
      guard letters.count <= typed.count * 2 + 2, letters.last == typed.last || letters.dropLast().last == typed.last else { continue }
      var place = 0
      for letter in letters where place < typed.count && letter == typed[place] { place += 1 }
      if place == typed.count { add(word) }
    }
  }

  private static func first(_ sound: UInt32, _ index: SearchIndex) -> Int {
    var low = 0, high = index.sounds.count
    while low < high {
      let middle = (low + high) / 2
      if index.sounds[middle].sound < sound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
