extension CodingRules {
  static let preventiveByAge = CodingRule(
    "preventive by age", .error, source: "CPT preventive visits, age bands; ICD-10-CM guidelines I.C.21.c.13",
    "a preventive visit has the code of the patient's age and an examination as its reason"
  ) { view, find in
    for (place, line) in view.lines {
      guard Services.isCheckUp(line.code), let number = Services.number(line.code) else { continue }
      let first = number < 99390 ? 99381 : 99391
      if let age = view.age, let band = bands.firstIndex(where: { $0.contains(age) }), first + band != number {
        find.say(
          "\(line.code) is for \(words(bands[number - first])), and the patient is \(age)", at: .line(place),
          mends: [.setCode(line: place, String(first + band))])
      }
      guard let main = view.pointed(line).first else { continue }
      if UsualReasons.isExam(view.codes[main]) { continue }
      let mends: [Mend]
      if let exam = view.codes.firstIndex(where: UsualReasons.isExam) {
        mends = [.setPointers(line: place, String(Superbill.letters[exam]))]
      } else {
        // Beside an illness the examination found something.
        let isWell = view.codes.allSatisfy { $0.hasPrefix("Z") }
        let child = isWell ? "Z00.129" : "Z00.121", adult = isWell ? "Z00.00" : "Z00.01"
        mends = [.addReason(line: place, (view.age ?? 18) < 18 ? child : adult)]
      }
      find.say(
        "\(line.code) is an examination of the healthy, and its reason is \(view.codes[main])", at: .line(place), .warning, mends: mends)
    }
  }

  private static let bands = [0...0, 1...4, 5...11, 12...17, 18...39, 40...64, 65...150]

  private static func words(_ band: ClosedRange<Int>) -> String {
    switch band.upperBound {
    case 0: "babies under 1"
    case 150: "65 and over"
    default: "\(band.lowerBound) to \(band.upperBound)"
    }
  }
}
