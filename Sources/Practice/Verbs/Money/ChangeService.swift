/// Changes units, modifiers, pointers or the fee of one line. The fee never changes by itself.
package struct ChangeService: Verb {
  package static let name = "change service"
  package static let sentence = "changes units, modifiers, pointers or fee of a line"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var line = 0
  /// The code seen on that line, so that a line that moved meanwhile is not taken for another.
  package var code = ""
  package var units: Int?
  package var modifiers: [String]?
  package var pointers: String?
  package var fee: Cents?

  package init() {}

  package static let fields: [Field<ChangeService>] = [
    Field("superbill", \.superbill, optional: false), Field("line", \.line, "counted from 1", optional: false),
    Field("code", \.code, "the code on that line", optional: false), Field("units", \.units), Field("modifiers", \.modifiers),
    Field("pointers", \.pointers), Field("fee", \.fee),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      let index = try bill.index(line)
      var changed = bill.lines[index]
      guard changed.code == code else {
        throw Refusal("changed meanwhile", "line \(line) is \(changed.code) now, not \(code)", with: bill.reference)
      }
      if let units { changed.units = units }
      if let modifiers { changed.modifiers = modifiers.map { $0.uppercased() } }
      if let pointers { changed.pointers = pointers.uppercased() }
      if let fee { changed.fee = fee }
      try changed.mustBeRight(on: bill)
      bill.lines[index] = changed
    }
  }
}
