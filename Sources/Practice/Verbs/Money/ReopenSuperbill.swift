/// Opens a superbill again that was checked out wrongly. What was paid of it stays with the patient as credit until it is checked
/// out anew; the journal keeps what it was.
package struct ReopenSuperbill: Verb {
  package static let name = "reopen superbill"
  package static let sentence = "opens a superbill that was checked out wrongly; what was paid of it is credit again"
  package static let who: [StaffRole] = .payingOut

  package var superbill = SuperbillID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<ReopenSuperbill>] = [
    Field("superbill", \.superbill, optional: false), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "opening a superbill again needs the reason") }
    let bill = try draft.edit(superbill) { (bill) throws(Refusal) in
      guard bill.stage == .checkedOut else {
        throw Refusal("not checked out", "superbill \(bill.id.number) is \(bill.stage.label)", with: bill.reference)
      }
      bill.stage = .open
      bill.patientShare = .zero
    }
    for payment in draft.office.filed(Payment.self, of: bill.patient) where payment.applied.contains(where: { $0.superbill == bill.id }) {
      try draft.edit(payment.id) { $0.applied.removeAll { $0.superbill == bill.id } }
    }
    draft.why = reason.trimmed
  }
}

extension Superbill {
  /// What to do about one that is checked out; one that is void stays so.
  var wayToReopen: String? { stage == .checkedOut ? ReopenSuperbill.name : nil }
  var whoReopens: [StaffRole] { stage == .checkedOut ? ReopenSuperbill.who : [] }
}
