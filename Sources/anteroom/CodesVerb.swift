import CodeSets
import Glibc
import OfficeFiles
import Practice

/// `anteroom codes QUERY`: searches the code sets as the superbill does.
enum CodesVerb {
  static func run(_ query: String, _ arguments: Arguments) throws(Stop) -> Int32 {
    let day = arguments.on ?? Clock.real.now.day
    let shelf = CodeShelf(files: files(arguments))
    if let path = arguments.questions { return try each(path, shelf, day, arguments.limit) }
    if let path = arguments.judged { return try CodeJudgement.run(path, CodeFacts(shelf), day) }
    let finds = shelf.find(query, on: day, limit: arguments.limit)
    for notice in finds.notices { Streams.message(notice) }
    guard !finds.hits.isEmpty || finds.total > 0 else {
      if finds.editions.isEmpty { throw .failed("there are no codes to search") }
      throw .refused("nothing is found for \"\(query)\" in \(searched(finds))")
    }
    let widest = finds.hits.map(\.code.count).max() ?? 0
    for hit in finds.hits {
      let code = hit.code + String(repeating: " ", count: widest - hit.code.count)
      let why = hit.why.map { "  [\($0.words)]" } ?? ""
      Streams.words("\(code)  \(hit.isBillable ? "billable" : "category")  \(hit.words)\(why)")
    }
    if let only = finds.hits.first, finds.total == 1 || !only.isBillable, let card = shelf.card(code: only.code, on: day) { tell(card) }
    Streams.message("\(finds.hits.count) of \(finds.total) for \"\(query)\" in \(searched(finds))")
    return 0
  }

  /// Where a code stands, what is said at it, and, for a heading, what stands below it.
  private static func tell(_ card: CodeCard) {
    for (depth, line) in card.above.enumerated() {
      Streams.message("\(String(repeating: "  ", count: depth))\(line.hit.code)  \(line.hit.words)")
    }
    for note in card.notes { Streams.message("  \(note.label)\(note.at.map { " (at \($0))" } ?? ""): \(note.words)") }
    if !card.line.hit.isBillable {
      Streams.message("\(card.line.hit.code) may not stand on a claim; below it: \(card.below.map(\.hit.code).joined(separator: ", "))")
    }
  }

  /// A question a line, for whoever measures: what was typed, microseconds (the median of nine), the codes found.
  private static func each(_ path: String, _ shelf: CodeShelf, _ day: Day, _ limit: Int) throws(Stop) -> Int32 {
    for question in try lines(path) {
      let asked = CodeQuestion(question, on: day, limit: limit)
      var found = shelf.find(asked)
      let times = (0..<9).map { _ in
        let start = nanoseconds
        found = shelf.find(asked)
        return nanoseconds - start
      }.sorted()
      let micros = Double(times[4] / 100) / 10, most = Double(times[8] / 100) / 10
      Streams.row([question, "\(micros)", "\(most)", found.hits.map(\.code).joined(separator: " ")])
    }
    return 0
  }

  static func lines(_ path: String) throws(Stop) -> [String] {
    do throws(CodeFault) {
      return String(decoding: try CodeFile.read(path), as: UTF8.self).split(separator: "\n").map(String.init)
    } catch { throw .failed("\(path) cannot be read: \(error.sentence)") }
  }

  private static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// The data files that are searched: those of the office, then those that Anteroom brings along.
  static func files(_ arguments: Arguments) -> [String] {
    let office = arguments.isDemo ? [] : CodeFile.list(OfficeFolder.codesFolder(of: Places.office(arguments)))
    return office + (Places.share.map { CodeFile.list("\($0)/sample-data/codes") } ?? [])
  }

  private static func searched(_ finds: CodeFinds) -> String {
    finds.editions.map { "\($0.kind) \($0.name)" }.joined(separator: " and ")
  }
}
