import CHost
import Practice

extension SnapshotShelf {
  /// How many lines of one beginning are looked at: one or two letters answer with thousands, and whoever types goes on typing.
  private static let few = 400
  private static let many = 3000

  /// Patients that answer a query, best first.
  func patients(_ query: PatientQuery, limit: Int) -> [PatientID] {
    let search = PatientSearch(query, limit: limit)
    let words = query.words.filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
    if !words.isEmpty {
      // The longest word answers with the fewest lines; another only where that one stands inside of a name.
      for word in words where search.found.isEmpty {
        let others = words.filter { $0 != word }
        search.needles = others.map { Array(($0.utf8.count >= 3 ? $0 : " " + $0).utf8) }
        look("n/\(word)", word.utf8.count < 3 && others.isEmpty ? Self.few : Self.many, search)
      }
      // Inside of a part of the name everyone has to be looked at, so this is only for what nothing begins with.
      if search.found.isEmpty, let longest = words.first, longest.utf8.count >= 3 {
        search.needles = [Array(longest.utf8)]
        look("f/", .max, keep: false, search)
      }
    } else {
      for prefix in prefixes(query) { look(prefix, Self.many, search) }
      if let digits = query.digits, let id = PatientID("\(Kind.patients.prefix)\(digits)"), let line = value(ShelfKey.card(id)) {
        if line.withUnsafeBufferPointer({ search.glance($0) }) == .take { search.take(ShelfKey.card(id)[...], line) }
      }
    }
    // By what they are found is then known without looking again.
    let cards = search.cards()
    for card in cards { remember(card) }
    return cards.map(\.id)
  }

  private func look(_ prefix: String, _ most: Int, keep: Bool = true, _ search: PatientSearch) {
    var seen = 0
    scan(
      Array(prefix.utf8), keep: keep,
      glance: { value in
        seen += 1
        return seen > most ? .enough : search.glance(value)
      }
    ) { key, value in
      search.take(key, value)
      return true
    }
  }

  /// Where to look for dates and numbers.
  private func prefixes(_ query: PatientQuery) -> [String] {
    var prefixes: [String] = []
    if let born = query.born { prefixes.append("b/\(born.iso)/") }
    if let birthday = query.birthday { prefixes.append("b/\(birthday.text)/") }
    if let year = query.year, year > 99 { prefixes.append("b/\(year)-") }
    if let digits = query.digits, digits.utf8.count >= 3 { prefixes += ["h/\(digits)", "h/\(String(digits.reversed()))"] }
    return prefixes
  }
}

/// A search under way: thousands of lines are looked at where they lie, and few of them are read.
private final class PatientSearch {
  private let query: PatientQuery
  private let quick: QuickQuery
  /// What has to stand among the names besides.
  var needles: [[UInt8]] = []
  private(set) var found: BestAnswers
  /// What the last glance found.
  private var score = 0

  init(_ query: PatientQuery, limit: Int) {
    self.query = query
    quick = QuickQuery(query)
    found = BestAnswers(limit: limit)
  }

  func glance(_ line: UnsafeBufferPointer<UInt8>) -> Sheet.Glance {
    let names = SearchLine.names(line)
    for needle in needles where chost_find(names.baseAddress, names.count, needle, needle.count) < 0 { return .pass }
    guard quick.isPlain else { return .take }
    score = quick.score(line)
    return score > 0 && found.mayTake(score, names) ? .take : .pass
  }

  /// By what those found are found, best first.
  func cards() -> [SearchCard] { found.cards() }

  func take(_ key: ArraySlice<UInt8>, _ line: ArraySlice<UInt8>) {
    if !quick.isPlain { score = ShelfKey.patient(key).flatMap { SearchLine.read(line, $0) }.map(query.score) ?? 0 }
    if score > 0 { found.add(score, key, line) }
  }
}
