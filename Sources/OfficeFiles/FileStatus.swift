import CHost
import Glibc

/// What the disk knows of a file or folder without opening its contents.
package struct FileStatus: Equatable, Sendable {
  package var isFolder: Bool
  package var isLink: Bool
  package var isPlain: Bool
  package var owner: UInt32
  package var group: UInt32
  /// The permission bits, with set-group-id.
  package var mode: UInt32
  package var size: Int
  /// Which file it is on this host, for finding who holds a lock.
  package var number: UInt64

  init(_ status: chost_status) {
    isFolder = status.mode & S_IFMT == S_IFDIR
    isLink = status.mode & S_IFMT == S_IFLNK
    isPlain = status.mode & S_IFMT == S_IFREG
    owner = status.owner
    group = status.group
    mode = status.mode & 0o7777
    size = Int(status.size)
    number = status.number
  }
}
