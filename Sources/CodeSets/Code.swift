/// One code of a set, or a chapter, block or category above it.
package struct Code: Hashable, Sendable {
  /// As shown: "E11.9", "S52.501A", "A00-A09"; a chapter's number.
  package var code: String
  /// In full, with what the 7th character says.
  package var title: String
  /// True if it may stand on a claim: nothing more is to be added to it.
  package var isBillable: Bool
  /// Its place in the file.
  let node: Int
  /// The number of its 7th character in the table, if it was made from one.
  let seventh: Int?
}
