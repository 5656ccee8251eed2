/// Words that say little about what a title is of: a title is hardly longer for having them.
enum LightWords {
  /// The first one makes the word after it light as well.
  static let all = [
    "unspecified", "a", "an", "and", "as", "at", "by", "classified", "complication", "complications", "due", "elsewhere", "encounter",
    "for", "in", "mellitus", "nos", "not", "of", "on", "or", "site", "the", "to", "type", "uncomplicated", "with", "without",
  ]

  /// How much a word weighs that was not typed.
  static let weight = 1
  static let ordinary = 4
}
