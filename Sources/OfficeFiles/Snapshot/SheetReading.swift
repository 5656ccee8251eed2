import Glibc

/// Reads a sheet from its first line to its last, proving it page by page, with one page of each level in memory.
struct SheetReading {
  private let sheet: Sheet
  /// The pages from the root down to the one being read, each with the lines that are still to come.
  private var path: [(level: Int, page: Sheet.Page, lines: ArraySlice<Range<Int>>)] = []
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
      guard let range = path[top].lines.popFirst() else {
        path.removeLast()
        continue
      }
      let here = path[top].page
      if path[top].level == 0 {
        page = here
        line = range
        let mark = here.bytes[range].firstIndex(of: tab) ?? range.upperBound - 1
        key = range.lowerBound..<mark
        return true
      }
      guard let mark = here.bytes[range].firstIndex(of: tab), let place = PagePlace(here.bytes[(mark + 1)..<(range.upperBound - 1)]) else {
        throw damage
      }
      try open(place, level: path[top].level - 1)
    }
    page = nil
    return false
  }

  private mutating func open(_ place: PagePlace, level: Int) throws(FileFault) {
    guard let page = sheet.page(place, level: level, keep: false) else { throw damage }
    var lines: [Range<Int>] = []
    var start = 0
    page.bytes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { return }
      while start < all.count {
        let end =
          memchr(base + start, Int32(newline), all.count - start).map { $0 - UnsafeMutableRawPointer(mutating: base) } ?? all.count - 1
        lines.append(start..<(end + 1))
        start = end + 1
      }
    }
    path.append((level, page, lines[...]))
  }

  private var damage: FileFault { FileFault(.damaged, "snapshot/\(Sheet.lines(sheet.name)) is not as it was written") }
}
