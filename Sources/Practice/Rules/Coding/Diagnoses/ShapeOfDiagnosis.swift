extension CodingRules {
  static let shapeOfDiagnosis = CodingRule(
    "shape of a diagnosis", .error, source: "ICD-10-CM, conventions; X12 837P HI",
    "a diagnosis is a letter, a digit, a digit or letter, and up to four more after a point"
  ) { view, find in
    for (index, code) in view.codes.enumerated() where !CodeShape.isDiagnosis(code) {
      find.say(
        "\"\(code)\" is not shaped like an ICD-10-CM code: E11.9, S93.401A", at: .diagnosis(index),
        mends: [.replaceDiagnosis(index, with: [])])
    }
  }
}
