extension CodingRules {
  static let mostUnits = CodingRule(
    "most units", .error, source: "CMS NCCI medically unlikely edits, as the office imported them",
    "no more units of a service than CMS takes for likely, on a line (1) or on a day (2, and 3 with papers)"
  ) { view, find in
    for (place, line) in view.lines {
      guard let limit = view.facts.mostUnits(line.code, view.day) else { continue }
      if limit.indicator == 1 {
        guard line.units > limit.units else { continue }
        find.say(
          "\(line.units) units of \(line.code) on a line are more than \(limit.units)", at: .line(place),
          mends: limit.units > 0 ? [.setUnits(line: place, limit.units)] : [.removeLine(place)])
      } else {
        let same = view.lines.filter { $0.line.code == line.code }
        let all = same.map(\.line.units).reduce(0, +)
        guard all > limit.units, same.last?.place == place else { continue }
        let room = limit.units - (all - line.units)
        find.say(
          "\(all) units of \(line.code) on a day are more than \(limit.units)\(limit.indicator == 3 ? "; more takes papers that show why" : "")",
          at: .line(place), limit.indicator == 3 ? .warning : nil, mends: room > 0 ? [.setUnits(line: place, room)] : [.removeLine(place)])
      }
    }
  }
}
