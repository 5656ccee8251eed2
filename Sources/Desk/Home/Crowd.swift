import Practice

/// The waiting room in figures, worked out whenever it changes and not with every key.
struct Crowd: Sendable {
  /// How many wait, and how long the longest has, in minutes.
  let count, longest: Int
  /// Those who stand at the desk to leave, then those who wait, then the others, the longest here first.
  let mostUrgent: [WaitingRow]

  init(_ rows: [WaitingRow]) {
    let here = rows.filter(\.visit.state.isWaiting)
    count = here.count
    longest = here.map(\.clocks.sinceArrival).max() ?? 0
    let ranked = rows.enumerated().map { place, row in (rank: Self.urgency(row), place: place) }
    mostUrgent = ranked.sorted { ($1.rank, $0.place) < ($0.rank, $1.place) }.map { rows[$0.place] }
  }

  private static func urgency(_ row: WaitingRow) -> Int {
    (row.visit.state == .checkout ? 10_000 : row.visit.state.isWaiting ? 1000 : 0) + row.clocks.sinceArrival
  }
}
