extension CodeSet {
  /// Finds codes by a beginning of the code, or by beginnings of words of the title or of another name, in any order; by what desks say for
  /// them; where nothing else answers, by other spellings; and where few have everything, after them by as many of the words as go together.
  package func find(_ text: String, limit: Int, desk: DeskWords = .none, uses: [String: Int] = [:]) -> CodeMatches {
    find(text, limit: limit, desk: desk, uses: CodeUses(uses, in: self))
  }

  /// The same for what the office uses; without guesses only what has all that was typed, as it was typed.
  func find(_ text: String, limit: Int, desk: DeskWords, uses: CodeUses, mayGuess: Bool = true) -> CodeMatches {
    let limit = max(0, limit)
    if let beginning = CodeQuery.beginning(text) {
      let matches = find(beginning, limit: limit)
      if matches.total > 0 { return matches }
    }
    var query = CodeQuery(text, self, desk)
    guard !query.slots.isEmpty else { return CodeMatches() }
    var search = CodeSearch(self, query, uses: uses, limit: limit)
    search.run()
    if mayGuess, search.rows.total == 0, query.hasUnknown {
      // A slip in the desk's own word first, then in a word of a title.
      let corrected = query.corrected()
      if let corrected {
        query = corrected
        search = CodeSearch(self, query, uses: uses, limit: limit)
        search.run()
      }
      if search.rows.total == 0 || corrected == nil {
        query.widen()
        search = CodeSearch(self, query, uses: uses, limit: limit)
        search.run()
      }
    }
    // Where all words are those of titles nothing else is meant.
    if mayGuess, search.rows.total == 0 || search.rows.total < CodeSearch.few && query.isSpoken { search.runLeavingOut() }
    let reasons = CodeReasons(self, query, uses)
    return CodeMatches(
      best: search.rows.sorted().map { row in
        CodeMatch(
          code: code(at: row.node, seventh: row.seventh > 0 ? row.seventh - 1 : nil), cost: row.cost, why: reasons.why(row))
      }, total: search.rows.total)
  }

  /// All codes that begin so, in order; those made with 7th characters after the code they are made from.
  private func find(_ beginning: CodeKey, limit: Int) -> CodeMatches {
    var best: [CodeMatch] = []
    var place = place(beginning.packed)
    var rank = 0
    func add(_ node: Int, only wanted: CodeKey? = nil) {
      if wanted == nil {
        if best.count < limit { best.append(CodeMatch(code: code(at: node), cost: rank)) }
        rank += 1
      }
      let count = seventhCount(node)
      guard count > 0 else { return }
      if wanted == nil, best.count >= limit {
        rank += count
        return
      }
      for (index, row) in (sevenths(node) ?? []).enumerated() {
        if let wanted, !wanted.begins(nodes[node].key.withSeventh(row.character.asciiValue ?? 0)) { continue }
        if best.count < limit { best.append(CodeMatch(code: code(at: node, seventh: index), cost: rank)) }
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
    return CodeMatches(best: best, total: rank)
  }

  /// Whether a title has the word "unspecified".
  func leavesOpen(_ phrase: Int) -> Bool {
    let open = index.words(beginning: Array("unspecified".utf8)).first.map { UInt32($0) }
    return (start(phrase)..<end(phrase)).contains { index.tokens[$0] & CodeSet.word == open }
  }
}
