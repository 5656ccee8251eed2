import CodeSets
import OfficeFiles
import Practice

/// `anteroom codes QUERY`: searches the code sets as the superbill does.
enum CodesVerb {
  static func run(_ query: String, _ arguments: Arguments) throws(Stop) -> Int32 {
    let day = arguments.on ?? Clock.real.now.day
    let finds = CodeShelf(files: files(arguments)).find(query, on: day, limit: arguments.limit)
    for notice in finds.notices { Streams.message(notice) }
    guard !finds.hits.isEmpty || finds.total > 0 else {
      if finds.editions.isEmpty { throw .failed("there are no codes to search") }
      throw .refused("nothing is found for \"\(query)\" in \(searched(finds))")
    }
    let widest = finds.hits.map(\.code.count).max() ?? 0
    for hit in finds.hits {
      let code = hit.code + String(repeating: " ", count: widest - hit.code.count)
      Streams.words("\(code)  \(hit.isBillable ? "billable" : "category")  \(hit.words)")
    }
    Streams.message("\(finds.hits.count) of \(finds.total) for \"\(query)\" in \(searched(finds))")
    return 0
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
