extension CodingRules {
  package static let held = CodingRule(
    "held", .error, source: "the office: somebody said that the sheet waits", "a sheet that is held does not become a claim"
  ) { view, find in
    if !view.bill.hold.trimmed.isEmpty { find.say("the sheet waits: \(view.bill.hold)") }
  }
}
