extension CodingRules {
  static let telehealth = CodingRule(
    "telehealth", .error,
    source: "CMS Place of Service codes 02 and 10; modifiers 93, 95, GT, GQ; Medicare Claims Processing Manual, chapter 12, 190",
    "what was done by video or telephone says so in the place of service and on the line, and what was not does not"
  ) { view, find in
    let isAway = view.bill.placeOfService == "02" || view.bill.placeOfService == "10"
    let places: [Mend] = [.setPlaceOfService("10"), .setPlaceOfService("02")]
    for (place, line) in view.lines {
      let said = line.modifiers.filter { Modifiers.telehealth.contains($0) }
      if let modifier = said.first {
        if !isAway {
          find.say(
            "\(line.code) with \(modifier) was not in place \(view.bill.placeOfService): telehealth is 10 at home, 02 elsewhere",
            at: .line(place),
            mends: places + [.removeModifier(line: place, modifier)])
        } else if Services.isProcedure(line.code) {
          find.say("\(line.code) cannot be done by video or telephone", at: .line(place), mends: [.removeModifier(line: place, modifier)])
        }
        if said.count > 1 {
          find.say(
            "\(line.code) was by one means: \(said.joined(separator: " or "))", at: .line(place),
            mends: said.dropFirst().reversed().map { .removeModifier(line: place, $0) })
        }
      } else if isAway, Services.isOfficeVisit(line.code) {
        find.say(
          "\(line.code) in place \(view.bill.placeOfService) says with 95 that it was by video, or with 93 by telephone", at: .line(place),
          .warning,
          mends: [.addModifier(line: place, "95"), .addModifier(line: place, "93"), .setPlaceOfService("11")])
      } else if !isAway, Services.isTelehealthByItself(line.code) {
        find.say(
          "\(line.code) is a telehealth visit, and place \(view.bill.placeOfService) is not", at: .line(place), .warning, mends: places)
      }
    }
  }
}
