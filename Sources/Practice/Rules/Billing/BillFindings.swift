extension Office {
  /// What the rules of coding find on a superbill, worked out once for each state of the office.
  package func findings(of bill: Superbill, _ facts: CodeFacts, today: Day) -> [BillFinding] {
    remembered(.findings(bill.id), today) { CodingRules.findings(BillView(bill, in: self, facts, today: today)) }
  }
}

extension [BillFinding] {
  package func count(_ weight: BillFinding.Weight) -> Int { filter { $0.weight == weight }.count }

  /// "2 errors, 1 look, 3 notes"; nothing where there are none.
  package var tally: String {
    [(BillFinding.Weight.error, "error"), (.warning, "look"), (.reminder, "note")].compactMap { weight, word in
      let count = count(weight)
      return count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }
}
