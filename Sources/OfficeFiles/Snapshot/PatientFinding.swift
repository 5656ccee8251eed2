import CHost
import Practice

extension SnapshotShelf {
  /// How many lines of one beginning are looked at: one or two letters answer with thousands, and whoever types goes on typing.
  private static let few = 400
  private static let many = 3000

  /// Patients that answer a query, best first.
  func patients(_ query: PatientQuery, limit: Int) -> [PatientID] {
    var found: [PatientID: (score: Int, names: String)] = [:]
    func take(_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
      guard let id = ShelfKey.patient(key), found[id] == nil, let card = SearchLine.read(value, id) else { return }
      let score = query.score(card)
      if score > 0 { found[id] = (score, String(decoding: SearchLine.names(value), as: UTF8.self)) }
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
    return found.sorted { ($1.value.score, $0.value.names, $0.key) < ($0.value.score, $1.value.names, $1.key) }.prefix(limit).map(\.key)
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
