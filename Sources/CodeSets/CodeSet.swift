/// One edition of a set of codes in memory: the file as it stands, and where in it everything is.
package struct CodeSet: Sendable {
  /// A line of the file that is a chapter, a block or a code.
  struct Node {
    enum Kind: UInt8 { case chapter, block, code }

    var kind: Kind
    /// Where its line begins, its title begins, and the title ends.
    var line: Int32
    var title: Int32
    var titleEnd: Int32
    /// Nothing stands for a chapter or block.
    var key = CodeKey(packed: 0, count: 0)
    var parent: Int32 = -1
    /// The table of 7th characters that applies here, its own or one from above.
    var table: Int16 = -1
    var isLeaf = true
  }

  /// A title or an inclusion term, as words.
  struct Phrase {
    var node: Int32
    /// Its first word among `tokens`; it ends where the next phrase begins.
    var from: Int32
    var isTerm: Bool
  }

  package let edition: CodeEdition
  let bytes: [UInt8]
  let nodes: [Node]
  let tables: [SeventhTable]
  let words: CodeWords
  let phrases: [Phrase]
  /// Words by number; the two highest bits say that it stood in brackets, or that it weighs little.
  let tokens: [UInt32]
  /// The words of each row of each table.
  let tableTokens: [[[UInt32]]]
  /// The codes in order, with the node of each.
  let order: [(key: UInt64, node: Int32)]

  static let aside: UInt32 = 1 << 31
  static let light: UInt32 = 1 << 30
  /// The bits that are the word's number.
  static let word: UInt32 = light - 1

  /// The code as it is written in full, with or without its point; nothing if the edition has no such code.
  package func code(_ text: String) -> Code? {
    guard let key = CodeKey(text), key.count >= 3 else { return nil }
    if let node = node(key) { return code(at: node) }
    guard let (node, seventh) = extended(key) else { return nil }
    return code(at: node, seventh: seventh)
  }

  /// What stands above a code: chapter, block, category, and so on down to its own parent.
  package func parents(of code: Code) -> [Code] {
    var path: [Code] = []
    var node = code.seventh == nil ? Int(nodes[code.node].parent) : code.node
    while node >= 0 {
      path.append(self.code(at: node))
      node = Int(nodes[node].parent)
    }
    return path.reversed()
  }

  /// What stands right below a code, in the order of the file; those made with 7th characters too.
  package func children(of code: Code) -> [Code] {
    guard code.seventh == nil else { return [] }
    if let rows = sevenths(code.node) { return rows.indices.map { self.code(at: code.node, seventh: $0) } }
    return below(code.node).map { self.code(at: $0) }
  }

  /// The places right below one.
  func below(_ place: Int) -> [Int] {
    var found: [Int] = []
    var next = place + 1
    let end = end(of: place)
    while next < end {
      if nodes[next].parent == Int32(place) { found.append(next) }
      next += 1
    }
    return found
  }

  /// The notes that stand at a code itself, not those of its parents.
  package func notes(of code: Code) -> [CodeNote] { notes(at: code.node) }

  /// The notes that stand at a place.
  func notes(at place: Int) -> [CodeNote] {
    var notes: [CodeNote] = []
    var at = Int(nodes[place].titleEnd)
    func pastLine() { while at < bytes.count, bytes[at] != newline { at += 1 } }
    pastLine()
    while at + 1 < bytes.count, bytes[at + 1] == tab {
      let start = at + 2
      at += 1
      pastLine()
      let parts = bytes[start..<at].split(separator: tab, maxSplits: 1)
      if parts.count == 2, let kind = CodeNote.Kind(rawValue: String(decoding: parts[0], as: UTF8.self)) {
        notes.append(CodeNote(kind: kind, text: String(decoding: parts[1], as: UTF8.self)))
      }
    }
    return notes
  }

  /// The 7th characters that a code needs, or that the code was made with.
  package func sevenths(of code: Code) -> SeventhTable? { sevenths(code.node).map { SeventhTable(rows: $0) } }

  /// Hears every code that may stand on a claim, in the order of the file.
  package func eachBillable(_ hear: (_ code: String) -> Void) {
    for node in nodes.indices where nodes[node].kind == .code && nodes[node].isLeaf {
      guard let rows = sevenths(node) else {
        hear(shown(nodes[node].key))
        continue
      }
      for row in rows { hear(shown(nodes[node].key.withSeventh(row.character.asciiValue ?? 0))) }
    }
  }

  // MARK: Inside

  /// The code at a place, with a 7th character or without.
  func code(at place: Int, seventh: Int? = nil) -> Code {
    let node = nodes[place]
    let title = String(decoding: bytes[Int(node.title)..<Int(node.titleEnd)], as: UTF8.self)
    guard node.kind == .code else {
      let name = String(decoding: bytes[Int(node.line)..<Int(node.title) - 1], as: UTF8.self).split(separator: "\t").last
      return Code(code: name.map(String.init) ?? "", title: title, isBillable: false, node: place, seventh: nil)
    }
    let rows = sevenths(place)
    if let seventh, let row = rows?[seventh] {
      let key = node.key.withSeventh(row.character.asciiValue ?? 0)
      return Code(code: shown(key), title: "\(title), \(row.words)", isBillable: true, node: place, seventh: seventh)
    }
    return Code(code: shown(node.key), title: title, isBillable: node.isLeaf && rows == nil, node: place, seventh: nil)
  }

  /// The 7th characters to be added at a place, if there are any.
  func sevenths(_ place: Int) -> [SeventhTable.Row]? {
    let node = nodes[place]
    guard node.isLeaf, node.table >= 0, node.key.count < 7 else { return nil }
    return tables[Int(node.table)].rows
  }

  /// How many they are.
  func seventhCount(_ place: Int) -> Int {
    let node = nodes[place]
    return node.isLeaf && node.table >= 0 && node.key.count < 7 ? tables[Int(node.table)].rows.count : 0
  }

  func shown(_ key: CodeKey) -> String { edition.kind == CodeEdition.icd ? key.dotted : key.plain }

  /// The first place in `order` that is not before a number.
  func place(_ packed: UInt64) -> Int {
    var low = 0, high = order.count
    while low < high {
      let middle = (low + high) / 2
      if order[middle].key < packed { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func node(_ key: CodeKey) -> Int? {
    let place = place(key.packed)
    guard place < order.count, order[place].key == key.packed else { return nil }
    return Int(order[place].node)
  }

  /// The code that a key of seven characters is made from with a 7th character, and the number of that.
  func extended(_ key: CodeKey) -> (node: Int, seventh: Int)? {
    guard key.count == 7, let (node, rows) = padded(key.shorter) else { return nil }
    let letter = key[6]
    guard let seventh = rows.firstIndex(where: { $0.character.asciiValue == letter }) else { return nil }
    return (node, seventh)
  }

  /// The code that needs a 7th character and, filled with X, begins with this key.
  func padded(_ key: CodeKey) -> (node: Int, rows: [SeventhTable.Row])? {
    var base = key
    while base.count >= 3 {
      if let node = node(base) { return sevenths(node).map { (node, $0) } }
      guard base[base.count - 1] == UInt8(ascii: "X") else { return nil }
      base = base.shorter
    }
    return nil
  }

  /// The first place after a node and all that is below it.
  private func end(of place: Int) -> Int {
    var last = place + 1
    while last < nodes.count, isBelow(last, place) { last += 1 }
    return last
  }

  private func isBelow(_ node: Int, _ above: Int) -> Bool {
    var node = node
    while node > above { node = Int(nodes[node].parent) }
    return node == above
  }
}
