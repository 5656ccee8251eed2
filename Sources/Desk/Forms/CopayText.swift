import Practice

/// What is paid at a visit, by plan and kind of visit, as one line of text: "PPO 25, PPO/Sick visit 40, /Physical 0".
enum CopayText {
  static func write(_ datum: Datum, _ view: View) -> String {
    guard let rules = try? [PlanCopay](datum: datum) else { return "" }
    return rules.map { rule in
      let type = rule.type.flatMap { view.office[$0]?.name }.map { "/\($0)" } ?? ""
      return [rule.plan + type, rule.amount.shown].filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: ", ")
  }

  static func read(_ text: String, _ field: String, _ view: View) throws(FormProblem) -> Datum {
    var rules: [PlanCopay] = []
    for part in text.split(separator: ",").map({ String($0).trimmed }) where !part.isEmpty {
      let words = part.split(separator: " ").map(String.init)
      guard let last = words.last, let amount = Cents(typed: last) else {
        throw FormProblem(field, "\"\(part)\" does not end with an amount; write PPO/Sick visit 40")
      }
      let name = words.dropLast().joined(separator: " ")
      let ends = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmed }
      var rule = PlanCopay(ends.first ?? "", nil, amount)
      if ends.count == 2 {
        let plain = NameFolding.plain(ends[1])
        let type = view.office.visitTypes.sorted.first { NameFolding.plain($0.name) == plain || NameFolding.plain($0.short) == plain }
        guard let type else { throw FormProblem(field, "no kind of visit is called \"\(ends[1])\"") }
        rule.type = type.id
      }
      rules.append(rule)
    }
    return rules.datum
  }
}
