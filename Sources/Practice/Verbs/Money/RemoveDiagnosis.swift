/// Takes a diagnosis off a superbill; the letters after it move up, and so do the pointers.
package struct RemoveDiagnosis: Verb {
  package static let name = "remove diagnosis"
  package static let sentence = "takes a diagnosis off a superbill and moves the letters up"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var code = ""

  package init() {}

  package static let fields: [Field<RemoveDiagnosis>] = [
    Field("superbill", \.superbill, optional: false), Field("code", \.code, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let code = CodeShape.tidyDiagnosis(code)
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      guard let index = bill.diagnoses.firstIndex(where: { $0.code == code }) else {
        throw Refusal("no such diagnosis", "\(code) is not on the superbill")
      }
      bill.diagnoses.remove(at: index)
      for line in bill.lines.indices {
        bill.lines[line].pointers = String(
          bill.lines[line].pointers.compactMap { letter -> Character? in
            guard let old = Superbill.letters.firstIndex(of: letter), old != index else { return nil }
            return Superbill.letters[old > index ? old - 1 : old]
          })
      }
    }
  }
}
