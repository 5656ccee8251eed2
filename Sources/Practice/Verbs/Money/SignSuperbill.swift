/// A clinician signs that what stands on the superbill was found and done. From then on it is locked.
package struct SignSuperbill: Verb {
  package static let name = "sign superbill"
  package static let sentence = "signs for what was found and done; from then on it is locked"
  package static let who: [StaffRole] = [.clinician]
  package static var undoing: Undoing { .refused("a signature is not undone; amend superbill, with the reason") }

  package var superbill = SuperbillID.unnumbered
  /// The sheet as it was seen: what another desk wrote in the meantime is not signed for.
  package var was = Datum.fields([:])

  package init() {}
  package init(_ superbill: SuperbillID) { self.superbill = superbill }

  package static let fields: [Field<SignSuperbill>] = [
    Field("superbill", \.superbill, optional: false), Field("was", \.was, "the sheet as it was seen, all of it or some fields"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let office = draft.office, by = draft.context.by, at = draft.happened
    try draft.edit(superbill) { (bill) throws(Refusal) in
      if bill.stage == .void { try bill.mustNotBeClosed() }
      if bill.isSigned {
        throw Refusal("signed", "superbill \(bill.id.shown) is signed already, by \(bill.signedBy)", with: bill.reference)
      }
      if bill.lines.isEmpty, bill.diagnoses.isEmpty {
        throw Refusal("nothing to sign", "nothing is on superbill \(bill.id.shown) yet", with: bill.reference)
      }
      try office.mustBeAsSeen(bill, was, only: Superbill.signed.sorted(), of: bill.reference)
      bill.signedBy = by
      bill.signedAt = at
    }
  }
}
