/// One look at the waiting room, thing by thing, and what was found wrong.
package struct ComfortRound: Record {
  package static let kind = Kind.rounds
  package static var table: TablePath<ComfortRound> { \.rounds }

  package var id = ComfortRoundID.unnumbered
  package var v = 0
  package var day = Day(number: 0)
  package var at = Moment(milliseconds: 0, offset: 0)
  package var by = ""
  /// What was looked at, in the office's words of that day.
  package var looked: [String] = []
  package var problems: [RoundProblem] = []

  package init() {}

  package static let fields: [Field<ComfortRound>] = [
    Field("id", \.id), Field("v", \.v), Field("day", \.day), Field("at", \.at), Field("by", \.by),
    Field("looked", \.looked, "what was looked at"), Field("problems", \.problems, "what was wrong"),
  ]

  package var filed: Filed { Filed(day: day) }
}

package typealias ComfortRoundID = ID<ComfortRound>

/// Something wrong that a round found; it stays open until somebody says what was done.
package struct RoundProblem: Fielded, Hashable {
  package var what = ""
  package var note = ""

  package init() {}

  package init(_ what: String, _ note: String) {
    self.what = what
    self.note = note
  }

  package static let fields: [Field<RoundProblem>] = [Field("what", \.what, "which thing"), Field("note", \.note, "what is wrong")]
}
