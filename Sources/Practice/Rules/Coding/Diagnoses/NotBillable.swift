extension CodingRules {
  static let notBillable = CodingRule(
    "not billable", .error, source: "ICD-10-CM guidelines I.B.2: to the highest number of characters",
    "a diagnosis is coded to its last place, and no heading stands on a claim"
  ) { view, find in
    for (index, code) in view.codes.enumerated() {
      guard case .heading(let below) = view.facts.standing(code, view.day) else { continue }
      find.say(
        "\(code) is a heading: one of the codes below it is meant", at: .diagnosis(index), mends: [.replaceDiagnosis(index, with: below)])
    }
  }
}
