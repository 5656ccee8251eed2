import Glibc
import Synchronization

/// A sorted file of lines, never written again: a key, a tab and what is known of it; a key alone says that there is nothing any more.
///
/// It is read page by page, and a page counts only if it comes to the mark that the page above has of it. So what is found is proven,
/// what is not found too, and nothing of it has to be read that nobody asks for.
final class Sheet: Sendable {
  struct Facts: Equatable, Sendable {
    /// The sizes of both files.
    var lines = 0
    var index = 0
    /// How many lines there are.
    var count = 0
    var root = PagePlace()
    /// How many levels of index there are above the lines.
    var depth = 0
  }

  /// Bytes that came to their mark, and where their lines are.
  final class Page: Sendable {
    let bytes: [UInt8]
    /// Where each line begins, where its tab is (or its end), and where its newline is.
    let lines: [(start: Int32, tab: Int32, end: Int32)]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      var lines: [(start: Int32, tab: Int32, end: Int32)] = []
      lines.reserveCapacity(64)
      bytes.withUnsafeBytes { all in
        guard let base = all.baseAddress else { return }
        var start = 0
        while start < all.count {
          let end = memchr(base + start, Int32(newline), all.count - start).map { UnsafeRawPointer($0) - base } ?? all.count
          let mark = memchr(base + start, Int32(tab), end - start).map { UnsafeRawPointer($0) - base } ?? end
          lines.append((Int32(start), Int32(mark), Int32(end)))
          start = end + 1
        }
      }
      self.lines = lines
    }

    /// The last line whose key is not after a key; nothing if all are.
    func last(notAfter key: UnsafeBufferPointer<UInt8>) -> Int? {
      bytes.withUnsafeBufferPointer { all in
        var low = 0
        var high = lines.count
        while low < high {
          let middle = (low + high) / 2
          let line = lines[middle]
          let here = UnsafeBufferPointer(rebasing: all[Int(line.start)..<Int(line.tab)])
          if Sheet.compare(here, key) <= 0 { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
      }
    }

    func line(_ index: Int) -> Line {
      let line = lines[index]
      return Line(page: self, range: Int(line.start)..<Int(line.end), tab: line.tab == line.end ? nil : Int(line.tab))
    }
  }

  /// A line of a sheet where it lies.
  struct Line {
    let page: Page
    let range: Range<Int>
    /// Where the tab is, if there is one.
    let tab: Int?

    var key: ArraySlice<UInt8> { page.bytes[range.lowerBound..<(tab ?? range.upperBound)] }
    /// What follows the tab, without the newline; nothing where there is nothing any more.
    var value: ArraySlice<UInt8>? { tab.map { page.bytes[($0 + 1)..<range.upperBound] } }
  }

  let name: String
  let facts: Facts
  private let lines: OpenFile
  private let index: OpenFile
  private let known = Mutex(KnownPages())
  private let damaged = Atomic(false)

  /// Opens a sheet if both files are there and have their sizes.
  init?(_ name: String, _ facts: Facts, in folder: Folder) {
    guard let lines = try? folder.file(Sheet.lines(name)), let index = try? folder.file(Sheet.index(name)),
      (try? lines.size()) == facts.lines, (try? index.size()) == facts.index
    else { return nil }
    self.name = name
    self.facts = facts
    self.lines = lines
    self.index = index
  }

  static func lines(_ name: String) -> String { "\(name).txt" }
  static func index(_ name: String) -> String { "\(name).index" }

  /// True once something was read that is not as it was written.
  var isDamaged: Bool { damaged.load(ordering: .relaxed) }

  func noticeDamage() { damaged.store(true, ordering: .relaxed) }

  /// A page, or nothing if it is not as it was written.
  func page(_ place: PagePlace, level: Int, keep: Bool) -> Page? {
    let number = place.offset << 1 | (level == 0 ? 1 : 0)
    if keep, let page = known.withLock({ $0.page(number) }) { return page }
    guard let bytes = try? (level == 0 ? lines : index).read(place.offset, place.length), bytes.count == place.length,
      PageMark.of(bytes) == place.mark
    else {
      noticeDamage()
      return nil
    }
    let page = Page(bytes)
    if keep { known.withLock { $0.keep(page, number) } }
    return page
  }

  /// The line with a key; nothing if there is none, or if it cannot be read.
  func line(_ key: [UInt8]) -> Line? {
    guard facts.depth > 0 else { return nil }
    return key.withUnsafeBufferPointer { key in
      var place = facts.root
      for level in stride(from: facts.depth, through: 0, by: -1) {
        guard let page = page(place, level: level, keep: true), let index = page.last(notAfter: key) else { return nil }
        let line = page.line(index)
        if level == 0 { return Sheet.compare(line.key, key) == 0 ? line : nil }
        guard let next = line.value.flatMap({ PagePlace($0) }) else {
          noticeDamage()
          return nil
        }
        place = next
      }
      return nil
    }
  }

  /// What a quick look at what is known of a key says, where the bytes lie.
  enum Glance {
    /// It is not wanted.
    case pass
    case take
    /// Nor is anything that follows.
    case enough
  }

  /// Every line whose key begins so, in order, until the reader has seen enough.
  ///
  /// A reader who wants few of many looks at what is known of each key before it is handed over.
  func scan(
    _ prefix: [UInt8], keep: Bool = true, glance: ((UnsafeBufferPointer<UInt8>) -> Glance)? = nil, _ body: (Line) -> Bool
  ) {
    guard facts.depth > 0 else { return }
    _ = scan(facts.root, facts.depth, prefix, keep, glance, body)
  }

  private func scan(
    _ place: PagePlace, _ level: Int, _ prefix: [UInt8], _ keep: Bool, _ glance: ((UnsafeBufferPointer<UInt8>) -> Glance)?,
    _ body: (Line) -> Bool
  ) -> Bool {
    guard let page = page(place, level: level, keep: keep) else { return false }
    if level == 0 { return scanLines(of: page, prefix, glance, body) }
    var index = prefix.withUnsafeBufferPointer { page.last(notAfter: $0) } ?? 0
    while index < page.lines.count {
      let line = page.line(index)
      index += 1
      if !line.key.starts(with: prefix), Sheet.compare(line.key, prefix) > 0 { return false }
      guard let next = line.value.flatMap({ PagePlace($0) }) else {
        noticeDamage()
        return false
      }
      if !scan(next, level - 1, prefix, keep, glance, body) { return false }
    }
    return true
  }

  private func scanLines(
    of page: Page, _ prefix: [UInt8], _ glance: ((UnsafeBufferPointer<UInt8>) -> Glance)?, _ body: (Line) -> Bool
  ) -> Bool {
    page.bytes.withUnsafeBufferPointer { bytes in
      prefix.withUnsafeBufferPointer { prefix in
        for index in (page.last(notAfter: prefix) ?? 0)..<page.lines.count {
          let line = page.lines[index]
          let key = UnsafeBufferPointer(rebasing: bytes[Int(line.start)..<Int(line.tab)])
          guard key.count >= prefix.count, Sheet.compare(UnsafeBufferPointer(rebasing: key[..<prefix.count]), prefix) == 0 else {
            // The first one may lie just before those that are wanted.
            if Sheet.compare(key, prefix) > 0 { return false }
            continue
          }
          if let glance, line.tab < line.end {
            switch glance(UnsafeBufferPointer(rebasing: bytes[Int(line.tab) + 1..<Int(line.end)])) {
            case .pass: continue
            case .take: break
            case .enough: return false
            }
          }
          if !body(page.line(index)) { return false }
        }
        return true
      }
    }
  }

  /// Whether every page of both files is as it was written; says which file is not.
  func damagedFiles() -> [String] {
    var bad = Set<String>()
    func prove(_ place: PagePlace, _ level: Int) {
      guard let page = page(place, level: level, keep: false) else {
        bad.insert(level == 0 ? Sheet.lines(name) : Sheet.index(name))
        return
      }
      if level == 0 { return }
      for index in page.lines.indices {
        if let next = page.line(index).value.flatMap({ PagePlace($0) }) { prove(next, level - 1) } else { bad.insert(Sheet.index(name)) }
      }
    }
    if facts.depth > 0 { prove(facts.root, facts.depth) }
    return bad.sorted()
  }

  /// Copies one of the two files, a piece at a time.
  func copy(_ file: String, to other: OpenFile) throws(FileFault) {
    let (source, size) = file == Sheet.lines(name) ? (lines, facts.lines) : (index, facts.index)
    var done = 0
    while done < size {
      let bytes = try source.read(done, min(1 << 20, size - done))
      guard !bytes.isEmpty else { throw FileFault(.damaged, "snapshot/\(file) is shorter than it was written") }
      try other.writeAll(bytes)
      done += bytes.count
    }
    try other.sync()
  }

  /// The order of keys, byte by byte: less than 0, 0, or more.
  static func compare(_ a: ArraySlice<UInt8>, _ b: some RandomAccessCollection<UInt8>) -> Int {
    let result = a.withUnsafeBufferPointer { a in
      b.withContiguousStorageIfAvailable { b in compare(a, b) }
    }
    return result ?? (a.elementsEqual(b) ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1)
  }

  static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let count = min(a.count, b.count)
    if count > 0, let x = a.baseAddress, let y = b.baseAddress {
      let order = memcmp(x, y, count)
      if order != 0 { return Int(order) }
    }
    return a.count - b.count
  }
}
