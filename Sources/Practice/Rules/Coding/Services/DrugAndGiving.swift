extension CodingRules {
  static let drugAndGiving = CodingRule(
    "drug and its giving", .warning,
    source: "CMS Medicare Claims Processing Manual, chapter 12, 30.5, and chapter 17, 10: drugs and how they are given",
    "an injection is on the sheet with its drug, and a drug with what gave it, unless somebody else brought the one or does the other"
  ) { view, find in
    let drugs = view.lines.filter { isGiven($0.line.code) }
    for (place, line) in view.lines where Services.isGivingDrug(line.code) && drugs.isEmpty {
      let known = view.services.filter(isGiven)
      find.say(
        "\(line.code) gives a drug, and none is on the sheet", at: .line(place),
        mends: (known.isEmpty ? [] : [.addOneOf(known)]) + [.removeLine(place)])
    }
    // A procedure may be what the drug is for; giving it by itself is one too.
    guard let last = drugs.last, !view.lines.contains(where: { Services.isProcedure($0.line.code) }) else { return }
    find.say(
      "\(last.line.code) is a drug, and nothing on the sheet gives it", at: .line(last.place), .reminder,
      mends: view.fee("96372") == nil ? [] : [.addService("96372")])
  }

  /// A drug that somebody gives: J8 are those that patients swallow. Immune globulins are given like it.
  private static func isGiven(_ code: String) -> Bool {
    if Services.number(code).map((90281...90399).contains) == true { return true }
    return Services.isDrug(code) && !code.hasPrefix("J8") || code.hasPrefix("Q5") || code.hasPrefix("C9")
  }
}
