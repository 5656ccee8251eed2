/// The five-minute cells of a day, each yes or no: what a search over a year looks at before it looks at anything else.
struct DayBits: Hashable, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)

  static let cell = 5
  static let cells = 24 * 60 / cell

  init() {}

  static func == (a: DayBits, b: DayBits) -> Bool { a.words == b.words }

  func hash(into hasher: inout Hasher) {
    for index in 0..<5 { hasher.combine(self[word: index]) }
  }

  private subscript(word index: Int) -> UInt64 {
    get {
      switch index {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      case 3: words.3
      default: words.4
      }
    }
    set {
      switch index {
      case 0: words.0 = newValue
      case 1: words.1 = newValue
      case 2: words.2 = newValue
      case 3: words.3 = newValue
      default: words.4 = newValue
      }
    }
  }

  subscript(cell: Int) -> Bool { self[word: cell / 64] & (1 << UInt64(cell % 64)) != 0 }

  var isEmpty: Bool { words.0 | words.1 | words.2 | words.3 | words.4 == 0 }

  /// Marks the cells from one to before another.
  mutating func mark(_ range: Range<Int>) {
    for cell in max(0, range.lowerBound)..<min(DayBits.cells, max(range.upperBound, max(0, range.lowerBound))) {
      self[word: cell / 64] |= 1 << UInt64(cell % 64)
    }
  }

  /// Marks every cell that a stretch of minutes touches.
  mutating func markTouched(_ from: Int, _ to: Int) { mark(from / DayBits.cell..<(to + DayBits.cell - 1) / DayBits.cell) }

  /// Marks every cell that a stretch of minutes fills.
  mutating func markFilled(_ from: Int, _ to: Int) {
    let first = (from + DayBits.cell - 1) / DayBits.cell, last = to / DayBits.cell
    if first < last { mark(first..<last) }
  }

  static func | (a: DayBits, b: DayBits) -> DayBits {
    var result = a
    result.words.0 |= b.words.0
    result.words.1 |= b.words.1
    result.words.2 |= b.words.2
    result.words.3 |= b.words.3
    result.words.4 |= b.words.4
    return result
  }

  /// What is in the first and not in the second.
  static func - (a: DayBits, b: DayBits) -> DayBits {
    var result = a
    result.words.0 &= ~b.words.0
    result.words.1 &= ~b.words.1
    result.words.2 &= ~b.words.2
    result.words.3 &= ~b.words.3
    result.words.4 &= ~b.words.4
    return result
  }

  private func shifted(by count: Int) -> DayBits {
    var result = DayBits()
    if count > 0, count < 64 {
      let down = UInt64(count), up = UInt64(64 - count)
      result.words.0 = words.0 >> down | words.1 << up
      result.words.1 = words.1 >> down | words.2 << up
      result.words.2 = words.2 >> down | words.3 << up
      result.words.3 = words.3 >> down | words.4 << up
      result.words.4 = words.4 >> down
      return result
    }
    let skip = count / 64, rest = UInt64(count % 64)
    for index in 0..<5 where index + skip < 5 {
      var word = self[word: index + skip] >> rest
      if rest > 0, index + skip + 1 < 5 { word |= self[word: index + skip + 1] << (64 - rest) }
      result[word: index] = word
    }
    return result
  }

  private func and(_ other: DayBits) -> DayBits {
    self - (self - other)
  }

  /// Whether so many cells in a row are marked.
  func hasRun(_ length: Int) -> Bool {
    if isEmpty { return false }
    var run = self, have = 1
    while have < length {
      let step = min(have, length - have)
      run = run.and(run.shifted(by: step))
      if run.isEmpty { return false }
      have += step
    }
    return true
  }
}
