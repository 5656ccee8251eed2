import CHost
import Practice

extension SnapshotShelf {
  /// How many lines of one beginning are looked at: one or two letters answer with thousands, and whoever types goes on typing.
  private static let few = 400
  private static let many = 3000

  /// Patients that answer a query, best first.
  func patients(_ query: PatientQuery, limit: Int) -> [PatientID] {
    var found = BestAnswers(limit: limit)
    let quick = QuickQuery(query)
    func take(_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
      let score =
        quick.isPlain
        ? value.withUnsafeBufferPointer { quick.score($0) }
        : ShelfKey.patient(key).flatMap { SearchLine.read(value, $0) }.map(query.score) ?? 0
      if score > 0 { found.add(score, key, value) }
    }
    let words = query.words.filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
    if !words.isEmpty {
      // The longest word answers with the fewest lines; another only where that one stands inside of a name.
      for word in words where found.isEmpty { beginning(word, others: words.filter { $0 != word }, take) }
      if found.isEmpty, let longest = words.first, longest.utf8.count >= 3 { containing(longest, take) }
    } else {
      for prefix in prefixes(query) { look(prefix, atMost: Self.many, take) }
      if let digits = query.digits, let id = PatientID("\(Kind.patients.prefix)\(digits)"), let line = value(ShelfKey.card(id)) {
        take(ShelfKey.card(id)[...], line)
      }
    }
    // By what they are found is then known without looking again.
    let cards = found.cards()
    for card in cards { remember(card) }
    return cards.map(\.id)
  }

  private func look(_ prefix: [UInt8], atMost most: Int, _ take: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Void) {
    var seen = 0
    scan(prefix) { key, value in
      take(key, value)
      seen += 1
      return seen < most
    }
  }

  /// Those with a part of the name that begins with a word.
  private func beginning(_ word: String, others: [String], _ take: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Void) {
    let needles = others.map { Array(($0.utf8.count >= 3 ? $0 : " " + $0).utf8) }
    let most = word.utf8.count < 3 && others.isEmpty ? Self.few : Self.many
    var seen = 0
    scan(Array("n/\(word)".utf8)) { key, value in
      seen += 1
      // Comparing bytes is a hundred times faster than reading the line.
      if needles.allSatisfy({ contains(SearchLine.names(value), $0) }) { take(key, value) }
      return seen < most
    }
  }

  /// Those with a word inside of a part of the name. Everyone has to be looked at, so this is only for what nothing begins with.
  private func containing(_ word: String, _ take: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Void) {
    let needle = Array(word.utf8)
    scan(Array("f/".utf8), keep: false) { key, value in
      if contains(SearchLine.names(value), needle) { take(key, value) }
      return true
    }
  }

  func contains(_ bytes: ArraySlice<UInt8>, _ needle: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in bytes.baseAddress.map { chost_find($0, bytes.count, needle, needle.count) >= 0 } ?? false }
  }

  /// Where to look for dates and numbers.
  private func prefixes(_ query: PatientQuery) -> [[UInt8]] {
    var prefixes: [String] = []
    if let born = query.born { prefixes.append("b/\(born.iso)/") }
    if let birthday = query.birthday { prefixes.append("b/\(birthday.text)/") }
    if let year = query.year, year > 99 { prefixes.append("b/\(year)-") }
    if let digits = query.digits, digits.utf8.count >= 3 { prefixes += ["h/\(digits)", "h/\(String(digits.reversed()))"] }
    return prefixes.map { Array($0.utf8) }
  }
}
