/// The rows of a search with the lowest cost, without keeping all the others.
struct BestRows {
  struct Row {
    var cost: Int
    var node: Int
    /// 0 is the code itself, 1 its first 7th character.
    var seventh: Int

    /// 0 where it has all that was typed, 1 where it lacks what it may lack, 2 where it lacks more.
    var grade: Int { (cost + Self.zero) / Self.later }
    /// What a grade costs, more than anything else comes to.
    static let later = 10_000

    /// One number in the order of the rows; equal costs go by their place in the file.
    fileprivate var packed: UInt64 { UInt64(cost + Self.zero) << 40 | UInt64(node) << 8 | UInt64(seventh) }
    fileprivate init(packed: UInt64) {
      cost = Int(packed >> 40) - Self.zero
      node = Int(packed >> 8 & 0xFFFF_FFFF)
      seventh = Int(packed & 0xFF)
    }
    init(cost: Int, node: Int, seventh: Int) {
      self.cost = max(-Self.zero, cost)
      self.node = node
      self.seventh = seventh
    }

    /// Bonuses may make a cost less than nothing.
    private static let zero = 1000
    fileprivate static func cost(packed: UInt64) -> Int { Int(packed >> 40) - zero }
  }

  private let limit: Int
  private var kept: [UInt64] = []
  private var worst = UInt64.max
  var total = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ row: Row) {
    total += 1
    let packed = row.packed
    guard limit > 0, packed < worst else { return }
    kept.append(packed)
    if kept.count >= limit * 2 + 16 { cut() }
  }

  /// No row that costs more than this is kept any more.
  var worstCost: Int { limit == 0 ? .min : worst == .max ? .max : Row.cost(packed: worst) }

  /// The codes of the rows so far.
  var nodes: Set<Int> { Set(kept.map { Row(packed: $0).node }) }

  mutating func sorted() -> [Row] {
    cut()
    return kept.map(Row.init(packed:))
  }

  private mutating func cut() {
    kept.sort()
    guard kept.count > limit else { return }
    kept.removeLast(kept.count - limit)
    worst = kept[kept.count - 1]
  }
}
