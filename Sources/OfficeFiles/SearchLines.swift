import CHost
import Practice

/// The patient search of a snapshot: one short line a patient, with all that a query is compared with.
struct SearchLines: Sendable {
  let mapping: Mapping
  let marks: BlockMarks

  /// `id`, birth date, chart number, phone digits, and the folded parts of the name, each with a blank before it.
  static func line(_ patient: Patient) -> [UInt8] {
    let phones = patient.phones.map(\.digits).joined(separator: " ")
    let parts = NameFolding.parts(patient.name).map { " " + $0 }.joined()
    return Array("\(patient.id)\t\(patient.born?.iso ?? "")\t\(patient.number)\t\(phones)\t\(parts)\n".utf8)
  }

  /// Patients that answer a query, best first.
  func patients(_ query: PatientQuery, limit: Int) -> [PatientID] {
    // A search looks at all of it: proven once, it costs nothing more.
    marks.proveAll()
    var found: [(score: Int, names: String, id: PatientID)] = []
    for line in candidates(query) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count == 5, let id = PatientID(String(decoding: fields[0], as: UTF8.self)) else { continue }
      let names = String(decoding: fields[4], as: UTF8.self)
      let score = query.score(
        names: names.split(separator: " ").map(String.init), born: Day(iso: String(decoding: fields[1], as: UTF8.self)),
        phones: String(decoding: fields[3], as: UTF8.self).split(separator: " ").map(String.init),
        number: String(decoding: fields[2], as: UTF8.self))
      if score > 0 { found.append((score, names, id)) }
    }
    found.sort { ($1.score, $0.names, $0.id) < ($0.score, $1.names, $1.id) }
    return found.prefix(limit).map(\.id)
  }

  /// The lines that can answer at all: a search for bytes is a hundred times faster than reading every line.
  private func candidates(_ query: PatientQuery) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    let words = query.words.filter { !$0.isEmpty }
    if let longest = words.max(by: { $0.utf8.count < $1.utf8.count }) {
      // One or two letters answer with thousands; those whose family name begins so are enough to go on typing.
      if query.words.count == 1, longest.utf8.count < 3 {
        let families = lines(with: "\t " + longest, atMost: 1000)
        if families.count >= 100 { return families }
      }
      return lines(with: longest.count >= 3 ? longest : " " + longest)
    }
    var starts = Set<Int>()
    return query.needles.flatMap { lines(with: $0) }.filter { starts.insert($0.startIndex).inserted }
  }

  private func lines(with needle: String, atMost most: Int = .max) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    let all = mapping.all
    guard let base = all.baseAddress else { return [] }
    var result: [Slice<UnsafeBufferPointer<UInt8>>] = []
    let needle = Array(needle.utf8)
    var from = 0
    while result.count < most {
      let hit = chost_find(base + from, all.count - from, needle, needle.count)
      if hit < 0 { break }
      let at = from + Int(hit)
      var start = at
      while start > 0, all[start - 1] != newline { start -= 1 }
      let end = all[at...].firstIndex(of: newline) ?? all.count
      result.append(all[start..<end])
      from = min(end + 1, all.count)
    }
    return result
  }

  /// Every line with the patient it is about.
  func forEach(_ body: (String, Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
    for line in mapping.all.split(separator: newline) {
      body(String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self), line)
    }
  }
}
