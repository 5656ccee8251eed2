import Glibc
import Practice

/// A snapshot in the making: everything it is made of, so that it can be written on any thread while the office goes on.
package final class Checkpoint: Sendable {
  let folder: Folder
  let journalFolder: Folder
  let writing: SnapshotWriting
  let seq: Int

  init(_ folder: Folder, _ journalFolder: Folder, _ writing: SnapshotWriting) {
    self.folder = folder
    self.journalFolder = journalFolder
    self.writing = writing
    seq = writing.office.seq
  }

  /// Writes what the journal adds up to beside the old snapshot and puts it in its place.
  package func write() throws(FileFault) {
    for name in try folder.names() where name.hasPrefix("snapshot.new-") { try folder.removeFolder(name) }
    let new = "snapshot.new-\(getpid())"
    do throws(FileFault) { try writing.write(into: folder.newFolder(new)) } catch {
      try? folder.removeFolder(new)
      throw error
    }
    try folder.removeFolder(SnapshotShelf.oldName)
    if try folder.folder(ifThere: SnapshotShelf.name) != nil { try folder.rename(SnapshotShelf.name, SnapshotShelf.oldName) }
    try folder.rename(new, SnapshotShelf.name)
    try folder.sync()
  }
}

extension OfficeFolder {
  /// Writes what the journal adds up to beside the old snapshot and puts it in its place, so that the next start is fast.
  ///
  /// The snapshot can be removed at any moment without loss.
  package func checkpoint() throws(FileFault) {
    // If the old snapshot turns out to be damaged, a new one is made of the journal.
    for isLast in [false, true] {
      guard let checkpoint = try beginCheckpoint() else { return }
      var failure: FileFault?
      do throws(FileFault) { try checkpoint.write() } catch { failure = error }
      let hadSnapshot = snapshot != nil
      try endCheckpoint(checkpoint, failure)
      guard let failure else { return }
      if isLast || failure.kind != .damaged || !hadSnapshot { throw failure }
    }
  }

  /// Takes the lock for a snapshot and gathers what is to be written; nothing if there is nothing new.
  ///
  /// `Checkpoint.write` may then run on any thread while this office goes on, and `endCheckpoint` must follow, whatever came of it.
  package func beginCheckpoint() throws(FileFault) -> Checkpoint? {
    guard lock != nil, blocked == nil else { throw blocked ?? FileFault(.readOnly, "the office is open for reading only") }
    _ = try refresh()
    guard journal.seq > (snapshot?.head.seq ?? 0) else { return nil }
    let lock = try taken(.snapshot, patience: 0)
    do throws(FileFault) {
      // A snapshot must not know lines that a power cut could still take away.
      try journal.sync()
      var base = snapshot
      // What another desk wrote meanwhile is nearer, and its files are where they can be kept.
      if let here = snapshot?.head.seq, let newer = SnapshotShelf(folder, SnapshotShelf.name), newer.head.seq > here,
        newer.head.seq <= journal.seq,
        try Journal.lines(before: newer.head.place, hash: newer.head.hash, count: 1, in: journalFolder) != nil
      {
        base = newer
      }
      since = []
      return gathered(base: base)
    } catch {
      lock.free(.snapshot)
      throw error
    }
  }

  /// So much of the disk stays free for what people do: a snapshot can wait.
  static let room = 16 << 20

  /// Lays aside what was read so far while the office is being opened; false if that cannot be done here or just now.
  func foldIn() -> Bool {
    guard !isReadOnly, let lock = try? taken(.snapshot, patience: 0) else { return false }
    defer { lock.free(.snapshot) }
    do throws(FileFault) {
      try journal.sync()
      let checkpoint = gathered(base: snapshot)
      try checkpoint.write()
      standOnNewSnapshot(checkpoint, [])
    } catch { return false }
    return linesSinceSnapshot == 0
  }

  private func gathered(base: SnapshotShelf?) -> Checkpoint {
    var touched = touched
    if base == nil { touched = Set(Kind.allCases.filter { !$0.isSetting }.flatMap { office.atHand($0) }.map(\.reference)) }
    return Checkpoint(
      folder, journalFolder,
      SnapshotWriting(base: base, office: office, touched: touched, tokens: tokens, journal: (journal.place, journal.hash)))
  }

  /// Gives the lock back and goes on from the new snapshot, with what came since.
  package func endCheckpoint(_ checkpoint: Checkpoint, _ failure: FileFault?) throws(FileFault) {
    lock?.free(.snapshot)
    let since = since ?? []
    self.since = nil
    if let failure {
      guard failure.kind == .damaged, snapshot != nil else { return }
      notices.append("the snapshot is damaged and is not used; a new one is made from the journal")
      if let stop = try load(usingSnapshot: false), case .broken(_, true) = stop { throw fault(for: stop) }
      return
    }
    exportSettings()
    standOnNewSnapshot(checkpoint, since)
  }

  /// Goes on from the snapshot just written, which frees what was at hand. If it cannot be read the old state is as right.
  private func standOnNewSnapshot(_ checkpoint: Checkpoint, _ since: [(entry: Entry, place: Place)]) {
    guard let shelf = SnapshotShelf(folder, SnapshotShelf.name), shelf.head.seq == checkpoint.seq,
      shelf.head.hash == checkpoint.writing.journal.hash, var office = Self.office(on: shelf, journal: journalFolder)
    else { return }
    for (entry, _) in since {
      do throws(ReplayFault) { try office.take(entry) } catch { return }
    }
    guard office.seq == journal.seq, !shelf.isDamaged else { return }
    self.office = office
    snapshot = shelf
    touched = []
    tokens = [:]
    linesSinceSnapshot = 0
    for (entry, place) in since { note(entry, at: place) }
  }
}
