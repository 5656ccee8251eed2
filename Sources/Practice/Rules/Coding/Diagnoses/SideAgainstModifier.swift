extension CodingRules {
  static let sideAgainstModifier = CodingRule(
    "side against modifier", .warning, source: "ICD-10-CM guidelines I.B.13; HCPCS modifiers LT, RT, E1 to T9; CPT modifier 50",
    "the side that a line's modifier says is the side of a diagnosis it points at"
  ) { view, find in
    for (place, line) in view.lines {
      guard let side = Sides.of(line) else { continue }
      let said = view.pointed(line).compactMap { index in view.facts.sides(view.codes[index], view.day).map { (index, $0) } }
      let sided = said.filter { $0.1.side == .left || $0.1.side == .right }
      guard let (index, first) = sided.first, sided.count == said.count else { continue }
      switch side {
      case .both:
        guard Set(sided.map(\.1.side)).count == 1 else { continue }
        let mend = first.codes[.both].map { [Mend.replaceDiagnosis(index, with: [$0])] } ?? []
        find.say(
          "modifier 50 says both sides, and \(view.codes[index]) says \(first.side.rawValue)", at: .line(place),
          mends: mend + [.setModifiers(line: place, line.modifiers.map { $0 == "50" ? Sides.modifier(first.side) : $0 })])
      case .left, .right:
        if sided.contains(where: { $0.1.side == side }) { continue }
        let plain = line.modifiers.contains { $0 == "LT" || $0 == "RT" }
        let turn: [Mend] =
          plain ? [.setModifiers(line: place, line.modifiers.map { $0 == "LT" || $0 == "RT" ? Sides.modifier(first.side) : $0 })] : []
        let other = first.codes[side].map { [Mend.replaceDiagnosis(index, with: [$0])] } ?? []
        find.say(
          "the line says \(side.rawValue), and \(view.codes[index]) says \(first.side.rawValue)", at: .line(place), mends: turn + other)
      case .unsaid: continue
      }
    }
  }
}

/// The side that the modifiers of a line say.
enum Sides {
  private static let left = Set(["LT", "E1", "E2", "FA", "F1", "F2", "F3", "F4", "TA", "T1", "T2", "T3", "T4"])
  private static let right = Set(["RT", "E3", "E4", "F5", "F6", "F7", "F8", "F9", "T5", "T6", "T7", "T8", "T9"])

  static func of(_ line: ServiceLine) -> CodeSides.Side? {
    let isLeft = !left.isDisjoint(with: line.modifiers), isRight = !right.isDisjoint(with: line.modifiers)
    if line.modifiers.contains("50") || (isLeft && isRight) { return .both }
    return isLeft ? .left : isRight ? .right : nil
  }

  static func modifier(_ side: CodeSides.Side) -> String { side == .left ? "LT" : side == .right ? "RT" : "50" }
}
