extension CodingRules {
  static let oneCheckUp = CodingRule(
    "one check-up", .error, source: "ICD-10-CM guidelines I.C.21.c.13: routine and administrative examinations",
    "a check-up is coded once: with abnormal findings or without, of a grown-up or of a child"
  ) { view, find in
    for family in checkUps {
      let all = view.codes.indices.filter { family.contains(view.codes[$0]) }
      guard let first = all.first, let other = all.dropFirst().first(where: { view.codes[$0] != view.codes[first] }) else { continue }
      // Whoever wrote that something was found most often means it.
      let order = nothingFound.contains(view.codes[first]) ? [first, other] : [other, first]
      find.say(
        "\(view.codes[first]) and \(view.codes[other]) tell one check-up in two ways; one of them is so", at: .diagnosis(other),
        mends: order.map { .replaceDiagnosis($0, with: []) })
    }
  }

  private static let checkUps = [
    ["Z00.00", "Z00.01", "Z00.121", "Z00.129"], ["Z01.00", "Z01.01"], ["Z01.10", "Z01.110", "Z01.118"], ["Z01.411", "Z01.419"],
  ]
  private static let nothingFound: Set = ["Z00.00", "Z00.129", "Z01.00", "Z01.10", "Z01.419"]
}
