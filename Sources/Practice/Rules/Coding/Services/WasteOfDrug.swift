extension CodingRules {
  static let wasteOfDrug = CodingRule(
    "waste of a drug", .reminder, source: "CMS, JW and JZ modifier policy, from 2023-07-01",
    "at Medicare a drug from a single-dose container says with JZ that none was thrown away, or how much with JW on a line of its own"
  ) { view, find in
    guard view.isMedicare else { return }
    for (place, line) in view.lines where Services.isDrug(line.code) && !line.modifiers.contains(where: { $0 == "JW" || $0 == "JZ" }) {
      if view.lines.contains(where: { $0.line.code == line.code && $0.line.modifiers.contains("JW") }) { continue }
      find.say(
        "\(line.code), if from a single dose: JZ where none was thrown away", at: .line(place), mends: [.addModifier(line: place, "JZ")])
    }
  }
}
