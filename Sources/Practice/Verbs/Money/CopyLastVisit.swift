/// Copies the diagnoses and services of the patient's last visit, with units, modifiers and pointers, at today's prices.
package struct CopyLastVisit: Verb {
  package static let name = "copy last visit"
  package static let sentence = "copies diagnoses and services from the last visit at today's prices"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered

  package init() {}
  package init(_ superbill: SuperbillID) { self.superbill = superbill }

  package static let fields: [Field<CopyLastVisit>] = [Field("superbill", \.superbill, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let bill = try draft.get(superbill)
    let earlier = draft.office.filed(Superbill.self, of: bill.patient).filter {
      $0.id != bill.id && $0.stage == .checkedOut && $0.day <= bill.day && !$0.lines.isEmpty
    }
    guard let last = earlier.max(by: { ($0.day, $0.id) < ($1.day, $1.id) }) else {
      throw Refusal("no earlier visit", "this patient has no earlier superbill to copy from")
    }
    let fees = draft.office.fees.sorted.filter { !$0.gone }
    var lines: [ServiceLine] = []
    for old in last.lines {
      guard let fee = fees.first(where: { $0.code == old.code }) else {
        throw Refusal("not in the fee schedule", "\(old.code) of \(last.day.shown) is not in the fee schedule any more")
      }
      var line = old
      line.fee = fee.price
      lines.append(line)
    }
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      guard bill.lines.isEmpty, bill.diagnoses.isEmpty else {
        throw Refusal("not empty", "something is ticked already; copying would mix two visits")
      }
      bill.diagnoses = last.diagnoses
      bill.lines = lines
    }
  }
}
