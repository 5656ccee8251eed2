/// Says of every service that points at nothing that it was for the first diagnosis, and of every diagnosis that nothing points at
/// that the first service with room was for it as well.
package struct JustifyServices: Verb {
  package static let name = "justify services"
  package static let sentence = "points every service at a diagnosis, and a service at every diagnosis"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered

  package init() {}
  package init(_ superbill: SuperbillID) { self.superbill = superbill }

  package static let fields: [Field<JustifyServices>] = [Field("superbill", \.superbill, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      guard !bill.diagnoses.isEmpty else { throw Refusal("no diagnosis", "there is no diagnosis that a service could point at") }
      guard !bill.lines.isEmpty else { throw Refusal("no services", "there is no service that could point at a diagnosis") }
      for index in bill.lines.indices where bill.lines[index].pointers.isEmpty { bill.lines[index].pointers = "A" }
      for letter in Superbill.letters.prefix(bill.diagnoses.count)
      where !bill.lines.contains(where: { $0.pointers.contains(letter) }) {
        guard let index = bill.lines.firstIndex(where: { $0.pointers.count < 4 }) else { return }
        bill.lines[index].pointers.append(letter)
      }
    }
  }
}
