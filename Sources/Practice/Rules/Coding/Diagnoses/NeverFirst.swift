extension CodingRules {
  static let neverFirst = CodingRule(
    "never first", .warning, source: "ICD-10-CM guidelines I.C.21.c.3, c.4, c.17",
    "what somebody takes, had once, or lives with is not by itself the reason of a visit"
  ) { view, find in
    guard let first = view.codes.first, isStatus(first) else { return }
    let other = view.codes.firstIndex { !isStatus($0) && !isExternal($0) }
    find.say(
      "\(first) is a status or a history; what they came for stands first", at: .diagnosis(0),
      mends: other.map { [.moveFirst($0)] } ?? [.addDiagnosis([])])
  }

  private static let states = [
    "Z16", "Z17", "Z18", "Z19", "Z55", "Z56", "Z57", "Z58", "Z59", "Z60", "Z62", "Z63", "Z64", "Z65", "Z66", "Z67", "Z68", "Z73", "Z74",
    "Z75",
    "Z77", "Z78", "Z79", "Z80", "Z81", "Z82", "Z83", "Z84", "Z85", "Z86", "Z87", "Z88", "Z89", "Z90", "Z91", "Z92", "Z93", "Z94", "Z95",
    "Z96",
    "Z97", "Z98", "Z99",
  ]

  private static func isStatus(_ code: String) -> Bool { states.contains(String(code.prefix(3))) && !code.hasPrefix("Z99.12") }
}
