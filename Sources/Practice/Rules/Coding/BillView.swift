/// A superbill with everything that rules of coding may look at.
package struct BillView: Sendable {
  package let bill: Superbill
  package let office: Office
  package let facts: CodeFacts
  /// When it is looked at: what may still be done depends on it.
  package let today: Day
  package let patient: Patient?
  package let coverage: Coverage?
  package let payer: Payer?
  package let provider: Provider?

  package init(_ bill: Superbill, in office: Office, _ facts: CodeFacts, today: Day) {
    self.bill = bill
    self.office = office
    self.facts = facts
    self.today = today
    patient = office[bill.patient]
    coverage = office[bill.coverage]
    payer = office[coverage?.payer]
    provider = office[bill.provider]
  }
}

/// One rule of coding: it looks at a superbill and says what it finds. It never stops the others.
package struct CodingRule: Sendable {
  /// Short, and the same in every finding: "needs a 7th character".
  package let name: String
  /// Where it is written: "ICD-10-CM guidelines I.C.19.a", "CMS NCCI", "X12 837P 2400 SV107".
  package let source: String
  /// What it asks, in a sentence without a full stop, for `anteroom rules`.
  package let sentence: String
  package let find: @Sendable (BillView) -> [BillFinding]

  package init(_ name: String, source: String, _ sentence: String, find: @escaping @Sendable (BillView) -> [BillFinding]) {
    self.name = name
    self.source = source
    self.sentence = sentence
    self.find = find
  }
}

/// All rules of coding, in the order in which their findings are shown.
package enum CodingRules {
  package static let all: [CodingRule] = []

  /// What all rules find on a superbill: errors first, then from the top of the sheet down.
  package static func findings(_ view: BillView) -> [BillFinding] {
    all.flatMap { $0.find(view) }.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }.map(\.element)
  }
}
