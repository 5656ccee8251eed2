/// Every call that touches the disk, so that a test can fail each of them and play back every power cut.
package struct Disk: Sendable {
  /// Stands for the folder that the program was started in.
  package static let here: Int32 = -100

  /// Opens a file or folder below an open folder. `flags` and `mode` are the system's.
  package var open: @Sendable (_ folder: Int32, _ name: String, _ flags: Int32, _ mode: UInt32) throws(DiskFault) -> Int32
  /// Closes what `open` gave.
  package var close: @Sendable (_ file: Int32) -> Void
  /// Looks at what is open.
  package var status: @Sendable (_ file: Int32) throws(DiskFault) -> FileStatus
  /// Looks at a name without following a link.
  package var statusOf: @Sendable (_ folder: Int32, _ name: String) throws(DiskFault) -> FileStatus
  /// Reads from a place; fewer bytes than asked for only at the end of the file.
  package var read: @Sendable (_ file: Int32, _ offset: Int, _ count: Int) throws(DiskFault) -> [UInt8]
  /// Adds bytes at the end in one call and says how many were taken.
  package var write: @Sendable (_ file: Int32, _ bytes: ArraySlice<UInt8>) throws(DiskFault) -> Int
  /// Writes bytes at a place in one call and says how many were taken. The file must not have been opened for adding to its end.
  package var put: @Sendable (_ file: Int32, _ offset: Int, _ bytes: ArraySlice<UInt8>) throws(DiskFault) -> Int
  /// Returns when a file's bytes are safe on the disk (`fdatasync`).
  package var sync: @Sendable (_ file: Int32) throws(DiskFault) -> Void
  /// Returns when a folder's names are safe on the disk (`fsync`).
  package var syncFolder: @Sendable (_ folder: Int32) throws(DiskFault) -> Void
  /// Shortens a file.
  package var cut: @Sendable (_ file: Int32, _ size: Int) throws(DiskFault) -> Void
  /// Takes the lock on one byte of a file, waiting for it at most so many milliseconds; `EAGAIN` if another has it until then.
  package var lock: @Sendable (_ file: Int32, _ byte: Int, _ exclusive: Bool, _ patience: Int) throws(DiskFault) -> Void
  /// Gives the lock back.
  package var unlock: @Sendable (_ file: Int32, _ byte: Int) -> Void
  package var rename: @Sendable (_ folder: Int32, _ from: String, _ to: String) throws(DiskFault) -> Void
  /// Gives a file of one folder a second name in another.
  package var link: @Sendable (_ folder: Int32, _ name: String, _ toFolder: Int32, _ to: String) throws(DiskFault) -> Void
  package var makeFolder: @Sendable (_ folder: Int32, _ name: String, _ mode: UInt32) throws(DiskFault) -> Void
  /// The names in an open folder, in order.
  package var list: @Sendable (_ folder: Int32) throws(DiskFault) -> [String]
  package var remove: @Sendable (_ folder: Int32, _ name: String, _ isFolder: Bool) throws(DiskFault) -> Void
  package var changeMode: @Sendable (_ file: Int32, _ mode: UInt32) throws(DiskFault) -> Void
  package var changeGroup: @Sendable (_ file: Int32, _ group: UInt32) throws(DiskFault) -> Void
  /// The magic number of the file system.
  package var volume: @Sendable (_ file: Int32) throws(DiskFault) -> Int
  /// How many bytes may still be written.
  package var freeSpace: @Sendable (_ file: Int32) throws(DiskFault) -> Int
  /// The account that this program runs as.
  package var user: @Sendable () -> UInt32
  /// The groups that this program runs in.
  package var groups: @Sendable () -> Set<UInt32>
}
