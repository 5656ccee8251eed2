extension CodingRules {
  static let causeFirst = CodingRule(
    "cause first", .error, source: "ICD-10-CM guidelines I.A.13, I.A.17, I.C.19.e.5.a",
    "what a Code first note asks for stands before the code; what an illness does elsewhere in the body is never first"
  ) { view, find in
    for (index, code) in view.codes.enumerated() {
      for bond in view.facts.first(code, view.day) {
        let names = { (other: Int) in other != index && bond.names(view.codes[other]) }
        let isAdverse = bond.words.contains("adverse effect")
        // The table of drugs has one note for all, and it is for adverse effects only: the 6th place, or the 5th, is a 5.
        if isAdverse, !isAdverseEffect(code) { continue }
        if view.codes.indices.prefix(index).contains(where: names) { continue }
        if let later = view.codes.indices.first(where: { $0 > index && names($0) }) {
          find.say(
            "\(view.codes[later]) goes before \(code): \(bond.at), code first \(bond.firstWords)", at: .diagnosis(index),
            isVaccination(bond) ? .warning : nil, mends: [.moveFirst(later)])
        } else if index == 0, isMandatory(bond) || isAdverse {
          let next: [Mend] = view.codes.count > 1 ? [.moveFirst(1)] : []
          find.say(
            "\(code) is never first: \(bond.at), code first \(bond.firstWords)", at: .diagnosis(0), mends: [.addDiagnosis([])] + next)
        } else if isMandatory(bond), !bond.codes.isEmpty {
          find.say(
            "nothing that \(bond.at) asks for stands before \(code): code first \(bond.firstWords)", at: .diagnosis(index), .warning,
            mends: [.addDiagnosis([])])
        }
      }
    }
  }

  /// The illness behind a manifestation has to be there; "any associated" and lists of what may be are wanted only where they apply.
  private static func isMandatory(_ bond: CodeBond) -> Bool {
    let words = bond.words.lowercased()
    return words.contains("underlying") && !words.hasPrefix("any") && !words.contains("if ") && !words.contains("any associated")
  }

  private static func isVaccination(_ bond: CodeBond) -> Bool { bond.words.hasPrefix("any") }

  /// T36 to T50 with a 5 where the intent stands: a drug that did harm though it was given rightly.
  private static func isAdverseEffect(_ code: String) -> Bool {
    let plain = Array(code.filter { $0 != "." })
    guard plain.first == "T", plain.count >= 6, ("36"..."50").contains(String(plain[1...2])) else { return false }
    return plain[5] == "5" || (plain[5] == "X" && plain[4] == "5")
  }
}

extension CodeBond {
  /// The beginning of a note that is long.
  var firstWords: String {
    var line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? words
    while line.hasSuffix(".") { line.removeLast() }
    guard line.count > 90 else { return line }
    let cut = line.prefix(90)
    return "\(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) ..."
  }
}
