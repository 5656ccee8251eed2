/// What a search found: the best rows, and how many there are in all.
package struct CodeMatches: Sendable {
  /// The best, in order.
  package var best: [(code: Code, cost: Int)] = []
  package var total = 0
}
