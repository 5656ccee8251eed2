import Practice

/// What was found in all sets for a date of service.
package struct CodeFinds: Sendable {
  /// The best rows of all sets, best first.
  package var hits: [CodeHit]
  /// How many rows there are in all.
  package var total: Int
  /// The editions that were searched.
  package var editions: [CodeEdition]
  /// What the person should know about them.
  package var notices: [String]
}

extension CodeShelf {
  /// Searches the editions in force on a day.
  package func find(_ query: String, on day: Day, limit: Int) -> CodeFinds {
    let choice = choice(on: day)
    var rows: [(hit: CodeHit, cost: Int)] = []
    var total = 0
    for set in choice.sets {
      let matches = set.find(query, limit: limit)
      total += matches.total
      rows += matches.best.map { (CodeHit($0.code, in: set), $0.cost) }
    }
    // Rows of one set stay in their order; those of equal cost go by set.
    let order = rows.indices.sorted { (rows[$0].cost, $0) < (rows[$1].cost, $1) }
    return CodeFinds(
      hits: order.prefix(max(0, limit)).map { rows[$0].hit }, total: total, editions: choice.sets.map(\.edition), notices: choice.notices)
  }

  /// Looks a code up in the editions in force on a day.
  package func code(_ code: String, on day: Day) -> CodeHit? {
    for set in choice(on: day).sets {
      if let found = set.code(code) { return CodeHit(found, in: set) }
    }
    return nil
  }
}

extension CodeHit {
  init(_ code: Code, in set: CodeSet) {
    self.init(code: code.code, words: code.title, isBillable: code.isBillable, kind: set.edition.kind)
  }
}
