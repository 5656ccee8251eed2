/// Words that say little about what a title is of: a title is hardly longer for having them.
enum LightWords {
  /// The first one makes the word after it light as well.
  static let all = [
    "unspecified", "a", "an", "and", "as", "at", "by", "classified", "complication", "complications", "due", "elsewhere", "encounter",
    "for", "in", "mellitus", "nos", "not", "of", "on", "or", "site", "the", "to", "type", "uncomplicated", "with", "without",
  ]

  /// How much a word weighs that was not typed.
  static let light = 1
  static let ordinary = 4

  /// The weight of a word of a title; what stands in brackets may be there or not.
  @inline(__always) static func weight(_ token: UInt32) -> Int {
    token & CodeSet.aside != 0 ? 0 : token & CodeSet.light != 0 ? light : ordinary
  }
}
