import Practice

extension OfficeFolder {
  /// Builds the office anew: from the snapshot and the lines after it, or from the first line on.
  ///
  /// - Returns: Why reading stopped before the end of the journal, if it did.
  func load(
    through last: Int = .max, usingSnapshot: Bool = true, while isWanted: () -> Bool = { true }
  ) throws(FileFault) -> Journal.Stop? {
    office = Office(shelf: OfficeMemory.shelf)
    snapshot = nil
    touched = []
    tokens = [:]
    linesSinceSnapshot = 0
    let doubt = journal.doubt, failedSyncs = journal.failedSyncs
    journal = Journal(journalFolder)
    if usingSnapshot {
      for name in [SnapshotShelf.name, SnapshotShelf.oldName, SnapshotShelf.name] where snapshot == nil {
        if let shelf = SnapshotShelf(folder, name), shelf.head.seq <= last { try start(from: shelf) }
      }
    }
    journal.doubt = doubt
    journal.failedSyncs = failedSyncs
    var foldsIn = last == .max
    var stop = Journal.Stop.halted
    repeat {
      stop = try journal.readOn { (entry, place) throws(Halt) in
        if entry.seq > last || !isWanted() || (foldsIn && linesSinceSnapshot >= Self.manyLines) { throw .enough }
        try take(entry, at: place)
      }
      // A long journal whose snapshot is lost is read in parts, each laid aside before the next, so that memory stays what it is.
      foldsIn = foldsIn && stop == .halted && foldIn()
    } while foldsIn
    if stop == .halted, last == .max {
      stop = try journal.readOn { (entry, place) throws(Halt) in try take(entry, at: place) }
    }
    // A line may not fit because the record that it changes was read from a damaged snapshot.
    if case .unfit = stop, snapshot?.isDamaged == true {
      notices.append(Self.damagedSnapshot)
      return try load(through: last, usingSnapshot: false)
    }
    if case .unfit = stop, last == .max { try reload(through: journal.seq) }
    return stop == .end ? nil : stop
  }

  /// So many lines are read before they are laid aside: some weeks of a large clinic.
  private static let manyLines = 200_000

  /// The same, after a line did not fit and left the office half changed; the journal is then just before that line.
  func reload(through last: Int) throws(FileFault) { _ = try load(through: last) }

  /// Starts from a snapshot, if it is one of this journal.
  private func start(from shelf: SnapshotShelf) throws(FileFault) {
    let head = shelf.head
    let journalFolder = journalFolder
    // The line must be there; those before it are read when someone asks for them.
    guard try Journal.lines(before: head.place, hash: head.hash, count: 1, in: journalFolder) != nil else {
      block(
        FileFault(
          .damaged,
          "the snapshot remembers line \(head.seq) of the journal, and the journal does not have it: it was cut or exchanged. "
            + "Put it back from a backup; if an older journal was put back on purpose, remove the folder snapshot"))
      return
    }
    guard let begun = Self.office(on: shelf, journal: journalFolder) else { return }
    office = begun
    snapshot = shelf
    journal = Journal(journalFolder, from: head.place, seq: head.seq, hash: head.hash)
    journal.older = { () throws(FileFault) in
      try Journal.lines(before: head.place, hash: head.hash, count: Office.remembered, in: journalFolder) ?? []
    }
  }

  /// An office that has its settings at hand and the rest on a shelf; nothing if the settings cannot be read.
  static func office(on shelf: SnapshotShelf, journal: Folder? = nil) -> Office? {
    let head = shelf.head
    var answers = shelf.shelf
    if let journal { answers.recent = { shelf.recent(in: journal) } }
    var office = Office(
      shelf: answers, seq: head.seq, lastAt: head.lastAt, numbersGiven: head.numbersGiven, lastReceipt: head.lastReceipt)
    return shelf.loadSettings(into: &office) ? office : nil
  }

  private static let damagedSnapshot =
    "the snapshot is damaged and is not used; the office was read from the journal and nothing is lost"

  /// If something was read from the snapshot that is not as it was written, reads everything from the journal instead.
  ///
  /// - Returns: Whether that was so.
  func leaveDamagedSnapshot() throws(FileFault) -> Bool {
    guard let snapshot, snapshot.isDamaged else { return false }
    notices.append(Self.damagedSnapshot)
    if let stop = try load(usingSnapshot: false) {
      if case .broken(_, false) = stop {} else { block(fault(for: stop)) }
    }
    return true
  }
}
