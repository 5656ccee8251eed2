extension CodingRules {
  static let noDiagnosis = CodingRule(
    "no diagnosis", .error, source: "X12 837P HI; CMS-1500 item 21", "a claim has at least one diagnosis"
  ) { view, find in
    if view.codes.isEmpty, !view.bill.lines.isEmpty { find.say("no diagnosis is on the sheet", mends: [.addDiagnosis([])]) }
  }
}
