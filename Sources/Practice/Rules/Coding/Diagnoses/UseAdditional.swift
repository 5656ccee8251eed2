extension CodingRules {
  static let useAdditional = CodingRule(
    "use additional", .reminder, source: "ICD-10-CM guidelines I.A.17",
    "what a Use additional code note asks for is coded besides, where it is known"
  ) { view, find in
    for (index, code) in view.codes.enumerated() {
      for bond in view.facts.additional(code, view.day) where !bond.codes.isEmpty {
        if view.codes.enumerated().contains(where: { $0.offset != index && bond.names($0.element) }) { continue }
        // Notes high above the code, of a chapter or block, are about everything in it and would be said of every sheet.
        if !code.hasPrefix(bond.at.prefix { $0 != " " }) { continue }
        // A heading is written as the book has it, with a dash: the codes under it are looked through.
        let codes = bond.codes.prefix(8).map { named in
          CodeShape.isDiagnosis(named) && view.facts.standing(named, view.day) == .billable || named.contains("-") ? named : named + "-"
        }
        let words = bond.firstWords, said = words.hasPrefix("code ") ? String(words.dropFirst(5)) : words
        find.say("with \(code), use an additional code: \(said)", at: .diagnosis(index), mends: [.addDiagnosis(Array(codes))])
      }
    }
  }
}
