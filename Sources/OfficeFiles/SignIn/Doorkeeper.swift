import Practice

/// Looks at PINs: writes wrong ones into the journal, and lets nobody try more often than the office's rule allows, whichever desk or
/// script they come from.
package final class Doorkeeper {
  package enum Answer {
    case comeIn(StaffMember)
    case no(String)
  }

  private let account: String
  private let desk: String
  /// Wrong tries that the disk would not take. They count here all the same.
  private var unkept: [StaffID: (tries: Int, last: Moment)] = [:]

  /// Those without a PIN are let in by the account of the host that runs the program.
  package init(account: String, desk: String) {
    self.account = account
    self.desk = desk
  }

  /// Whether somebody may come in with what they typed.
  package func look(at secret: Secret, of person: StaffID, in folder: OfficeFolder, now: Moment, isUnlocking: Bool) -> Answer {
    _ = try? folder.refresh()
    guard let member = known(person, folder) else {
      SecretHash.takeTheTime(secret)
      return .no(Doorkeeper.stranger)
    }
    guard member.hasPIN else {
      if !member.account.isEmpty, member.account == account { return .comeIn(member) }
      SecretHash.takeTheTime(secret)
      return .no("\(member.name) has no PIN yet: a manager sets one under settings, people")
    }
    if folder.isReadOnly, !isUnlocking {
      return .no(
        "this office can only be read here, so wrong tries could not be kept: no PIN is taken; the account of \(member.name) may open it")
    }
    // Waited for before the hash is made: a flood of tries must not cost the desk its time.
    if let why = mustWait(member, now) { return .no(why) }
    let fits = SecretHash.fits(secret, member.signIn)
    // Others may have tried meanwhile.
    _ = try? folder.refresh()
    guard let member = known(person, folder) else { return .no(Doorkeeper.stranger) }
    if let why = mustWait(member, now) { return .no(why) }
    return fits ? right(member, folder, now) : wrong(member, folder, now)
  }

  /// What is said of a name that nobody here has, and of a wrong PIN where names are not shown.
  package static let stranger = "the name or the PIN is not right, or there were too many wrong tries just now; wait a while and try again"

  private func known(_ person: StaffID, _ folder: OfficeFolder) -> StaffMember? {
    folder.office[person].flatMap { $0.gone || $0.role == .wallDisplay ? nil : $0 }
  }

  private func mustWait(_ member: StaffMember, _ now: Moment) -> String? {
    var member = member
    if let more = unkept[member.id] {
      member.wrongTries = (member.wrongTries ?? 0) + more.tries
      member.lastWrongTry = max(member.lastWrongTry ?? more.last, more.last)
    }
    do throws(Refusal) { try member.mustNotWait(at: now) } catch { return error.full }
    return nil
  }

  private func context(_ by: String, _ now: Moment) -> Context { Context(now: now, by: by, role: .wallDisplay, desk: desk) }

  private func right(_ member: StaffMember, _ folder: OfficeFolder, _ now: Moment) -> Answer {
    if member.wrongTries != nil, case .refused(let refusal) = folder.commit(Change(SignedIn(member.id)), context(member.name, now)) {
      return .no(refusal.full)
    }
    unkept[member.id] = nil
    return .comeIn(member)
  }

  private func wrong(_ member: StaffMember, _ folder: OfficeFolder, _ now: Moment) -> Answer {
    let before = (member.wrongTries ?? 0) + (unkept[member.id]?.tries ?? 0)
    switch folder.commit(Change(WrongTry(member.id)), context(WrongTry.nobody, now)) {
    case .refused(let refusal): return .no(refusal.full)
    case .saved, .again: break
    case .failed, .uncertain: unkept[member.id] = ((unkept[member.id]?.tries ?? 0) + 1, now)
    }
    let wait = SignInRules.wait(after: before + 1) / 1000
    let words = wait == 0 ? "" : wait < 60 ? "; the next try is in \(wait) s" : "; the next try is in \(wait / 60) min"
    return .no("that is not the PIN of \(member.name)\(words)")
  }
}

extension OfficeFolder {
  /// Gives somebody a new PIN; answers what was wrong with it, if something was.
  package func setPIN(_ secret: Secret, of person: StaffID, _ context: Context) -> String? {
    _ = try? refresh()
    guard let member = office[person] else { return "that person is not here any more" }
    if let why = SignInRules.weakness(of: secret, for: member) { return why }
    // A PIN that a manager gave is for one time: the same again would not be.
    if member.name == context.by, SecretHash.fits(secret, member.signIn) { return "that is the PIN of until now; choose another" }
    guard let hash = SecretHash.make(secret) else { return "this computer's C library has no yescrypt, so no PIN can be kept" }
    switch commit(Change(SetSignIn(person, hash: hash)), context) {
    case .saved, .again: return nil
    case .refused(let refusal): return refusal.full
    case .failed(let fault): return fault.sentence
    case .uncertain(_, let fault): return "it is not certain that the PIN was saved: \(fault.sentence); set it again"
    }
  }
}
