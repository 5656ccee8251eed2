/// Puts the office's own rules of coding in force, all at once and in their order; those that are not among them do not run any more.
package struct SetOfficeRules: Verb {
  package static let name = "set office rules"
  package static let sentence = "puts the office's own rules of coding in force, all at once and in their order"
  package static let who: [StaffRole] = .manager

  package var rules: [WrittenRule] = []

  package init() {}

  package init(_ rules: [WrittenRule]) { self.rules = rules }

  package static let fields: [Field<SetOfficeRules>] = [
    Field("rules", \.rules, "name and text of each, in the order in which they run", optional: false)
  ]

  /// Room between two lines, for a rule that somebody adds by hand.
  private static let step = 10

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard rules.count <= RulesFile.most else {
      throw Refusal("too many", "an office has at most \(RulesFile.most) rules", field: "rules")
    }
    let before = draft.office.rulesInOrder
    // Those that go make room for the names of those that come.
    for rule in before where !rules.contains(where: { $0.name == rule.name }) {
      try draft.edit(rule.id) { (rule) throws(Refusal) in rule.gone = true }
    }
    for (index, written) in rules.enumerated() {
      var rule = OfficeRule()
      if let old = before.first(where: { $0.name == written.name }) {
        rule = try draft.edit(old.id) { (rule) throws(Refusal) in (rule.text, rule.line) = (written.text, (index + 1) * Self.step) }
      } else {
        (rule.name, rule.text, rule.line) = (written.name.trimmed, written.text, (index + 1) * Self.step)
        rule = draft.add(rule)
      }
      try SettingRules.check(rule, in: draft.office)
    }
  }
}
