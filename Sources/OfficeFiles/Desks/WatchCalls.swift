import Glibc

/// The system's way to say that something in a folder changed (inotify): every call of it, so that a test can take it away.
package struct WatchCalls: Sendable {
  /// Opens a bell: it becomes readable when something changes in a folder that is watched with it.
  package var open: @Sendable () throws(DiskFault) -> Int32
  /// Watches an open folder for these things; answers the number that its events carry.
  package var add: @Sendable (_ bell: Int32, _ folder: Int32, _ events: UInt32) throws(DiskFault) -> Int32
  /// Takes what has happened so far, as the system writes it; nothing if nothing did.
  package var take: @Sendable (_ bell: Int32) -> [UInt8]
  package var close: @Sendable (_ bell: Int32) -> Void

  package static let real = WatchCalls(
    open: { () throws(DiskFault) in
      let bell = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if bell < 0 { throw DiskFault(errno) }
      return bell
    },
    add: { (bell, folder, events) throws(DiskFault) in
      // The folder that is open, whatever its path has come to mean.
      let watch = inotify_add_watch(bell, "/proc/self/fd/\(folder)", events)
      if watch < 0 { throw DiskFault(errno) }
      return watch
    },
    take: { bell in
      var bytes = [UInt8](repeating: 0, count: 16 << 10)
      var all: [UInt8] = []
      while true {
        let count = read(bell, &bytes, bytes.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return all }
        all += bytes[..<count]
      }
    },
    close: { bell in _ = Glibc.close(bell) })
}
