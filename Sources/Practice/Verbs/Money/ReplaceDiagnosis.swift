/// Puts another diagnosis in the place of one, under the same letter: what pointed at it points at the new one.
package struct ReplaceDiagnosis: Verb {
  package static let name = "replace diagnosis"
  package static let sentence = "puts another diagnosis under the letter of one"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var code = ""
  package var with = ""
  package var words = ""

  package init() {}

  package static let fields: [Field<ReplaceDiagnosis>] = [
    Field("superbill", \.superbill, optional: false), Field("code", \.code, optional: false),
    Field("with", \.with, "ICD-10-CM", optional: false), Field("words", \.words),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let old = CodeShape.tidyDiagnosis(code), new = CodeShape.tidyDiagnosis(with)
    try CodeShape.mustBeDiagnosis(new, typed: with)
    let known = draft.office.commonDiagnoses.sorted.first { $0.code == new }?.words ?? ""
    try draft.edit(superbill) { (bill) throws(Refusal) in
      try bill.mustBeOpen()
      let index = try bill.index(of: old)
      if let other = bill.diagnoses.firstIndex(where: { $0.code == new }), other != index {
        throw Refusal("twice", "\(new) is on the superbill already, as \(Superbill.letters[other])", wayPast: "remove diagnosis \(old)")
      }
      bill.diagnoses[index] = Diagnosis(new, words.isEmpty ? known : words)
    }
  }
}

extension CodeShape {
  static func mustBeDiagnosis(_ code: String, typed: String) throws(Refusal) {
    guard isDiagnosis(code) else {
      throw Refusal(
        "not a diagnosis code", "\"\(typed)\" is not shaped like an ICD-10-CM code (a letter, a digit, then E11.9 or S93.401A)")
    }
  }
}
