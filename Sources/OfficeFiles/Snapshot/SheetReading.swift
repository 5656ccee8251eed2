/// Reads a sheet from its first line to its last, proving it page by page, with one page of each level in memory.
struct SheetReading {
  private let sheet: Sheet
  /// The pages from the root down to the one being read, each with the lines that are still to come.
  private var path: [(level: Int, page: Sheet.Page, next: Int)] = []
  private(set) var line: Range<Int> = 0..<0
  private(set) var key: Range<Int> = 0..<0
  private var page: Sheet.Page?

  init(_ sheet: Sheet) throws(FileFault) {
    self.sheet = sheet
    if sheet.facts.depth > 0 { try open(sheet.facts.root, level: sheet.facts.depth) }
  }

  /// The bytes of the page that the line is in.
  var bytes: [UInt8] { page?.bytes ?? [] }

  /// Goes to the next line; false after the last.
  mutating func next() throws(FileFault) -> Bool {
    while let top = path.indices.last {
      let here = path[top].page
      guard path[top].next < here.lines.count else {
        path.removeLast()
        continue
      }
      let found = here.lines[path[top].next]
      path[top].next += 1
      if path[top].level == 0 {
        page = here
        line = Int(found.start)..<min(Int(found.end) + 1, here.bytes.count)
        key = Int(found.start)..<Int(found.tab)
        return true
      }
      guard found.tab < found.end, let place = PagePlace(here.bytes[Int(found.tab) + 1..<Int(found.end)]) else { throw damage }
      try open(place, level: path[top].level - 1)
    }
    page = nil
    return false
  }

  private mutating func open(_ place: PagePlace, level: Int) throws(FileFault) {
    guard let page = sheet.page(place, level: level, keep: false) else { throw damage }
    path.append((level, page, 0))
  }

  private var damage: FileFault { FileFault(.damaged, "snapshot/\(Sheet.lines(sheet.name)) is not as it was written") }
}
