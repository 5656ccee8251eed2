import Dispatch
import Glibc
import OfficeFiles
import Practice
import Synchronization

/// The one thread that talks to the disk, so that a slow one never freezes the screen.
///
/// What it finished is fetched with `news()`; the file descriptor `bell` becomes readable when there is some.
final class Writer: Sendable {
  enum Job: Sendable {
    case commit(Change, Context)
    /// What somebody else in a practice office does.
    case others(Change, Context)
    case keepDraft(String, Datum?)
    case checkpoint
    case stop
  }

  enum News: Sendable {
    case answered(OfficeFolder.Answer, Office)
    /// What somebody else was to do is done, or was refused.
    case othersDid(Office)
    /// Other desks did something.
    case followed(Office)
    case trouble(String)
    case stopped
  }

  /// Readable when there is news.
  let bell: Int32
  private let ring: Int32
  /// From so many lines since the last one a snapshot makes the next start faster.
  private static let worthASnapshot = 300
  private let jobs = Mutex<[Job]>([])
  private let inbox = Mutex<[News]>([])
  private let work = DispatchSemaphore(value: 0)

  /// The folder is handed over whole: nobody else touches it from now on.
  private struct Handover: @unchecked Sendable {
    let folder: OfficeFolder
  }

  /// Takes what someone was typing while the office cannot.
  private let rescue: AccountDrafts

  init(_ folder: sending OfficeFolder, rescue: AccountDrafts) {
    self.rescue = rescue
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    (bell, ring) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    let handover = Handover(folder: folder)
    let thread = Unmanaged.passRetained(Start { [self] in run(handover.folder) })
    var handle = pthread_t()
    // Signals are the main thread's: a stop or a hang-up must not catch this one with the lock in hand.
    var all = sigset_t(), before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    let failed = pthread_create(
      &handle, nil,
      { context in
        if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, thread.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    if failed == 0 { pthread_detach(handle) } else { post(.trouble("no thread for the disk could be started")) }
  }

  private final class Start: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  func submit(_ job: Job) {
    jobs.withLock { $0.append(job) }
    work.signal()
  }

  /// What happened since the last time.
  func news() -> [News] {
    var drain = [UInt8](repeating: 0, count: 64)
    while read(bell, &drain, drain.count) > 0 {}
    return inbox.withLock { box in
      defer { box = [] }
      return box
    }
  }

  private func post(_ news: News) {
    inbox.withLock { $0.append(news) }
    _ = write(ring, "!", 1)
  }

  private func run(_ folder: OfficeFolder) {
    var told = folder.notices.count
    func tell() {
      for notice in folder.notices.dropFirst(told) { post(.trouble(notice)) }
      told = folder.notices.count
    }
    while true {
      // Once a second it looks what other desks did.
      if work.wait(timeout: .now() + .seconds(1)) == .timedOut {
        do throws(FileFault) {
          // A notice may mean that the office was read anew from the journal.
          if !(try folder.refresh()).isEmpty || folder.notices.count > told { post(.followed(folder.office)) }
        } catch { post(.trouble(error.sentence)) }
        tell()
        continue
      }
      guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
      switch job {
      case .commit(let change, let context):
        let answer = folder.commit(change, context)
        post(.answered(answer, folder.office))
      case .others(let change, let context):
        _ = folder.commit(change, context)
        post(.othersDid(folder.office))
      case .keepDraft(let name, let draft):
        do throws(FileFault) {
          try folder.saveDraft(name, draft)
          rescue.forget()
        } catch {
          if draft.map(rescue.keep) ?? true { continue }
          post(.trouble("the draft was not kept: \(error.sentence)"))
        }
      case .checkpoint:
        // Reading a few hundred lines is quicker than writing a snapshot; and if another desk is at it, this one need not be.
        guard folder.linesSinceSnapshot >= Writer.worthASnapshot else { continue }
        do throws(FileFault) { try folder.checkpoint() } catch {
          if error.kind != .busy { post(.trouble("no snapshot was made: \(error.sentence)")) }
        }
      case .stop:
        post(.stopped)
        return
      }
      tell()
    }
  }
}

extension Writer {
  /// Sleeps until there is news, or for so long.
  func waitForNews(milliseconds: Int32) {
    var bell = pollfd(fd: self.bell, events: Int16(POLLIN), revents: 0)
    poll(&bell, 1, milliseconds)
  }
}
