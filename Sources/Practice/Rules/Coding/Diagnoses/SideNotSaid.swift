extension CodingRules {
  static let sideNotSaid = CodingRule(
    "side not said", .warning, source: "ICD-10-CM guidelines I.B.13 and I.B.18: unspecified only where nothing more is known",
    "where a line says the side, the diagnosis says it too; elsewhere an unspecified side is a reminder"
  ) { view, find in
    for (index, code) in view.codes.enumerated() {
      guard let sides = view.facts.sides(code, view.day), sides.side == .unsaid else { continue }
      let order: [CodeSides.Side] = [.right, .left, .both]
      let others = order.compactMap { sides.codes[$0] }
      let line = view.bill.lines.first { view.pointed($0).contains(index) && Sides.of($0) != nil }
      if let line, let side = Sides.of(line) {
        let meant = sides.codes[side].map { [$0] } ?? others
        find.say(
          "\(line.code) says the side, and \(code) does not", at: .diagnosis(index), mends: [.replaceDiagnosis(index, with: meant)])
      } else {
        find.say("\(code) does not say which side", at: .diagnosis(index), .reminder, mends: [.replaceDiagnosis(index, with: others)])
      }
    }
  }
}
