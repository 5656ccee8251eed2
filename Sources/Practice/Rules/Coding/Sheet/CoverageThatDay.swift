extension CodingRules {
  static let coverageThatDay = CodingRule(
    "coverage that day", .error, source: "X12 837P 2010BA; CARC 26 and 27: before coverage began, after it ended",
    "the coverage on the sheet is in force on the date of service"
  ) { view, find in
    guard let coverage = view.coverage else { return }
    let name = view.payer?.name ?? "the coverage"
    if !coverage.covers(view.day) {
      let when = view.day < coverage.from ? "begins on \(coverage.from.shown)" : "ended on \((coverage.to ?? coverage.from).shown)"
      find.say("\(name) \(when)", mends: [.ask(.coverage)])
    } else if coverage.standing == .inactive {
      find.say("\(name) said that it does not cover the patient", .warning, mends: [.ask(.coverage)])
    }
  }
}
