import Desk
import Glibc
import OfficeFiles
import Practice

/// What the writer's thread does: its jobs in order, and looking at what other desks did as soon as their files change.
final class WriterWork {
  /// From so many lines since the last one a snapshot makes the next start faster.
  private static let worthASnapshot = 300
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
  private var met: [Presence] = []
  private var looksAgain = false
  private var told: Int
  private var saidOnlyRead: Bool

  init(_ folder: OfficeFolder, rescue: AccountDrafts, for writer: Writer) {
    self.folder = folder
    self.writer = writer
    self.rescue = rescue
    told = folder.notices.count
    saidOnlyRead = folder.isReadOnly
    watch = folder.watch()
    presences = folder.presences(as: ProcessMark.own)
  }

  func run() {
    // Between opening the folder and beginning to watch it somebody may have written.
    look()
    meet()
    while true {
      let bells = [writer.doorbell] + (watch.bell.map { [$0] } ?? [])
      Writer.sleep(until: bells, milliseconds: pause)
      let job = writer.next()
      if let job {
        guard work(job) else { return }
      }
      let rung = watch.heard()
      // Where nothing rang and nothing was asked for, the time to look of its own accord has come.
      if rung.contains(.journal) || (rung.isEmpty && job == nil) { look() }
      if rung.contains(.presence) || (rung.isEmpty && job == nil) { meet() }
      looksAgain = rung.contains(.presence) && watch.bell != nil
      tell()
      writeAccesses()
    }
  }

  /// Does one job; false when it was the last.
  private func work(_ job: Writer.Job) -> Bool {
    switch job {
    case .commit(let change, let context):
      let answer = folder.commit(change, context)
      writer.post(.answered(answer, folder.office))
    case .others(let change, let context):
      _ = folder.commit(change, context)
      writer.post(.othersDid(folder.office))
    case .keepDraft(let name, let draft): keep(name, draft)
    case .note(let events): folder.accessLog.note(events)
    case .checkpoint: checkpoint()
    case .present(let presence): presences.show(presence)
    case .stop:
      presences.leave()
      folder.accessLog.finish()
      tell()
      writer.post(.stopped)
      return false
    }
    return true
  }

  /// Takes what other desks did.
  private func look() {
    do throws(FileFault) {
      // A notice may mean that the office was read anew from the journal.
      if !(try folder.refresh()).isEmpty || folder.notices.count > told { writer.post(.followed(folder.office)) }
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

  private func keep(_ name: String, _ draft: Datum?) {
    do throws(FileFault) {
      try folder.saveDraft(name, draft)
      rescue.forget()
    } catch {
      if draft.map(rescue.keep) ?? true { return }
      writer.post(.trouble("the draft was not kept: \(error.sentence)"))
    }
  }

  private func checkpoint() {
    // Reading a few hundred lines is quicker than writing a snapshot; and if another desk is at it, this one need not be.
    guard folder.linesSinceSnapshot >= Self.worthASnapshot else { return }
    do throws(FileFault) { try folder.checkpoint() } catch {
      if error.kind != .busy { writer.post(.trouble("no snapshot was made: \(error.sentence)")) }
    }
  }

  /// Writes down what was looked at, when nothing else waits.
  private func writeAccesses() {
    guard writer.isIdle else { return }
    switch folder.accessLog.write() {
    case nil: break
    case .failing(let sentence): writer.post(.trouble(sentence))
    case .works(let missing):
      let words = missing == 0 ? "nothing is missing" : "\(missing) views are missing"
      writer.post(.brought(.done("what is looked at is recorded again; \(words)"), 0))
    }
  }

  /// Says what the folder has to say.
  private func tell() {
    for notice in folder.notices.dropFirst(told) { writer.post(.trouble(notice)) }
    told = folder.notices.count
    guard !saidOnlyRead, let fault = folder.whyBlocked else { return }
    saidOnlyRead = true
    writer.post(.onlyRead(fault.sentence))
  }
}
