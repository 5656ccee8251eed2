extension CodingRules {
  static let checkUpAtMedicare = CodingRule(
    "check-up at Medicare", .warning, source: "Social Security Act 1862(a)(7); CMS Medicare Claims Processing Manual, chapter 18, 140",
    "Medicare pays no routine check-up (99381 to 99397); its own visits are G0402, G0438 and G0439"
  ) { view, find in
    // What an Advantage plan covers beyond it is the plan's business.
    guard view.isMedicare, view.payer?.sort != .medicareAdvantage else { return }
    for (place, line) in view.lines where Services.isCheckUp(line.code) {
      if line.modifiers.contains(where: { ["GY", "GX", "GA", "GZ"].contains($0) }) { continue }
      let own = ["G0439", "G0438"].filter { code in view.fee(code) != nil && !view.lines.contains { $0.line.code == code } }
      find.say(
        "\(line.code) is a check-up that Medicare does not pay", at: .line(place),
        mends: own.map { .setCode(line: place, $0) } + [.addModifier(line: place, "GY"), .removeLine(place)])
    }
  }
}
