extension CodingRules {
  static let editionMissing = CodingRule(
    "edition missing", .reminder, source: "HIPAA, 45 CFR 162.1002: the code set in force on the date of service",
    "for the date of service there is an edition of ICD-10-CM here"
  ) { view, find in
    guard let code = view.codes.first(where: { CodeShape.isDiagnosis($0) }), view.facts.standing(code, view.day) == .noEdition else {
      return
    }
    find.say(
      "no ICD-10-CM of \(view.day.shown) is here, so nobody has looked whether its codes are billable; anteroom import codes brings it")
  }
}
