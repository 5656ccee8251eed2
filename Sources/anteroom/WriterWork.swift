import Desk
import Glibc
import OfficeFiles
import Practice

/// What the writer's thread does: its jobs in order, and looking at what other desks did as soon as their files change.
final class WriterWork {
  /// How often it looks of its own accord: seldom where the system tells of every change, else so that nobody waits long.
  private static let watchedPause: Int32 = 2000
  private static let unwatchedPause: Int32 = 500

  /// After a sign of life somebody's program may still be ending: it is looked again so soon.
  private static let aMoment: Int32 = 20

  private let folder: OfficeFolder
  private let writer: Writer
  /// Takes what someone was typing while the office cannot.
  private let rescue: AccountDrafts
  private let watch: OfficeWatch
  private let presences: Presences
  /// Who was at other desks when it was last looked.
  private var met: [Presence]?
  private var looksAgain = false
  private let doorkeeper: Doorkeeper
  private var told: Int
  private var saidOnlyRead: Bool
  private let clock: Clock
  private let checkpointer: Checkpointer
  /// What the disk did not take, and where it outlives this program.
  private var held = HeldChanges()
  private let kept: KeptChanges?
  private var reported = Unsaved()
  private var keptEdition = 0
  private var isKept = true
  private var schedule = RetrySchedule()

  init(_ folder: OfficeFolder, rescue: AccountDrafts, kept: KeptChanges?, clock: Clock, desk: String, for writer: Writer) {
    doorkeeper = Doorkeeper(account: SignIn.account, desk: desk)
    self.folder = folder
    self.writer = writer
    self.rescue = rescue
    self.kept = kept
    self.clock = clock
    // The thread that wrote a snapshot knocks, so that what it has to say is told.
    checkpointer = Checkpointer(folder.path) { writer.knockOnce() }
    told = folder.notices.count
    saidOnlyRead = folder.isReadOnly
    watch = folder.watch()
    presences = folder.presences(as: ProcessMark.own)
  }

  func run() {
    takeUp()
    // Between opening the folder and beginning to watch it somebody may have written.
    look()
    meet()
    while true {
      let bells = [writer.doorbell] + (watch.bell.map { [$0] } ?? [])
      Writer.sleep(until: bells, milliseconds: min(pause, schedule.milliseconds ?? pause))
      let job = writer.next()
      if let job {
        guard work(job) else { return }
      } else if schedule.isDue {
        tryAgain()
      }
      let rung = watch.heard()
      // Where nothing rang and nothing was asked for, the time to look of its own accord has come.
      if rung.contains(.journal) || (rung.isEmpty && job == nil) { look() }
      if rung.contains(.presence) || (rung.isEmpty && job == nil) { meet() }
      looksAgain = rung.contains(.presence) && watch.bell != nil
      if job == nil { checkpoint(atLeast: Checkpointer.worthItAtWork) }
      tell()
      writeAccesses()
    }
  }

  /// Does one job; false when it was the last.
  private func work(_ job: Writer.Job) -> Bool {
    switch job {
    case .commit(let change, let context):
      var late: [HeldChanges.Outcome] = []
      let answer = held.ask(change, context, of: folder, late: &late)
      report(late)
      writer.post(.answered(answer, office))
    case .others(let change, let context):
      _ = folder.commit(change, context)
      writer.post(.othersDid(office))
    case .keepDraft(let name, let draft): keep(name, draft)
    case .note(let events): folder.accessLog.note(events)
    case .claimDrafts(let seat, let person): claim(seat, person)
    case .door(let job, let layer): writer.post(.door(job.done(folder, doorkeeper), layer: layer, office))
    case .present(let presence): presences.show(presence)
    case .dismiss(let token):
      held.dismiss(token)
      report([])
    case .checkpoint:
      tryAgain()
      checkpoint(atLeast: Checkpointer.worthIt)
      while checkpointer.isRunning { Writer.sleep(until: [], milliseconds: 5) }
    case .stop:
      presences.leave()
      folder.accessLog.finish()
      tell()
      writer.post(.stopped)
      return false
    }
    return true
  }

  /// The office as it is shown: with what the disk has not taken yet.
  private var office: Office { held.office(on: folder) }

  // MARK: What the disk did not take

  /// What programs that are gone could not save is asked for again.
  private func takeUp() {
    guard let kept, !folder.isReadOnly else { return }
    let claimed = kept.claim { changes in
      do throws(Misfit) { try held.takeUp(changes) } catch {
        writer.post(.trouble("changes that an earlier program kept could not be read: \(error.sentence)"))
      }
    }
    guard !claimed.isEmpty else { return }
    if kept.keep(held.datum) { kept.done(claimed) }
    keptEdition = held.edition
    tryAgain()
  }

  private func tryAgain() {
    guard !held.waiting.isEmpty else { return }
    report(held.retry(in: folder, now: clock.now))
  }

  /// Keeps what waits, says what became of it, and decides when it is tried again.
  private func report(_ late: [HeldChanges.Outcome]) {
    schedule.note(waiting: !held.waiting.isEmpty, moved: !late.isEmpty)
    // What could not be kept is tried again with every look: room may come there first.
    if held.edition != keptEdition || !isKept {
      keptEdition = held.edition
      isKept = kept?.keep(held.datum) ?? true
    }
    let unsaved = held.report(on: folder, isKept: isKept)
    guard unsaved != reported || !late.isEmpty else { return }
    reported = unsaved
    writer.post(.unsaved(unsaved))
    guard !late.isEmpty else { return }
    let saved = late.count { if case .saved = $0 { true } else { false } }
    writer.post(.savedLate(saved, refused: late.count - saved, office))
  }

  /// Takes what other desks did.
  private func look() {
    do throws(FileFault) {
      // A notice may mean that the office was read anew from the journal.
      if !(try folder.refresh()).isEmpty || folder.notices.count > told { writer.post(.followed(office)) }
    } catch { if folder.whyBlocked != error { writer.post(.trouble(error.sentence)) } }
  }

  private var pause: Int32 { looksAgain ? Self.aMoment : watch.bell == nil ? Self.unwatchedPause : Self.watchedPause }

  /// Looks who is at other desks.
  ///
  /// The system closes a program's files before it frees their locks, so after someone left it is looked a second time.
  private func meet() {
    presences.ring(watch)
    let others = presences.others()
    if others == met { return }
    met = others
    writer.post(.met(others))
  }

  private func claim(_ seat: String, _ person: StaffID?) {
    let left = try? folder.claimDrafts(of: seat, as: ProcessMark.own, isGone: ProcessMark.isGone)
    writer.post(.drafts((left ?? []) + rescue.of(seat).claim(), person))
  }

  private func keep(_ name: String, _ draft: Datum?) {
    let rescue = rescue.of(String(name.dropLast(ProcessMark.own.count + 1)))
    do throws(FileFault) {
      try folder.saveDraft(name, draft)
      rescue.forget()
    } catch {
      if draft.map(rescue.keep) ?? true { return }
      writer.post(.trouble("the draft was not kept: \(error.sentence)"))
    }
  }

  private func checkpoint(atLeast: Int) {
    guard !folder.isReadOnly, held.waiting.isEmpty else { return }
    checkpointer.begin(folder.office.seq, newer: folder.linesSinceSnapshot, atLeast: atLeast)
  }

  /// Writes down what was looked at, when nothing else waits.
  private func writeAccesses() {
    guard writer.isIdle else { return }
    switch folder.accessLog.write() {
    case nil: break
    case .failing(let sentence): writer.post(.trouble(sentence))
    case .works(let missing):
      let words = missing == 0 ? "nothing is missing" : "\(missing) views are missing"
      writer.post(.relief("what is looked at is recorded again; \(words)"))
    }
  }

  /// Says what the folder has to say.
  private func tell() {
    for notice in folder.notices.dropFirst(told) { writer.post(.trouble(notice)) }
    told = folder.notices.count
    if let trouble = checkpointer.trouble() { writer.post(.trouble(trouble)) }
    guard !saidOnlyRead, let fault = folder.whyBlocked else { return }
    saidOnlyRead = true
    writer.post(.onlyRead(fault.sentence))
  }
}
