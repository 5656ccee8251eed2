/// Reads the official ICD-10-CM tabular list (XML of the CDC) and writes it as a data file.
package struct TabularXML {
  /// What came of an import.
  package struct Outcome: Sendable {
    package var file: [UInt8]
    /// Codes and categories in the tree.
    package var codes: Int
    package var edition: CodeEdition
    /// Where an office keeps it.
    package var fileName: String
    /// Elements that were passed over, in order of their names.
    package var leftOut: [String]
  }

  /// What a code hands down to those below it.
  private struct Scope {
    var code = ""
    var table: Int?
    var exceptions: [SeventhException] = []
  }

  /// A code that was begun and is written as soon as everything about it was read.
  private struct Waiting {
    var code = ""
    var title = ""
    var table: Int?
    var notes: [CodeNote] = []
  }

  private var xml: XMLReader
  private var file = CodeFileText()
  private var billable = 0
  private var seen = Set<String>()
  private var leftOut = Set<String>()
  private let size: Int
  private let progress: (_ done: Int, _ of: Int) -> Void

  private init(_ bytes: [UInt8], _ progress: @escaping (Int, Int) -> Void) throws(CodeFault) {
    xml = try XMLReader(bytes)
    size = bytes.count
    self.progress = progress
  }

  /// Reads all of it. The edition is the one that was asked for, or what the file's name says, or the one with which its year begins.
  package static func read(
    _ bytes: [UInt8], fileName: String, edition asked: TabularEdition? = nil,
    progress: @escaping (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(CodeFault) -> Outcome {
    var reader = try TabularXML(bytes, progress)
    let year = try reader.document()
    let chosen = asked ?? TabularEdition(words: fileName) ?? TabularEdition(fiscalYear: year)
    guard chosen.fiscalYear == year else {
      let editions = "\"April \(year)\" or \"October \(year - 1)\""
      throw CodeFault("the file is of the year \(year), not \(chosen.fiscalYear) as \(chosen.name); --edition \(editions) says which it is")
    }
    guard let edition = chosen.edition(billable: reader.billable) else {
      throw CodeFault("the file is of the year \(year), which makes no sense")
    }
    return Outcome(
      file: reader.file.finish(edition), codes: reader.file.codes, edition: edition, fileName: chosen.fileName,
      leftOut: reader.leftOut.sorted())
  }

  // MARK: The levels of the list

  private mutating func document() throws(CodeFault) -> Int {
    guard case .open(let root) = try xml.next(), root == "ICD10CM.tabular" else {
      throw xml.fault("this is not an ICD-10-CM tabular list, which begins with <ICD10CM.tabular>")
    }
    var year: Int?
    while let name = try element() {
      switch name {
      case "version": year = Int(try words().prefix(4))
      case "introduction": try xml.skip()
      case "chapter": try chapter()
      default: try leaveOut(name)
      }
    }
    guard case .end = try xml.next() else { throw xml.fault("something more after the end of the list") }
    guard let year, (2010...2199).contains(year) else { throw CodeFault("the file does not say of which year it is (<version>)") }
    if file.codes == 0 { throw CodeFault("there are no codes in the file") }
    return year
  }

  private mutating func chapter() throws(CodeFault) {
    var waiting = Waiting()
    var isWritten = false
    while let name = try element() {
      switch name {
      case "name": waiting.code = try words()
      case "sectionIndex": try xml.skip()
      case "section":
        if !isWritten { try write(waiting, heading: "chapter") }
        isWritten = true
        try section()
      default: if try !common(name, &waiting) { try leaveOut(name) }
      }
    }
    if !isWritten { try write(waiting, heading: "chapter") }
  }

  private mutating func section() throws(CodeFault) {
    var waiting = Waiting()
    waiting.code = xml.attributes["id"] ?? ""
    var isWritten = false
    while let name = try element() {
      if name == "diag" {
        if !isWritten { try write(waiting, heading: "block") }
        isWritten = true
        try code(in: Scope())
      } else if try !common(name, &waiting) {
        try leaveOut(name)
      }
    }
    if !isWritten { try write(waiting, heading: "block") }
  }

  private mutating func code(in scope: Scope) throws(CodeFault) {
    var waiting = Waiting()
    var own = scope
    var hasChildren = false
    while let name = try element() {
      switch name {
      case "name": waiting.code = try words()
      case "sevenChrDef": waiting.table = try table(&waiting.notes)
      case "diag":
        if !hasChildren { own = try write(waiting, in: scope) }
        hasChildren = true
        try code(in: own)
      default: if try !common(name, &waiting) { try leaveOut(name) }
      }
    }
    guard !hasChildren else { return }
    own = try write(waiting, in: scope)
    billable += own.code.count < 7 ? own.table.map { file.table($0).rows.count } ?? 1 : 1
    if billable % 256 == 0 { progress(xml.at, size) }
  }

  // MARK: Writing

  private mutating func write(_ waiting: Waiting, heading: String) throws(CodeFault) {
    if waiting.code.isEmpty || waiting.title.isEmpty { throw xml.fault("a \(heading) without a name or a title") }
    file.heading(heading, waiting.code, waiting.title)
    for note in waiting.notes { file.note(note) }
  }

  private mutating func write(_ waiting: Waiting, in scope: Scope) throws(CodeFault) -> Scope {
    guard let key = CodeKey(waiting.code), waiting.code == key.dotted else { throw xml.fault("\"\(waiting.code)\" is not a code") }
    let plain = waiting.code.filter { $0 != "." }
    if waiting.title.isEmpty { throw xml.fault("the code \(waiting.code) has no title") }
    guard scope.code.isEmpty ? plain.count == 3 : plain.hasPrefix(scope.code) && plain.count > scope.code.count else {
      throw xml.fault("the code \(waiting.code) does not belong under \(scope.code.isEmpty ? "a block" : scope.code)")
    }
    guard seen.insert(plain).inserted else { throw xml.fault("the code \(waiting.code) a second time") }
    var own = Scope(code: plain, table: waiting.table ?? scope.table, exceptions: scope.exceptions)
    for note in waiting.notes where note.kind == .note {
      do throws(SeventhException.Unknown) {
        if let exception = try SeventhException(note: note.text) { own.exceptions.append(exception) }
      } catch { throw xml.fault("a rule for 7th characters that this Anteroom does not know: \"\(note.text)\"") }
    }
    var written = waiting.table
    let withheld = own.exceptions.filter { $0.applies(to: plain) }.reduce(into: Set<Character>()) { $0.formUnion($1.characters) }
    if let full = own.table, !withheld.isEmpty {
      written = file.table(SeventhTable(rows: file.table(full).rows.filter { !withheld.contains($0.character) }))
      own.table = written
    }
    file.code(waiting.code, waiting.title, table: written)
    for note in waiting.notes { file.note(note) }
    return own
  }

  // MARK: Elements

  /// The next element inside the one that is open, or nothing at its end.
  private mutating func element() throws(CodeFault) -> String? {
    switch try xml.next() {
    case .open(let name): return name
    case .close: return nil
    case .text, .end: throw xml.fault("text where only elements belong")
    }
  }

  /// Title and notes, which chapters, blocks and codes all have.
  private mutating func common(_ name: String, _ waiting: inout Waiting) throws(CodeFault) -> Bool {
    switch name {
    case "desc": waiting.title = try words()
    case "includes": try notes(.includes, &waiting.notes)
    case "inclusionTerm": try notes(.term, &waiting.notes)
    case "excludes1": try notes(.excludes1, &waiting.notes)
    case "excludes2": try notes(.excludes2, &waiting.notes)
    case "codeFirst": try notes(.codeFirst, &waiting.notes)
    case "useAdditionalCode": try notes(.useAdditional, &waiting.notes)
    case "codeAlso": try notes(.codeAlso, &waiting.notes)
    case "notes": try notes(.note, &waiting.notes)
    case "sevenChrNote": try notes(.seventh, &waiting.notes)
    default: return false
    }
    return true
  }

  private mutating func notes(_ kind: CodeNote.Kind, _ notes: inout [CodeNote]) throws(CodeFault) {
    while let name = try element() {
      guard name == "note" else { throw xml.fault("<\(name)> where a <note> should be") }
      let text = try words()
      if !text.isEmpty { notes.append(CodeNote(kind: kind, text: text)) }
    }
  }

  private mutating func table(_ notes: inout [CodeNote]) throws(CodeFault) -> Int {
    var rows: [SeventhTable.Row] = []
    while let name = try element() {
      if name == "extension" {
        guard let given = xml.attributes["char"], given.count == 1, let character = given.first, character.isASCII,
          character.isUppercase || character.isNumber
        else { throw xml.fault("a 7th character should be one letter or digit") }
        if rows.contains(where: { $0.character == character }) { throw xml.fault("the 7th character \(character) a second time") }
        rows.append(SeventhTable.Row(character: character, words: try words()))
      } else if name == "note", let last = rows.last {
        notes.append(CodeNote(kind: .seventhTerm, text: "\(last.character) \(try words())"))
      } else {
        try leaveOut(name)
      }
    }
    if rows.isEmpty { throw xml.fault("a table of 7th characters with nothing in it") }
    return file.table(SeventhTable(rows: rows))
  }

  /// The text of an element that holds nothing else, with its blanks in order.
  private mutating func words() throws(CodeFault) -> String {
    var text = ""
    while true {
      switch try xml.next() {
      case .text(let more): text += more
      case .close: return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      case .open(let name): throw xml.fault("<\(name)> where only text belongs")
      case .end: throw xml.fault("the file ends inside a text")
      }
    }
  }

  private mutating func leaveOut(_ name: String) throws(CodeFault) {
    leftOut.insert(name)
    try xml.skip()
  }
}
