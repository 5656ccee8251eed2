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
      _ = try bill.index(of: code)
      bill.takeOff(code)
    }
  }
}
