import Glibc
import OfficeFiles
import Synchronization

/// A disk that takes nothing for as long as a test says so, and then is well again.
final class MoodyDisk: Sendable {
  enum Mood: Sendable {
    case well
    /// Every write answers with this.
    case refuses(Int32)
    /// Lines are written, and the disk does not say that they are safe.
    case unsure
    /// Another desk has the lock and does not give it back.
    case locked
  }

  private let state = Mutex(Mood.well)

  var mood: Mood {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  var disk: Disk {
    let real = Disk.real
    var disk = Disk.real
    disk.write = { (file, bytes) throws(DiskFault) in
      if case .refuses(let code) = self.mood { throw DiskFault(code) }
      return try real.write(file, bytes)
    }
    disk.put = { (file, offset, bytes) throws(DiskFault) in
      if case .refuses(let code) = self.mood { throw DiskFault(code) }
      return try real.put(file, offset, bytes)
    }
    disk.sync = { (file) throws(DiskFault) in
      if case .unsure = self.mood { throw DiskFault(EIO) }
      try real.sync(file)
    }
    disk.lock = { (file, byte, exclusive, patience) throws(DiskFault) in
      if case .locked = self.mood { throw DiskFault(EAGAIN) }
      try real.lock(file, byte, exclusive, patience)
    }
    return disk
  }
}
