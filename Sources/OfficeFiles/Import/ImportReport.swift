import Practice

/// What an import came to, row by row where someone has to look.
package struct ImportReport: Sendable {
  /// A row with what is to be said of it.
  package struct Line: Hashable, Sendable {
    package var row: Int
    package var sentence: String

    package init(row: Int, sentence: String) {
      self.row = row
      self.sentence = sentence
    }
  }

  /// A row that was not taken, as it stands in the file but without social security numbers.
  package struct Reject: Hashable, Sendable {
    package var row: Int
    package var sentence: String
    package var cells: [String]
  }

  package var imported = 0
  package var alreadyThere = 0
  /// The first rows that are there already, with the evidence; more would be read by nobody.
  package private(set) var there: [Line] = []
  package private(set) var alike: [Line] = []
  package private(set) var identified: [Line] = []
  package private(set) var rejects: [Reject] = []
  package private(set) var counts: [ImportOutcome.Mark: Int] = [:]
  package var remarks: [String] = []

  package static let listed = 50

  package init() {}

  package var rejected: Int { rejects.count }
  package func count(_ mark: ImportOutcome.Mark) -> Int { counts[mark] ?? 0 }

  mutating func add(_ outcome: ImportOutcome, _ cells: @autoclosure () -> [String]) {
    switch outcome.fate {
    case .imported:
      imported += 1
      for mark in outcome.marks { counts[mark, default: 0] += 1 }
      if outcome.marks.contains(.alike), alike.count < Self.listed { alike.append(Line(row: outcome.row, sentence: outcome.sentence)) }
      if outcome.marks.contains(.identified), identified.count < Self.listed {
        identified.append(Line(row: outcome.row, sentence: outcome.sentence))
      }
    case .alreadyThere:
      alreadyThere += 1
      if there.count < Self.listed { there.append(Line(row: outcome.row, sentence: outcome.sentence)) }
    case .rejected: rejects.append(Reject(row: outcome.row, sentence: outcome.sentence, cells: cells()))
    }
  }

  mutating func reject(_ row: CSVRow, _ sentence: String, _ cells: [String]) {
    rejects.append(Reject(row: row.line, sentence: sentence, cells: cells))
  }
}
