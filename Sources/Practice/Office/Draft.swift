/// A change in the making: a copy of the office that a verb works on, and a list of what it touched.
package struct Draft: Sendable {
  package private(set) var office: Office
  package let context: Context
  /// When it was true: now, unless it is put in later.
  package let happened: Moment
  /// True when someone said at what time it was true.
  let isPutInLater: Bool
  /// When it was true, for a verb that says so itself.
  var ownTime: Moment?
  /// The reason that was given for it, where no record keeps it.
  var why: String?
  private var touched: [Reference] = []
  /// The line of the journal that this change takes back or does again.
  var undoes: Int?
  var redoes: Int?

  init(_ office: Office, _ context: Context, happened: Moment?) {
    self.office = office
    self.context = context
    self.happened = happened ?? context.now
    isPutInLater = happened != nil
  }

  package var today: Day { context.today }
  /// The day on which it is written down.
  var dayRecorded: Day { (context.recorded ?? context.now).day }

  /// A record that must be there.
  package func get<R: Record>(_ id: ID<R>) throws(Refusal) -> R {
    guard let record: R = office[id] else {
      throw Refusal("no such record", "there is no \(R.kind.one) \(id)")
    }
    return record
  }

  /// Stops at a rule, unless the person says that it is right to go past it and is one of those who may.
  package func unless(_ said: Bool, _ refusal: @autoclosure () -> Refusal) throws(Refusal) {
    let refusal = refusal()
    if said, refusal.who.isEmpty || refusal.who.contains(context.role) { return }
    throw refusal
  }

  /// Keeps a new record and gives it the next number of its kind.
  @discardableResult
  package mutating func add<R: Record>(_ record: R) -> R {
    var record = record
    record.id = ID(prefix: R.kind.prefix, number: (office.numbersGiven[R.kind] ?? 0) + 1)
    record.v = 1
    office.put(record)
    touch(record.reference)
    return record
  }

  /// Changes a record that must be there.
  @discardableResult
  package mutating func edit<R: Record>(_ id: ID<R>, _ change: (inout R) throws(Refusal) -> Void) throws(Refusal) -> R {
    var record = try get(id)
    try change(&record)
    office.put(record)
    touch(record.reference)
    return record
  }

  /// Applies edits that were thought of before: those of a line that is undone or done again.
  mutating func take(_ edits: Edits) throws(Refusal) {
    do throws(Misfit) { try office.take(edits) } catch { throw Refusal("changed meanwhile", error.sentence) }
    for reference in edits.references { touch(reference) }
  }

  private mutating func touch(_ reference: Reference) {
    if !touched.contains(reference) { touched.append(reference) }
  }

  /// What it all came to since the office was as it was `before`: new records whole, the others field by field with what they were.
  func edits(since before: Office) -> Edits {
    var edits = Edits()
    for reference in touched { Shelving.of(reference.kind).compare(before, office, reference, &edits) }
    return edits
  }
}

extension Office {
  /// Decides about a change: the line it will be in the journal, or the reason against it. Nothing is changed yet.
  ///
  /// Time never goes back from line to line, whatever the clock says.
  package func decide(_ change: Change, _ context: Context) throws(Refusal) -> Entry {
    let verb = type(of: change.verb)
    var context = context
    // Whoever stands at the door is not in yet.
    if !Verbs.atTheDoor.contains(where: { $0 == verb }) {
      context = try admitted(context)
      if let refusal = bar(verb, context) { throw refusal }
    }
    if let happened = change.happened, happened > context.now {
      throw Refusal("not yet", "\(happened.time.shown) on \(happened.day.shown) is still to come")
    }
    var draft = Draft(self, context, happened: change.happened)
    do throws(Refusal) { try change.verb.carryOut(in: &draft) } catch {
      try mustBeOpen(change.verb, context)
      throw error
    }
    let edits = draft.edits(since: self)
    // What is taken back or done again is judged by what it was.
    let original = (draft.undoes ?? draft.redoes).flatMap { seq in recent.last { $0.seq == seq } }
    try mustBeOpen(edits, original.flatMap { Verbs.named($0.did) } ?? verb, context)
    try PlainWords.check(edits)
    try PlainWords.check(length: change.why, of: "reason")
    try PlainWords.check(length: change.token, of: "token")
    if edits.isEmpty { try mustBeOpen(change.verb, context) }
    if edits.isEmpty { throw Refusal("nothing to change", "that is how it is already; nothing was changed") }
    return Entry {
      $0.seq = seq + 1
      let recorded = context.recorded ?? context.now
      $0.at = lastAt.map { max($0, recorded) } ?? recorded
      $0.happened = draft.ownTime ?? change.happened ?? context.doneBefore
      $0.by = context.by
      $0.desk = context.desk
      $0.did = change.name
      $0.why = change.why ?? draft.why
      $0.token = change.token
      $0.undoes = draft.undoes
      $0.redoes = draft.redoes
      $0.edits = edits
    }
  }

  /// Decides about a change and takes it.
  @discardableResult
  package mutating func apply(_ change: Change, _ context: Context) throws(Refusal) -> Entry {
    let entry = try decide(change, context)
    do throws(ReplayFault) { try take(entry) } catch { throw Refusal("broken rule", error.sentence) }
    return entry
  }

  /// Why an action would be refused just now, or nothing if it would be done.
  package func refusal(_ verb: any Verb, _ context: Context) -> Refusal? {
    do throws(Refusal) {
      _ = try decide(Change(verb), context)
      return nil
    } catch { return error }
  }
}
