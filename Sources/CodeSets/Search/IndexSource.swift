import Glibc

/// What an index is of: a file that is known again by when it was last changed, or else by all of its bytes.
struct IndexSource {
  let bytes: IndexBytes
  /// Stands for the file as the system sees it: its number, its size, and when it and its name were changed; 0 where that does not tell, since
  /// it was changed just now.
  let stamp: UInt64

  /// A number that other bytes would hardly have.
  var sum: UInt64 { bytes.sum() }

  init(_ bytes: IndexBytes, stamp: UInt64 = 0) {
    self.bytes = bytes
    self.stamp = stamp
  }

  /// Whether an index that says so is of this.
  func isMeant(stamp: UInt64, sum: UInt64) -> Bool { stamp != 0 && stamp == self.stamp || sum == self.sum }

  /// The stamp of a file. What was changed in the last seconds may be changed again without another time.
  static func stamp(_ status: stat) -> UInt64 {
    guard time(nil) - max(status.st_mtim.tv_sec, status.st_ctim.tv_sec) > settled else { return 0 }
    var stamp: UInt64 = 0x9E37_79B9_7F4A_7C15
    for part in [
      Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino), Int(status.st_size), status.st_mtim.tv_sec,
      status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ] {
      stamp = (stamp ^ UInt64(bitPattern: Int64(part))) &* 0x9FB2_1C65_1E98_DF25
      stamp ^= stamp >> 32
    }
    return stamp
  }

  /// Seconds; the coarsest clock of a file system counts in twos.
  private static let settled = 3
}
