import Practice

/// The sides of a diagnosis, which ICD-10-CM has in the words of its titles only: "right", "left", "bilateral", "unspecified".
struct SideFinder {
  private let set: CodeSet

  init(_ set: CodeSet) { self.set = set }

  /// Nothing for a diagnosis without sides, and for one that speaks of both in different words ("blindness right eye, normal vision left").
  func sides(_ key: CodeKey) -> CodeSides? {
    guard let node = set.stands(key), set.nodes[node].isLeaf else { return nil }
    let seventh = key.count == 7 && set.nodes[node].key.count < 7 ? key[6] : nil
    let own = words(node)
    let siblings = self.siblings(of: node).filter { set.nodes[$0].isLeaf }.map { (node: $0, words: words($0)) }
    // One that says a side is the measure of all others.
    let said = [own] + siblings.map(\.words)
    guard let measure = said.first(where: { says($0) && self.side(own, bare($0)) != nil }) else { return nil }
    let plain = bare(measure)
    var codes: [CodeSides.Side: String] = [:]
    var side: CodeSides.Side?
    for sibling in siblings {
      guard let found = self.side(sibling.words, plain), codes[found] == nil else { continue }
      codes[found] = code(sibling.node, seventh)
      if sibling.node == node { side = found }
    }
    if codes[.both] == nil, let both = bilateral(plain, above: node) { codes[.both] = code(both, seventh) }
    return side.map { CodeSides(side: $0, codes: codes) }
  }

  private func code(_ node: Int, _ seventh: UInt8?) -> String {
    let key = set.nodes[node].key
    return (seventh.map(key.withSeventh) ?? key).dotted
  }

  private func words(_ node: Int) -> [Substring] {
    set.code(at: node).title.lowercased().split { !($0.isLetter || $0.isNumber) }
  }

  private func says(_ words: [Substring]) -> Bool { words.contains("right") != words.contains("left") }
  private func bare(_ words: [Substring]) -> [Substring] { words.filter { $0 != "right" && $0 != "left" } }

  /// Which side a title says, if it is otherwise that of the measure.
  private func side(_ words: [Substring], _ bare: [Substring]) -> CodeSides.Side? {
    if says(words) { return self.bare(words) == bare ? (words.contains("right") ? .right : .left) : nil }
    if let place = words.firstIndex(where: { $0 == "bilateral" || $0 == "both" }) {
      var rest = words
      rest.remove(at: place)
      return isPart(rest, of: bare) ? .both : nil
    }
    for place in words.indices where words[place] == "unspecified" {
      var rest = words
      rest.remove(at: place)
      // "Abscess of external ear, unspecified ear" beside "abscess of right external ear".
      if Set(rest) == Set(bare) { return .unsaid }
    }
    return nil
  }

  /// "Otitis media, bilateral" beside "otitis media, right ear"; "swelling, lower limbs" beside "swelling, right lower limb".
  private func isPart(_ words: [Substring], of bare: [Substring]) -> Bool {
    var place = 0
    for word in words {
      guard let found = bare[place...].firstIndex(where: { $0 == word || "\($0)s" == word }) else { return false }
      place = found + 1
    }
    return bare.count - words.count <= 2
  }

  private func siblings(of node: Int) -> [Int] {
    let parent = Int(set.nodes[node].parent)
    guard parent >= 0, set.nodes[parent].kind == .code else { return [] }
    return set.below(parent)
  }

  /// "Bilateral primary osteoarthritis of knee" stands beside the heading of "unilateral primary osteoarthritis, right knee".
  private func bilateral(_ bare: [Substring], above node: Int) -> Int? {
    guard bare.first == "unilateral" else { return nil }
    let wanted = Set(bare.dropFirst())
    let parent = Int(set.nodes[node].parent)
    return siblings(of: parent).first { place in
      let words = words(place)
      return set.nodes[place].isLeaf && words.first == "bilateral" && Set(words.dropFirst().filter { $0 != "of" }) == wanted
    }
  }
}
