/// The 7th characters that a group of codes takes, and what each says.
package struct SeventhTable: Hashable, Sendable {
  /// One 7th character and what it says.
  package struct Row: Hashable, Sendable {
    /// "A".
    package var character: Character
    /// "initial encounter".
    package var words: String
  }

  package var rows: [Row]
}
