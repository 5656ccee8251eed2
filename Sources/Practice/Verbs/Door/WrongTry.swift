/// Somebody gave a wrong PIN for a member of the staff. Who it was, nobody knows.
package struct WrongTry: Verb {
  package static let name = "wrong try"
  package static let sentence = "a wrong PIN or password was given"
  package static let who: [StaffRole] = .everyone
  package static let undoing = Undoing.refused("a wrong try stays on record; the next right one ends the waiting")
  /// The person by whom the journal says it was done.
  package static let nobody = "(nobody)"

  package var person = StaffID.unnumbered

  package init() {}
  package init(_ person: StaffID) { self.person = person }

  package static let fields: [Field<WrongTry>] = [Field("person", \.person, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    // A try during the wait is not looked at, whether it was right or wrong, and so does not lengthen it either.
    try draft.get(person).mustNotWait(at: draft.context.now)
    let now = draft.context.now
    try draft.edit(person) { (person) throws(Refusal) in
      person.wrongTries = (person.wrongTries ?? 0) + 1
      person.lastWrongTry = now
    }
  }
}
