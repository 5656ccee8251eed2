extension CodingRules {
  static let sexAndDiagnosis = CodingRule(
    "sex and diagnosis", .warning, source: "CMS Medicare Code Editor, sex conflict",
    "codes of pregnancy and of organs that one sex has are for that sex as it is on the insurance card"
  ) { view, find in
    guard let sex = view.patient?.sex, sex == .female || sex == .male else { return }
    let wrong = sex == .female ? ofMen : ofWomen
    for (index, code) in view.codes.enumerated() where wrong.contains(where: { code.hasPrefix($0) }) {
      find.say(
        "\(code) is coded for \(sex == .female ? "men" : "women"), and the card says \(sex.rawValue)", at: .diagnosis(index),
        mends: [.replaceDiagnosis(index, with: []), .ask(.patient)])
    }
  }

  private static let ofMen = [
    "B26.0", "C60", "C61", "C62", "C63", "D07.5", "D29", "D40", "E29", "F52.21", "F52.32", "I86.1", "N4", "N5", "Q53", "Q54", "Q55",
    "R97.2", "Z12.5",
    "Z12.71", "Z85.46", "Z85.47", "Z87.430",
  ]
  private static let ofWomen =
    [
      "O", "A34", "B37.3", "C51", "C52", "C53", "C54", "C55", "C56", "C57", "C58", "D06", "D25", "D26", "D27", "D28", "E28", "F53", "N7",
      "N8",
    ]
    + [
      "N90", "N91", "N92", "N93", "N94", "N95", "N96", "N97", "N98", "R87", "Z01.4", "Z12.4", "Z30.43", "Z32", "Z33", "Z34", "Z36", "Z39",
      "Z3A",
    ]
}
