import Glibc

/// Reads a data file of codes, and says clearly what is wrong with any other.
struct CodeSetReader {
  private let bytes: [UInt8]
  private let edition: CodeEdition
  private var nodes: [CodeSet.Node] = []
  private var tables: [SeventhTable] = []
  private var words = CodeWords()
  private static let lightWords = Int32(LightWords.all.count)
  private static let unspecified = UInt32(0)
  private var phrases: [CodeSet.Phrase] = []
  private var tokens: [UInt32] = []
  private var order: [SearchIndex.Entry] = []
  /// The codes from the block down to where the reader is.
  private var path: [Int] = []
  private var chapter: Int32 = -1
  private var block: Int32 = -1

  /// Reads all of a file; its index is made, and may be kept.
  static func read(_ source: IndexSource, keep: ([UInt8]) -> Void = { _ in }) throws(CodeFault) -> CodeSet {
    var (reader, first) = try begin(Array(Table(source.bytes)))
    reader.reserve()
    try reader.lines(from: first)
    return try reader.finish(source, keep)
  }

  /// Reads only the head of a file, with an index that was made of it.
  static func read(_ bytes: Table<UInt8>, indexed: SearchIndex) throws(CodeFault) -> CodeSet {
    var end = 0
    repeat { end = bytes[end...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.count } while bytes[end...].starts(with: tableMark)
    var (reader, first) = try begin(Array(bytes[..<end]))
    try reader.tables(from: first)
    return CodeSet(edition: reader.edition, bytes: bytes, index: indexed, tables: reader.tables)
  }

  private static let tableMark = Array("table\t".utf8)

  /// A reader that knows the edition, and where the first line ends.
  private static func begin(_ bytes: [UInt8]) throws(CodeFault) -> (reader: CodeSetReader, first: Int) {
    let first = bytes.firstIndex(of: newline) ?? bytes.count
    guard first < 1000, let line = String(validating: bytes[..<first], as: UTF8.self) else {
      throw CodeFault("this is not a data file of codes: its first line does not begin with \"anteroom codes\"", line: 1)
    }
    return (CodeSetReader(bytes: bytes, edition: try CodeEdition(line: line[...])), first + 1)
  }

  private init(bytes: [UInt8], edition: CodeEdition) {
    self.bytes = bytes
    self.edition = edition
  }

  private mutating func reserve() {
    nodes.reserveCapacity(bytes.count / 90)
    order.reserveCapacity(bytes.count / 90)
    phrases.reserveCapacity(bytes.count / 60)
    tokens.reserveCapacity(bytes.count / 7)
    // They have the lowest numbers, and so are known by their number alone.
    let light = Array(LightWords.all.joined(separator: " ").utf8)
    words.take(light, 0, light.count) { _, _, _ in }
  }

  /// The tables of 7th characters, which stand before everything else.
  private mutating func tables(from first: Int) throws(CodeFault) {
    var at = first
    while at < bytes.count, bytes[at...].starts(with: Self.tableMark) {
      let end = bytes[at...].firstIndex(of: newline) ?? bytes.count
      try table(bytes[at..<end].split(separator: tab, omittingEmptySubsequences: false), at)
      at = end + 1
    }
  }

  private mutating func lines(from first: Int) throws(CodeFault) {
    var at = first
    while at < bytes.count {
      let start = at
      var isPlain = true
      while at < bytes.count, bytes[at] != newline {
        if bytes[at] < 32 || bytes[at] >= 127, bytes[at] != tab { isPlain = false }
        at += 1
      }
      guard at < bytes.count else { break }
      if !isPlain { try checkLetters(start, at) }
      if bytes[start] == UInt8(ascii: "e"), bytes[start..<at].starts(with: "end".utf8) { return try end(start, at) }
      try line(start, at)
      at += 1
    }
    throw fault("the file ends before its last line, which begins with \"end\"", bytes.count)
  }

  private func checkLetters(_ start: Int, _ end: Int) throws(CodeFault) {
    guard let text = String(validating: bytes[start..<end], as: UTF8.self) else { throw fault("a line that is not UTF-8", start) }
    // They would reach someone's terminal.
    for scalar in text.unicodeScalars where scalar.value != 9 && (scalar.value < 32 || (127..<160).contains(scalar.value)) {
      throw fault("a control character", start)
    }
  }

  private mutating func line(_ start: Int, _ end: Int) throws(CodeFault) {
    guard start < end else { throw fault("an empty line", start) }
    if bytes[start] == tab { return try note(start, end) }
    guard let first = bytes[start..<end].firstIndex(of: tab) else { throw fault("a line without a title", start) }
    if bytes[start] < UInt8(ascii: "a") { return try code(start, first, end) }
    let parts = bytes[start..<end].split(separator: tab, omittingEmptySubsequences: false)
    switch String(decoding: parts[0], as: UTF8.self) {
    case "table": try table(parts, start)
    case "chapter" where parts.count == 3: try heading(.chapter, start, parts[2].startIndex, end)
    case "block" where parts.count == 3: try heading(.block, start, parts[2].startIndex, end)
    default: throw fault("a line that is none of table, chapter, block, a code or a note", start)
    }
  }

  private mutating func heading(_ kind: CodeSet.Node.Kind, _ start: Int, _ title: Int, _ end: Int) throws(CodeFault) {
    guard title < end else { throw fault("a heading without a title", start) }
    let number = Int32(nodes.count)
    var node = CodeSet.Node(kind: kind, line: Int32(start), title: Int32(title), titleEnd: Int32(end))
    path = []
    if kind == .chapter {
      chapter = number
      block = number
    } else {
      node.parent = chapter
      block = number
    }
    nodes.append(node)
  }

  private mutating func code(_ start: Int, _ first: Int, _ end: Int) throws(CodeFault) {
    guard let key = CodeKey(bytes: bytes[start..<first]), key.count >= 3 else { throw fault("a line that begins with no code", start) }
    let title = first + 1
    let titleEnd = bytes[title..<end].firstIndex(of: tab) ?? end
    guard titleEnd > title else { throw fault("a code without a title", start) }
    while let last = path.last, !nodes[last].key.begins(key) || nodes[last].key.count == key.count { path.removeLast() }
    var node = CodeSet.Node(kind: .code, line: Int32(start), title: Int32(title), titleEnd: Int32(titleEnd))
    node.key = key
    node.parent = path.last.map(Int32.init) ?? block
    if let parent = path.last {
      nodes[parent].isLeaf = false
      node.table = nodes[parent].table
    } else if edition.kind == CodeEdition.icd, key.count > 3 {
      throw fault("the code \(key.dotted) comes without its category", start)
    }
    if titleEnd < end { try extras(titleEnd + 1, end, start, &node) }
    order.append(SearchIndex.Entry(key: key.packed, node: Int32(nodes.count)))
    path.append(nodes.count)
    phrase(title, titleEnd, isTerm: false)
    nodes.append(node)
  }

  /// What stands after the title: the table of 7th characters, and the days of a code that has its own.
  private func extras(_ from: Int, _ end: Int, _ start: Int, _ node: inout CodeSet.Node) throws(CodeFault) {
    for part in bytes[from..<end].split(separator: tab, omittingEmptySubsequences: false) {
      if part.first == UInt8(ascii: "t"), part.dropFirst().first != UInt8(ascii: "o") {
        node.table = try tableNumber(part, start)
      } else if CodeSet.lifeDay(part) == nil {
        throw fault("\"\(String(decoding: part, as: UTF8.self))\" is neither a table nor a day", start)
      }
    }
  }

  /// Only the other names are read now; all notes stay where they are until someone asks.
  private mutating func note(_ start: Int, _ end: Int) throws(CodeFault) {
    guard let second = bytes[(start + 1)..<end].firstIndex(of: tab), second + 1 < end else { throw fault("a note without its text", start) }
    guard let last = nodes.last else { throw fault("a note that belongs to nothing", start) }
    let kind = bytes[(start + 1)..<second]
    guard last.kind == .code, kind.elementsEqual("term".utf8) || kind.elementsEqual("includes".utf8) else { return }
    phrase(second + 1, end, isTerm: true, of: nodes.count - 1)
  }

  private mutating func phrase(_ start: Int, _ end: Int, isTerm: Bool, of node: Int? = nil) {
    phrases.append(CodeSet.Phrase(node: Int32(node ?? nodes.count), from: Int32(tokens.count), text: Int32(start), isTerm: isTerm))
    words.take(bytes, start, end) { word, isAside, isJoined in
      tokens.append(Self.token(word, isAside, after: isJoined ? tokens.last : nil))
    }
  }

  /// A word with what it weighs. What is called unspecified says no more than that: "unspecified ear".
  private static func token(_ word: Int32, _ isAside: Bool, after last: UInt32?) -> UInt32 {
    if isAside { return UInt32(word) | CodeSet.aside }
    let isLight = word < lightWords || last.map { $0 & CodeSet.word == unspecified } == true
    return UInt32(word) | (isLight ? CodeSet.light : 0)
  }

  private mutating func table(_ parts: [ArraySlice<UInt8>], _ start: Int) throws(CodeFault) {
    guard parts.count >= 4, parts.count % 2 == 0, String(decoding: parts[1], as: UTF8.self) == "t\(tables.count + 1)", nodes.isEmpty else {
      throw fault("a table of 7th characters that is out of order", start)
    }
    var rows: [SeventhTable.Row] = []
    for place in stride(from: 2, to: parts.count, by: 2) {
      guard parts[place].count == 1, let key = CodeKey(bytes: parts[place]), let character = key.plain.first, !parts[place + 1].isEmpty
      else {
        throw fault("a 7th character should be one letter or digit with its words", start)
      }
      rows.append(SeventhTable.Row(character: character, words: String(decoding: parts[place + 1], as: UTF8.self)))
    }
    tables.append(SeventhTable(rows: rows))
  }

  private func tableNumber(_ text: ArraySlice<UInt8>, _ start: Int) throws(CodeFault) -> Int16 {
    let text = String(decoding: text, as: UTF8.self)
    guard text.hasPrefix("t"), let number = Int(text.dropFirst()), number >= 1, number <= tables.count else {
      throw fault("there is no table \(text)", start)
    }
    return Int16(number - 1)
  }

  private func end(_ start: Int, _ end: Int) throws(CodeFault) {
    if end + 1 < bytes.count { throw fault("something more after the last line", end + 1) }
    let check = bytes[start..<end].dropFirst(4)
    // A list that is kept by hand does without.
    guard !check.isEmpty else { return }
    guard check.elementsEqual(CodeCheck.sum(bytes[..<start]).utf8) else {
      throw fault("the file is not as it was written: its check number is another one", start)
    }
  }

  private mutating func finish(_ source: IndexSource, _ keep: ([UInt8]) -> Void) throws(CodeFault) -> CodeSet {
    order.sort { $0.key < $1.key }
    for place in order.indices.dropFirst() where order[place].key == order[place - 1].key {
      throw fault("a code for the second time", Int(nodes[Int(order[place].node)].line))
    }
    // What the tables say is found like any other word.
    for row in tables.lazy.flatMap(\.rows) {
      let text = Array(row.words.utf8)
      words.take(text, 0, text.count) { _, _, _ in }
    }
    let kind = edition.kind
    let made = IndexBuilder.make(
      nodes: nodes, phrases: phrases, tokens: tokens, order: order, words: words, tables: tables.count,
      isRare: { Rarity.cost($0, kind) })
    let written = made.bytes(of: source)
    keep(written)
    guard let index = SearchIndex(IndexBytes(written), of: source) else {
      throw CodeFault("the words of the file could not be put in order")
    }
    let set = CodeSet(edition: edition, bytes: Table(source.bytes), index: index, tables: tables)
    let billable = nodes.indices.reduce(0) { sum, place in
      nodes[place].kind == .code && nodes[place].isLeaf ? sum + (set.sevenths(place)?.count ?? 1) : sum
    }
    guard billable == edition.billable else {
      throw CodeFault("the first line tells of \(edition.billable) billable codes, and there are \(billable)", line: 1)
    }
    return set
  }

  private func fault(_ what: String, _ offset: Int) -> CodeFault { CodeFault(what, at: offset, of: bytes) }
}

extension CodeSet {
  /// Reads a data file of codes.
  package static func read(_ bytes: [UInt8]) throws(CodeFault) -> CodeSet { try CodeSetReader.read(IndexSource(IndexBytes(bytes))) }

  /// Opens a data file with the index beside it; where there is none, or one of another file, it is made.
  package static func open(_ path: String) throws(CodeFault) -> CodeSet {
    let file = try IndexedFile(path), source = file.source
    if let index = file.index({ SearchIndex($0, of: source) }) { return try CodeSetReader.read(Table(source.bytes), indexed: index) }
    return try CodeSetReader.read(source, keep: file.keep)
  }
}
