/// One open file of the office, closed when it is let go.
final class OpenFile: Sendable {
  let disk: Disk
  let number: Int32
  /// Where it is, for sentences: "journal/000001.jsonl".
  let path: String

  init(_ disk: Disk, _ number: Int32, _ path: String) {
    self.disk = disk
    self.number = number
    self.path = path
  }

  deinit { disk.close(number) }

  func status() throws(FileFault) -> FileStatus {
    try asked("looking at \(path)") { () throws(DiskFault) in try disk.status(number) }
  }

  func size() throws(FileFault) -> Int { try status().size }

  func read(_ offset: Int, _ count: Int) throws(FileFault) -> [UInt8] {
    try asked("reading \(path)") { () throws(DiskFault) in try disk.read(number, offset, count) }
  }

  /// All of it, if it is not larger than `limit`.
  func contents(limit: Int) throws(FileFault) -> [UInt8] {
    let size = try size()
    if size > limit { throw FileFault(.tooLong, "\(path) has \(size) bytes, more than the \(limit) that are read") }
    return try read(0, size)
  }

  /// Writes all of it to a new file, in as many calls as the disk wants.
  func writeAll(_ bytes: [UInt8]) throws(FileFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let done = try asked("writing \(path)") { () throws(DiskFault) in try disk.write(number, rest) }
      if done == 0 { throw FileFault(.diskFull, "the disk took none of \(path); free some space and try again") }
      rest = rest.dropFirst(done)
    }
  }

  func sync() throws(FileFault) {
    try asked("making \(path) safe") { () throws(DiskFault) in try disk.sync(number) }
  }

  func cut(_ size: Int) throws(FileFault) {
    try asked("shortening \(path)") { () throws(DiskFault) in try disk.cut(number, size) }
  }
}
