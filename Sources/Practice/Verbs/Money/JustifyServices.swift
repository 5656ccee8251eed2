/// Says of every service that points at nothing what such a service is usually for, and of every diagnosis that nothing points at that
/// the visit was about it as well. Of a drug, a test or a procedure nothing is guessed beyond that.
package struct JustifyServices: Verb {
  package static let name = "justify services"
  package static let sentence = "points every service at its usual diagnosis, and the visit at every diagnosis that is left"
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
      let codes = bill.diagnoses.map(\.code)
      for index in bill.lines.indices where bill.lines[index].pointers.isEmpty {
        bill.lines[index].pointers = String(Superbill.letters[UsualReasons.diagnosis(for: bill.lines[index].code, among: codes)])
      }
      for (letter, code) in zip(Superbill.letters, codes) where !bill.lines.contains(where: { $0.pointers.contains(letter) }) {
        guard let index = UsualReasons.line(for: code, among: bill.lines) else { continue }
        bill.lines[index].pointers.append(letter)
      }
    }
  }
}
