/// A rule that the office made for its own superbills: a line of text that says when it holds and what is then to be done.
package struct OfficeRule: Record {
  package static let kind = Kind.officeRules
  package static var table: TablePath<OfficeRule> { \.officeRules }

  package var id = ID<OfficeRule>.unnumbered
  package var v = 0
  /// As its findings are called.
  package var name = ""
  /// When it runs: the lowest place first, those of one place as they were made.
  package var line = 0
  /// "when payer is "Harbor Health" and service is 20610 then hold "wait for the report"".
  package var text = ""
  package var gone = false

  package init() {}

  package static let fields: [Field<OfficeRule>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name), Field("line", \.line, "its place in the run"),
    Field("text", \.text, "when ... then ..."), Field("gone", \.gone, "does not run"),
  ]
}

extension Office {
  /// The office's rules that run, in their order.
  package var rulesInOrder: [OfficeRule] {
    officeRules.sorted.filter { !$0.gone }.sorted { ($0.line, $0.id) < ($1.line, $1.id) }
  }
}
