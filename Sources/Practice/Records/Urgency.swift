/// How soon someone has to be seen, as a clinician judged it.
package struct Urgency: Fielded, Hashable {
  /// How soon, the most pressing first.
  package enum Level: String, Word, Comparable {
    case emergency, urgent, soon

    package var label: String { self == .emergency ? "at once" : rawValue }
    private var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }
    /// The more urgent comes first.
    package static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
  }

  package var level = Level.soon
  /// The clinician's reason, for colleagues; it is never what another patient is told.
  package var why = ""
  package var by = ""
  package var at = Moment(milliseconds: 0, offset: 0)

  package init() {}

  package static let fields: [Field<Urgency>] = [
    Field("level", \.level), Field("why", \.why, "the clinician's reason"), Field("by", \.by), Field("at", \.at),
  ]
}

/// A place in the waiting room that somebody gave by hand, with the reason: the place of another patient, and just before or after it.
package struct Turn: Fielded, Hashable {
  /// The minute and the ticket whose turn it is, in place of one's own.
  package var due = 0
  package var ticket = 0
  /// Below zero before that turn, above it after.
  package var nudge = 0
  package var other = VisitID.unnumbered
  package var why = ""
  package var by = ""
  package var at = Moment(milliseconds: 0, offset: 0)

  package init() {}

  package static let fields: [Field<Turn>] = [
    Field("due", \.due), Field("ticket", \.ticket), Field("nudge", \.nudge, "below zero: before; above: after"),
    Field("other", \.other, "whose turn"), Field("why", \.why, "reason"), Field("by", \.by), Field("at", \.at),
  ]
}
