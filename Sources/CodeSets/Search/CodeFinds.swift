import Practice

/// What was found in all sets for a date of service.
package struct CodeFinds: Sendable {
  /// The best rows of all sets, best first.
  package var hits: [CodeHit] = []
  /// How many rows there are in all.
  package var total = 0
  /// The editions that were searched.
  package var editions: [CodeEdition] = []
  /// What the person should know about them.
  package var notices: [String] = []

  package init(hits: [CodeHit] = [], total: Int = 0, editions: [CodeEdition] = [], notices: [String] = []) {
    self.hits = hits
    self.total = total
    self.editions = editions
    self.notices = notices
  }
}

extension CodeShelf {
  /// Searches the editions in force on a day; a kind that has none for it in the nearest one, which is said.
  package func find(_ question: CodeQuestion) -> CodeFinds {
    let choice = choice(on: question.day)
    let desk = desk
    var found: [(set: CodeSet, matches: CodeMatches)] = []
    for set in choice.sets {
      // Where a set has what was typed, the next ones need not guess.
      let mayGuess = !found.contains { $0.matches.best.contains { $0.doubt == 0 } }
      let uses = uses(question.uses, in: set)
      var matches = set.find(question.text, limit: question.limit, desk: desk, uses: uses, mayGuess: mayGuess)
      matches.best.removeAll { !set.isAlive($0.code, on: question.day) }
      if !matches.best.isEmpty { found.append((set, matches)) }
    }
    // Where one set has what was typed, another one's guesses only stand in the way; of two that only guess, the one that is nearer answers.
    let doubts = found.map { $0.matches.best.map(\.doubt).min() ?? 0 }, least = doubts.min() ?? 0
    var answers = found.indices.filter { doubts[$0] == least }.map { found[$0] }
    if least > 1 { answers = Array(answers.prefix(1)) }
    let rows = answers.flatMap { answer in answer.matches.best.map { (hit: CodeHit($0, in: answer.set), cost: $0.cost) } }
    let total = answers.reduce(0) { $0 + $1.matches.total }
    // Rows of one set stay in their order; those of equal cost go by set.
    let order = rows.indices.sorted { (rows[$0].cost, $0) < (rows[$1].cost, $1) }
    return CodeFinds(
      hits: order.prefix(max(0, question.limit)).map { rows[$0].hit }, total: max(total, rows.count),
      editions: choice.sets.map(\.edition), notices: choice.notices)
  }

  /// Searches the editions in force on a day.
  package func find(_ query: String, on day: Day, limit: Int) -> CodeFinds { find(CodeQuestion(query, on: day, limit: limit)) }

  /// Looks a code up in the editions in force on a day.
  package func code(_ code: String, on day: Day) -> CodeHit? {
    for set in choice(on: day).sets {
      if let found = set.code(code), set.isAlive(found, on: day) { return CodeHit(found, in: set) }
    }
    return nil
  }
}

extension CodeSet {
  /// Codes with days of their own are not for all days of their edition.
  func isAlive(_ code: Code, on day: Day) -> Bool { edition.kind == CodeEdition.icd || life(code.node).contains(day) }
}

extension CodeHit {
  init(_ code: Code, in set: CodeSet) {
    self.init(code: code.code, words: code.title, isBillable: code.isBillable, kind: set.edition.kind)
  }

  init(_ match: CodeMatch, in set: CodeSet) {
    self.init(match.code, in: set)
    why = match.why
  }
}
