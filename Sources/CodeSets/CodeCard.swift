import Practice

/// Where something stands in a set: a chapter, a block, a code, or one made with a 7th character.
package struct CodePlace: Hashable, Sendable {
  package var kind: String
  let node: Int
  let seventh: Int?
}

/// A chapter, block or code as one sees it who goes through a set: what is above it, what is said at it, and what is below.
package struct CodeCard: Sendable {
  /// A line of the card: something that one can go to.
  package struct Line: Hashable, Sendable {
    package var place: CodePlace
    package var hit: CodeHit
    /// "chapter", "block", "category", "code"; for a 7th character "7th character A".
    package var level: String
  }

  package var line: Line
  /// From the chapter down to its own parent.
  package var above: [Line]
  /// Its notes, in the order of the list, those above it last.
  package var notes: [Note]
  package var below: [Line]

  package struct Note: Hashable, Sendable {
    /// "Excludes 1 (never together)".
    package var label: String
    package var words: String
    /// The chapter, block or code at which it stands, if that is one above.
    package var at: String?
  }
}

extension CodeSet {
  func line(_ node: Int, seventh: Int? = nil) -> CodeCard.Line {
    let code = code(at: node, seventh: seventh)
    let level: String
    switch nodes[node].kind {
    case .chapter: level = "chapter"
    case .block: level = "block"
    case .code where seventh != nil: level = "7th character"
    case .code where nodes[node].key.count == 3 && edition.kind == CodeEdition.icd: level = "category"
    case .code: level = code.isBillable ? "code" : "heading"
    }
    return CodeCard.Line(place: CodePlace(kind: edition.kind, node: node, seventh: seventh), hit: CodeHit(code, in: self), level: level)
  }

  /// The chapters; where there are none the blocks, or the codes that stand under nothing.
  var tops: [CodeCard.Line] {
    var found: [CodeCard.Line] = []
    var place = 0
    while place < nodes.count {
      found.append(line(place))
      place = Int(nodes[place].end)
    }
    return found
  }

  func card(_ place: CodePlace) -> CodeCard? {
    guard place.kind == edition.kind, nodes.indices.contains(place.node) else { return nil }
    let path = path(up: place.node)
    var above = path.dropFirst().reversed().map { line($0) }
    if place.seventh != nil { above.append(line(place.node)) }
    var notes: [CodeCard.Note] = []
    for node in path {
      let at = node == place.node ? nil : code(at: node).code
      for note in self.notes(at: node) where at == nil || Self.isHandedDown(note.kind) {
        notes.append(CodeCard.Note(label: note.kind.label, words: note.text, at: at))
      }
    }
    var below: [CodeCard.Line] = []
    if place.seventh == nil {
      let rows = seventhCount(place.node)
      below = rows > 0 ? (0..<rows).map { line(place.node, seventh: $0) } : self.below(place.node).map { line($0) }
    }
    return CodeCard(line: line(place.node, seventh: place.seventh), above: above, notes: notes, below: below)
  }

  /// The notes that hold for everything below.
  private static func isHandedDown(_ kind: CodeNote.Kind) -> Bool {
    switch kind {
    case .excludes1, .excludes2, .codeFirst, .useAdditional, .codeAlso: true
    default: false
    }
  }
}

extension CodeShelf {
  /// The beginnings of all sets of a day.
  package func tops(on day: Day) -> [CodeCard.Line] { choice(on: day).sets.flatMap(\.tops) }

  package func card(_ place: CodePlace, on day: Day) -> CodeCard? {
    choice(on: day).sets.lazy.compactMap { $0.card(place) }.first
  }

  /// The card of a code.
  package func card(code: String, on day: Day) -> CodeCard? {
    for set in choice(on: day).sets {
      if let found = set.code(code) { return set.card(CodePlace(kind: set.edition.kind, node: found.node, seventh: found.seventh)) }
    }
    return nil
  }
}
