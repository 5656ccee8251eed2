/// Takes a service off a superbill.
package struct RemoveService: Verb {
  package static let name = "remove service"
  package static let sentence = "takes a service off a superbill"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var line = 0
  package var code = ""

  package init() {}

  package static let fields: [Field<RemoveService>] = [
    Field("superbill", \.superbill, optional: false), Field("line", \.line, "counted from 1", optional: false),
    Field("code", \.code, "the code on that line", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      let index = try bill.index(line, code: code)
      bill.lines.remove(at: index)
    }
  }
}
