extension CodingRules {
  static let bothSides = CodingRule(
    "both sides", .error, source: "CMS Medicare Claims Processing Manual, chapter 12, 40.7: bilateral procedures",
    "50 is one line of one unit that says no side; both sides on one line are 50"
  ) { view, find in
    for (place, line) in view.lines {
      let sides = line.modifiers.filter { $0 == "LT" || $0 == "RT" }
      let others = line.modifiers.filter { $0 != "LT" && $0 != "RT" && $0 != "50" }
      if line.modifiers.contains("50") {
        if line.units != 1 {
          find.say("\(line.code) with 50 is both sides already, in one unit", at: .line(place), mends: [.setUnits(line: place, 1)])
        }
        if !sides.isEmpty {
          find.say(
            "\(line.code) says both sides with 50 and one of them with \(sides.joined(separator: " "))", at: .line(place),
            mends: [.setModifiers(line: place, ["50"] + others), .removeModifier(line: place, "50")])
        }
      } else if sides.count > 1 {
        find.say("\(line.code) on both sides is 50", at: .line(place), mends: [.setModifiers(line: place, ["50"] + others)])
      }
    }
  }
}
