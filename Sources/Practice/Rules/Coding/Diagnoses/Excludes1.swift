extension CodingRules {
  static let excludes1 = CodingRule(
    "excludes1", .warning, source: "ICD-10-CM guidelines I.A.12.a",
    "two diagnoses that an Excludes1 note parts are not coded together, unless they have nothing to do with each other"
  ) { view, find in
    for (index, code) in view.codes.enumerated() {
      for (other, second) in view.codes.enumerated().dropFirst(index + 1) where code != second {
        guard let bond = view.facts.excludes(code, second, view.day) else { continue }
        find.say(
          "\(code) and \(second) are not coded together: \(bond.at) excludes \(bond.words), unless the two are unrelated",
          at: .diagnosis(other), mends: [.replaceDiagnosis(other, with: []), .replaceDiagnosis(index, with: [])])
      }
    }
  }
}
