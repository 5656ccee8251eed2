extension CodingRules {
  static let selfPay = CodingRule(
    "self-pay", .reminder, source: "45 CFR 149.610: estimates for who pays themselves",
    "without a coverage on the sheet the patient pays all of it"
  ) { view, find in
    guard view.bill.coverage == nil else { return }
    if let other = view.office.coverage(of: view.bill.patient, on: view.day), other.standing != .inactive {
      find.say(
        "\(view.office[other.payer]?.name ?? "a coverage") covers the patient that day, and the sheet says self-pay", .warning,
        mends: [.ask(.coverage)])
    } else {
      find.say("nobody covers the patient that day: they pay, and no claim is made", mends: [.ask(.coverage)])
    }
  }
}
