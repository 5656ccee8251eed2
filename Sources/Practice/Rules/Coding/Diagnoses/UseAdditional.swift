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
        let whole =
          bond.codes.count == 1 && CodeShape.isDiagnosis(bond.codes[0]) && view.facts.standing(bond.codes[0], view.day) == .billable
        find.say(
          "with \(code), use an additional code: \(bond.firstWords)", at: .diagnosis(index), mends: [.addDiagnosis(whole ? bond.codes : [])]
        )
      }
    }
  }
}
