import Practice

extension OfficeFolder {
  /// What became of a change.
  package enum Answer: Sendable {
    /// It is in the journal and on the disk.
    case saved(Entry)
    /// It was there already: a change with the same token, safe on the disk.
    case again(Entry)
    /// The office says no.
    case refused(Refusal)
    /// It was not written, and trying again is harmless.
    case failed(FileFault)
    /// It was written, and the disk did not say that it is safe. Asking again with the same token tells.
    case uncertain(Entry, FileFault)
  }

  /// Decides about a change with the newest office, writes it down, and answers when it is safe on the disk.
  ///
  /// A change that was said to be `uncertain` before is asked for again together with the line that was `written` then: if that line is in
  /// the journal, it is the answer. `patience` is how long to wait for another desk, in milliseconds.
  package func commit(_ change: Change, _ context: Context, ifNot written: Entry? = nil, patience: Int? = nil) -> Answer {
    if let blocked { return .failed(blocked.notSaved) }
    do throws(FileFault) { return try attempt(change, context, written, patience) } catch { return .failed(error.notSaved) }
  }

  /// A line that is in the file and has still to be made safe.
  ///
  /// A class, because an office is large to copy from hand to hand.
  private final class Pending {
    let line: JournalLine?
    let entry: Entry
    var place: Place
    /// The office after it.
    let office: Office?

    init(line: JournalLine? = nil, entry: Entry, place: Place, office: Office? = nil) {
      self.line = line
      self.entry = entry
      self.place = place
      self.office = office
    }
  }

  private enum Step {
    case done(Answer)
    case makeSafe(Pending)
  }

  private func attempt(_ change: Change, _ context: Context, _ written: Entry?, _ patience: Int?) throws(FileFault) -> Answer {
    let step = try withLock(patience: patience) { () throws(FileFault) in try write(change, context, written) }
    guard case .makeSafe(let pending) = step else {
      guard case .done(let answer) = step else { throw FileFault(.io, "no answer") }
      return answer
    }
    do throws(FileFault) { try journal.finish(pending.line) } catch {
      guard isSafeElsewhere(pending) else { return .uncertain(pending.entry, error) }
      return saved(pending.line == nil ? .again(pending.entry) : .saved(pending.entry))
    }
    guard pending.line != nil else { return .again(pending.entry) }
    // Nothing was taken since it was decided, under the lock.
    if let office = pending.office { self.office = office }
    note(pending.entry, at: pending.place)
    return saved(.saved(pending.entry))
  }

  /// What follows on a line that is safe.
  private func saved(_ answer: Answer) -> Answer {
    if case .saved(let entry) = answer, entry.edits.references.contains(where: \.kind.isSetting) { exportSettings() }
    warnIfNearlyFull()
    return answer
  }

  /// Says once, in time, that the disk will soon take nothing more.
  private func warnIfNearlyFull() {
    guard let free = try? folder.disk.freeSpace(folder.number) else { return }
    let isFull = free < Self.room
    if isFull, !isNearlyFull {
      notices.append("the disk of the office is nearly full: \(free >> 20) MB are left; free some space before nothing can be saved")
    }
    isNearlyFull = isFull
  }

  /// After a failed sync: writes all lines in doubt again at once, into a new file of the journal, because other desks stand on them.
  ///
  /// - Returns: Whether the line is now on the disk for certain.
  private func isSafeElsewhere(_ pending: Pending) -> Bool {
    do throws(FileFault) {
      let step = try withLock { () throws(FileFault) -> Step in
        if let fault = try settle() { throw fault }
        // What the disk did not keep may be gone from the file as well.
        guard journal.seq >= pending.entry.seq else { throw FileFault(.io, "the line is gone") }
        return try self.pending(Pending(entry: pending.entry, place: journal.place))
      }
      guard case .makeSafe = step else { return false }
      try journal.finish(nil)
      return true
    } catch { return false }
  }

  /// Under the lock.
  private func write(_ change: Change, _ context: Context, _ written: Entry?) throws(FileFault) -> Step {
    if let fault = try settle() {
      block(fault)
      throw fault
    }
    if change.token?.isEmpty == true {
      return .done(.refused(Refusal("empty token", "a token is a mark of your own for this change, and this one is empty; leave it out")))
    }
    if let written, let known = try entry(like: written) { return try again(known) }
    if let token = change.token, let known = try entry(withToken: token) {
      // The answer to something else is no answer to this.
      guard known.did == change.name else {
        return .done(
          .refused(
            Refusal(
              "token used", "the token \(token) is that of \"\(known.did)\", line \(known.seq); \"\(change.name)\" needs one of its own")))
      }
      return try again(known)
    }
    let decided: Entry
    switch try decide(change, context) {
    case .success(let entry): decided = entry
    case .failure(let refusal): return .done(.refused(refusal))
    }
    guard let line = JournalLine.sealed(decided, after: journal.hash), let entry = try? Entry(fields: line.fields),
      let after = office(after: entry)
    else {
      return .done(.refused(Refusal("broken rule", "this change could not be read back from the journal; it was not written")))
    }
    let size = line.bytes.count
    guard size <= JournalLine.longest else {
      return .done(
        .refused(Refusal("too long", "this is \(size) bytes long, and one change may have \(JournalLine.longest); do it in parts")))
    }
    return try pending(Pending(line: line, entry: entry, place: journal.place, office: after))
  }

  /// What is written must be what can be read: so a line is taken by a copy of the office before it is in the journal for ever.
  private func office(after entry: Entry) -> Office? {
    var after = office
    do throws(ReplayFault) { try after.take(entry) } catch { return nil }
    return after
  }

  private func decide(_ change: Change, _ context: Context) throws(FileFault) -> Result<Entry, Refusal> {
    let sealed = sealed(change)
    func once() -> Result<Entry, Refusal> {
      Result { () throws(Refusal) in
        var entry = try office.decide(sealed, context)
        entry.durable = journal.durable
        return entry
      }
    }
    let decided = once()
    // A decision that looked at a damaged record is no decision.
    return try leaveDamagedSnapshot() ? once() : decided
  }

  /// Said again, it must be as safe as if it were said the first time.
  private func again(_ known: Entry) throws(FileFault) -> Step {
    if journal.doubt == nil, known.seq <= journal.durable { return .done(.again(known)) }
    return try pending(Pending(entry: known, place: journal.place))
  }

  private func pending(_ pending: Pending) throws(FileFault) -> Step {
    switch journal.write(pending.line, limit: limits.journalFile, ahead: limits.ahead) {
    case .nothing(let fault): throw fault
    case .unknown(let fault): return .done(.uncertain(pending.entry, fault))
    case .written(let place):
      pending.place = place
      return .makeSafe(pending)
    }
  }

  /// Takes what other desks added since, and says which lines those are. Needs no lock and cuts nothing.
  package func refresh() throws(FileFault) -> [Entry] {
    if blocked != nil { return [] }
    try checkIsInPlace()
    let before = journal.seq
    var new: [Entry] = []
    func take(_ entry: Entry, _ place: Place) throws(Halt) {
      try self.take(entry, at: place)
      new.append(entry)
    }
    var stop = try journal.readOn(take)
    if case .broken = stop, lock != nil {
      // It may be a line that is being written just now; with the lock in hand it is not.
      let lock = try taken(.line)
      defer { lock.free(.line) }
      stop = try journal.settle(keep: nil, take) ?? .end
    }
    if case .unfit = stop, try leaveDamagedSnapshot() { return try entries(from: before + 1) }
    switch stop {
    case .end, .halted, .broken(_, false): break
    case .newer, .unfit, .broken(_, true):
      let fault = fault(for: stop)
      if case .unfit = stop { try reload(through: journal.seq) }
      block(fault)
      if new.isEmpty { throw fault }
    }
    if try leaveDamagedSnapshot() { return try entries(from: before + 1) }
    return new
  }

  /// The line that this desk once wrote without knowing whether it is safe, if it is in the journal.
  func entry(like written: Entry) throws(FileFault) -> Entry? {
    guard written.seq <= office.seq else { return nil }
    var there = office.recent.last { $0.seq == written.seq }
    if there == nil { there = try entries(from: written.seq, limit: 1).first }
    return there == written ? there : nil
  }

  /// A change that is in the journal with this token.
  func entry(withToken token: String) throws(FileFault) -> Entry? {
    var found = tokens[token] ?? snapshot?.place(ofToken: token)
    // An index that cannot be trusted does not say that a token is new either.
    if try leaveDamagedSnapshot() { found = tokens[token] }
    guard let known = found else { return nil }
    if let line = try line(at: known.place), line.seq == known.seq { return try? Entry(fields: line.fields) }
    return try entries(from: known.seq).first { $0.seq == known.seq }
  }

  /// Writes the settings out for people to read. They are in the journal already, so a failure is only told.
  func exportSettings() {
    do throws(FileFault) {
      try folder.replace("practice.json", SettingsText.write(office, forPeople: true))
      settingsChanged = false
    } catch { notices.append("practice.json could not be written: \(error.sentence)") }
  }
}
