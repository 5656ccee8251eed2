import Practice

/// A note that binds a code to others, read once.
struct NoteBond: Sendable {
  var bond: CodeBond
  var references: [NoteReference]

  func names(_ key: CodeKey) -> Bool { references.contains { $0.names(key) } }
}

extension CodeSet {
  /// The notes of one kind at a node, each with what it names. A heading ("underlying disease, such as:") and the lines under it are one.
  func bonds(_ kind: CodeNote.Kind, at node: Int) -> [NoteBond] {
    var bonds: [NoteBond] = []
    var isList = false
    let name = code(at: node).code
    for note in notes(at: node) where note.kind == kind {
      let references = NoteReader.references(note.text).filter(isKnown)
      if isList, kind != .excludes1 {
        let last = bonds.count - 1
        bonds[last].bond.words += (bonds[last].references.isEmpty ? " " : "; ") + note.text
        bonds[last].references += references
        continue
      }
      let words = note.text.first == "," ? String(note.text.dropFirst().drop { $0 == " " }) : note.text
      bonds.append(NoteBond(bond: CodeBond(at: name, words: words, codes: []), references: references))
      isList = note.text.hasSuffix(":")
    }
    for place in bonds.indices { bonds[place].bond.codes = codes(bonds[place].references) }
    return bonds
  }

  /// "B12" is a vitamin if no code begins so.
  private func isKnown(_ reference: NoteReference) -> Bool {
    let place = place(reference.from.packed)
    return place < order.count && order[place].key <= reference.to.lastBeginning
  }

  /// Each once, in the order of the note.
  private func codes(_ references: [NoteReference]) -> [String] {
    references.flatMap(shown).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A reference as a rule is told of it. One with a condition stands for the codes that have it.
  private func shown(_ reference: NoteReference) -> [String] {
    guard reference.condition != nil else { return [reference.shown] }
    var found: [CodeKey] = []
    var place = place(reference.from.packed)
    while place < order.count, order[place].key <= reference.to.lastBeginning {
      let node = Int(order[place].node)
      place += 1
      let key = nodes[node].key
      if found.last?.begins(key) == true { continue }
      if reference.names(key) {
        found.append(key)
      } else if nodes[node].isLeaf {
        // A condition on the 7th character speaks of codes that stand in no line.
        found += (sevenths(node) ?? []).map { key.withSeventh($0.character.asciiValue ?? 0) }.filter(reference.names)
      }
    }
    return found.map(\.dotted)
  }

  /// A node and all above it, its block and chapter too, from the node up.
  func path(up node: Int) -> [Int] {
    var path: [Int] = []
    var node = node
    while node >= 0 {
      path.append(node)
      node = Int(nodes[node].parent)
    }
    return path
  }

  /// The node that a code stands at, whole or made with a 7th character; a code that lacks only that, too.
  func stands(_ key: CodeKey) -> Int? { node(key) ?? extended(key)?.node ?? padded(key)?.node }
}
