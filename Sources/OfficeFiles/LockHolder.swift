import Glibc

/// Finds out which program of this host holds a lock, for the desk that has to wait for it.
enum LockHolder {
  /// "anteroom (process 4711)", if the system lets this account see it.
  static func of(_ file: UInt64, _ byte: Int) -> String? {
    for name in (try? names(in: "/proc")) ?? [] {
      guard let process = Int32(name), process != getpid() else { continue }
      for number in (try? names(in: "/proc/\(name)/fdinfo")) ?? [] {
        guard let info = text("/proc/\(name)/fdinfo/\(number)"),
          info.split(separator: "\n").contains(where: {
            $0.contains("OFDLCK") && $0.contains(":\(file) ") && $0.hasSuffix(" \(byte) \(byte)")
          })
        else { continue }
        let program = text("/proc/\(name)/comm").map { $0.filter { $0 != "\n" } } ?? "a program"
        return "\(program) (process \(name))"
      }
    }
    return nil
  }

  private static func names(in path: String) throws(DiskFault) -> [String] {
    let folder = try Disk.real.open(Disk.here, path, O_RDONLY | O_DIRECTORY, 0)
    defer { Disk.real.close(folder) }
    return try Disk.real.list(folder)
  }

  private static func text(_ path: String) -> String? {
    guard let file = try? Disk.real.open(Disk.here, path, O_RDONLY, 0) else { return nil }
    defer { Disk.real.close(file) }
    guard let bytes = try? Disk.real.read(file, 0, 4096) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
