/// A stretch of days in which nothing, or too much, pays first.
package struct CoverageTrouble: Hashable, Sendable {
  /// Days without coverage, or with two of one order.
  package enum Sort: Hashable, Sendable { case gap, overlap }

  package var sort: Sort
  package var from: Day
  /// Nothing where it has no end.
  package var to: Day?
  /// Those that cover the same days.
  package var coverages: [CoverageID] = []
}

extension Office {
  /// The days between the first coverage of a patient and a day ahead on which nobody pays, and those on which two would pay first.
  package func coverageTroubles(of patient: PatientID, until end: Day) -> [CoverageTrouble] {
    let all = filed(Coverage.self, of: patient).filter(\.wasEverInForce).sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    var troubles: [CoverageTrouble] = []
    guard var covered = all.first?.from.advanced(by: -1) else { return [] }
    for coverage in all {
      if coverage.from > covered.advanced(by: 1), covered < end {
        troubles.append(CoverageTrouble(sort: .gap, from: covered.advanced(by: 1), to: min(end, coverage.from.advanced(by: -1))))
      }
      covered = max(covered, coverage.to ?? end.advanced(by: 1))
    }
    if covered < end { troubles.append(CoverageTrouble(sort: .gap, from: covered.advanced(by: 1), to: nil)) }
    for (index, one) in all.enumerated() {
      for other in all.dropFirst(index + 1) where one.overlaps(other) {
        let to = [one.to, other.to].compactMap(\.self).min()
        troubles.append(CoverageTrouble(sort: .overlap, from: max(one.from, other.from), to: to, coverages: [one.id, other.id]))
      }
    }
    return troubles.sorted { ($0.from, $0.sort == .gap ? 0 : 1) < ($1.from, $1.sort == .gap ? 0 : 1) }
  }
}
