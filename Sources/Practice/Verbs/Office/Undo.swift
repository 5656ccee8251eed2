/// Takes back this person's last change at this desk, as a new line of the journal.
package struct Undo: Verb {
  package static let name = "undo"
  package static let sentence = "takes back your last change at this desk"
  package static let who: [StaffRole] = .everyone
  package static var isForEveryTrainee: Bool { true }

  package init() {}

  package static let fields: [Field<Undo>] = []

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let trail = UndoTrail(draft.office.recent, by: draft.context.by, at: draft.context.desk)
    guard let entry = trail.done.last else {
      // Older lines are not at hand: what they changed is changed again by whoever finds it wrong.
      let isAll = (draft.office.recent.first?.seq ?? 1) <= 1
      throw Refusal(
        "nothing to undo",
        isAll
          ? "there is nothing of yours to undo at this desk"
          : "there is nothing more of yours to undo at this desk: the last \(draft.office.recent.count) changes of the office are looked at, "
            + "and what is older is put right by changing it again")
    }
    if let verb = Verbs.named(entry.did), case .refused(let why) = verb.undoing { throw Refusal("not undone", why) }
    try draft.mustMay(entry)
    if entry.edits.new.contains(where: { $0.reference.kind == .payments }) {
      throw Refusal("not undone", "\(entry.did) gave a receipt; void the receipt, or refund it")
    }
    try draft.revert(entry)
    draft.undoes = entry.seq
  }
}

/// Does again what was taken back last.
package struct Redo: Verb {
  package static let name = "redo"
  package static let sentence = "does again what you took back last"
  package static let who: [StaffRole] = .everyone
  package static var isForEveryTrainee: Bool { true }

  package init() {}

  package static let fields: [Field<Redo>] = []

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let trail = UndoTrail(draft.office.recent, by: draft.context.by, at: draft.context.desk)
    guard let original = trail.undone.last, let undoing = draft.office.recent.last(where: { $0.undoes == original.seq }) else {
      throw Refusal("nothing to redo", "there is nothing of yours to do again at this desk")
    }
    try draft.mustMay(original)
    try draft.revert(undoing)
    draft.redoes = original.seq
  }
}

/// What one person did at one desk, as far as it can be taken back or done again: worked out from the journal alone, so that it
/// outlives a restart.
package struct UndoTrail: Sendable {
  package private(set) var done: [Entry] = []
  package private(set) var undone: [Entry] = []
  /// Coming in and a new PIN are nobody's work at a desk: what was done before them can still be taken back.
  private static let passedOver: Set<String> = [WrongTry.name, SignedIn.name, SetSignIn.name]

  package init(_ entries: [Entry], by: String, at desk: String) {
    for entry in entries where entry.by == by && entry.desk == desk && !Self.passedOver.contains(entry.did) {
      if let seq = entry.undoes {
        if let index = done.lastIndex(where: { $0.seq == seq }) { undone.append(done.remove(at: index)) }
      } else if let seq = entry.redoes {
        guard let index = undone.lastIndex(where: { $0.seq == seq }) else { continue }
        undone.remove(at: index)
        // From now on it is the redoing line that stands, and that a further undo takes back.
        done.append(entry)
      } else {
        done.append(entry)
        undone = []
      }
    }
  }
}

extension Draft {
  /// Whoever takes a change back, or does it again, must be one who may make it.
  func mustMay(_ entry: Entry) throws(Refusal) {
    var entry = entry
    while let seq = entry.redoes, let original = office.recent.last(where: { $0.seq == seq }) { entry = original }
    if let verb = Verbs.named(entry.did), let refusal = office.bar(verb, context) { throw refusal }
  }

  /// Applies the opposite of a line, if nobody changed those fields since and no rule is broken by it.
  mutating func revert(_ entry: Entry) throws(Refusal) {
    var back = Edits()
    for edit in entry.edits.set {
      guard let fields = office.fields(of: edit.reference) else { throw changed(edit.reference, after: entry) }
      for name in edit.now.names where !Tail.fits(fields[name], edit.now[name]) { throw changed(edit.reference, after: entry) }
      back.set.append(.init(edit.reference, v: (fields["v"].whole ?? 0) + 1, was: edit.now, now: edit.was))
    }
    for whole in entry.edits.new {
      guard let fields = office.fields(of: whole.reference), fields.without(["v"]) == whole.fields.without(["v"]) else {
        throw changed(whole.reference, after: entry)
      }
      back.gone.append(.init(whole.reference, fields))
    }
    back.new = entry.edits.gone
    let touched = back.references
    try mustKeepSignatures(back.set)
    let old = office
    try take(back)
    try mustKeepManager(of: old)
    // What was wrong before is not the fault of taking this back; nearly always there is nothing to compare.
    let after = Checks.run(on: touched, of: office, and: old)
    if after.isEmpty { return }
    let before = Set(Checks.run(on: touched, of: old, and: office))
    if let broken = after.first(where: { !before.contains($0) }) {
      throw Refusal("not undone", "that would break a rule: \(broken.sentence)", with: broken.about.first)
    }
  }

  private func changed(_ reference: Reference, after entry: Entry) -> Refusal {
    let later = office.recent.last { $0.seq > entry.seq && $0.edits.references.contains(reference) }
    let who = later.map { "\($0.by) did \"\($0.did)\" at \($0.at.time.shown)" } ?? "something changed"
    return Refusal("changed since", "\"\(entry.did)\" cannot be taken back: \(who) on the same record since", with: reference)
  }
}
