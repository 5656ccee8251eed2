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
  /// The line as it was seen, so that what another desk changed in it meanwhile is not overwritten.
  package var was = Datum.fields([:])

  package init() {}

  package static let fields: [Field<ChangeService>] = [
    Field("superbill", \.superbill, optional: false), Field("line", \.line, "counted from 1", optional: false),
    Field("code", \.code, "the code on that line", optional: false), Field("units", \.units), Field("modifiers", \.modifiers),
    Field("pointers", \.pointers), Field("fee", \.fee), Field("was", \.was, "the line as it was seen, all of it or some fields"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let office = draft.office
    let meant: [String] = [
      units == nil ? nil : "units", modifiers == nil ? nil : "modifiers", pointers == nil ? nil : "pointers", fee == nil ? nil : "fee",
    ].compactMap(\.self)
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      let index = try bill.index(line)
      var changed = bill.lines[index]
      guard changed.code == code else {
        throw Refusal("changed meanwhile", "line \(line) is \(changed.code) now, not \(code)", with: bill.reference)
      }
      try office.mustBeAsSeen(changed, was, only: meant, of: bill.reference, field: "lines")
      if let units { changed.units = units }
      if let modifiers { changed.modifiers = modifiers.map { $0.uppercased() } }
      if let pointers { changed.pointers = pointers.uppercased() }
      if let fee { changed.fee = fee }
      try changed.mustBeRight(on: bill)
      bill.lines[index] = changed
    }
  }
}
