extension CodingRules {
  static let priceOfSchedule = CodingRule(
    "price of the schedule", .reminder, source: "the office's fee schedule, by payer and date of service",
    "a charge is that of the fee schedule, and where it is another one somebody meant it"
  ) { view, find in
    for (place, line) in view.lines where line.fee > .zero {
      guard let fee = view.fee(line.code), fee.price > .zero, fee.price != line.fee else { continue }
      find.say(
        "\(line.code) is charged $\(line.fee.shown), and the fee schedule says $\(fee.price.shown)", at: .line(place),
        mends: [.setFee(line: place, fee.price)])
    }
  }
}
