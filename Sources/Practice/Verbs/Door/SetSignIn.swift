/// Gives somebody a PIN or password: their own, or one from a manager that is good for one time.
package struct SetSignIn: Verb {
  package static let name = "set sign-in"
  package static let sentence = "sets your PIN or password; a manager sets anyone's, to be changed at its first use"
  package static let who: [StaffRole] = .everyone
  package static let undoing = Undoing.refused("an old PIN is not brought back; set another")
  package static var isForEveryTrainee: Bool { true }

  package var person = StaffID.unnumbered
  /// What `crypt` made of it. Whoever asks for this checked it with `SignInRules` before.
  package var hash = ""

  package init() {}

  package init(_ person: StaffID, hash: String) {
    self.person = person
    self.hash = hash
  }

  package static let fields: [Field<SetSignIn>] = [
    Field("person", \.person, "whose", optional: false),
    Field("hash", \.hash, "made of \"secret\", which is what is given here: 6 digits or 10 letters at least", isSecret: true),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let person = try draft.get(person)
    if person.gone { throw Refusal("not here any more", "\(person.name) does not work here any more") }
    let isOwn = draft.context.by == person.name
    guard isOwn || draft.context.role == .manager else {
      throw Refusal(
        "not yours to do", "the PIN of \(person.name) is theirs to set, or a manager's, and you are \(draft.context.role.label)",
        who: .manager)
    }
    if person.role == .wallDisplay {
      throw Refusal("wall display", "\(person.name) is a wall display, which nobody signs in to: anteroom --display shows the board")
    }
    guard hash.hasPrefix("$"), (20...384).contains(hash.utf8.count), hash.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0 != ":" }) else {
      throw Refusal("no PIN", "a PIN of 6 digits or a password of 10 letters is missing", field: "secret")
    }
    try draft.edit(self.person) { (person) throws(Refusal) in
      person.signIn = hash
      person.mustChange = !isOwn
      person.wrongTries = nil
      person.lastWrongTry = nil
    }
  }
}
