import Practice

/// What a screen asks for at each key.
package struct CodeQuestion: Sendable {
  /// As it was typed.
  package var text: String
  /// The date of service.
  package var day: Day
  /// How many rows are wanted at most.
  package var limit: Int
  /// What the office used lately.
  package var uses: CodeUseCounts?

  package init(_ text: String, on day: Day, limit: Int, uses: CodeUseCounts? = nil) {
    self.text = text
    self.day = day
    self.limit = limit
    self.uses = uses
  }
}
