/// A person who works here, by the name they sign in with.
package struct StaffMember: Record {
  package static let kind = Kind.staff
  package static var table: TablePath<StaffMember> { \.staff }

  package var id = StaffID.unnumbered
  package var v = 0
  package var name = ""
  package var fullName = ""
  package var role = StaffRole.frontDesk
  /// The account of the host that signs this person in.
  package var account = ""
  package var gone = false
  /// What a manager lets a trainee do: names of verbs, or "all".
  package var allowed: [String] = []
  /// What the C library's `crypt` made of their PIN or password; empty without one. It is in the journal and shown nowhere.
  package var signIn = ""
  /// The PIN came from a manager, and opens only the way to one of their own.
  package var mustChange = false
  /// Wrong PINs since the last right one, and when the last was.
  package var wrongTries: Int?
  package var lastWrongTry: Moment?

  package init() {}

  package static let fields: [Field<StaffMember>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name, "short name, as in the journal"), Field("fullName", \.fullName),
    Field("role", \.role), Field("account", \.account, "account on this host"), Field("gone", \.gone, "no longer works here"),
    Field("allowed", \.allowed, "what a trainee may do: names of actions, or all"),
    Field("signIn", \.signIn, "hashed PIN or password", isSecret: true), Field("mustChange", \.mustChange, "PIN is for one time"),
    Field("wrongTries", \.wrongTries, "wrong PINs since the last right one"), Field("lastWrongTry", \.lastWrongTry),
  ]

  /// What signing in itself writes, and no form of the set-up.
  static let ofTheDoor: Set<String> = ["signIn", "mustChange", "wrongTries", "lastWrongTry"]

  package var hasPIN: Bool { !signIn.isEmpty }
}

package typealias StaffID = ID<StaffMember>
