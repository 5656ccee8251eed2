import Practice

/// Writes a data file of codes; `sample-data/codes/FORMAT.md` says what each line means.
struct CodeFileText {
  private var tables: [SeventhTable] = []
  private var body: [UInt8] = []
  /// How many codes were written, those with 7th characters once.
  private(set) var codes = 0

  private var format = 1

  init() { body.reserveCapacity(5 << 20) }

  /// The number of a table of 7th characters, which is written once however many codes use it.
  mutating func table(_ table: SeventhTable) -> Int {
    if let known = tables.firstIndex(of: table) { return known }
    tables.append(table)
    return tables.count - 1
  }

  /// The words of a table that was given before.
  func table(_ number: Int) -> SeventhTable { tables[number] }

  /// A heading that is no code: "chapter" or "block".
  mutating func heading(_ word: String, _ name: String, _ title: String) { line(word, name, title) }

  /// A code; `table` if a table begins to apply at it, `life` if it has days of its own.
  mutating func code(_ code: String, _ title: String, table: Int?, life: CodeLife = CodeLife()) {
    codes += 1
    if life != CodeLife() { format = 2 }
    let parts = [code, title, table.map { "t\($0 + 1)" }, life.from.map { "from \($0.iso)" }, life.to.map { "to \($0.iso)" }]
    line(parts.compactMap(\.self))
  }

  /// A note under the line before.
  mutating func note(_ note: CodeNote) { line("", note.kind.rawValue, note.text) }

  /// All of it, with its first and its last line.
  func finish(_ edition: CodeEdition) -> [UInt8] {
    var head = CodeFileText()
    head.line(edition.line(format: format))
    for (index, table) in tables.enumerated() {
      head.line(["table", "t\(index + 1)"] + table.rows.flatMap { [String($0.character), $0.words] })
    }
    var bytes = head.body + body
    let check = CodeCheck.sum(bytes[...])
    bytes += "end\t\(check)\n".utf8
    return bytes
  }

  private mutating func line(_ parts: String...) { line(parts) }

  private mutating func line(_ parts: [String]) {
    for (index, part) in parts.enumerated() {
      if index > 0 { body.append(tab) }
      body += part.utf8
    }
    body.append(newline)
  }
}
