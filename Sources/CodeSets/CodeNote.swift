/// A note that stands under a chapter, a block or a code.
package struct CodeNote: Hashable, Sendable {
  /// What the note is for. The raw value is its word in the data file.
  package enum Kind: String, CaseIterable, Sendable {
    /// What a category or block holds.
    case includes
    /// Another name for the condition: it is found by it.
    case term
    /// Never together with this one.
    case excludes1 = "excl1"
    /// Not part of this one, though a patient may have both.
    case excludes2 = "excl2"
    case codeFirst = "first"
    case useAdditional = "add"
    case codeAlso = "also"
    case note
    /// Which codes the 7th characters are for.
    case seventh = "7th"
    /// Another name for what one 7th character says: the character, a blank, the words.
    case seventhTerm = "7th-term"

    /// As shown above the notes of this kind.
    package var label: String {
      switch self {
      case .includes: "Includes"
      case .term: "Also called"
      case .excludes1: "Excludes 1 (never together)"
      case .excludes2: "Excludes 2 (coded on its own)"
      case .codeFirst: "Code first"
      case .useAdditional: "Use additional code"
      case .codeAlso: "Code also"
      case .note: "Note"
      case .seventh: "7th character"
      case .seventhTerm: "7th character also called"
      }
    }
  }

  package var kind: Kind
  package var text: String

  package init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}
