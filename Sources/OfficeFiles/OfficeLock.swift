import Glibc

/// The file that desks lock while they write. It is never renamed and never removed.
final class OfficeLock {
  /// What a desk can have to itself: adding a line, writing the snapshot, or adding to the access file.
  enum Work: Int {
    case line = 0
    case snapshot = 1
    // 16 and above, so that what others lock has room.
    case access = 16
  }

  static let name = "lock"

  private let file: OpenFile
  /// How long a desk waits for another, in milliseconds.
  private let patience: Int

  init(_ file: OpenFile, patience: Int) {
    self.file = file
    self.patience = patience
  }

  func take(_ work: Work, exclusive: Bool = true, patience: Int? = nil) throws(FileFault) {
    do throws(DiskFault) {
      try file.disk.lock(file.number, work.rawValue, exclusive, patience ?? self.patience)
    } catch {
      guard error.code == EAGAIN else { throw FileFault(error, "locking \(file.path)") }
      // Who would not wait need not know for whom; looking it up takes longer than most locks are held.
      if patience == 0 { throw FileFault(.busy, "another desk is at it just now") }
      let holder = (try? file.status()).flatMap { LockHolder.of($0.number) } ?? "another desk"
      let what =
        switch work {
        case .line: "is writing"
        case .snapshot: "is writing the snapshot"
        case .access: "is writing the access file"
        }
      throw FileFault(.busy, "\(holder) \(what) and has not finished; try again, and if it stays so, look at that program")
    }
  }

  func free(_ work: Work) { file.disk.unlock(file.number, work.rawValue) }

  /// Whether this is the file that a desk which starts now would lock: one that was removed or exchanged keeps nobody out.
  func isIn(_ folder: Folder) throws(FileFault) -> Bool {
    let own = try file.status().number
    do throws(DiskFault) { return try folder.disk.statusOf(folder.number, OfficeLock.name).number == own } catch {
      if error.code == ENOENT { return false }
      throw FileFault(error, "looking at \(file.path)")
    }
  }
}
