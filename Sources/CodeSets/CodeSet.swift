/// One edition of a set of codes in memory: the file as it stands, and where in it everything is.
package struct CodeSet: Sendable {
  /// A line of the file that is a chapter, a block or a code.
  struct Node: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable { case chapter, block, code }

    /// Nothing stands for a chapter or block.
    var key = CodeKey(packed: 0, count: 0)
    /// Where its line begins, its title begins, and the title ends.
    var line: Int32
    var title: Int32
    var titleEnd: Int32
    var parent: Int32 = -1
    /// The first place after it and all that is below it.
    var end: Int32 = 0
    /// Its title and its other names.
    var firstPhrase: Int32 = 0
    var phraseCount: UInt16 = 0
    /// The table of 7th characters that applies here, its own or one from above.
    var table: Int16 = -1
    var kind: Kind
    var isLeaf = true
    /// An index is written as it lies in memory, and has no gaps in which something else would be written down.
    private var gap: UInt16 = 0

    init(kind: Kind, line: Int32, title: Int32, titleEnd: Int32) {
      self.kind = kind
      self.line = line
      self.title = title
      self.titleEnd = titleEnd
    }
  }

  /// A title or an inclusion term, as words.
  struct Phrase: BitwiseCopyable {
    var node: Int32
    /// Its first word among the tokens; it ends where the next phrase begins.
    var from: Int32
    /// Where it stands in the file.
    var text: Int32
    private var kind: Int32

    /// Another name, and not the title.
    var isTerm: Bool { kind != 0 }

    init(node: Int32, from: Int32, text: Int32, isTerm: Bool) {
      self.node = node
      self.from = from
      self.text = text
      kind = isTerm ? 1 : 0
    }
  }

  package let edition: CodeEdition
  let bytes: Table<UInt8>
  let index: SearchIndex
  let tables: [SeventhTable]
  /// The words of each row of each table, by number.
  let tableTokens: [[[Int32]]]
  /// For each table the codes that take its characters.
  let takers: [NodeBits]

  var nodes: Table<Node> { index.nodes }
  var phrases: Table<Phrase> { index.phrases }
  var order: Table<SearchIndex.Entry> { index.order }

  init(edition: CodeEdition, bytes: Table<UInt8>, index: SearchIndex, tables: [SeventhTable]) {
    self.edition = edition
    self.bytes = bytes
    self.index = index
    self.tables = tables
    tableTokens = tables.map { table in
      table.rows.map { row in
        DeskWords.words(Array(row.words.utf8)).compactMap { word in
          index.words(beginning: word).first.flatMap { index.isWhole($0, word) ? Int32($0) : nil }
        }
      }
    }
    takers = tables.indices.map { NodeBits(count: index.nodes.count, number: $0, in: index.takers) }
  }

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
    let end = Int(nodes[place].end)
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
  func place(_ packed: UInt64) -> Int { index.place(packed) }

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

  // MARK: Names

  /// The title of a code, which comes first, and its other names.
  func phrases(of node: Int) -> Range<Int> {
    let first = Int(nodes[node].firstPhrase)
    return first..<first + Int(nodes[node].phraseCount)
  }

  func start(_ phrase: Int) -> Int { Int(phrases[phrase].from) }
  func end(_ phrase: Int) -> Int { phrase + 1 < phrases.count ? Int(phrases[phrase + 1].from) : index.tokens.count }

  /// A title or name as it stands in the file.
  func text(of phrase: Int) -> String {
    let start = Int(phrases[phrase].text)
    return String(decoding: bytes[start...].prefix { $0 != newline && $0 != tab }, as: UTF8.self)
  }
}
