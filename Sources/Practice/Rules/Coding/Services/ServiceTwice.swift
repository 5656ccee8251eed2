extension CodingRules {
  static let serviceTwice = CodingRule(
    "service twice", .error, source: "CMS Medicare Claims Processing Manual, chapter 1, 120: duplicate claims; modifiers 59, 76, 77, 91",
    "a service stands once a day, with its units, unless a modifier says why again"
  ) { view, find in
    for (place, line) in view.lines {
      guard let first = view.lines.first(where: { $0.line.code == line.code && $0.place < place }) else { continue }
      if Set(first.line.modifiers) != Set(line.modifiers) { continue }
      if !line.modifiers.allSatisfy({ !Modifiers.again.contains($0) }) { continue }
      let joined: [Mend] = Services.isVisit(line.code) ? [] : [.addModifier(line: place, Services.isLabTest(line.code) ? "91" : "76")]
      find.say("\(line.code) is on line \(first.place + 1) already", at: .line(place), mends: [.removeLine(place)] + joined)
    }
    for other in view.othersOfTheDay {
      for (place, line) in view.lines {
        let isThere = other.lines.contains { twin in
          twin.code == line.code && Set(twin.modifiers) == Set(line.modifiers)
            && (twin.provider ?? other.provider) == (line.provider ?? view.bill.provider)
        }
        guard isThere, line.modifiers.allSatisfy({ !Modifiers.again.contains($0) }) else { continue }
        find.say(
          "\(line.code) is on superbill \(other.id.number) of the same day too", at: .line(place), .warning, mends: [.removeLine(place)])
      }
    }
  }
}
