/// What desks say and write for what a list of codes calls otherwise: "htn", "f/u", "pink eye".
///
/// A text file, one a line: what is typed, a tab, and its meanings with semicolons between them: words that a title has (or beginnings of
/// them), or `=` and a code. A dash means that it says nothing about the code; among other meanings, that a code without it answers too. A 0
/// is any number. `#` begins a remark.
package struct DeskWords: Sendable {
  struct Meaning: Sendable, Equatable {
    /// All of them together.
    var words: [[UInt8]] = []
    var code: CodeKey?
  }

  /// What a saying stands for; nothing at all if it says nothing.
  struct Saying: Sendable {
    var meanings: [Meaning] = []
    /// Whether a code that has none of it answers too: "kid", "left".
    var isOptional = false
  }

  /// The files, the one that counts first before the others.
  private var pages: [DeskPage] = []
  /// How many words the longest saying has.
  private(set) var longest = 0
  package var count: Int { pages.reduce(0) { $0 + $1.count } }

  package static let none = DeskWords()

  package init() {}

  /// Reads a file; a line that is not like that is passed over.
  package init(_ bytes: [UInt8]) {
    self.init(DeskPage(IndexSource(IndexBytes(bytes))))
  }

  /// Opens a file.
  package static func open(_ path: String) throws(CodeFault) -> DeskWords { DeskWords(try DeskPage.open(path)) }

  private init(_ page: DeskPage?) {
    pages = page.map { [$0] } ?? []
    longest = page?.longest ?? 0
  }

  /// Those of another file come first: an office knows best what it says.
  package func adding(_ others: DeskWords) -> DeskWords {
    var all = self
    all.pages = others.pages + pages
    all.longest = max(longest, others.longest)
    return all
  }

  /// Where these words are a saying.
  func place(of key: WordKey) -> DeskPlace? {
    for (number, page) in pages.enumerated() { if let place = page.place(key) { return DeskPlace(page: number, place: place) } }
    return nil
  }

  func saying(at place: DeskPlace) -> Saying { pages[place.page].saying(at: place.place) }
  /// Whether a saying says nothing about a code: "with".
  func isSilent(_ place: DeskPlace) -> Bool { pages[place.page].isSilence(place.place) }

  /// Whether a saying denies what follows it: its first meaning is "without".
  func isDenial(_ place: DeskPlace) -> Bool { pages[place.page].begins(place.place, "without") }

  /// Whether these words are a saying.
  func has(_ words: [[UInt8]]) -> Bool { place(of: words) != nil }

  private func place(of words: [[UInt8]]) -> DeskPlace? {
    var key = WordKey()
    for word in words { key.add(WordSums(word)) }
    return place(of: key)
  }

  /// What sayings of one word mean that begin so: "cholelith"; a last s may be that of the plural.
  func begun(_ typed: [UInt8]) -> [Meaning] {
    let begun = typed.last == UInt8(ascii: "s") ? typed.dropLast() : typed[...]
    guard begun.count >= 5 else { return [] }
    return pages.flatMap { $0.begun(Array(begun), most: 3) }.compactMap { place(of: [$0]) }.flatMap { saying(at: $0).meanings }
  }

  /// The word of a desk that differs least from what was typed, if one hardly does.
  func guess(_ typed: [UInt8]) -> [UInt8]? {
    let slips = Spelling.slips(typed.count)
    guard slips > 0 else { return nil }
    var best: (word: [UInt8], cost: Int)?
    for page in pages {
      page.alike(typed, slips) { word, cost in
        if best.map({ (cost, $0.word.count) < ($0.cost, word.count) || cost == $0.cost && word.lexicographicallyPrecedes($0.word) }) ?? true
        {
          best = (word, cost)
        }
      }
    }
    return best?.word
  }

  /// Two words that were written as one: "dogbite".
  func halves(_ word: [UInt8]) -> [[UInt8]]? {
    guard word.count >= 6 else { return nil }
    for cut in 3...word.count - 3 {
      let halves = [Array(word[..<cut]), Array(word[cut...])]
      if has(halves) { return halves }
    }
    return nil
  }

  static func words(_ bytes: [UInt8]) -> [[UInt8]] {
    var scanner = WordScanner(at: 0, end: bytes.count)
    var words: [[UInt8]] = [], word: [UInt8] = []
    while scanner.next(bytes, into: &word) {
      words.append(word)
      word = []
    }
    return words
  }
}

/// Where a saying is: in which file, and where in it.
struct DeskPlace: Sendable {
  var page: Int
  var place: Int32
}
