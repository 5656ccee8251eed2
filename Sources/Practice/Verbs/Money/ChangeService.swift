/// Changes one line of a superbill. Its fee never changes by itself: another code brings the price of that code, and nothing else does.
package struct ChangeService: Verb {
  package static let name = "change service"
  package static let sentence = "changes a line: code, units, modifiers, pointers, fee, who did it, the drug, the note"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var line = 0
  /// The code seen on that line, so that a line that moved meanwhile is not taken for another.
  package var code = ""
  /// Another code in its place, at the price of that one.
  package var to: String?
  package var units: Int?
  package var modifiers: [String]?
  package var pointers: String?
  package var fee: Cents?
  /// What another code is, where the fee schedule does not say.
  package var words = ""
  /// Who did it; the provider of the sheet takes a name of its own away.
  package var provider: ProviderID?
  /// The drug; one without a number takes it away.
  package var drug: DrugGiven?
  package var note: String?
  /// The line as it was seen, so that what another desk changed in it meanwhile is not overwritten.
  package var was = Datum.fields([:])

  package init() {}

  package static let fields: [Field<ChangeService>] = [
    Field("superbill", \.superbill, optional: false), Field("line", \.line, "counted from 1", optional: false),
    Field("code", \.code, "the code on that line", optional: false), Field("to", \.to, "another code in its place"),
    Field("units", \.units), Field("modifiers", \.modifiers),
    Field("pointers", \.pointers), Field("fee", \.fee),
    Field("words", \.words, "of another code, where the fee schedule has none"), Field("provider", \.provider, "who did it"),
    Field("drug", \.drug, "its NDC and how much; an empty NDC takes it away"), Field("note", \.note, "at most 50 letters"),
    Field("was", \.was, "the line as it was seen, all of it or some fields"),
  ]

  private var meant: [String] {
    var names: [String] = []
    if to != nil { names += ["fee"] }
    if units != nil { names.append("units") }
    if modifiers != nil { names.append("modifiers") }
    if pointers != nil { names.append("pointers") }
    if fee != nil { names.append("fee") }
    if provider != nil { names.append("provider") }
    if drug != nil { names.append("drug") }
    if note != nil { names.append("note") }
    return names
  }

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let office = draft.office
    if let provider { _ = try draft.get(provider) }
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      let index = try bill.index(line, code: code)
      var changed = bill.lines[index]
      try office.mustBeAsSeen(changed, was, only: meant, of: bill.reference, field: "lines")
      if let to = to?.trimmed.uppercased(), to != changed.code {
        let priced = office.fee(to, on: bill)
        guard CodeShape.isService(to), let price = priced?.price ?? fee else { throw office.noPrice(to, on: bill) }
        (changed.code, changed.words, changed.fee) = (to, priced?.words ?? words.trimmed, price)
      }
      if let units { changed.units = units }
      if let modifiers { changed.modifiers = modifiers.map { $0.uppercased() } }
      if let pointers { changed.pointers = pointers.uppercased() }
      if let fee { changed.fee = fee }
      if let provider { changed.provider = provider == bill.provider ? nil : provider }
      if let drug { changed.drug = drug.ndc.trimmed.isEmpty ? nil : try drug.tidied() }
      if let note { changed.note = note.trimmed }
      try changed.mustBeRight(on: bill)
      bill.lines[index] = changed
    }
  }
}
