extension CodingRules {
  static let onlyFirst = CodingRule(
    "only first", .warning, source: "ICD-10-CM guidelines I.C.21.c.16",
    "the reason of an examination and its like is the first diagnosis or none, except where a day has several visits"
  ) { view, find in
    guard let first = view.codes.first, !standsFirst(first) else { return }
    for (index, code) in view.codes.enumerated().dropFirst() where standsFirst(code) {
      find.say("\(code) is a reason of a visit and stands first or not at all", at: .diagnosis(index), mends: [.moveFirst(index)])
    }
  }

  private static let reasons = [
    "Z00", "Z01", "Z02", "Z04", "Z31.81", "Z31.83", "Z31.84", "Z33.2", "Z34", "Z38", "Z39", "Z42", "Z51.0", "Z51.1", "Z52", "Z76.1",
    "Z76.2",
    "Z99.12",
  ]

  private static func standsFirst(_ code: String) -> Bool { reasons.contains { code.hasPrefix($0) } }
}
