import Glibc

extension OfficeFolder {
  /// Makes a new, empty office and opens it. With a group, the people of that group share it.
  package static func create(
    at given: String, group: String? = nil, limits: Limits = Limits(), disk: Disk = .real
  ) throws(FileFault) -> OfficeFolder {
    let path = Folder.plain(given)
    let access = Access(user: disk.user(), group: try group.map(groupNumber))
    do throws(DiskFault) {
      try disk.makeFolder(Disk.here, path, access.folderMode & 0o777)
    } catch {
      guard error.code == EEXIST else { throw FileFault(error, "making the folder \(path)") }
      try checkUnused(path, disk)
    }
    let opened = OpenFile(
      disk,
      try asked("opening \(path)") { () throws(DiskFault) in
        try disk.open(Disk.here, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
      }, path)
    guard try opened.status().owner == access.user else {
      throw FileFault(.notYours, "\(path) belongs to another account; give a folder of your own")
    }
    try asked("setting the permissions of \(path)") { () throws(DiskFault) in
      if let group = access.group { try disk.changeGroup(opened.number, group) }
      try disk.changeMode(opened.number, access.folderMode)
    }
    let office = try Folder.office(path, disk)
    if try office.folder(ifThere: "journal") == nil { _ = try office.newFolder("journal") }
    let journal = try office.folder("journal")
    try office.newFile("lock", over: true).sync()
    // The journal's first file is what makes the folder an office, so it comes last.
    try journal.newFile(Place.name(1), over: true).sync()
    try journal.sync()
    try office.sync()
    try syncParent(of: path, disk)
    return try OfficeFolder(opening: path, limits: limits, disk: disk)
  }

  /// A folder may be used if there is nothing in it, or only what an interrupted attempt left.
  private static func checkUnused(_ path: String, _ disk: Disk) throws(FileFault) {
    let status = try asked("looking at \(path)") { () throws(DiskFault) in try disk.statusOf(Disk.here, path) }
    if status.isLink { throw FileFault(.link, "\(path) is a link; give a folder") }
    guard status.isFolder else { throw FileFault(.notAFolder, "\(path) is a file; give a new folder") }
    func names(_ path: String) throws(FileFault) -> [String] {
      try asked("listing \(path)") { () throws(DiskFault) in
        let folder = try disk.open(Disk.here, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
        defer { disk.close(folder) }
        return try disk.list(folder)
      }
    }
    let there = try names(path)
    let left = there.allSatisfy { ["lock", "journal"].contains($0) }
    let started = left && there.contains("journal") ? try !names("\(path)/journal").isEmpty : false
    if there.contains("journal"), started || !left {
      throw FileFault(.notEmpty, "there is an office in \(path) already; give a new folder")
    }
    if !left { throw FileFault(.notEmpty, "\(path) is not empty; give a new folder") }
  }

  private static func syncParent(of path: String, _ disk: Disk) throws(FileFault) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let parent = parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
    try asked("making \(path) safe") { () throws(DiskFault) in
      let folder = try disk.open(Disk.here, parent, O_RDONLY | O_DIRECTORY, 0)
      defer { disk.close(folder) }
      try disk.syncFolder(folder)
    }
  }

  private static func groupNumber(_ name: String) throws(FileFault) -> UInt32 {
    if let number = UInt32(name) { return number }
    guard let group = getgrnam(name) else { throw FileFault(.noSuchGroup, "there is no group \(name) on this computer") }
    return group.pointee.gr_gid
  }
}
