/// The right PIN after wrong ones: the count begins anew.
package struct SignedIn: Verb {
  package static let name = "right try"
  package static let sentence = "the right PIN or password was given after wrong ones"
  package static let who: [StaffRole] = .everyone
  package static let undoing = Undoing.refused("signing in is not taken back; the lock key leaves the desk")

  package var person = StaffID.unnumbered

  package init() {}
  package init(_ person: StaffID) { self.person = person }

  package static let fields: [Field<SignedIn>] = [Field("person", \.person, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.get(person).mustNotWait(at: draft.context.now)
    try draft.edit(person) { (person) throws(Refusal) in
      person.wrongTries = nil
      person.lastWrongTry = nil
    }
  }
}
