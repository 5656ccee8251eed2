import Glibc

/// The folder that a path is in.
enum Paths {
  static func parent(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
  }

  /// Makes the names in that folder safe on the disk.
  static func syncParent(of path: String, _ disk: Disk) throws(FileFault) {
    try asked("making \(path) safe") { () throws(DiskFault) in
      let folder = try disk.open(Disk.here, parent(of: path), O_RDONLY | O_DIRECTORY, 0)
      defer { disk.close(folder) }
      try disk.syncFolder(folder)
    }
  }
}
