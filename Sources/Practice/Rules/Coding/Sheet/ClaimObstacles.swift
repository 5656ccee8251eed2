extension Office {
  /// Why a superbill may not become a claim; nothing if it may. It may be saved, and the patient checked out, all the same.
  package func claimObstacles(_ bill: Superbill, _ facts: CodeFacts, today: Day) -> [BillFinding] {
    let view = BillView(bill, in: self, facts, today: today)
    var obstacles = CodingRules.findings(view).filter { $0.weight == .error }
    func also(_ rule: String, _ sentence: String, _ mends: [Mend] = []) {
      obstacles.append(BillFinding(rule, .error, sentence, mends: mends))
    }
    switch bill.stage {
    case .open: also("not checked out", "the sheet is still open")
    case .void: also("void", "the sheet is void")
    case .checkedOut: break
    }
    if !bill.isSigned { also("not signed", "nobody has signed the sheet") }
    if bill.coverage == nil { also("self-pay", "nobody is there to send a claim to: the patient pays", [.ask(.coverage)]) }
    return obstacles
  }

  /// Whether a superbill may become a claim.
  package func mayBecomeClaim(_ bill: Superbill, _ facts: CodeFacts, today: Day) -> Bool {
    claimObstacles(bill, facts, today: today).isEmpty
  }
}
