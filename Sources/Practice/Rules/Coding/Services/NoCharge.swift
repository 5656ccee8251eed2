extension CodingRules {
  static let noCharge = CodingRule(
    "no charge", .error, source: "X12 837P SV102; front-desk practice: a line without its charge is lost money",
    "a line has its charge, unless the fee schedule says that it costs nothing"
  ) { view, find in
    for (place, line) in view.lines where line.fee <= .zero {
      guard let fee = view.fee(line.code), fee.price > .zero else { continue }
      find.say(
        "\(line.code) has no charge, and the fee schedule says $\(fee.price.shown)", at: .line(place),
        mends: [.setFee(line: place, fee.price)])
    }
  }
}
