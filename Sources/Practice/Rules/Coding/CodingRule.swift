/// One rule of coding: it looks at a superbill and says what it finds. It never stops the others.
package struct CodingRule: Sendable {
  /// Short, and the same in every finding: "7th character".
  package let name: String
  /// What its findings weigh; where it can be less sure it says less.
  package let weight: BillFinding.Weight
  /// Where it is written: "ICD-10-CM guidelines I.C.19.a", "CMS NCCI", "X12 837P 2400 SV107".
  package let source: String
  /// What it asks, in a sentence without a full stop, for `anteroom rules`.
  package let sentence: String
  package let find: @Sendable (BillView) -> [BillFinding]

  package init(
    _ name: String, _ weight: BillFinding.Weight, source: String, _ sentence: String,
    look: @escaping @Sendable (BillView, inout RuleFindings) -> Void
  ) {
    self.name = name
    self.weight = weight
    self.source = source
    self.sentence = sentence
    find = { view in
      var found = RuleFindings(rule: name, weight: weight)
      look(view, &found)
      return found.all
    }
  }
}

/// What one rule has found so far.
package struct RuleFindings: Sendable {
  let rule: String
  let weight: BillFinding.Weight
  private(set) var all: [BillFinding] = []

  init(rule: String, weight: BillFinding.Weight) {
    self.rule = rule
    self.weight = weight
  }

  /// Says what is wrong; with the rule's own weight, unless it weighs less here.
  mutating func say(_ sentence: String, at place: BillFinding.Place = .sheet, _ lighter: BillFinding.Weight? = nil, mends: [Mend] = []) {
    all.append(BillFinding(rule, lighter ?? weight, sentence, at: place, mends: mends))
  }

  /// Findings that bear the names of other rules: those that the office wrote.
  mutating func take(_ others: [BillFinding]) { all += others }
}
