/// Puts a diagnosis on a superbill, at the next free letter.
package struct AddDiagnosis: Verb {
  package static let name = "add diagnosis"
  package static let sentence = "puts a diagnosis on a superbill at the next letter"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var code = ""
  package var words = ""

  package init() {}

  package static let fields: [Field<AddDiagnosis>] = [
    Field("superbill", \.superbill, optional: false), Field("code", \.code, "ICD-10-CM", optional: false), Field("words", \.words),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let code = CodeShape.tidyDiagnosis(code)
    guard CodeShape.isDiagnosis(code) else {
      throw Refusal(
        "not a diagnosis code", "\"\(self.code)\" is not shaped like an ICD-10-CM code (a letter, a digit, then E11.9 or S93.401A)")
    }
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
    }
  }
}

extension Superbill {
  func mustBeOpen() throws(Refusal) {
    guard stage == .open else {
      throw Refusal("superbill closed", "superbill \(id.number) is \(stage.label)", wayPast: wayToReopen, who: whoReopens, with: reference)
    }
  }

  /// The line with this number, counted from 1.
  func index(_ line: Int) throws(Refusal) -> Int {
    guard line >= 1, line <= lines.count else {
      throw Refusal("no such line", "superbill \(id.number) has \(lines.count) lines, no line \(line)")
    }
    return line - 1
  }
}
