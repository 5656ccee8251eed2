/// A rule that stands in a note only: "7th characters D and S do not apply to codes in category S06 with 6th character 7 … or 8 …".
struct SeventhException: Equatable {
  var category: String
  var sixth: Set<Character>
  var characters: Set<Character>

  /// Nothing if the note is no such rule. A rule that is not understood is no note to pass over: the codes would be wrong.
  init?(note: String) throws(Unknown) {
    guard note.hasPrefix("7th character"), note.contains(" not apply") else { return nil }
    let words = note.split { " ,.".contains($0) }.map(String.init)
    guard let not = words.firstIndex(of: "not"), let of = words.firstIndex(of: "category"), of + 1 < words.count,
      let with = words.firstIndex(of: "6th"), not < of, of < with
    else { throw Unknown() }
    category = words[of + 1]
    characters = Set(words[..<not].filter { $0.count == 1 }.compactMap(\.first))
    // A character is followed by a dash and what it means.
    sixth = Set(
      words.indices.filter { $0 > with && words[$0].count == 1 && $0 + 1 < words.count && words[$0 + 1] == "-" && words[$0] != "-" }
        .compactMap { words[$0].first })
    if characters.isEmpty || sixth.isEmpty { throw Unknown() }
  }

  struct Unknown: Error {}

  /// True if the rule speaks of this code, written without its point.
  func applies(to code: String) -> Bool {
    code.count == 6 && code.hasPrefix(category) && code.last.map(sixth.contains) == true
  }
}
