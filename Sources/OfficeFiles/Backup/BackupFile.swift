import Glibc
import Practice

/// Puts a backup into a new file: aside first, safe on the disk, then under its name; never over another file.
package enum BackupFile {
  package static func write(_ office: String, to path: String, at now: Moment, disk: Disk = .real) throws(FileFault) -> BackupReport {
    let taken = FileFault(.notEmpty, "there is a file \(path) already; give a new name (a backup never overwrites one)")
    if (try? disk.statusOf(Disk.here, path)) != nil { throw taken }
    let aside = "\(path).new-\(getpid())"
    let opened = try asked("making \(aside)") { () throws(DiskFault) in
      try disk.open(Disk.here, aside, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    }
    let file = OpenFile(disk, opened, aside)
    defer { try? disk.remove(Disk.here, aside, false) }
    try asked("setting the permissions of \(aside)") { () throws(DiskFault) in try disk.changeMode(opened, 0o600) }
    let report = try OfficeBackup.write(office, at: now, disk: disk) { (bytes) throws(FileFault) in try file.writeAll(bytes) }
    try file.sync()
    do throws(DiskFault) { try disk.link(Disk.here, aside, Disk.here, path) } catch {
      // A second name is refused where there is a file already, which renaming would not do.
      throw error.code == EEXIST ? taken : FileFault(error, "naming \(path)")
    }
    try Paths.syncParent(of: path, disk)
    return report
  }
}
