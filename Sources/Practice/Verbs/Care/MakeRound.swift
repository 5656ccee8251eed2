/// Notes a look at the waiting room. What was wrong stays open until somebody says what was done.
package struct MakeRound: Verb {
  package static let name = "comfort round"
  package static let sentence = "notes a look at the waiting room; what is wrong becomes an open item"
  package static let who: [StaffRole] = .deskAndClinic
  package static let movesOnly = false

  package var problems: [RoundProblem] = []

  package init() {}

  package static let fields: [Field<MakeRound>] = [Field("problems", \.problems, "what was wrong; none: all is well")]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let things = draft.office.roundThings, day = draft.happened.day, at = draft.happened, by = draft.context.by
    guard Set(problems.map(\.what)).count == problems.count else { throw Refusal("twice", "one thing is named twice") }
    for problem in problems {
      guard things.contains(problem.what) else {
        throw Refusal("no such thing", "a round does not look at \"\(problem.what)\": \(things.joined(separator: "; "))")
      }
      if problem.note.trimmed.isEmpty { throw Refusal("no words", "say what is wrong with: \(problem.what)") }
    }
    draft.add(
      ComfortRound {
        ($0.day, $0.at, $0.by, $0.looked, $0.problems) = (day, at, by, things, problems)
      })
    for problem in problems {
      draft.add(
        OpenItem {
          ($0.sort, $0.day, $0.openedAt, $0.openedBy) = (.comfort, day, at, by)
          ($0.what, $0.place) = ("\(problem.what): \(problem.note.trimmed)", "waiting room")
        })
    }
  }
}
