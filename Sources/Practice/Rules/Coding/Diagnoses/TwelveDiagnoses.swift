extension CodingRules {
  static let twelveDiagnoses = CodingRule(
    "twelve diagnoses", .error, source: "X12 837P HI; CMS-1500 item 21", "a claim carries at most twelve diagnoses, A to L"
  ) { view, find in
    let most = Superbill.letters.count
    guard view.codes.count > most else { return }
    find.say(
      "a claim carries \(most) diagnoses, and here are \(view.codes.count)", at: .diagnosis(most),
      mends: [.replaceDiagnosis(view.codes.count - 1, with: [])])
  }
}
