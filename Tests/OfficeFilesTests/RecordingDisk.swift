import Foundation
import OfficeFiles
import Synchronization

/// A disk that writes down every call, fails the one it is told to, and remembers what a power cut could undo.
final class RecordingDisk: Sendable {
  /// What is made to go wrong.
  struct Failure: Sendable {
    /// The call that fails, counted from 1 over all calls.
    var at: Int
    var code: Int32
    /// All calls of that name fail from then on.
    var sticky = false
    /// A write takes half of the bytes instead of failing.
    var short = false
    /// The program is killed there: that call does nothing any more, or half of a write, and no later one does anything.
    var kills = false
  }

  private struct State {
    var calls: [String] = []
    var failure: Failure?
    var failing: String?
    var next: (name: String, code: Int32, short: Bool, times: Int)?
    var log: [Op] = []
  }

  /// What changed the files, for playing it back.
  enum Op: Sendable {
    case open(Int32, folder: Int32, name: String, creates: Bool, empties: Bool)
    case close(Int32)
    case write(Int32, [UInt8])
    case put(Int32, Int, [UInt8])
    case sync(Int32)
    /// The system forgets what it could not write, and calls the file clean.
    case syncFailed(Int32)
    case cut(Int32, Int)
    case rename(Int32, String, String)
    case link(Int32, String, Int32, String)
    case makeFolder(Int32, String)
    case remove(Int32, String)
    /// The person was told that this is saved.
    case told(String)
  }

  private let state = Mutex(State())

  init(failing failure: Failure? = nil) { state.withLock { $0.failure = failure } }

  /// The next call of that name fails, or the next few.
  func failNext(_ name: String, _ code: Int32, short: Bool = false, times: Int = 1) {
    state.withLock { $0.next = (name, code, short, times) }
  }

  var calls: [String] { state.withLock { $0.calls } }
  var log: [Op] { state.withLock { $0.log } }
  func tell(_ what: String) { note(.told(what)) }
  private func note(_ op: Op) { state.withLock { $0.log.append(op) } }

  /// Counts a call. Returns true if a write shall be cut short.
  private func count(_ name: String) throws(DiskFault) -> Bool {
    let failure: Failure? = state.withLock { state in
      state.calls.append(name)
      if let next = state.next, next.name == name {
        state.next = next.times > 1 ? (next.name, next.code, next.short, next.times - 1) : nil
        return Failure(at: state.calls.count, code: next.code, short: next.short)
      }
      guard let failure = state.failure else { return nil }
      if failure.kills {
        guard state.calls.count >= failure.at else { return nil }
        return Failure(at: failure.at, code: failure.code, short: failure.short && state.calls.count == failure.at)
      }
      if state.calls.count == failure.at { state.failing = name } else if !failure.sticky || state.failing != name { return nil }
      return failure
    }
    guard let failure else { return false }
    if failure.short, name == "write" { return true }
    throw DiskFault(failure.code)
  }

  var disk: Disk {
    let real = Disk.real
    var disk = Disk.real
    disk.open = { (folder, name, flags, mode) throws(DiskFault) in
      _ = try self.count("open")
      let existed = (try? real.statusOf(folder, name)) != nil
      let file = try real.open(folder, name, flags, mode)
      self.note(.open(file, folder: folder, name: name, creates: !existed, empties: flags & O_TRUNC != 0))
      return file
    }
    disk.close = { file in
      self.note(.close(file))
      real.close(file)
    }
    disk.status = { (file) throws(DiskFault) in
      _ = try self.count("status")
      return try real.status(file)
    }
    disk.statusOf = { (folder, name) throws(DiskFault) in
      _ = try self.count("statusOf")
      return try real.statusOf(folder, name)
    }
    disk.read = { (file, offset, count) throws(DiskFault) in
      _ = try self.count("read")
      return try real.read(file, offset, count)
    }
    disk.write = { (file, bytes) throws(DiskFault) in
      let short = try self.count("write")
      let done = try real.write(file, short ? bytes.prefix(bytes.count / 2) : bytes)
      self.note(.write(file, Array(bytes.prefix(done))))
      return done
    }
    disk.put = { (file, offset, bytes) throws(DiskFault) in
      let short = try self.count("write")
      let done = try real.put(file, offset, short ? bytes.prefix(bytes.count / 2) : bytes)
      self.note(.put(file, offset, Array(bytes.prefix(done))))
      return done
    }
    disk.sync = { (file) throws(DiskFault) in
      do throws(DiskFault) { _ = try self.count("sync") } catch {
        self.note(.syncFailed(file))
        throw error
      }
      try real.sync(file)
      self.note(.sync(file))
    }
    disk.syncFolder = { (folder) throws(DiskFault) in
      _ = try self.count("syncFolder")
      try real.syncFolder(folder)
      self.note(.sync(folder))
    }
    disk.cut = { (file, size) throws(DiskFault) in
      _ = try self.count("cut")
      try real.cut(file, size)
      self.note(.cut(file, size))
    }
    disk.freeSpace = { (file) throws(DiskFault) in
      _ = try self.count("freeSpace")
      return try real.freeSpace(file)
    }
    disk.lock = { (file, byte, exclusive, patience) throws(DiskFault) in
      _ = try self.count("lock")
      try real.lock(file, byte, exclusive, patience)
    }
    disk.rename = { (folder, from, to) throws(DiskFault) in
      _ = try self.count("rename")
      try real.rename(folder, from, to)
      self.note(.rename(folder, from, to))
    }
    disk.link = { (folder, name, toFolder, to) throws(DiskFault) in
      _ = try self.count("link")
      try real.link(folder, name, toFolder, to)
      self.note(.link(folder, name, toFolder, to))
    }
    disk.makeFolder = { (folder, name, mode) throws(DiskFault) in
      _ = try self.count("makeFolder")
      try real.makeFolder(folder, name, mode)
      self.note(.makeFolder(folder, name))
    }
    disk.list = { (folder) throws(DiskFault) in
      _ = try self.count("list")
      return try real.list(folder)
    }
    disk.remove = { (folder, name, isFolder) throws(DiskFault) in
      _ = try self.count("remove")
      try real.remove(folder, name, isFolder)
      self.note(.remove(folder, name))
    }
    disk.changeMode = { (file, mode) throws(DiskFault) in
      _ = try self.count("changeMode")
      try real.changeMode(file, mode)
    }
    disk.volume = { (file) throws(DiskFault) in
      _ = try self.count("volume")
      return try real.volume(file)
    }
    return disk
  }
}
