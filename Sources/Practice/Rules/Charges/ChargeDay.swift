/// The charges of a day: for each visit, whether what was done is on a sheet that may become a claim, or why there is none.
package struct ChargeDay: Sendable {
  package let day: Day
  package let rows: [Row]

  /// One visit.
  package struct Row: Sendable, Hashable {
    package var visit: VisitID
    package var patient: PatientID
    package var provider: ProviderID
    package var bill: SuperbillID?
    /// Why there is nothing to bill.
    package var noBill = ""
    package var troubles: [Trouble] = []
    /// Findings that stop no claim, and that somebody should look at.
    package var looks = 0

    package var isDone: Bool { troubles.isEmpty }
  }

  /// What stands between a visit and its claim.
  package enum Trouble: Hashable, Sendable {
    /// No sheet, or an empty one, and no reason.
    case missing
    /// The patient is still here.
    case here
    case notCheckedOut
    case unsigned
    case held(String)
    case errors(Int)
    /// The printed sheet has not come back.
    case paper(PaperStep.Stage)

    package var label: String {
      switch self {
      case .missing: "no charges"
      case .here: "still here"
      case .notCheckedOut: "not checked out"
      case .unsigned: "unsigned"
      case .held: "held"
      case .errors(let count): count == 1 ? "1 error" : "\(count) errors"
      case .paper(let stage): stage == .missing ? "paper missing" : "paper \(stage.label)"
      }
    }
  }

  /// How many rows have each kind of trouble, in words: "2 no charges, 1 unsigned"; empty if all is done.
  package var words: String {
    let open = rows.flatMap(\.troubles).filter { $0 != .here }
    func count(_ word: String, _ isOne: (Trouble) -> Bool) -> String? {
      let number = open.count(where: isOne)
      return number == 0 ? nil : "\(number) \(word)"
    }
    return [
      count("without charges") { $0 == .missing }, count("not checked out") { $0 == .notCheckedOut }, count("unsigned") { $0 == .unsigned },
      count("held") { if case .held = $0 { true } else { false } }, count("with errors") { if case .errors = $0 { true } else { false } },
      count("of paper not back") { if case .paper = $0 { true } else { false } },
    ].compactMap(\.self).joined(separator: ", ")
  }
}

extension Office {
  /// The charges of a day, in the order of the visits. Whoever left unseen, or never came, has none.
  package func chargeDay(_ day: Day, _ facts: CodeFacts, today: Day) -> ChargeDay {
    let visits = filed(Visit.self, on: day).filter { $0.state != .error }
    return ChargeDay(day: day, rows: visits.compactMap { charge(of: $0, facts, today: today) })
  }

  private func charge(of visit: Visit, _ facts: CodeFacts, today: Day) -> ChargeDay.Row? {
    let bill: Superbill? = self[visit.superbill].flatMap { $0.stage == .void ? nil : $0 }
    var row = ChargeDay.Row(visit: visit.id, patient: visit.patient, provider: visit.provider, bill: bill?.id, noBill: visit.noBill)
    let isEmpty = bill?.lines.isEmpty ?? true
    if visit.state == .leftUnseen, isEmpty { return nil }
    if visit.state.isHere, visit.state != .checkout {
      row.troubles = [.here]
      return row
    }
    if let step = bill?.paper.last, step.stage != .entered { row.troubles.append(.paper(step.stage)) }
    guard let bill, !isEmpty else {
      if visit.noBill.isEmpty { row.troubles.insert(.missing, at: 0) }
      return row
    }
    // With services on the sheet there is something to bill, whatever was said before.
    row.noBill = ""
    if bill.stage == .open { row.troubles.append(.notCheckedOut) }
    if !bill.isSigned { row.troubles.append(.unsigned) }
    if !bill.hold.trimmed.isEmpty { row.troubles.append(.held(bill.hold)) }
    let findings = findings(of: bill, facts, today: today)
    let errors = findings.count { $0.weight == .error && $0.rule != CodingRules.held.name }
    row.looks = findings.count { $0.weight == .warning }
    if errors > 0 { row.troubles.append(.errors(errors)) }
    return row
  }
}
