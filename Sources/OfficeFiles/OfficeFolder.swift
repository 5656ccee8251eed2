import Glibc
import Practice

/// One office's folder, opened by one desk: the office as it stands, and the way to change it.
///
/// It belongs to one thread. What it says is saved is on the disk.
package final class OfficeFolder {
  /// The newest state of the office that this desk knows.
  package internal(set) var office = Office(shelf: OfficeMemory.shelf)
  /// What the person should be told about the files: something was set aside, something cannot be written.
  package internal(set) var notices: [String] = []
  /// How many lines of the journal are newer than the snapshot.
  package internal(set) var linesSinceSnapshot = 0

  /// How large a file of the journal may get, and how long a desk waits for another.
  package struct Limits: Sendable {
    /// In bytes; the next line then starts a new file.
    package var journalFile = 8 << 20
    /// In milliseconds.
    package var patience = 5000
    /// How many bytes of blanks are written ahead of the lines; see `Blanks`.
    package var ahead = Blanks.ahead

    package init() {}
  }

  /// No change is longer than this, in bytes, however it is written.
  package static let longestChange = JournalLine.longest

  let folder: Folder
  let journalFolder: Folder
  let limits: Limits
  /// Which folders on this host the two open ones are.
  private let folderNumbers: (office: UInt64, journal: UInt64)
  /// Whether the person was told that the disk is nearly full.
  var isNearlyFull = false
  var lock: OfficeLock?
  var journal: Journal
  var snapshot: SnapshotShelf?
  /// Records, not settings, that changed since the snapshot.
  var touched = Set<Reference>()
  var settingsChanged = false
  /// The lines that came since a checkpoint began, while one is under way.
  var since: [(entry: Entry, place: Place)]?
  /// Clients' tokens since the snapshot.
  var tokens: [String: (seq: Int, place: Place)] = [:]
  /// Why nothing can be added to the journal, if so.
  var blocked: FileFault?
  let wantsReadOnly: Bool
  /// Who looked at what.
  package private(set) lazy var accessLog = AccessLog(folder, limits)

  /// True if nothing can be changed here; `notices` says why.
  package var isReadOnly: Bool { wantsReadOnly || lock == nil || blocked != nil }
  /// Why nothing can be added to the journal, if something is wrong with it.
  package var whyBlocked: FileFault? { blocked }
  /// Whether the people of a group share it.
  package var isShared: Bool { folder.access.group != nil }
  /// Where the office is.
  package var path: String { folder.path }
  /// The fingerprint of the last line, which stands for all of the journal up to it.
  package var headHash: String { String(decoding: journal.hash, as: UTF8.self) }

  /// Opens an office that is there already.
  ///
  /// A journal that cannot be trusted, or only be read, opens all the same: read-only, and `notices` says why.
  package init(opening path: String, readOnly: Bool = false, limits: Limits = Limits(), disk: Disk = .real) throws(FileFault) {
    folder = try Folder.office(path, disk)
    guard let journalFolder = try folder.folder(ifThere: "journal") else {
      throw FileFault(
        .notAnOffice,
        "\(folder.path) is not an Anteroom office: there is no journal folder in it; anteroom init DIR makes a new office")
    }
    self.journalFolder = journalFolder
    self.limits = limits
    folderNumbers = (try folder.ownNumber(), try journalFolder.ownNumber())
    wantsReadOnly = readOnly
    journal = Journal(journalFolder)
    if let caution = Volume.caution(OpenFile(disk, try Self.again(folder), folder.path)) { notices.append(caution) }
    if !readOnly { try openLock() }
    if lock != nil { folder.removeAsides() }
    try checkSegments()
    let stop = try load()
    if let stop { try meet(stop) }
  }

  private static func again(_ folder: Folder) throws(FileFault) -> Int32 {
    try asked("opening \(folder.path)") { () throws(DiskFault) in try folder.disk.open(folder.number, ".", O_RDONLY | O_DIRECTORY, 0) }
  }

  private func openLock() throws(FileFault) {
    do throws(FileFault) {
      lock = try openedLock()
    } catch {
      guard error.kind == .readOnly else { throw error }
      notices.append("the office can only be read: \(error.sentence)")
    }
  }

  /// The files of the journal have numbers without gaps.
  private func checkSegments() throws(FileFault) {
    let segments = try journalFolder.names().compactMap(Place.segment).sorted()
    for (index, segment) in segments.enumerated() where segment != index + 1 {
      throw FileFault(.damaged, "journal/\(Place.name(index + 1)) is missing from \(folder.path); put it back from a backup")
    }
    if segments.isEmpty {
      throw FileFault(
        .notAnOffice, "\(folder.path) is not a whole Anteroom office: its journal is empty; put the folder back from a backup")
    }
  }

  /// Deals with a place in the journal where reading stopped when the office was opened.
  private func meet(_ stop: Journal.Stop) throws(FileFault) {
    guard case .broken(_, false) = stop else {
      block(fault(for: stop))
      return
    }
    if isReadOnly {
      if let stop = try journal.settle(keep: nil, take) {
        if case .broken(_, false) = stop {
          notices.append("the journal ends with a line whose writing was interrupted; the next desk that writes sets it aside")
        } else {
          block(fault(for: stop))
        }
      }
      return
    }
    do throws(FileFault) {
      try withLock { () throws(FileFault) in
        if let fault = try settle() { block(fault) }
      }
    } catch {
      // Another desk is writing at this moment, and will leave the journal in order.
      if error.kind != .busy { throw error }
    }
  }

  /// Nothing is added to the journal from here on, and the person is told why.
  func block(_ fault: FileFault) {
    if blocked == nil { notices.append(fault.sentence) }
    blocked = fault
  }

  /// A stop in words.
  func fault(for stop: Journal.Stop) -> FileFault {
    switch stop {
    case .newer(let format):
      FileFault(
        .newerFormat,
        "\(journal.path(journal.place.segment)) was written by a newer Anteroom (form \(format); this one knows \(Entry.format)): "
          + "the office can only be read here, up to line \(journal.seq), until this Anteroom is updated")
    case .unfit(let why): journal.damage("does not fit the office (\(why))")
    case .broken(let why, _): journal.damage(why)
    case .end, .halted: FileFault(.io, "nothing is wrong")
    }
  }

  private func openedLock() throws(FileFault) -> OfficeLock {
    if let there = try folder.file(ifThere: OfficeLock.name, O_RDWR) { return OfficeLock(there, patience: limits.patience) }
    return OfficeLock(try folder.newFile(OfficeLock.name, over: true), patience: limits.patience)
  }

  /// Has the office's lock while it does something.
  func withLock<T>(patience: Int? = nil, _ work: () throws(FileFault) -> T) throws(FileFault) -> T {
    let lock = try takenInTurn(patience)
    defer { lock.free(.line) }
    try checkIsInPlace()
    return try work()
  }

  /// Takes the lock of the line. Who has to wait reads meanwhile what the others add, so that with the lock in hand there is little left
  /// to read and the next one waits less.
  private func takenInTurn(_ patience: Int?) throws(FileFault) -> OfficeLock {
    guard patience != 0, let lock else { return try taken(.line, patience: patience) }
    if try lock.takeIfFree(.line) { return try taken(.line, patience: patience, hasIt: true) }
    let isNext = lock.standInLine(patience)
    defer { if isNext { lock.free(.turn) } }
    // What does not fit is met again, and dealt with, under the lock.
    if blocked == nil { _ = try? journal.readOn(take) }
    return try taken(.line, patience: patience)
  }

  /// Takes the lock that every other desk takes too. If its file was removed or exchanged under this desk, that is the one there now.
  func taken(_ work: OfficeLock.Work, patience: Int? = nil, hasIt: Bool = false) throws(FileFault) -> OfficeLock {
    for attempt in 0..<10 {
      guard let lock else { throw blocked ?? FileFault(.readOnly, "the office is open for reading only") }
      if !hasIt || attempt > 0 { try lock.take(work, patience: patience) }
      do throws(FileFault) {
        if try lock.isIn(folder) { return lock }
      } catch {
        lock.free(work)
        throw error
      }
      lock.free(work)
      self.lock = try openedLock()
    }
    throw FileFault(.busy, "something removes the file lock of \(folder.path) again and again; find out what does, and try again")
  }

  /// Makes sure that the open folders are still those at the office's place: what is written to folders that were moved away and
  /// replaced, by a restored backup perhaps, would be saved and never seen again.
  func checkIsInPlace() throws(FileFault) {
    func number(_ at: Int32, _ name: String) throws(FileFault) -> UInt64? {
      do throws(DiskFault) { return try folder.disk.statusOf(at, name).number } catch {
        if error.code == ENOENT { return nil }
        throw FileFault(error, "looking at \(name)")
      }
    }
    guard try number(Disk.here, folder.path) == folderNumbers.office else {
      throw FileFault(
        .damaged,
        "\(folder.path) is not the folder any more that this desk has open: it was moved or exchanged; leave and start anteroom again")
    }
    guard try number(folder.number, "journal") == folderNumbers.journal else {
      throw FileFault(
        .damaged, "the folder journal of \(folder.path) was moved or exchanged while this desk was open; leave and start anteroom again")
    }
  }

  /// Under the lock: takes what others added and leaves the journal ready for a line, or says why it cannot be.
  func settle() throws(FileFault) -> FileFault? {
    let stop = try journal.settle(
      keep: { (bytes, name) throws(FileFault) in
        let place = try Quarantine.keep(bytes, name, in: self.folder)
        self.notices.append(
          "the journal ended with \(bytes.count) bytes of a line whose writing was interrupted; they were set aside in \(place)")
      }, take)
    guard let stop else { return nil }
    if case .unfit = stop, try leaveDamagedSnapshot() { return blocked == nil ? try settle() : blocked }
    let fault = fault(for: stop)
    if case .unfit = stop { try reload(through: journal.seq) }
    return fault
  }

  /// Takes one line of the journal into the office.
  func take(_ entry: Entry, at place: Place) throws(Halt) {
    do throws(ReplayFault) { try office.take(entry) } catch { throw .unfit(error.sentence) }
    note(entry, at: place)
  }

  /// Remembers what a line changed.
  func note(_ entry: Entry, at place: Place) {
    for reference in entry.edits.references {
      if reference.kind.isSetting { settingsChanged = true } else { touched.insert(reference) }
    }
    if let token = entry.token { tokens[token] = (entry.seq, place) }
    since?.append((entry, place))
    linesSinceSnapshot += 1
  }
}
