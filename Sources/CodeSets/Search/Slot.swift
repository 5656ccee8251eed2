/// A word that a title is looked through for: all words of the set that begin so.
struct Atom: Hashable {
  var words: Range<Int>
  /// The word that is just this one.
  var whole: Int?
}

/// Something that was typed, with everything that it may stand for.
struct Slot {
  /// One thing that it may stand for.
  struct Alternative {
    enum Source: Equatable {
      case typed
      /// The desk's word for something else.
      case deskWord
      /// Another spelling: the word that it is taken for.
      case spelling
      /// A code, or the beginning of one.
      case code
    }

    var source: Source
    /// A bit for each word of a title that must be there.
    var atoms: UInt64 = 0
    var code: CodeKey?
    /// The codes that say what it leaves open, by what they begin with: those right beside it, and all of them.
    var beside: CodeKey?
    var family: CodeKey?
    var penalty = 0
  }

  var typed: [UInt8]
  /// What it was taken for before anything else was looked for: a desk's word with a slip in it.
  var takenFor: [UInt8]?
  var alternatives: [Alternative] = []
  /// Whether a code that has none of it answers too.
  var isOptional = false
  /// Of how many words it is.
  var count = 1

  /// How much it says, whatever it is: a saying that stands for a code more than a word, and one of several words more than one of one.
  var weight: Int {
    let isShort = count == 1 && typed.count < 4
    return (isShort ? 5 : 15) + 8 * (count - 1) + (alternatives.contains { $0.source == .deskWord && $0.code != nil } ? 10 : 0)
  }

  /// Whether it is the first letter or two of some word, and nothing that a desk says.
  var isBegun: Bool { count == 1 && typed.count < 3 && alternatives.allSatisfy { $0.source == .typed } }

  /// Whether a code is one of those that say closer what one of its codes leaves open.
  func isKin(_ key: CodeKey) -> Bool { alternatives.contains { $0.family?.begins(key) == true } }

  init(typed: [UInt8], alternatives: [Alternative] = [], isOptional: Bool = false, count: Int = 1) {
    self.typed = typed
    self.alternatives = alternatives
    self.isOptional = isOptional
    self.count = count
  }
}
