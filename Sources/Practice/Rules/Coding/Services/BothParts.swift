extension CodingRules {
  static let bothParts = CodingRule(
    "26 and TC", .error, source: "CMS Medicare Claims Processing Manual, chapter 12: professional and technical component",
    "a line is the professional part (26), the technical part (TC), or with neither the whole"
  ) { view, find in
    for (place, line) in view.lines where line.modifiers.contains("26") && line.modifiers.contains("TC") {
      find.say(
        "\(line.code) is both parts at once: without 26 and TC it is the whole", at: .line(place),
        mends: [
          .setModifiers(line: place, line.modifiers.filter { $0 != "26" && $0 != "TC" }), .removeModifier(line: place, "TC"),
          .removeModifier(line: place, "26"),
        ])
    }
  }
}
