/// Every different word of a set, with a number; words are compared in small letters and without accents.
struct CodeWords: Sendable {
  /// The words' letters one after another.
  private(set) var letters: [UInt8] = []
  /// Where each word begins, and where the last one ends.
  private(set) var starts: [Int32] = [0]
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  var count: Int { starts.count - 1 }

  func word(_ number: Int) -> ArraySlice<UInt8> { letters[Int(starts[number])..<Int(starts[number + 1])] }

  /// The words of a stretch of text; `note` hears each number, whether it stood in brackets, and whether only a blank came before it.
  mutating func take(_ bytes: [UInt8], _ from: Int, _ to: Int, _ note: (_ word: Int32, _ isAside: Bool, _ isJoined: Bool) -> Void) {
    var scanner = WordScanner(at: from, end: to)
    while scanner.next(bytes, into: &letters) { note(intern(), scanner.isAside, scanner.isJoined) }
  }

  /// The number of the word that was just put at the end of `letters`.
  private mutating func intern() -> Int32 {
    let start = Int(starts[starts.count - 1]), end = letters.count
    var hash: UInt32 = 2_166_136_261
    for place in start..<end { hash = (hash ^ UInt32(letters[place])) &* 16_777_619 }
    let mask = slots.count - 1
    var slot = Int(hash ^ hash >> 15) & mask
    while true {
      let known = slots[slot]
      if known < 0 { break }
      if isSame(Int(known), start, end) {
        letters.removeLast(end - start)
        return known
      }
      slot = (slot + 1) & mask
    }
    let number = Int32(count)
    slots[slot] = number
    starts.append(Int32(end))
    if count * 2 > slots.count { grow() }
    return number
  }

  private func isSame(_ word: Int, _ start: Int, _ end: Int) -> Bool {
    let from = Int(starts[word])
    guard Int(starts[word + 1]) - from == end - start else { return false }
    for place in 0..<end - start where letters[from + place] != letters[start + place] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    let mask = slots.count - 1
    for number in 0..<count {
      var hash: UInt32 = 2_166_136_261
      for letter in word(number) { hash = (hash ^ UInt32(letter)) &* 16_777_619 }
      var slot = Int(hash ^ hash >> 15) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}
