/// Puts a diagnosis on a superbill, at the next free letter.
package struct AddDiagnosis: Verb {
  package static let name = "add diagnosis"
  package static let sentence = "puts a diagnosis on a superbill at the next letter"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var code = ""
  package var words = ""
  /// The line of the sheet, counted from 1, that was done for it and for nothing else.
  package var line: Int?

  package init() {}

  package static let fields: [Field<AddDiagnosis>] = [
    Field("superbill", \.superbill, optional: false), Field("code", \.code, "ICD-10-CM", optional: false), Field("words", \.words),
    Field("line", \.line, "the line that was done for it, from 1"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let code = CodeShape.tidyDiagnosis(code)
    try CodeShape.mustBeDiagnosis(code, typed: self.code)
    let known = draft.office.commonDiagnoses.sorted.first { $0.code == code }?.words ?? ""
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      if let index = bill.diagnoses.firstIndex(where: { $0.code == code }) {
        throw Refusal("twice", "\(code) is on the superbill already, as \(Superbill.letters[index])")
      }
      guard bill.diagnoses.count < Superbill.letters.count else {
        throw Refusal("twelve diagnoses", "a claim carries twelve diagnoses, A to L, and all are used")
      }
      bill.diagnoses.append(Diagnosis(code, words.isEmpty ? known : words))
      guard let line else { return }
      guard bill.lines.indices.contains(line - 1) else {
        throw Refusal("no such line", "line \(line) is not on the superbill", field: "line")
      }
      bill.lines[line - 1].pointers = String(Superbill.letters[bill.diagnoses.count - 1])
    }
  }
}
