extension CodeSet {
  /// Finds codes by a beginning of the code, or by beginnings of words of the title or of another name, in any order.
  package func find(_ text: String, limit: Int) -> CodeMatches {
    if let beginning = CodeQuery.beginning(text) {
      let matches = find(beginning, limit: limit)
      if matches.total > 0 { return matches }
    }
    let query = CodeQuery(text)
    guard !query.words.isEmpty else { return CodeMatches() }
    var search = CodeSearch(self, query, limit: max(0, limit))
    search.run()
    return matches(&search.rows)
  }

  /// All codes that begin so, in order; those made with 7th characters after the code they are made from.
  private func find(_ beginning: CodeKey, limit: Int) -> CodeMatches {
    var rows = BestRows(limit: max(0, limit))
    var place = place(beginning.packed)
    var rank = 0
    func add(_ node: Int, only wanted: CodeKey? = nil) {
      if wanted == nil {
        rows.add(BestRows.Row(cost: rank, node: node, seventh: 0))
        rank += 1
      }
      for (index, row) in (sevenths(node) ?? []).enumerated() {
        if let wanted, !wanted.begins(nodes[node].key.withSeventh(row.character.asciiValue ?? 0)) { continue }
        rows.add(BestRows.Row(cost: rank, node: node, seventh: index + 1))
        rank += 1
      }
    }
    while place < order.count, order[place].key <= beginning.lastBeginning {
      add(Int(order[place].node))
      place += 1
    }
    // "S93401A" and "W08X" go beyond a code that stands in the file.
    if rank == 0 {
      if let (node, _) = extended(beginning) {
        add(node, only: beginning)
      } else if beginning.count > 3, beginning.count < 7, let (node, _) = padded(beginning) {
        add(node, only: beginning)
      }
    }
    return matches(&rows)
  }

  private func matches(_ rows: inout BestRows) -> CodeMatches {
    let sorted = rows.sorted()
    return CodeMatches(
      best: sorted.map { (code(at: $0.node, seventh: $0.seventh > 0 ? $0.seventh - 1 : nil), $0.cost) }, total: rows.total)
  }
}
