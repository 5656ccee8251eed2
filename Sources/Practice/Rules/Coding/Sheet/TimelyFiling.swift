extension CodingRules {
  static let timelyFiling = CodingRule(
    "timely filing", .error, source: "42 CFR 424.44 for Medicare, contracts for the others: days in the payer's settings; CARC 29",
    "a claim is at its payer within the payer's days; 30 and 7 days before the end somebody is told"
  ) { view, find in
    guard let payer = view.payer, payer.filingDays > 0 else { return }
    let last = view.day.advanced(by: payer.filingDays), left = view.today.distance(to: last)
    if left < 0 {
      find.say("the last day for a claim to \(payer.name) was \(last.shown), \(-left) day\(left == -1 ? "" : "s") ago")
    } else if left <= 30 {
      let urgent = left <= 7 ? "only " : ""
      find.say("\(urgent)\(left) day\(left == 1 ? "" : "s") left for a claim to \(payer.name), until \(last.shown)", .warning)
    }
  }
}
