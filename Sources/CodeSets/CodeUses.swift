/// How often an office used the codes of a set, for whoever ranks them.
struct CodeUses: Sendable {
  static let none = CodeUses()

  /// By place and 7th character.
  private var counts: [Int64: Int] = [:]
  private(set) var nodes: [Int] = []

  init() {}

  init(_ uses: [String: Int], in set: CodeSet) {
    for (code, count) in uses where count > 0 {
      guard let key = CodeKey(code) else { continue }
      if let node = set.node(key) {
        add(node, 0, count)
      } else if let (node, seventh) = set.extended(key) {
        add(node, seventh + 1, count)
      }
    }
  }

  private mutating func add(_ node: Int, _ seventh: Int, _ count: Int) {
    counts[Int64(node) << 8 | Int64(seventh)] = count
    nodes.append(node)
  }

  func count(_ node: Int, _ seventh: Int) -> Int { counts.isEmpty ? 0 : counts[Int64(node) << 8 | Int64(seventh)] ?? 0 }

  /// What a code gains by being used: much for the first time, and a little more each time it doubles.
  func bonus(_ node: Int, _ seventh: Int) -> Int {
    let count = count(node, seventh)
    return count == 0 ? 0 : 50 + 4 * min(8, Int.bitWidth - count.leadingZeroBitCount)
  }
}
