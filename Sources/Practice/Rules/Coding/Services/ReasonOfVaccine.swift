extension CodingRules {
  static let reasonOfVaccine = CodingRule(
    "reason of a vaccine", .warning, source: "ICD-10-CM guidelines I.C.21.c.2: inoculations and vaccinations, Z23",
    "a vaccine is given for Z23, or for a wound"
  ) { view, find in
    for (place, line) in view.lines where Services.isVaccine(line.code) && !line.pointers.isEmpty {
      let reasons = view.pointed(line).map { view.codes[$0] }
      if reasons.isEmpty || reasons.contains(where: { UsualReasons.isVaccination($0) || isWound($0) }) { continue }
      let mend: Mend =
        view.codes.firstIndex(where: UsualReasons.isVaccination).map { .setPointers(line: place, String(Superbill.letters[$0])) }
        ?? .addReason(line: place, UsualReasons.vaccination)
      find.say("\(line.code) is a vaccine, and its reason is \(reasons[0])", at: .line(place), mends: [mend])
    }
  }

  /// An injury, or that somebody was near what the vaccine is against.
  private static func isWound(_ code: String) -> Bool { ["S", "T", "W", "Z20"].contains { code.hasPrefix($0) } }
}
