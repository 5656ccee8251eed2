/// Gives a diagnosis another letter. The others close up, and every line goes on pointing at the diagnoses that it pointed at.
package struct MoveDiagnosis: Verb {
  package static let name = "move diagnosis"
  package static let sentence = "gives a diagnosis another letter; the pointers follow"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var code = ""
  /// The letter that it is to have.
  package var to = ""

  package init() {}

  package static let fields: [Field<MoveDiagnosis>] = [
    Field("superbill", \.superbill, optional: false), Field("code", \.code, optional: false),
    Field("to", \.to, "the letter it is to have", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let code = CodeShape.tidyDiagnosis(code)
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      let from = try bill.index(of: code)
      let letters = Superbill.letters.prefix(bill.diagnoses.count)
      guard let letter = to.trimmed.uppercased().first, to.trimmed.count == 1, let place = letters.firstIndex(of: letter) else {
        throw Refusal("no such letter", "\"\(to)\" is not a letter of this superbill: A to \(letters.last.map(String.init) ?? "A")")
      }
      bill.diagnoses.insert(bill.diagnoses.remove(at: from), at: place)
      bill.reletter { old in
        if old == from { return place }
        if from < old, old <= place { return old - 1 }
        return place <= old && old < from ? old + 1 : old
      }
    }
  }
}
