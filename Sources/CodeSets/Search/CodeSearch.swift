/// One search through all titles and other names of a set.
///
/// First the codes that have everything that was typed are found by sets of bits, one for each word; then only those are looked at closely
/// (`CodeFit`). Where nothing has it all, other spellings are allowed, and then one of the words may be missing.
struct CodeSearch {
  let set: CodeSet
  let query: CodeQuery
  let uses: CodeUses
  var rows: BestRows
  /// For each slot the codes that have it.
  private let candidates: [Candidates]
  private let limit: Int
  /// More candidates than this are looked at from the shortest title on, until no better one can come.
  private static let many = 500
  /// Where so many codes have every word themselves, those that have some of them only from above are not looked at.
  private static let enough = 200
  /// Where fewer rows than this have everything, others follow them.
  static let few = 5
  /// What it costs to lack what a code may lack.
  private static let optional = 30
  /// Among no more words than these it is tried which can be had together.
  private static let mostLeft = 8

  /// The codes that have a word.
  private struct Candidates {
    /// In their own titles, other names and 7th characters.
    var own: NodeBits
    /// In those or in one above.
    var all: NodeBits
  }

  init(_ set: CodeSet, _ query: CodeQuery, uses: CodeUses, limit: Int) {
    self.set = set
    self.query = query
    self.uses = uses
    self.limit = limit
    rows = BestRows(limit: limit)
    candidates = query.slots.map { Self.candidates($0, query.atoms, set) }
  }

  /// Looks for the codes that have everything; where these are few, also for those that lack only what a code may lack.
  mutating func run() {
    guard !candidates.isEmpty else { return }
    look(Self.enough(candidates), missing: [], grade: 0)
    let required = query.slots.indices.filter { !query.slots[$0].isOptional }
    guard rows.total < Self.few, !required.isEmpty, required.count < candidates.count else { return }
    look(Self.enough(required.map { candidates[$0] }), missing: query.slots.map { $0.isOptional ? Self.optional : nil }, grade: 1)
  }

  /// Looks for the codes that have as much as can be had together, or at least what says most: the rarer a word and the longer a saying, the
  /// dearer is it to leave it out.
  mutating func runLeavingOut() {
    guard candidates.count > 1 else { return }
    let sets = candidates.map(\.own)
    let counts = sets.map(\.population), size = set.nodes.count
    let prices = query.slots.indices.map { place in
      query.slots[place].isOptional
        ? Self.optional : query.slots[place].weight + 3 * (Int.bitWidth - (size / max(1, counts[place])).leadingZeroBitCount)
    }
    // What is nowhere is missing in any case.
    var there = query.slots.indices.filter { counts[$0] > 0 && !query.slots[$0].isOptional }
    if there.isEmpty { there = query.slots.indices.filter { counts[$0] > 0 } }
    // Who has typed "wart o" is not asking for everything that begins with o.
    if there.contains(where: { !query.slots[$0].isBegun }) { there.removeAll { query.slots[$0].isBegun } }
    guard let dearest = there.max(by: { (prices[$0], $1) < (prices[$1], $0) }) else { return }
    var found = NodeBits(count: size)
    for left in (1..<max(2, there.count)).reversed() where found.isEmpty {
      Self.choose(left, of: there.prefix(Self.mostLeft).map { sets[$0] }, nil) { found.form(or: $0) }
    }
    found.form(or: sets[dearest])
    look(found, missing: prices, grade: 2)
  }

  /// Hears what is common to each choice of so many sets.
  private static func choose(_ count: Int, of sets: [NodeBits], _ common: NodeBits?, _ hear: (NodeBits) -> Void) {
    guard count > 0 else {
      if let common { hear(common) }
      return
    }
    for place in sets.indices where sets.count - place >= count {
      var both = sets[place]
      if let common { both.form(and: common) }
      if !both.isEmpty { choose(count - 1, of: Array(sets[(place + 1)...]), both, hear) }
    }
  }

  /// The codes that have all of this themselves, or where these are few, from above too.
  private static func enough(_ candidates: [Candidates]) -> NodeBits {
    let own = common(candidates.map(\.own))
    return own.population < enough ? common(candidates.map(\.all)) : own
  }

  /// The codes that are in all of the sets.
  private static func common(_ sets: [NodeBits]) -> NodeBits {
    var found = sets[0]
    for more in sets.dropFirst() { found.form(and: more) }
    return found
  }

  private mutating func look(_ found: NodeBits, missing: [Int?], grade: Int) {
    guard !found.isEmpty else { return }
    let before = rows.total, known = rows.nodes
    let fit = CodeFit(set, query, missing: missing, base: grade * BestRows.Row.later)
    // What the office uses, and the very codes that a saying stands for, come before their length says so.
    var early: [Int] = []
    for key in query.slots.lazy.flatMap(\.alternatives).compactMap(\.code) {
      if let node = set.node(key) ?? set.extended(key)?.node { early.append(node) }
    }
    early += uses.nodes.filter { found[$0] }
    for node in Set(early).subtracting(known).sorted() where found[node] { fit.visit(node, uses, &rows) }
    let done = known.union(early)
    let byLength = set.index.byLength, lengths = set.index.lengths
    let free = fit.mostFree - grade * BestRows.Row.later
    let mayLack = missing.contains { $0 != nil }
    guard found.population > Self.many else {
      found.each { node in
        if done.isEmpty || !done.contains(node) { fit.visit(node, uses, &rows) }
      }
      return
    }
    var place = 0
    while place < byLength.count {
      let node = Int(byLength[place])
      place += 1
      guard found[node] else { continue }
      let least = Int(lengths[node]) - free, worst = rows.worstCost
      if least > worst { break }
      if mayLack, worst < .max, least + lacking(node, missing) > worst { continue }
      if done.isEmpty || !done.contains(node) { fit.visit(node, uses, &rows) }
    }
    rows.total = before + Self.total(found, set)
  }

  /// What a code costs at least for what it has not itself.
  private func lacking(_ node: Int, _ missing: [Int?]) -> Int {
    var cost = 0
    for place in candidates.indices where !candidates[place].own[node] {
      guard let price = missing[place] else { continue }
      if candidates[place].all[node] {
        cost += min(price, CodeFit.above)
      } else if !query.slots[place].isKin(set.index.nodes[node].key) {
        cost += price
      }
    }
    return cost
  }

  /// How many rows there are in all: those made with 7th characters too.
  private static func total(_ found: NodeBits, _ set: CodeSet) -> Int {
    var total = found.population
    for (table, nodes) in set.takers.enumerated() {
      var both = nodes
      both.form(and: found)
      total += both.population * set.tables[table].rows.count
    }
    return total
  }

  // MARK: Candidates

  private static func candidates(_ slot: Slot, _ atoms: [Atom], _ set: CodeSet) -> Candidates {
    let none = NodeBits(count: set.nodes.count)
    var found = Candidates(own: none, all: none)
    for alternative in slot.alternatives {
      if let key = alternative.code {
        codes(key, set, &found)
        continue
      }
      if alternative.atoms.nonzeroBitCount == 1 {
        insert(atoms[alternative.atoms.trailingZeroBitCount], set, &found)
        continue
      }
      var both: Candidates?
      for (place, atom) in atoms.enumerated() where alternative.atoms & 1 << UInt64(place) != 0 {
        var one = Candidates(own: none, all: none)
        insert(atom, set, &one)
        one.all.form(or: one.own)
        both?.own.form(and: one.own)
        both?.all.form(and: one.all)
        if both == nil { both = one }
      }
      if let both {
        found.own.form(or: both.own)
        found.all.form(or: both.all)
      }
    }
    found.all.form(or: found.own)
    return found
  }

  /// All codes below a beginning, and one that only lacks its end.
  private static func codes(_ key: CodeKey, _ set: CodeSet, _ found: inout Candidates) {
    var place = set.index.place(key.packed)
    while place < set.order.count, set.order[place].key <= key.lastBeginning {
      found.own.insert(Int(set.order[place].node))
      place += 1
    }
    if key.count == 7, let (node, _) = set.extended(key) { found.own.insert(node) }
  }

  /// Every code with one of the words in a title or another name, its own or one above, or in what its 7th characters say.
  private static func insert(_ atom: Atom, _ set: CodeSet, _ found: inout Candidates) {
    let starts = set.index.placeStarts, places = set.index.places, ends = set.index.ends
    var place = Int(starts[atom.words.lowerBound])
    let end = Int(starts[atom.words.upperBound])
    while place < end {
      let node = Int(places[place])
      found.own.insert(node)
      let last = Int(ends[node])
      if last > node + 1 { found.all.insert(node + 1..<last) }
      place += 1
    }
    for (table, rows) in set.tableTokens.enumerated()
    where rows.contains(where: { $0.contains { atom.words.contains(Int($0)) } }) { found.own.form(or: set.takers[table]) }
  }
}
