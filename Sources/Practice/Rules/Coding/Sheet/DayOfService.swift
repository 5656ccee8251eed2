extension CodingRules {
  static let dayOfService = CodingRule(
    "day of service", .error, source: "X12 837P DTP*472",
    "the date of service is not to come, not before the birth and not after the death of the patient"
  ) { view, find in
    if view.day > view.today { find.say("\(view.day.shown) is still to come", mends: [.ask(.header)]) }
    if let born = view.patient?.born, view.day < born {
      find.say("\(view.day.shown) is before the patient was born, \(born.shown)", mends: [.ask(.header), .ask(.patient)])
    }
    if let died = view.patient?.deceased, view.day > died {
      find.say("\(view.day.shown) is after the patient died, \(died.shown)", mends: [.ask(.header), .ask(.patient)])
    }
  }
}
