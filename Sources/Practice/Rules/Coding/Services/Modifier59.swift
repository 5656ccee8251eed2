extension CodingRules {
  static let modifier59 = CodingRule(
    "modifier 59", .error, source: "CMS NCCI Policy Manual, chapter I; modifiers 59, XE, XP, XS, XU",
    "59, or one X modifier in its place, stands on a service that is distinct from another on the sheet, and never on a visit"
  ) { view, find in
    for (place, line) in view.lines {
      let distinct = line.modifiers.filter { Modifiers.distinct.contains($0) }
      guard let first = distinct.first else { continue }
      if Services.isVisit(line.code) {
        let mends: [Mend] = [
          .setModifiers(line: place, line.modifiers.map { $0 == first ? "25" : $0 }), .removeModifier(line: place, first),
        ]
        find.say("\(first) never stands on a visit; there it is 25", at: .line(place), mends: mends)
      } else if distinct.count > 1 {
        let keep = distinct.last { $0 != "59" } ?? first
        find.say(
          "\(distinct.joined(separator: " and ")) on \(line.code) say one thing: one of them is enough", at: .line(place),
          mends: distinct.filter { $0 != keep }.prefix(1).map { .removeModifier(line: place, $0) })
      } else if !view.lines.contains(where: { $0.place != place && !Services.isVisit($0.line.code) }) {
        find.say(
          "\(first) says that \(line.code) is distinct from another service, and there is none", at: .line(place), .warning,
          mends: [.removeModifier(line: place, first)])
      }
    }
  }
}
