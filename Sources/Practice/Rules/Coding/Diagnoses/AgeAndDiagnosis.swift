extension CodingRules {
  static let ageAndDiagnosis = CodingRule(
    "age and diagnosis", .warning, source: "CMS Medicare Code Editor, age conflict; ICD-10-CM guidelines I.C.15, I.C.16, I.C.21",
    "codes of newborns, of children, of pregnancy and of adults are for those ages"
  ) { view, find in
    guard let age = view.age else { return }
    for (index, code) in view.codes.enumerated() {
      guard let band = ages.first(where: { band in band.codes.contains { code.hasPrefix($0) } }), !band.ages.contains(age) else { continue }
      let mends: [Mend]
      switch code {
      case _ where code.hasPrefix("Z00.0") && age < 18: mends = [.replaceDiagnosis(index, with: [code == "Z00.00" ? "Z00.129" : "Z00.121"])]
      case _ where code.hasPrefix("Z00.12") && age >= 18:
        mends = [.replaceDiagnosis(index, with: [code == "Z00.129" ? "Z00.00" : "Z00.01"])]
      default: mends = [.replaceDiagnosis(index, with: [])]
      }
      find.say("\(code) is for \(band.words), and the patient is \(age)", at: .diagnosis(index), mends: mends + [.ask(.patient)])
    }
    guard let born = view.patient?.born else { return }
    for (index, code) in view.codes.enumerated() where code.hasPrefix("Z00.11") && born.distance(to: view.day) > 28 && age == 0 {
      find.say(
        "\(code) is for the first 28 days, and the patient is \(born.distance(to: view.day)) days old", at: .diagnosis(index),
        mends: [.replaceDiagnosis(index, with: ["Z00.129"])])
    }
  }

  /// In the order in which they are looked through: the closer one first.
  private static let ages: [(codes: [String], ages: ClosedRange<Int>, words: String)] = [
    (["Z00.11", "Z38", "P"], 0...0, "newborns"), (["Z00.12", "Z76.2"], 0...17, "children up to 17"),
    (["Z00.0"], 18...150, "adults from 18"), (["O", "Z34", "Z3A", "Z39", "Z33"], 9...64, "pregnancy, 9 to 64"),
    (["N40", "H25", "N95", "M81.0", "M80.0", "F52", "C61"], 15...150, "adults"),
  ]
}
