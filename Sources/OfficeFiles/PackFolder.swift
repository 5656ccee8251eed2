import Glibc

/// A folder of files for people, written aside and put in the place of the one before in one step: nobody ever finds half of it.
package enum PackFolder {
  /// What marks a folder as one that may be replaced.
  static let mark = ".anteroom-downtime"

  /// Writes the files into a folder of that name, for this account alone; a folder that is no such pack is never touched.
  package static func write(_ files: [(name: String, bytes: [UInt8])], to given: String, disk: Disk = .real) throws(FileFault) {
    let path = Folder.plain(given)
    let isThere = try checkReplaceable(path, disk)
    let aside = "\(path).new-\(getpid())"
    removeAll(aside, disk)
    try asked("making the folder \(aside)") { () throws(DiskFault) in try disk.makeFolder(Disk.here, aside, 0o700) }
    do throws(FileFault) {
      try fill(aside, files, disk)
      if isThere {
        // The old one steps aside first, because a folder that is not empty cannot be written over.
        let old = "\(path).old-\(getpid())"
        removeAll(old, disk)
        try asked("setting the old pack aside") { () throws(DiskFault) in try disk.rename(Disk.here, path, old) }
        do throws(DiskFault) { try disk.rename(Disk.here, aside, path) } catch {
          try? disk.rename(Disk.here, old, path)
          throw FileFault(error, "naming \(path)")
        }
        removeAll(old, disk)
      } else {
        try asked("naming \(path)") { () throws(DiskFault) in try disk.rename(Disk.here, aside, path) }
      }
      try Paths.syncParent(of: path, disk)
    } catch {
      removeAll(aside, disk)
      throw error
    }
  }

  private static func fill(_ aside: String, _ files: [(name: String, bytes: [UInt8])], _ disk: Disk) throws(FileFault) {
    let folder = try asked("opening \(aside)") { () throws(DiskFault) in
      try disk.open(Disk.here, aside, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
    }
    defer { disk.close(folder) }
    try asked("setting the permissions of \(aside)") { () throws(DiskFault) in try disk.changeMode(folder, 0o700) }
    for (name, bytes) in files + [(mark, Array("A downtime pack of Anteroom: the next one takes its place.\n".utf8))] {
      let inside = "\(aside)/\(name)"
      let opened = try asked("making \(inside)") { () throws(DiskFault) in
        try disk.open(folder, name, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
      }
      let file = OpenFile(disk, opened, inside)
      try asked("setting the permissions of \(inside)") { () throws(DiskFault) in try disk.changeMode(opened, 0o600) }
      try file.writeAll(bytes)
      try file.sync()
    }
    try asked("making \(aside) safe") { () throws(DiskFault) in try disk.syncFolder(folder) }
  }

  /// Whether there is an older pack of this account's own; throws if something else is in the place.
  private static func checkReplaceable(_ path: String, _ disk: Disk) throws(FileFault) -> Bool {
    guard let status = try? disk.statusOf(Disk.here, path) else { return false }
    if status.isLink { throw FileFault(.link, "\(path) is a link; give the folder itself") }
    guard status.isFolder else { throw FileFault(.notAFolder, "\(path) is a file; give a folder") }
    guard status.owner == disk.user() else {
      throw FileFault(
        .notYours, "\(path) belongs to account \(status.owner), and this is account \(disk.user()); give a folder of your own")
    }
    let names = try asked("listing \(path)") { () throws(DiskFault) in
      let folder = try disk.open(Disk.here, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
      defer { disk.close(folder) }
      return try disk.list(folder)
    }
    guard names.isEmpty || names.contains(mark) else {
      throw FileFault(.notEmpty, "\(path) has other files in it and is no downtime pack; give a new folder, or the one from the last time")
    }
    return true
  }

  private static func removeAll(_ path: String, _ disk: Disk) {
    guard let status = try? disk.statusOf(Disk.here, path), status.isFolder, status.owner == disk.user(),
      let folder = try? disk.open(Disk.here, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
    else { return }
    for name in (try? disk.list(folder)) ?? [] { try? disk.remove(folder, name, false) }
    disk.close(folder)
    try? disk.remove(Disk.here, path, true)
  }
}
