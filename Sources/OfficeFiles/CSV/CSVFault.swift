/// Why a table cannot be read at all, in the person's words: "it …".
package struct CSVFault: Error, Equatable, Sendable {
  package var sentence: String

  package init(_ sentence: String) { self.sentence = sentence }
}
