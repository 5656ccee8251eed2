extension CodingRules {
  static let noServices = CodingRule(
    "no services", .error, source: "X12 837P 2400: at least one line", "a claim has at least one service"
  ) { view, find in
    if view.bill.lines.isEmpty { find.say("nothing is ticked that was done") }
  }
}
