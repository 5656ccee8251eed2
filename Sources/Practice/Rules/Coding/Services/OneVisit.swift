extension CodingRules {
  static let oneVisit = CodingRule(
    "one visit a day", .warning, source: "CMS Medicare Claims Processing Manual, chapter 12, 30.6.7.B: office visits of one day",
    "a visit is one unit, and the day has one of its kind, unless a second was for something else and its papers say so"
  ) { view, find in
    let visits = view.lines.filter { Services.isJudgedVisit($0.line.code) }
    for (place, line) in visits where line.units > 1 {
      // Where the file of CMS says it, it is said once.
      if let limit = view.facts.mostUnits(line.code, view.day), line.units > limit.units { continue }
      find.say("\(line.code) is one visit, and \(line.units) units are charged", at: .line(place), mends: [.setUnits(line: place, 1)])
    }
    for (place, line) in visits {
      let earlier = visits.first {
        $0.place < place && $0.line.code != line.code && Services.isPreventive($0.line.code) == Services.isPreventive(line.code)
          && ($0.line.provider ?? view.bill.provider) == (line.provider ?? view.bill.provider)
      }
      guard let earlier else { continue }
      find.say(
        "\(earlier.line.code) and \(line.code) are two visits of one kind on one day", at: .line(place),
        mends: [.removeLine(place), .removeLine(earlier.place)])
    }
  }
}
