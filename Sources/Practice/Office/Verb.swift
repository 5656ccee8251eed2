/// Something that can be done in the office: its name and its fields, who may do it, and its rules.
///
/// One verb, one file. The desk binds keys to verbs; scripts speak them by name.
package protocol Verb: Fielded {
  /// In the words of the journal: "check in".
  static var name: String { get }
  /// What it does, one sentence without a full stop.
  static var sentence: String { get }
  /// Whose work it is. There is no default: whoever adds a verb says it.
  static var who: [StaffRole] { get }
  /// Whether `undo` may take it back, and if not, why not and what to do instead.
  static var undoing: Undoing { get }
  /// True for what a trainee may do from the first day.
  static var isForEveryTrainee: Bool { get }
  /// True for what only says where someone is, or that help is needed: made of ids alone, it is never held up by a restriction, and
  /// it works while names are masked on the screen.
  static var movesOnly: Bool { get }
  /// True for what a restricted record does not stop.
  static var passesRestriction: Bool { get }
  /// Makes the change in the draft, or says why not.
  func carryOut(in draft: inout Draft) throws(Refusal)
}

/// Whether a change can be taken back with one key.
package enum Undoing: Hashable, Sendable {
  case allowed
  case refused(String)
}

extension Verb {
  package static var undoing: Undoing { .allowed }
  package static var isForEveryTrainee: Bool { false }
  package static var movesOnly: Bool { false }
  package static var passesRestriction: Bool { movesOnly }
}

/// Who does something, where, and when: passed in, so that the rules never look at a clock.
package struct Context: Hashable, Sendable {
  package var now: Moment
  package var by: String
  /// What the program believes them to be; where the office knows the person, what the office says holds.
  package var role: StaffRole
  package var desk: String
  /// Which member of the staff it is, for as long as the program has somebody signed in.
  package var person: ID<StaffMember>?
  /// When it is written down, if that is later than when it was done: the disk was full meanwhile.
  package var recorded: Moment?

  package init(now: Moment, by: String, role: StaffRole, desk: String, person: ID<StaffMember>? = nil) {
    self.now = now
    self.by = by
    self.role = role
    self.desk = desk
    self.person = person
  }

  package var today: Day { now.day }

  /// When it was done, for what is written down more than a minute later.
  var doneBefore: Moment? { recorded.flatMap { $0.milliseconds - now.milliseconds > 60_000 ? now : nil } }
}

/// What someone wants done: a verb with its fields, and what they knew when they asked for it.
package struct Change: Sendable {
  package var verb: any Verb
  package var token: String?
  /// When it was true, for what is put in later.
  package var happened: Moment?
  package var why: String?

  package init(_ verb: any Verb, token: String? = nil, happened: Moment? = nil, why: String? = nil) {
    self.verb = verb
    self.token = token
    self.happened = happened
    self.why = why
  }

  package var name: String { type(of: verb).name }
}
