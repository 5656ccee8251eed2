/// Why something typed cannot be taken, in a sentence for the person who typed it.
package struct Complaint: Error, Hashable {
  /// What is wrong and what would do.
  package let sentence: String

  /// A complaint in these words.
  package init(_ sentence: String) {
    self.sentence = sentence
  }
}
