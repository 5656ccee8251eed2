extension CodingRules {
  static let diagnosisTwice = CodingRule(
    "diagnosis twice", .error, source: "ICD-10-CM guidelines I.B.12: each code once", "a diagnosis stands on a sheet once"
  ) { view, find in
    for (index, code) in view.codes.enumerated() {
      guard let first = view.codes.firstIndex(of: code), first < index else { continue }
      find.say(
        "\(code) stands there already, as \(view.named(first).prefix(1))", at: .diagnosis(index),
        mends: [.replaceDiagnosis(index, with: [])])
    }
  }
}
