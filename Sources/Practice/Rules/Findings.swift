/// Something that is wrong with the records, found by looking at them and not at how they came about.
package struct Finding: Hashable, Sendable, Comparable {
  /// The rule that is broken: "one place at a time".
  package var rule: String
  package var sentence: String
  package var about: [Reference]

  package init(_ rule: String, _ sentence: String, about: [Reference] = []) {
    self.rule = rule
    self.sentence = sentence
    self.about = about
  }

  package static func < (a: Finding, b: Finding) -> Bool { (a.rule, a.sentence) < (b.rule, b.sentence) }
}
