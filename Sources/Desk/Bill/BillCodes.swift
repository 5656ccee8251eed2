import CodeSets
import Practice

/// What the code sets and the rules of coding say, as the screens of a superbill ask for it.
extension View {
  /// What the rules find on a superbill as it stands.
  func findings(of bill: Superbill) -> [BillFinding] {
    // What is masked looks wrong to every rule: the office itself is judged, and only what comes of it is shown.
    let judged = real ?? office
    return bill.stage == .void ? [] : judged.findings(of: judged[bill.id] ?? bill, codes.facts, today: today)
  }

  /// The words of a code on a day; empty if no set has it.
  func words(of code: String, on day: Day) -> String { codes.code(code, day)?.words ?? "" }

  /// False for a heading, which something has to be added to.
  func isWhole(_ code: String, on day: Day) -> Bool { codes.code(code, day)?.isBillable != false }

  /// True for a code that may not stand on a claim of a day any more, or not yet, or not as it is.
  func isInvalid(_ code: String, on day: Day) -> Bool {
    switch codes.facts.standing(code, day) {
    case .heading, .needsSeventh, .otherwise: true
    case .billable, .unknown, .noEdition: false
    }
  }
}
