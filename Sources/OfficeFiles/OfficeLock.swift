import Glibc

/// The file that desks lock while they write. It is never renamed and never removed.
final class OfficeLock {
  /// What a desk can have to itself: adding a line, writing the snapshot, or adding to the access file.
  enum Work: Int {
    case line = 0
    case snapshot = 1
    /// Being the next to add a line: held while waiting for that, and for reading meanwhile what the others add.
    case turn = 2
    // 16 and above, so that what others lock has room.
    case access = 16
  }

  static let name = "lock"

  private let file: OpenFile
  /// How long a desk waits for another, in milliseconds.
  private let patience: Int
  /// Which file on this host it is.
  private lazy var number = try? file.status().number

  init(_ file: OpenFile, patience: Int) {
    self.file = file
    self.patience = patience
  }

  /// Takes it if nobody has it.
  func takeIfFree(_ work: Work) throws(FileFault) -> Bool {
    do throws(DiskFault) { try file.disk.lock(file.number, work.rawValue, true, 0) } catch {
      guard error.code == EAGAIN else { throw FileFault(error, "locking \(file.path)") }
      return false
    }
    return true
  }

  /// Stands in line to be the next, for a moment: nobody is kept from writing by one who waits and stands still.
  func standInLine(_ patience: Int?) -> Bool {
    let patience = min(25, patience ?? self.patience)
    return (try? file.disk.lock(file.number, Work.turn.rawValue, true, patience)) != nil
  }

  func take(_ work: Work, exclusive: Bool = true, patience: Int? = nil) throws(FileFault) {
    do throws(DiskFault) {
      try file.disk.lock(file.number, work.rawValue, exclusive, patience ?? self.patience)
    } catch {
      guard error.code == EAGAIN else { throw FileFault(error, "locking \(file.path)") }
      // Who would not wait need not know for whom; looking it up takes longer than most locks are held.
      if patience == 0 { throw FileFault(.busy, "another desk is at it just now") }
      let holder = number.flatMap { LockHolder.of($0, work.rawValue) } ?? "another desk"
      let what =
        switch work {
        case .line, .turn: "is writing"
        case .snapshot: "is writing the snapshot"
        case .access: "is writing the access file"
        }
      throw FileFault(.busy, "\(holder) \(what) and has not finished; try again, and if it stays so, look at that program")
    }
  }

  func free(_ work: Work) { file.disk.unlock(file.number, work.rawValue) }

  /// Whether this is the file that a desk which starts now would lock: one that was removed or exchanged keeps nobody out.
  func isIn(_ folder: Folder) throws(FileFault) -> Bool {
    do throws(DiskFault) { return try folder.disk.statusOf(folder.number, OfficeLock.name).number == number } catch {
      if error.code == ENOENT { return false }
      throw FileFault(error, "looking at \(file.path)")
    }
  }
}
