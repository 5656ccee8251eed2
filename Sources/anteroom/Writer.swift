import Desk
import Glibc
import OfficeFiles
import Practice
import Synchronization

/// The one thread that talks to the disk, so that a slow one never freezes the screen. What it does is in `WriterWork`.
///
/// What it finished is fetched with `news()`; the file descriptor `bell` becomes readable when there is some.
final class Writer: Sendable {
  enum Job: Sendable {
    case commit(Change, Context)
    /// What somebody else in a practice office does.
    case others(Change, Context)
    case keepDraft(String, Datum?)
    /// What was looked at.
    case note([AccessEvent])
    /// Someone has seen that a change was refused when the disk was well again.
    case dismiss(String)
    /// Fetches what a person left at this desk when a program ended.
    case claimDrafts(String, StaffID?)
    /// Looks at a PIN, or keeps a new one, for a layer of the desk.
    case door(DoorJob, layer: Int)
    case checkpoint
    /// Others should see who is here and what is open.
    case present(Presence)
    case stop
  }

  enum News: Sendable {
    case answered(HeldChanges.Answer, Office)
    /// What is not on the disk just now.
    case unsaved(Unsaved)
    /// Changes that the disk did not take are saved now, so many; those that the office refused are among the unsaved.
    case savedLate(Int, refused: Int, Office)
    /// What somebody else was to do is done, or was refused.
    case othersDid(Office)
    /// Other desks did something.
    case followed(Office)
    /// Who is at other desks, and what they have open.
    case met([Presence])
    /// From here on the office can only be read, and why.
    case onlyRead(String)
    case trouble(String)
    /// A trouble is over.
    case relief(String)
    /// What a screen asked for, done on another thread, and which screen.
    case brought(Brought, Int)
    /// What came of printing.
    case printed(Paper, Brought, Int)
    case drafts([Datum], StaffID?)
    /// What came of a PIN, and the office with what was written about it.
    case door(Brought, layer: Int, Office)
    case stopped
  }

  /// Readable when there is news.
  let bell: Int32
  private let ring: Int32
  /// Readable when there is work.
  let doorbell: Int32
  private let knock: Int32
  private let jobs = Mutex<[Job]>([])
  private let inbox = Mutex<[News]>([])

  /// The folder is handed over whole: nobody else touches it from now on.
  private struct Handover: @unchecked Sendable {
    let folder: OfficeFolder
  }

  /// `kept` is nothing where changes are thrown away at the end anyway.
  init(_ folder: sending OfficeFolder, rescue: AccountDrafts, kept: KeptChanges?, clock: Clock, desk: String) {
    (bell, ring) = Writer.pipeEnds()
    (doorbell, knock) = Writer.pipeEnds()
    let handover = Handover(folder: folder)
    let started = Background.run { [self] in
      WriterWork(handover.folder, rescue: rescue, kept: kept, clock: clock, desk: desk, for: self).run()
    }
    if !started { post(.trouble("no thread for the disk could be started")) }
  }

  private static func pipeEnds() -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (ends[0], ends[1])
  }

  private static func drain(_ bell: Int32) {
    var drain = [UInt8](repeating: 0, count: 64)
    while read(bell, &drain, drain.count) > 0 {}
  }

  func submit(_ job: Job) {
    jobs.withLock { $0.append(job) }
    _ = write(knock, "!", 1)
  }

  /// True while nothing waits to be done.
  var isIdle: Bool { jobs.withLock { $0.isEmpty } }

  /// Has the thread look around without giving it a job.
  func knockOnce() { _ = write(knock, "!", 1) }

  /// The oldest job, if there is any.
  func next() -> Job? {
    Writer.drain(doorbell)
    return jobs.withLock {
      guard !$0.isEmpty else { return nil }
      let job = $0.removeFirst()
      if !$0.isEmpty { _ = write(knock, "!", 1) }
      return job
    }
  }

  /// What happened since the last time.
  func news() -> [News] {
    Writer.drain(bell)
    return inbox.withLock { box in
      defer { box = [] }
      return box
    }
  }

  /// Tells the main thread something; any thread may.
  func post(_ news: News) {
    inbox.withLock { $0.append(news) }
    _ = write(ring, "!", 1)
  }
}

extension Writer {
  /// Sleeps until there is news, or for so long.
  func waitForNews(milliseconds: Int32) { Writer.sleep(until: [bell], milliseconds: milliseconds) }

  /// Sleeps until one of these is readable, or for so long.
  static func sleep(until bells: [Int32], milliseconds: Int32) {
    var watched = bells.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if poll(&watched, nfds_t(watched.count), milliseconds) < 0, errno != EINTR { usleep(useconds_t(max(1, milliseconds)) * 1000) }
  }
}
