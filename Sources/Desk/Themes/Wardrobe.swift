/// The themes that the desk can wear, and which one it wears.
package struct Wardrobe: Sendable, Equatable {
  /// A theme by its name, with what it is good for.
  package struct Item: Sendable, Equatable {
    package let name: String
    package let words: String

    package init(name: String, words: String) {
      self.name = name
      self.words = words
    }
  }

  package var items: [Item]
  /// What is worn now; a picker changes it with every move of its cursor.
  package var wearing: String
  /// What the person chose to wear from now on, if they did.
  package var kept: String?

  package init(items: [Item], wearing: String) {
    self.items = items
    self.wearing = wearing
  }

  /// Only the built-in theme.
  package static let plain = Wardrobe(items: [Item(name: "plain", words: "the terminal's own colours")], wearing: "plain")
}
