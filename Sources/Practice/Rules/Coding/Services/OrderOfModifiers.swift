extension CodingRules {
  static let orderOfModifiers = CodingRule(
    "order of modifiers", .warning,
    source: "CMS Medicare Claims Processing Manual, chapters 12 and 26: payment modifiers before informational ones",
    "modifiers that change what is paid stand before those that only tell more"
  ) { view, find in
    for (place, line) in view.lines {
      guard let informs = line.modifiers.firstIndex(where: { Modifiers.informing.contains($0) }),
        let pays = line.modifiers.lastIndex(where: { Modifiers.paying.contains($0) }), informs < pays
      else { continue }
      let ordered = line.modifiers.enumerated().sorted { (Modifiers.rank($0.element), $0.offset) < (Modifiers.rank($1.element), $1.offset) }
      find.say(
        "\(line.modifiers[pays]) changes what is paid for \(line.code) and stands before \(line.modifiers[informs])", at: .line(place),
        mends: [.setModifiers(line: place, ordered.map(\.element))])
    }
  }
}
