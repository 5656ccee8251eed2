/// Codes that a note names: one beginning, or all from one to another, perhaps only those with a certain character.
struct NoteReference: Hashable, Sendable {
  /// What the note adds to the codes: "with fifth or sixth character 5".
  enum Condition: Hashable, Sendable {
    /// The last character before the 7th: the fifth, or the sixth where there is one.
    case last(Set<UInt8>)
    /// The character at a place, counted from 0.
    case at(Int, Set<UInt8>)
    /// What stands from the fourth place on begins with one of these.
    case afterPoint([[UInt8]])
    /// From the fifth place on.
    case fromFifth([UInt8])
  }

  var from: CodeKey
  /// The last code of a range and all below it.
  var to: CodeKey
  var condition: Condition?

  /// Whether a code is one of those, whole or as far as it goes.
  func names(_ key: CodeKey) -> Bool {
    guard key.packed >= from.packed, key.packed <= to.lastBeginning, key.count >= from.count else { return false }
    switch condition {
    case nil: return true
    case .at(let place, let letters): return key.count > place && letters.contains(key[place])
    case .last(let letters):
      guard key.count >= 5 else { return false }
      let letter = key.count >= 6 && key[5] != UInt8(ascii: "X") ? key[5] : key[4]
      return letters.contains(letter)
    case .afterPoint(let beginnings):
      return beginnings.contains { letters in
        key.count >= 3 + letters.count && letters.indices.allSatisfy { key[3 + $0] == letters[$0] }
      }
    case .fromFifth(let letters):
      return key.count >= 4 + letters.count && letters.indices.allSatisfy { key[4 + $0] == letters[$0] }
    }
  }

  /// As a rule is told of it: "E08", "O10-O11". The condition is for who can read the note.
  var shown: String { from == to ? from.dotted : "\(from.dotted)-\(to.dotted)" }
}
