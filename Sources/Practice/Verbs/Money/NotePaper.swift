/// Notes where the printed superbill is: printed, with the provider, returned, entered, or nowhere to be found.
package struct NotePaper: Verb {
  package static let name = "note paper superbill"
  package static let sentence = "notes where the printed superbill is"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var stage = PaperStep.Stage.printed

  package init() {}

  package static let fields: [Field<NotePaper>] = [
    Field("superbill", \.superbill, optional: false), Field("stage", \.stage, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let step = PaperStep {
      $0.stage = stage
      $0.at = draft.happened
      $0.by = draft.context.by
    }
    try draft.edit(superbill) { (bill) throws(Refusal) in
      if bill.stage == .void { try bill.mustNotBeClosed() }
      let last = bill.paper.last?.stage
      if last == nil, stage != .printed, stage != .withProvider {
        throw Refusal("no paper", "superbill \(bill.id.shown) was not printed, and no blank one was given out for it", with: bill.reference)
      }
      // A second print replaces the first; anything else is said once.
      if last == stage, stage != .printed {
        throw Refusal("nothing to change", "the paper of superbill \(bill.id.shown) is \(stage.label) already", with: bill.reference)
      }
      bill.paper.append(step)
      if bill.paper.count > 40 { bill.paper.removeFirst(bill.paper.count - 40) }
    }
  }
}

extension Superbill {
  /// Where the printed sheet was last; nothing if none was printed.
  package var paperStage: PaperStep.Stage? { paper.last?.stage }

  /// Printed and not in the books yet.
  package var isPaperOut: Bool { paperStage.map { $0 != .entered } ?? false }
}

extension Office {
  /// The printed superbills of a day that have not been entered, in the order of their numbers.
  package func papersOut(on day: Day) -> [Superbill] {
    filed(Superbill.self, on: day).filter { $0.isPaperOut && $0.stage != .void }
  }
}
