import Glibc
import Practice

extension OfficeFolder {
  /// Writes what the journal adds up to beside the old snapshot and puts it in its place, so that the next start is fast.
  ///
  /// The snapshot can be removed at any moment without loss.
  package func checkpoint() throws(FileFault) {
    guard lock != nil, blocked == nil else { throw blocked ?? FileFault(.readOnly, "the office is open for reading only") }
    _ = try refresh()
    guard journal.seq > (snapshot?.head.seq ?? 0) else { return }
    try checkRoom()
    let lock = try taken(.snapshot, patience: 0)
    defer { lock.free(.snapshot) }
    // A snapshot must not know lines that a power cut could still take away.
    try journal.sync()
    for name in try folder.names() where name.hasPrefix("snapshot.new-") { try folder.removeFolder(name) }
    let new = "snapshot.new-\(getpid())"
    do throws(FileFault) {
      try writeSnapshot(new)
    } catch {
      try? folder.removeFolder(new)
      guard error.kind == .damaged, snapshot != nil else { throw error }
      notices.append("the snapshot is damaged and is not used; a new one is made from the journal")
      if let stop = try load(usingSnapshot: false), case .broken(_, true) = stop { throw fault(for: stop) }
      try writeSnapshot(new)
    }
    try folder.removeFolder(SnapshotShelf.oldName)
    if try folder.folder(ifThere: SnapshotShelf.name) != nil { try folder.rename(SnapshotShelf.name, SnapshotShelf.oldName) }
    try folder.rename(new, SnapshotShelf.name)
    try folder.sync()
    exportSettings()
    standOnNewSnapshot()
  }

  /// So much of the disk stays free for what people do: a snapshot can wait.
  static let room = 16 << 20

  private func checkRoom() throws(FileFault) {
    let free = try asked("looking at the disk of \(path)") { () throws(DiskFault) in try folder.disk.freeSpace(folder.number) }
    guard free < Self.room + (snapshot?.head.files.map(\.size).reduce(0, +) ?? 0) else { return }
    throw FileFault(.diskFull, "the disk is nearly full, \(free >> 20) MB are left, and the space is kept for changes; free some space")
  }

  private func writeSnapshot(_ name: String) throws(FileFault) {
    var touched = touched
    if snapshot == nil {
      touched = Set(Kind.allCases.filter { !$0.isSetting }.flatMap { office.atHand($0) }.map(\.reference))
    }
    var writing = SnapshotWriting(
      base: snapshot, office: office, touched: touched, tokens: tokens, journal: (journal.place, journal.hash))
    try writing.write(into: folder.newFolder(name))
  }

  /// Goes on from the snapshot just written, which frees what was at hand. If it cannot be read the old state is as right.
  private func standOnNewSnapshot() {
    guard let shelf = SnapshotShelf(folder, SnapshotShelf.name), shelf.head.seq == journal.seq, shelf.head.hash == journal.hash,
      let settings = shelf.settings(), let office = Self.office(on: shelf, settings, recent: office.recent)
    else { return }
    self.office = office
    snapshot = shelf
    touched = []
    tokens = [:]
    linesSinceSnapshot = 0
  }
}
