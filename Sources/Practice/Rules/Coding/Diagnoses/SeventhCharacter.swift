extension CodingRules {
  static let seventhCharacter = CodingRule(
    "7th character", .error, source: "ICD-10-CM guidelines I.A.4, I.A.5, I.C.19.a",
    "a code whose category has 7th characters bears one of them, in the seventh place, with X where a place is empty"
  ) { view, find in
    for (index, code) in view.codes.enumerated() {
      guard case .needsSeventh(let codes) = view.facts.standing(code, view.day) else { continue }
      find.say("\(code) lacks its 7th character", at: .diagnosis(index), mends: [.replaceDiagnosis(index, with: codes)])
    }
  }
}
