/// Writes a sheet line by line, in the order of the keys, and keeps no more of it in memory than a page of each level.
///
/// A sheet is two files. One has the lines, in pages of whole lines; the other has the index: pages of lines that name the first key
/// of a page below, where it lies and what it must come to, and so on up to one page, the root.
struct SheetWriting {
  static let page = 4096
  private static let buffer = 1 << 19

  private struct Level {
    var first: [UInt8] = []
    var bytes: [UInt8] = []
    var flushed = 0
  }

  private let lines: OpenFile
  private let index: OpenFile
  private var waitingLines: [UInt8] = []
  private var waitingIndex: [UInt8] = []
  private var facts = Sheet.Facts()
  private var leaf = Level()
  private var levels: [Level] = []

  init(lines: OpenFile, index: OpenFile) {
    self.lines = lines
    self.index = index
    waitingLines.reserveCapacity(Self.buffer + Self.page)
  }

  /// Adds a line with its newline; `key` is how many bytes of it are the key.
  mutating func add(_ line: UnsafeBufferPointer<UInt8>, key: Int) throws(FileFault) {
    if !leaf.bytes.isEmpty, leaf.bytes.count + line.count > Self.page { try flushLeaf() }
    if leaf.bytes.isEmpty { leaf.first = Array(line[..<key]) }
    leaf.bytes.append(contentsOf: line)
    facts.count += 1
  }

  /// Ends the sheet and makes both files safe.
  mutating func finish() throws(FileFault) -> Sheet.Facts {
    if !leaf.bytes.isEmpty { try flushLeaf() }
    var level = 0
    while level < levels.count {
      let isTop = level == levels.count - 1 && levels[level].flushed == 0
      if isTop {
        facts.root = try write(levels[level].bytes)
        facts.depth = levels.count
      } else if !levels[level].bytes.isEmpty {
        try flush(level)
      }
      level += 1
    }
    try lines.writeAll(waitingLines)
    try index.writeAll(waitingIndex)
    try lines.sync()
    try index.sync()
    return facts
  }

  private mutating func flushLeaf() throws(FileFault) {
    let place = PagePlace(offset: facts.lines, length: leaf.bytes.count, mark: PageMark.of(leaf.bytes))
    facts.lines += leaf.bytes.count
    waitingLines += leaf.bytes
    leaf.bytes.removeAll(keepingCapacity: true)
    if waitingLines.count >= Self.buffer {
      try lines.writeAll(waitingLines)
      waitingLines.removeAll(keepingCapacity: true)
    }
    try add(place, first: leaf.first, to: 0)
  }

  private mutating func add(_ place: PagePlace, first: [UInt8], to level: Int) throws(FileFault) {
    if level == levels.count { levels.append(Level()) }
    let entry = first + [tab] + Array(place.text.utf8) + [newline]
    if !levels[level].bytes.isEmpty, levels[level].bytes.count + entry.count > Self.page { try flush(level) }
    if levels[level].bytes.isEmpty { levels[level].first = first }
    levels[level].bytes += entry
  }

  private mutating func flush(_ level: Int) throws(FileFault) {
    let place = try write(levels[level].bytes)
    let first = levels[level].first
    levels[level].bytes.removeAll(keepingCapacity: true)
    levels[level].flushed += 1
    try add(place, first: first, to: level + 1)
  }

  private mutating func write(_ bytes: [UInt8]) throws(FileFault) -> PagePlace {
    let place = PagePlace(offset: facts.index, length: bytes.count, mark: PageMark.of(bytes))
    facts.index += bytes.count
    waitingIndex += bytes
    if waitingIndex.count >= Self.buffer {
      try index.writeAll(waitingIndex)
      waitingIndex.removeAll(keepingCapacity: true)
    }
    return place
  }
}
