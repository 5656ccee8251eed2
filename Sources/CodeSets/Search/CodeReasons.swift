/// Says of each row that is shown why it is there.
struct CodeReasons {
  private let set: CodeSet
  private let query: CodeQuery
  private let uses: CodeUses
  private let fit: CodeFit

  init(_ set: CodeSet, _ query: CodeQuery, _ uses: CodeUses) {
    self.set = set
    self.query = query
    self.uses = uses
    fit = CodeFit(set, query)
  }

  func why(_ row: BestRows.Row) -> CodeWhy? {
    var why = CodeWhy(uses: uses.count(row.node, row.seventh))
    let phrase = fit.best(row.node)
    if set.phrases[phrase].isTerm { why.otherName = set.text(of: phrase) }
    var atoms = fit.atoms(above: row.node) | fit.seventhAtoms(row.node)
    for phrase in set.phrases(of: row.node) { atoms |= fit.atoms(of: phrase) }
    var said: [String] = [], spelled: [String] = [], without: [String] = []
    for slot in query.slots {
      let typed = String(decoding: slot.typed, as: UTF8.self)
      let filling = slot.alternatives.filter { fills($0, row.node, atoms) }
      if let taken = slot.takenFor, !filling.isEmpty {
        spelled.append(String(decoding: taken, as: UTF8.self))
        continue
      }
      if filling.contains(where: { $0.source == .typed || $0.source == .code }) { continue }
      if filling.contains(where: { $0.source == .deskWord }) {
        said.append(typed)
      } else if let spelling = filling.min(by: { $0.penalty < $1.penalty }) {
        spelled.append(words(spelling.atoms))
      } else {
        without.append(typed)
      }
    }
    if !said.isEmpty { why.deskWord = said.joined(separator: ", ") }
    if !spelled.isEmpty { why.spelling = spelled.joined(separator: " ") }
    if !without.isEmpty { why.without = without.joined(separator: " ") }
    return why == CodeWhy() ? nil : why
  }

  private func fills(_ alternative: Slot.Alternative, _ node: Int, _ atoms: UInt64) -> Bool {
    guard let code = alternative.code else { return alternative.atoms & atoms == alternative.atoms }
    let key = set.nodes[node].key
    return code.begins(key) || alternative.family?.begins(key) == true || code.count == 7 && set.extended(code)?.node == node
  }

  private func words(_ atoms: UInt64) -> String {
    query.atoms.indices.filter { atoms & 1 << UInt64($0) != 0 }.map {
      String(decoding: set.index.word(query.atoms[$0].words.lowerBound), as: UTF8.self)
    }.joined(separator: " ")
  }
}
