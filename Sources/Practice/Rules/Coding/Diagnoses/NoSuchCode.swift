extension CodingRules {
  static let noSuchCode = CodingRule(
    "no such code", .error, source: "ICD-10-CM, tabular list of the date of service", "a diagnosis is in the tabular list"
  ) { view, find in
    for (index, code) in view.codes.enumerated() where CodeShape.isDiagnosis(code) && view.facts.standing(code, view.day) == .unknown {
      find.say("\(code) is in no edition of ICD-10-CM that is here", at: .diagnosis(index), mends: [.replaceDiagnosis(index, with: [])])
    }
  }
}
