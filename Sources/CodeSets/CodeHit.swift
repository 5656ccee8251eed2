/// A row of what was found, or what a code says.
package struct CodeHit: Hashable, Sendable {
  /// "E11.9".
  package var code: String
  /// The full title.
  package var words: String
  /// False for a category, to which something must be added.
  package var isBillable: Bool
  /// "ICD-10-CM", "HCPCS II".
  package var kind: String
  /// Why it answers to what was typed, where the title does not show it.
  package var why: CodeWhy?

  package init(code: String, words: String, isBillable: Bool, kind: String) {
    self.code = code
    self.words = words
    self.isBillable = isBillable
    self.kind = kind
  }
}
