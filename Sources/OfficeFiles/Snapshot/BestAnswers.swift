import Practice

/// The best of those who answer a search, while thousands of lines go by: more than a few screens of them are never kept.
struct BestAnswers {
  /// Who answers, how well, and the line that says by what they are found.
  private struct Answer {
    var score: Int
    var key: ArraySlice<UInt8>
    var line: ArraySlice<UInt8>

    /// The id with its length before it, with which the key ends.
    var id: ArraySlice<UInt8> { key.lastIndex(of: UInt8(ascii: "/")).map { key[($0 + 1)...] } ?? key }

    /// Better ones first, then by name, then in the order in which they came on file.
    static func precedes(_ a: Answer, _ b: Answer) -> Bool {
      if a.score != b.score { return a.score > b.score }
      let names = Sheet.compare(SearchLine.names(a.line), SearchLine.names(b.line))
      return names == 0 ? Sheet.compare(a.id, b.id) < 0 : names < 0
    }
  }

  private let limit: Int
  private var answers: [Answer] = []
  /// The last of those that are in order, once there are more than enough: what does not come before it is not among the best.
  private var worst: Answer?

  init(limit: Int) { self.limit = max(1, limit) }

  var isEmpty: Bool { answers.isEmpty }

  mutating func add(_ score: Int, _ key: ArraySlice<UInt8>, _ line: ArraySlice<UInt8>) {
    let answer = Answer(score: score, key: key, line: line)
    if let worst, !Answer.precedes(answer, worst) { return }
    answers.append(answer)
    if answers.count >= 3 * limit { sort() }
  }

  /// Those found, best first, each once.
  mutating func cards() -> [SearchCard] {
    sort()
    return answers.compactMap { answer in ShelfKey.patient(answer.key).flatMap { SearchLine.read(answer.line, $0) } }
  }

  /// Puts them in order. Whoever is found under two names stands beside themselves.
  private mutating func sort() {
    var kept: [Answer] = []
    for answer in answers.sorted(by: Answer.precedes) where kept.count < limit && answer.id != kept.last?.id { kept.append(answer) }
    answers = kept
    worst = kept.count == limit ? kept.last : nil
  }
}
