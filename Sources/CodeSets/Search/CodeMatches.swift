/// What a search found: the best rows, and how many there are in all.
package struct CodeMatches: Sendable {
  /// The best, in order.
  package var best: [CodeMatch] = []
  package var total = 0
}

/// A row of what was found.
package struct CodeMatch: Sendable {
  package var code: Code
  /// How far it is from what was typed; less is better.
  package var cost: Int
  /// Why it is there, if its title does not show it.
  package var why: CodeWhy?

  /// How little it answers to what was typed: other spellings, then words that are not in it, counted.
  var doubt: Int {
    guard let why, grade == 2 || why.spelling != nil else { return 0 }
    return grade < 2 ? 1 : 1 + (why.without?.split(separator: " ").count ?? 0)
  }
  private var grade: Int { BestRows.Row(cost: cost, node: 0, seventh: 0).grade }
}

/// Why a row answers to what was typed.
package struct CodeWhy: Hashable, Sendable {
  /// The desk's word for it: "htn".
  package var deskWord: String?
  /// What was typed is taken for these words.
  package var spelling: String?
  /// Another name of the code has the words.
  package var otherName: String?
  /// How often the office used it in the last year.
  package var uses = 0
  /// What was typed and is not in it.
  package var without: String?

  /// Not all of what was typed is in it as it was typed.
  package var isGuess: Bool { spelling != nil || without != nil }

  package init() {}

  init(uses: Int) { self.uses = uses }

  /// In a few words: "htn", "spelled diarrhea", "also: Colles' fracture".
  package var words: String {
    var parts: [String] = []
    if uses > 0 { parts.append("ours, \(uses)x") }
    if let without { parts.append("without \(without)") }
    if let spelling { parts.append("taken for \(spelling)") }
    if let deskWord { parts.append(deskWord) }
    if let otherName { parts.append("also: \(otherName)") }
    return parts.joined(separator: "; ")
  }
}
