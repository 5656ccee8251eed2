import Practice

/// The best of those who answer a search, while thousands of lines go by: more than a few screens of them are never kept.
struct BestAnswers {
  /// Who answers, and the line that says by what they are found.
  private struct Answer {
    var key: ArraySlice<UInt8>
    var line: ArraySlice<UInt8>

    var names: ArraySlice<UInt8> { SearchLine.names(line) }
    /// The id with its length before it, with which the key ends.
    var id: ArraySlice<UInt8> { key.lastIndex(of: UInt8(ascii: "/")).map { key[($0 + 1)...] } ?? key }
  }

  /// How well somebody answers, and the first letters of the names, which mostly say who comes first.
  private struct Rank {
    var score: Int
    var first: UInt64 = 0
    var second: UInt64 = 0
    /// Among the answers.
    var place: Int

    init(_ score: Int, _ names: UnsafeBufferPointer<UInt8>, place: Int) {
      self.score = score
      self.place = place
      for index in 0..<min(16, names.count) {
        let letter = UInt64(names[index]) << UInt64(56 - 8 * (index & 7))
        if index < 8 { first |= letter } else { second |= letter }
      }
    }
  }

  private let limit: Int
  private var answers: [Answer] = []
  private var ranks: [Rank] = []
  /// The last of those that are in order, once there are enough: what does not come before it is not among the best.
  private var worst: (rank: Rank, answer: Answer)?

  init(limit: Int) { self.limit = max(1, limit) }

  var isEmpty: Bool { answers.isEmpty }

  /// Whether someone may still be among the best, as far as the first letters of the names say.
  func mayTake(_ score: Int, _ names: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let worst = worst?.rank, score <= worst.score else { return true }
    if score < worst.score { return false }
    let rank = Rank(score, names, place: 0)
    return rank.first != worst.first ? rank.first < worst.first : rank.second <= worst.second
  }

  mutating func add(_ score: Int, _ key: ArraySlice<UInt8>, _ line: ArraySlice<UInt8>) {
    if let worst, score < worst.rank.score { return }
    let answer = Answer(key: key, line: line)
    let rank = answer.names.withUnsafeBufferPointer { Rank(score, $0, place: answers.count) }
    if let worst, !Self.precedes(rank, answer, worst.rank, worst.answer) { return }
    answers.append(answer)
    ranks.append(rank)
    if answers.count >= 3 * limit { sort() }
  }

  /// Those found, best first, each once.
  mutating func cards() -> [SearchCard] {
    sort()
    return answers.compactMap { answer in ShelfKey.patient(answer.key).flatMap { SearchLine.read(answer.line, $0) } }
  }

  /// Better ones first, then by name, then in the order in which they came on file.
  private static func precedes(_ a: Rank, _ first: @autoclosure () -> Answer, _ b: Rank, _ second: @autoclosure () -> Answer) -> Bool {
    if a.score != b.score { return a.score > b.score }
    if a.first != b.first { return a.first < b.first }
    if a.second != b.second { return a.second < b.second }
    let (one, other) = (first(), second())
    let names = Sheet.compare(one.names, other.names)
    return names == 0 ? Sheet.compare(one.id, other.id) < 0 : names < 0
  }

  /// Puts them in order. Whoever is found under two names stands beside themselves.
  private mutating func sort() {
    ranks.sort { Self.precedes($0, answers[$0.place], $1, answers[$1.place]) }
    var kept: [Answer] = [], keptRanks: [Rank] = []
    for var rank in ranks where kept.count < limit && answers[rank.place].id != kept.last?.id {
      kept.append(answers[rank.place])
      rank.place = keptRanks.count
      keptRanks.append(rank)
    }
    (answers, ranks) = (kept, keptRanks)
    worst = nil
    if kept.count == limit, let rank = keptRanks.last, let answer = kept.last { worst = (rank, answer) }
  }
}
