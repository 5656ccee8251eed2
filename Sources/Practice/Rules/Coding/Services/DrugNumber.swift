extension CodingRules {
  static let drugNumber = CodingRule(
    "drug number", .error, source: "X12 837P 2410 LIN03, CTP04, CTP05; CMS-1500 item 24, shaded",
    "a drug's line (J) bears its NDC of eleven digits, 5-4-2, and how much of which unit"
  ) { view, find in
    for (place, line) in view.lines {
      guard let drug = line.drug else {
        if Services.isDrug(line.code) {
          find.say("\(line.code) is a drug without its NDC", at: .line(place), .warning, mends: [.ask(.drug(line: place))])
        }
        continue
      }
      // With its dashes a shorter one can be understood, and a claim still wants the zeros in it.
      if DrugGiven.elevenDigits(drug.ndc) == nil || drug.ndc.filter(\.isASCIIDigit).count != 11 {
        find.say("the NDC \"\(drug.ndc)\" of \(line.code) is not eleven digits, 5-4-2", at: .line(place), mends: [.ask(.drug(line: place))])
      }
      if drug.thousandths <= 0 {
        find.say("how much of \(line.code) was given is not said", at: .line(place), mends: [.ask(.drug(line: place))])
      }
    }
  }
}
