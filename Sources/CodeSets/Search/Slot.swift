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
    var penalty = 0
  }

  var typed: [UInt8]
  /// What it was taken for before anything else was looked for: a desk's word with a slip in it.
  var takenFor: [UInt8]?
  var alternatives: [Alternative] = []
}
