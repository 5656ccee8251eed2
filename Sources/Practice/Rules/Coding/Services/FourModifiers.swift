extension CodingRules {
  static let fourModifiers = CodingRule(
    "four modifiers", .error, source: "X12 837P SV101; CMS-1500 item 24D", "a service bears no more than four modifiers, each once"
  ) { view, find in
    for (place, line) in view.lines {
      if line.modifiers.count > 4 {
        find.say(
          "\(line.code) bears \(line.modifiers.count) modifiers, and a line has room for four", at: .line(place),
          mends: [.ask(.modifiers(line: place))])
      }
      if Set(line.modifiers).count < line.modifiers.count {
        var once: [String] = []
        for modifier in line.modifiers where !once.contains(modifier) { once.append(modifier) }
        find.say("\(line.code) bears a modifier twice", at: .line(place), mends: [.setModifiers(line: place, once)])
      }
    }
  }
}
