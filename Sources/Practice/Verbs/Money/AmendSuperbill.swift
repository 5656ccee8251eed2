/// Opens a signed superbill for a change, and says why. It has to be signed anew; that it was amended stays on it.
package struct AmendSuperbill: Verb {
  package static let name = "amend superbill"
  package static let sentence = "opens a signed superbill for a change, with the reason; it is then signed anew"
  package static let who: [StaffRole] = [.clinician]
  package static var undoing: Undoing { .refused("an amendment stays on the superbill; sign it again as it is") }

  package var superbill = SuperbillID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<AmendSuperbill>] = [
    Field("superbill", \.superbill, optional: false), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "an amendment needs the reason", field: "reason") }
    let by = draft.context.by, at = draft.happened
    try draft.edit(superbill) { (bill) throws(Refusal) in
      guard let signed = bill.signedAt else {
        throw Refusal("not signed", "superbill \(bill.id.shown) is not signed: it is changed as it is", with: bill.reference)
      }
      bill.amendments.append(
        LogLine {
          $0.at = at
          $0.by = by
          $0.text = "\(reason.trimmed) (was signed by \(bill.signedBy) on \(signed.day.iso) \(signed.time.shown))"
        })
      bill.signedBy = ""
      bill.signedAt = nil
    }
    draft.why = reason.trimmed
  }
}
