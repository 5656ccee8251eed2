import Practice
import Synchronization

/// What rules of coding ask, answered by the editions on a shelf, each on the dates it is for. Any thread may ask.
final class ShelfFacts: Sendable {
  private struct Asked: Hashable {
    var set: String
    var kind: CodeNote.Kind
    var node: Int
  }

  private let shelf: CodeShelf
  /// Notes are read when they are first asked for; a superbill asks for the same ones at every key.
  private let read = Mutex<[Asked: [NoteBond]]>([:])

  init(_ shelf: CodeShelf) { self.shelf = shelf }

  // MARK: Standing

  func standing(_ code: String, _ day: Day) -> CodeStanding {
    guard let kind = CodeShape.set(of: code), let key = CodeKey(code) else { return .unknown }
    guard let set = shelf.set(kind, on: day) else { return ownDays(key, kind, day) ?? .noEdition }
    if let standing = Self.standing(key, in: set, day) { return standing }
    if !set.edition.isWhole, let standing = ownDays(key, kind, day) { return standing }
    let elsewhere = elsewhere(key, kind, day)
    if elsewhere.until == nil, elsewhere.from == nil { return set.edition.isWhole ? .unknown : .noEdition }
    return .otherwise(until: elsewhere.until, from: elsewhere.from)
  }

  /// Codes of HCPCS have their own first day, so a later edition can say of one that it stood on a day before.
  private func ownDays(_ key: CodeKey, _ kind: String, _ day: Day) -> CodeStanding? {
    guard kind == CodeEdition.hcpcs else { return nil }
    let isThere = shelf.reigns(kind).contains { reign in
      guard reign.set.edition.isWhole, reign.first > day, let node = reign.set.node(key) else { return false }
      let life = reign.set.life(node)
      return life.from != nil && life.contains(day)
    }
    return isThere ? .billable : nil
  }

  /// Nothing if the set has no such code on that day.
  private static func standing(_ key: CodeKey, in set: CodeSet, _ day: Day) -> CodeStanding? {
    if let node = set.node(key) {
      let life = set.life(node)
      guard life.contains(day) else {
        return .otherwise(until: life.to.flatMap { $0 < day ? $0 : nil }, from: life.from.flatMap { $0 > day ? $0 : nil })
      }
      if let rows = set.sevenths(node) { return needsSeventh(set, node, rows) }
      guard !set.nodes[node].isLeaf else { return .billable }
      if let made = sevenCharacters(key, in: set) { return .needsSeventh(made) }
      return .heading(below: set.below(node).prefix(20).map { set.code(at: $0).code })
    }
    if set.extended(key) != nil { return .billable }
    guard key.count > 3, key.count < 7 else { return nil }
    if let (node, rows) = set.padded(key) { return needsSeventh(set, node, rows) }
    return sevenCharacters(key, in: set).map(CodeStanding.needsSeventh)
  }

  /// A set without tables (an order file) has the codes of seven characters on lines of their own: those below, if all are such.
  private static func sevenCharacters(_ key: CodeKey, in set: CodeSet) -> [String]? {
    guard set.edition.kind == CodeEdition.icd, set.tables.isEmpty else { return nil }
    var found: [CodeKey] = []
    var place = set.place(key.packed)
    while place < set.order.count, set.order[place].key <= key.lastBeginning {
      let below = set.nodes[Int(set.order[place].node)].key
      place += 1
      if below == key { continue }
      // Only the 7th character is missing, and X before it.
      guard below.count == 7, (key.count..<6).allSatisfy({ below[$0] == UInt8(ascii: "X") }) else { return nil }
      found.append(below)
    }
    return found.isEmpty ? nil : found.map(\.dotted)
  }

  private static func needsSeventh(_ set: CodeSet, _ node: Int, _ rows: [SeventhTable.Row]) -> CodeStanding {
    .needsSeventh(rows.map { set.nodes[node].key.withSeventh($0.character.asciiValue ?? 0).dotted })
  }

  /// The last day before and the first day after on which another edition has the code.
  private func elsewhere(_ key: CodeKey, _ kind: String, _ day: Day) -> (until: Day?, from: Day?) {
    var until: Day?, from: Day?
    for (set, first, last) in shelf.reigns(kind) where set.edition.isWhole {
      let life = set.node(key).map { set.life($0) } ?? CodeLife()
      let sample = max(first, life.from ?? first)
      guard case .billable? = Self.standing(key, in: set, sample) else { continue }
      let end = [last, life.to].compactMap(\.self).min()
      if let end, end < day { until = max(until ?? end, end) }
      if sample > day { from = min(from ?? sample, sample) }
    }
    return (until, from)
  }

  // MARK: Notes

  // Notes hardly change from one edition to the next. Where none is here for a day, those of the nearest are said, with its name.

  func excludes(_ one: String, _ other: String, _ day: Day) -> CodeBond? {
    guard let set = shelf.nearest(CodeEdition.icd, to: day), let a = CodeKey(one), let b = CodeKey(other), a != b else { return nil }
    return (excludes(a, b, set) ?? excludes(b, a, set)).map { dated($0, set, day) }
  }

  private func excludes(_ one: CodeKey, _ other: CodeKey, _ set: CodeSet) -> CodeBond? {
    guard let node = set.stands(one) else { return nil }
    for place in set.path(up: node) {
      if let found = bonds(.excludes1, at: place, in: set).first(where: { $0.names(other) }) { return found.bond }
    }
    return nil
  }

  func bonds(_ kind: CodeNote.Kind, _ code: String, _ day: Day) -> [CodeBond] {
    guard let set = shelf.nearest(CodeEdition.icd, to: day), let key = CodeKey(code), let node = set.stands(key) else { return [] }
    return set.path(up: node).flatMap { bonds(kind, at: $0, in: set) }.map { dated($0.bond, set, day) }
  }

  private func dated(_ bond: CodeBond, _ set: CodeSet, _ day: Day) -> CodeBond {
    guard !set.edition.isInForce(on: day) else { return bond }
    var bond = bond
    bond.at += " of \(set.edition.name)"
    return bond
  }

  private func bonds(_ kind: CodeNote.Kind, at node: Int, in set: CodeSet) -> [NoteBond] {
    let asked = Asked(set: set.edition.title, kind: kind, node: node)
    return read.withLock { read in
      if let known = read[asked] { return known }
      let bonds = set.bonds(kind, at: node)
      read[asked] = bonds
      return bonds
    }
  }

  func sides(_ code: String, _ day: Day) -> CodeSides? {
    guard let set = shelf.nearest(CodeEdition.icd, to: day), let key = CodeKey(code) else { return nil }
    return SideFinder(set).sides(key)
  }
}

extension CodeFacts {
  /// What the editions on a shelf say.
  package init(_ shelf: CodeShelf) {
    let facts = ShelfFacts(shelf)
    self.init(
      standing: { facts.standing($0, $1) }, excludes: { facts.excludes($0, $1, $2) }, first: { facts.bonds(.codeFirst, $0, $1) },
      additional: { facts.bonds(.useAdditional, $0, $1) }, sides: { facts.sides($0, $1) },
      pair: { shelf.edits.pair($0, $1, $2) }, mostUnits: { shelf.edits.limit($0, $1) })
  }
}
