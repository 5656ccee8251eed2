import Practice

/// `anteroom import rules FILE`: reads the office's own rules of coding, and puts them in force in the place of those that run.
enum RulesFileVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) -> Int32 {
    let text = try TextFile.read(path), rules: [WrittenRule]
    do throws(LineFault) { rules = try RulesFile.read(text) } catch { throw TextFile.fault(path, error.full) }
    return try TextFile.change(arguments) { office in (SetOfficeRules(rules), words(rules, office)) }
  }

  /// "12 rules: 2 new, 1 changed, 3 not run any more"
  private static func words(_ rules: [WrittenRule], _ office: Office) -> String {
    let before = office.rulesInOrder
    let new = rules.count { rule in !before.contains { $0.name == rule.name } }
    let changed = rules.count { rule in before.contains { $0.name == rule.name && $0.text != rule.text } }
    let gone = before.count { rule in !rules.contains { $0.name == rule.name } }
    let parts = [(new, "new"), (changed, "changed"), (gone, "not run any more")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(rules.count) \(rules.count == 1 ? "rule" : "rules"): \(parts.isEmpty ? "as they were" : parts.joined(separator: ", "))"
  }
}
