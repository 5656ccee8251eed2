/// Ticks a service on a superbill, at the office's price, pointing at the first diagnosis.
package struct AddService: Verb {
  package static let name = "add service"
  package static let sentence = "ticks a service on a superbill"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var code = ""
  package var modifiers: [String] = []
  package var units: Int?
  package var pointers = ""
  /// For one unit, where the fee schedule has no price for it.
  package var fee: Cents?
  /// What it is, where the fee schedule does not say.
  package var words = ""
  /// The code was not on the superbill when it was ticked: a second line of it would be somebody else's first.
  package var once = false

  package init() {}

  package static let fields: [Field<AddService>] = [
    Field("superbill", \.superbill, optional: false), Field("code", \.code, "CPT or HCPCS, from the fee schedule", optional: false),
    Field("modifiers", \.modifiers), Field("units", \.units), Field("pointers", \.pointers, "letters of the diagnoses"),
    Field("fee", \.fee, "for one unit, where the fee schedule has none"), Field("words", \.words, "where the fee schedule has none"),
    Field("once", \.once, "refused if the code is on the superbill already"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let code = code.trimmed.uppercased()
    let sheet = try draft.get(superbill)
    let priced = draft.office.fee(code, on: sheet)
    guard CodeShape.isService(code), let price = priced?.price ?? fee else { throw draft.office.noPrice(code, on: sheet) }
    let words = priced?.words ?? words.trimmed
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      if once, let index = bill.lines.firstIndex(where: { $0.code == code }) {
        throw Refusal("twice", "\(code) is on the superbill already, line \(index + 1)", wayPast: "change service, for more units")
      }
      guard bill.lines.count < 50 else { throw Refusal("fifty lines", "a claim carries fifty lines, and all are used") }
      var line = ServiceLine()
      line.code = code
      line.words = words
      line.fee = price
      line.units = units ?? 1
      line.modifiers = modifiers.map { $0.uppercased() }
      line.pointers = pointers.isEmpty ? (bill.diagnoses.isEmpty ? "" : "A") : pointers.uppercased()
      try line.mustBeRight(on: bill)
      bill.lines.append(line)
    }
  }
}

extension Office {
  /// That a service cannot be charged on a superbill, and where its price would come from.
  func noPrice(_ code: String, on bill: Superbill) -> Refusal {
    guard CodeShape.isService(code) else {
      return Refusal("not a service code", "\"\(code)\" is not shaped like a CPT or HCPCS code (99213, J1100)")
    }
    let other = fees.sorted.first { $0.code == code && !$0.gone }
    let when = other.map { " on \(bill.day.shown) for this patient, only \($0.described(in: self))" } ?? ""
    return Refusal(
      "not in the fee schedule", "\(code) has no price in the fee schedule\(when)", wayPast: "add it under settings, fees",
      who: [.manager])
  }
}

extension ServiceLine {
  /// Units from 1, at most four modifiers of two characters, at most four pointers to diagnoses that are there.
  func mustBeRight(on bill: Superbill) throws(Refusal) {
    guard (1...999).contains(units) else { throw Refusal("units", "\(units) units is not something a claim can carry (1 to 999)") }
    guard (.zero ... .most).contains(fee) else { throw Refusal("amount", "$\(fee.shown) is not a price") }
    guard modifiers.count <= 4 else { throw Refusal("four modifiers", "a line carries at most four modifiers, not \(modifiers.count)") }
    if let odd = modifiers.first(where: { !CodeShape.isModifier($0) }) {
      throw Refusal("not a modifier", "\"\(odd)\" is not a modifier: two letters or digits, such as 25")
    }
    guard Set(modifiers).count == modifiers.count else { throw Refusal("twice", "a modifier is on the line twice") }
    guard pointers.count <= 4 else { throw Refusal("four pointers", "a line points at no more than four diagnoses") }
    guard Set(pointers).count == pointers.count else { throw Refusal("twice", "a line points at one diagnosis twice") }
    guard note.count <= 50 else { throw Refusal("note", "a note on a line has at most 50 letters, not \(note.count)", field: "note") }
    if let drug { try drug.mustBeRight() }
    for letter in pointers where !Superbill.letters.prefix(bill.diagnoses.count).contains(letter) {
      throw Refusal("points at nothing", "there is no diagnosis \(letter) on the superbill")
    }
  }
}
