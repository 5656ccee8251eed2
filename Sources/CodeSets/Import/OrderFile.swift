import Practice

/// The order file of CMS (`icd10cm_order_2026.txt`): every code and heading of ICD-10-CM on a line of fixed columns, without notes.
enum OrderFile {
  /// Order number 1-5, code 7-13, 0 or 1 at 15 (may stand on a claim), short title 17-76, full title from 78 on.
  static func isOne(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count > 20 else { return false }
    let start = line.lowerBound
    func isDigit(_ place: Int) -> Bool { (48...57).contains(bytes[start + place]) }
    return (0..<5).allSatisfy(isDigit) && bytes[start + 5] == 0x20 && (65...90).contains(bytes[start + 6])
      && (isDigit(7) || isDigit(8))
      && bytes[start + 13] == 0x20 && (bytes[start + 14] == 48 || bytes[start + 14] == 49) && bytes[start + 15] == 0x20
  }

  static func read(
    _ bytes: [UInt8], _ fileName: String, _ wishes: ImportWishes, _ progress: (Int, Int) -> Void
  ) throws(CodeFault) -> ImportedCodes {
    let edition = try edition(fileName, wishes)
    var lines = try CodeLines(bytes)
    var file = CodeFileText()
    var path: [(key: CodeKey, isBillable: Bool, hasBelow: Bool)] = []
    var billable = 0
    var last = 0
    func close(_ entry: (key: CodeKey, isBillable: Bool, hasBelow: Bool)) throws(CodeFault) {
      guard entry.isBillable != entry.hasBelow else {
        throw lines.fault(
          entry.isBillable
            ? "\(entry.key.dotted) may stand on a claim, and codes stand below it"
            : "\(entry.key.dotted) is a heading with nothing below it")
      }
    }
    while let line = try lines.next() {
      if line.isEmpty { continue }
      guard isOne(bytes, line), let number = Int(try lines.field(line, 1, 5)) else {
        throw lines.fault(lines.isEnded ? "a line that is not of the order file's columns" : "the file ends inside a line")
      }
      guard number > last else {
        throw lines.fault("the order number \(number) comes after \(last): the file is not whole, or not in its order")
      }
      last = number
      let code = try lines.field(line, 7, 13)
      guard let key = CodeKey(code), key.count >= 3, key.plain == code else { throw lines.fault("\"\(code)\" is not a code") }
      let long = try lines.field(line, 78, line.count), title = long.isEmpty ? try lines.field(line, 17, 76) : long
      guard !title.isEmpty else { throw lines.fault("the code \(code) has no title") }
      let isBillable = bytes[line.lowerBound + 14] == UInt8(ascii: "1")
      while let above = path.last, !above.key.begins(key) || above.key == key {
        if above.key == key { throw lines.fault("the code \(code) a second time") }
        try close(above)
        path.removeLast()
      }
      if path.isEmpty, key.count > 3 { throw lines.fault("the code \(key.dotted) comes without its category") }
      if !path.isEmpty { path[path.count - 1].hasBelow = true }
      path.append((key, isBillable, false))
      if isBillable { billable += 1 }
      file.code(key.dotted, title, table: nil)
      if file.codes % 1024 == 0 { progress(lines.at, bytes.count) }
    }
    for entry in path.reversed() { try close(entry) }
    guard lines.isEnded || bytes.count < 200 else { throw lines.fault("the file ends inside its last line") }
    guard let said = edition.edition(billable: billable) else { throw CodeFault("the edition \(edition.name) makes no sense") }
    return ImportedCodes(
      // After the tabular list of the same edition by name, so that of both the one with notes is used.
      file: file.finish(said), fileName: "order-\(edition.fileName)", title: said.title,
      counts: "\(file.codes) codes and headings read, \(billable) billable codes",
      remarks: [
        "the order file has no notes: Excludes1, code first and other names are in the tabular list (XML), which is used where both are"
      ])
  }

  private static func edition(_ fileName: String, _ wishes: ImportWishes) throws(CodeFault) -> TabularEdition {
    if let asked = try CodeImport.tabular(wishes) ?? TabularEdition(words: fileName) { return asked }
    let years = fileName.split { !$0.isASCIIDigit }.compactMap { Int($0) }.filter { (2010...2199).contains($0) }
    guard let year = years.first else {
      throw CodeFault("the file's name does not say which edition it is; --edition \"October 2026\" or \"April 2027\" says it")
    }
    return TabularEdition(fiscalYear: year)
  }
}
