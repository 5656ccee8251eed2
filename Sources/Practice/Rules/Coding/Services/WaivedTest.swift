extension CodingRules {
  static let waivedTest = CodingRule(
    "waived test", .warning, source: "CMS Medicare Claims Processing Manual, chapter 16, 70.8: CLIA waived tests",
    "an office with a certificate of waiver, as its settings say, bills its own tests with QW, but for those that need none; nothing else has it"
  ) { view, find in
    for (place, line) in view.lines where line.modifiers.contains("QW") {
      if Services.isLabTest(line.code), !withoutQW.contains(line.code) { continue }
      let why = withoutQW.contains(line.code) ? "\(line.code) bears none" : "\(line.code) is none"
      find.say("QW is for waived tests, and \(why)", at: .line(place), mends: [.removeModifier(line: place, "QW")])
    }
    guard view.office.settings.labWaived else { return }
    for (place, line) in view.lines where Services.isLabTest(line.code) && !withoutQW.contains(line.code) {
      if line.modifiers.contains(where: { $0 == "QW" || $0 == "90" }) { continue }
      find.say(
        "\(line.code) done here under a waiver bears QW; sent out, 90", at: .line(place),
        mends: [.addModifier(line: place, "QW"), .addModifier(line: place, "90")])
    }
  }

  /// Waived without the modifier, and microscopy that a provider does.
  private static let withoutQW = Set([
    "81002", "81025", "82270", "82272", "82962", "83026", "84830", "85013", "85651", "81000", "81001", "81015", "81020", "89055", "89190",
    "87210",
  ])
}
