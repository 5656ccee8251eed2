extension CodingRules {
  static let unknownModifier = CodingRule(
    "unknown modifier", .warning, source: "CPT appendix A (numbers only) and HCPCS Level II modifiers of CMS",
    "a modifier is one that payers know"
  ) { view, find in
    for (place, line) in view.lines {
      for modifier in line.modifiers where !Modifiers.known.contains(modifier) {
        find.say(
          "\(modifier) on \(line.code) is no modifier of CPT or HCPCS", at: .line(place),
          mends: [.removeModifier(line: place, modifier), .ask(.modifiers(line: place))])
      }
    }
  }
}
