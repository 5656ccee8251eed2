/// Copies the diagnoses and services of the patient's last visit, with units, modifiers, pointers and drugs, at the prices of this date.
package struct CopyLastVisit: Verb {
  package static let name = "copy last visit"
  package static let sentence = "copies diagnoses and services from the last visit at today's prices"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  /// Codes that are left out: they are not valid any more. Prices that are gone are left out by themselves.
  package var without: [String] = []
  /// Whose sheet was seen as the last one.
  package var from: SuperbillID?

  package init() {}
  package init(_ superbill: SuperbillID) { self.superbill = superbill }

  package static let fields: [Field<CopyLastVisit>] = [
    Field("superbill", \.superbill, optional: false), Field("without", \.without, "codes that are left out"),
    Field("from", \.from, "the superbill that was seen as the last"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let bill = try draft.get(superbill)
    guard let copy = draft.office.copy(for: bill, without: Set(without)) else {
      throw Refusal("no earlier visit", "this patient has no earlier superbill to copy from")
    }
    if let from, from != copy.from.id {
      throw Refusal("changed meanwhile", "superbill \(copy.from.id.shown) is the last one now", with: copy.from.reference)
    }
    if copy.isEmpty, let first = copy.leftOut.first {
      throw Refusal("nothing to copy", "of the visit of \(copy.from.day.shown), \(first.code) \(first.why), and nothing else is on it")
    }
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      guard bill.lines.isEmpty, bill.diagnoses.isEmpty else {
        throw Refusal("not empty", "something is ticked already; copying would mix two visits")
      }
      bill.diagnoses = copy.diagnoses
      bill.lines = copy.lines
    }
  }
}
