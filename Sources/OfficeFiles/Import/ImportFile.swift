import Glibc

/// Reads the files that an import is given.
package enum ImportFile {
  /// All bytes of a file, or why it cannot be read.
  package static func read(_ path: String, limit: Int = CSVTable.limit) throws(FileFault) -> [UInt8] {
    let disk = Disk.real
    let opened = try asked("opening \(path)") { () throws(DiskFault) in try disk.open(Disk.here, path, O_RDONLY | O_NONBLOCK, 0) }
    let file = OpenFile(disk, opened, path)
    guard try file.status().isPlain else { throw FileFault(.notAFolder, "\(path) is not a plain file") }
    return try file.contents(limit: limit)
  }
}
