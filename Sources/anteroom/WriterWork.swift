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

  private let folder: OfficeFolder
  private let writer: Writer
  /// Takes what someone was typing while the office cannot.
  private let rescue: AccountDrafts
  private let watch: OfficeWatch
  private var told: Int
  private var saidOnlyRead: Bool

  init(_ folder: OfficeFolder, rescue: AccountDrafts, for writer: Writer) {
    self.folder = folder
    self.writer = writer
    self.rescue = rescue
    told = folder.notices.count
    saidOnlyRead = folder.isReadOnly
    watch = folder.watch()
  }

  func run() {
    // Between opening the folder and beginning to watch it somebody may have written.
    look()
    while true {
      let bells = [writer.doorbell] + (watch.bell.map { [$0] } ?? [])
      Writer.sleep(until: bells, milliseconds: watch.bell == nil ? Self.unwatchedPause : Self.watchedPause)
      let job = writer.next()
      if let job {
        guard work(job) else { return }
      }
      let rung = watch.heard()
      // Where nothing rang and nothing was asked for, the time to look of its own accord has come.
      if rung.contains(.journal) || (rung.isEmpty && job == nil) { look() }
      tell()
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
    case .checkpoint: checkpoint()
    case .stop:
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

  /// Says what the folder has to say.
  private func tell() {
    for notice in folder.notices.dropFirst(told) { writer.post(.trouble(notice)) }
    told = folder.notices.count
    guard !saidOnlyRead, let fault = folder.whyBlocked else { return }
    saidOnlyRead = true
    writer.post(.onlyRead(fault.sentence))
  }
}
