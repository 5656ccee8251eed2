/// What desks say and write for what a list of codes calls otherwise: "htn", "f/u", "pink eye".
///
/// A text file, one a line: what is typed, a tab, and its meanings with semicolons between them: words that a title has (or beginnings of
/// them), or `=` and a code. A dash means that it says nothing about the code. `#` begins a remark.
package struct DeskWords: Sendable {
  struct Meaning: Sendable, Equatable {
    /// All of them together.
    var words: [[UInt8]] = []
    var code: CodeKey?
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
    let page = DeskPage(bytes)
    pages = [page]
    longest = page.longest
  }

  /// Those of another file come first: an office knows best what it says.
  package func adding(_ others: DeskWords) -> DeskWords {
    var all = self
    all.pages = others.pages + pages
    all.longest = max(longest, others.longest)
    return all
  }

  /// Nothing if it stands for nothing else; empty if it says nothing.
  func meanings(of words: some Sequence<[UInt8]>) -> [Meaning]? {
    let sum = DeskPage.sum(words.map { DeskPage.sum(ofWord: $0) })
    for page in pages { if let found = page.meanings(sum) { return found } }
    return nil
  }

  /// Whether a word says nothing about a code: "with".
  func isSilent(_ word: [UInt8]) -> Bool { meanings(of: [word])?.isEmpty == true }

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
