import Glibc

/// One open folder of the office. Everything in it is reached from here by a plain name, never through a link.
final class Folder: Sendable {
  let disk: Disk
  let number: Int32
  /// Where it is, for sentences.
  let path: String
  let access: Access

  private init(_ disk: Disk, _ number: Int32, _ path: String, _ access: Access) {
    self.disk = disk
    self.number = number
    self.path = path
    self.access = access
  }

  deinit { disk.close(number) }

  /// Opens the office folder itself and refuses one that is a link, a file, someone else's, or on another computer.
  static func office(_ given: String, _ disk: Disk) throws(FileFault) -> Folder {
    let path = plain(given)
    let number: Int32
    do throws(DiskFault) {
      number = try disk.open(Disk.here, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
    } catch {
      let status = try? disk.statusOf(Disk.here, path)
      if status?.isLink == true {
        throw FileFault(.link, "\(path) is a link; give the folder it points to instead")
      }
      if error.code == ENOTDIR, status != nil {
        throw FileFault(.notAFolder, "\(path) is a file, and an office is a folder")
      }
      if error.code == ENOENT {
        throw FileFault(.missing, "there is no folder \(path); anteroom init '\(path)' makes a new office there")
      }
      throw FileFault(error, "opening \(path)")
    }
    let file = OpenFile(disk, number, path)
    try Volume.check(file)
    let access: Access
    do throws(FileFault) { access = try Access(of: try file.status(), at: path, disk: disk) } catch {
      // Nobody is told how to close what is no office: it may be the root of the host.
      let isOffice = ["journal", OfficeLock.name].contains { (try? disk.statusOf(number, $0)) != nil }
      guard error.kind == .openToOthers, !isOffice else { throw error }
      throw FileFault(
        .notAnOffice,
        "\(path) is not an Anteroom office: there is no journal folder in it; anteroom init DIR makes a new office, in a folder of its own")
    }
    let again = try asked("opening \(path)") { () throws(DiskFault) in
      try disk.open(number, ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
    }
    return Folder(disk, again, path, access)
  }

  /// A trailing slash would follow a link.
  static func plain(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// A folder inside this one, or nothing if there is none of that name.
  func folder(ifThere name: String) throws(FileFault) -> Folder? {
    let inside = within(name)
    let opened: Int32
    do throws(DiskFault) {
      opened = try disk.open(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
    } catch {
      if error.code == ENOENT { return nil }
      if (try? disk.statusOf(number, name))?.isLink == true {
        throw FileFault(.link, "\(inside) is a link; the office uses only the files themselves")
      }
      throw FileFault(error, "opening \(inside)")
    }
    let folder = Folder(disk, opened, inside, access)
    let status = try asked("looking at \(inside)") { () throws(DiskFault) in try disk.status(opened) }
    try access.check(status, inside)
    return folder
  }

  /// A folder inside this one, made if it is not there yet.
  func folder(_ name: String) throws(FileFault) -> Folder {
    if let folder = try folder(ifThere: name) { return folder }
    return try newFolder(name)
  }

  /// Makes a folder inside this one, with the office's permissions whatever the umask.
  func newFolder(_ name: String) throws(FileFault) -> Folder {
    let inside = within(name)
    let made: Bool
    do throws(DiskFault) {
      try disk.makeFolder(number, name, access.folderMode & 0o777)
      made = true
    } catch {
      // Another desk may have made it just now.
      guard error.code == EEXIST else { throw FileFault(error, "making the folder \(inside)") }
      made = false
    }
    let opened = try asked("opening \(inside)") { () throws(DiskFault) in
      try disk.open(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
    }
    let folder = Folder(disk, opened, inside, access)
    if made {
      try folder.giveToOffice(opened, access.folderMode)
      try sync()
    }
    return folder
  }

  /// Whether something of that name is there: quicker than opening it, where it almost never is.
  func has(_ name: String) throws(FileFault) -> Bool {
    do throws(DiskFault) { _ = try disk.statusOf(number, name) } catch {
      if error.code == ENOENT { return false }
      throw FileFault(error, "looking at \(within(name))")
    }
    return true
  }

  /// A file for reading, or nothing if there is none of that name.
  func file(ifThere name: String, _ flags: Int32 = O_RDONLY) throws(FileFault) -> OpenFile? {
    let opened: Int32
    do throws(DiskFault) {
      // Without O_NONBLOCK a pipe put in the place of a file would keep the desk waiting for ever.
      opened = try disk.open(number, name, flags | O_NOFOLLOW | O_NONBLOCK, 0)
    } catch {
      if error.code == ENOENT { return nil }
      throw FileFault(error, "opening \(within(name))")
    }
    let inside = within(name)
    let file = OpenFile(disk, opened, inside)
    let status = try file.status()
    guard status.isPlain else { throw FileFault(.notAnOffice, "\(inside) is not a plain file") }
    try access.check(status, inside)
    return file
  }

  /// A file that must be there.
  func file(_ name: String, _ flags: Int32 = O_RDONLY) throws(FileFault) -> OpenFile {
    guard let file = try file(ifThere: name, flags) else { throw FileFault(.missing, "\(within(name)) is not there") }
    return file
  }

  /// A new, empty file with the office's permissions whatever the umask. `over` allows one of that name to be overwritten.
  func newFile(_ name: String, over: Bool = false) throws(FileFault) -> OpenFile {
    let inside = within(name)
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | (over ? O_TRUNC : O_EXCL)
    let opened = try asked("making \(inside)") { () throws(DiskFault) in try disk.open(number, name, flags, access.fileMode) }
    let file = OpenFile(disk, opened, inside)
    try giveToOffice(opened, access.fileMode)
    return file
  }

  private func giveToOffice(_ opened: Int32, _ mode: UInt32) throws(FileFault) {
    try asked("setting the permissions in \(path)") { () throws(DiskFault) in
      if let group = access.group, try disk.status(opened).group != group { try disk.changeGroup(opened, group) }
      try disk.changeMode(opened, mode)
    }
  }

  /// Puts new contents in the place of a small file: never half of them, and safe when this returns if `sync` is said.
  func replace(_ name: String, _ bytes: [UInt8], sync safe: Bool = false) throws(FileFault) {
    // Two threads of one program may be at it at once.
    let aside = "\(name).new-\(pthread_self())-\(getpid())"
    let file = try newFile(aside, over: true)
    do throws(FileFault) {
      try file.writeAll(bytes)
      try file.sync()
      try rename(aside, name)
      if safe { try sync() }
    } catch {
      try? remove(aside)
      throw error
    }
  }

  /// Removes what `replace` left unfinished in a program that is gone.
  func removeAsides() {
    for name in (try? names()) ?? [] {
      guard name.contains(".json.new-"), let process = name.split(separator: "-").last.flatMap({ Int32($0) }), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? remove(name)
    }
  }

  func rename(_ from: String, _ to: String) throws(FileFault) {
    try asked("renaming \(within(from)) to \(to)") { () throws(DiskFault) in try disk.rename(number, from, to) }
  }

  func names() throws(FileFault) -> [String] {
    try asked("listing \(path)") { () throws(DiskFault) in try disk.list(number) }
  }

  /// Removes a file; one that is not there is no fault.
  func remove(_ name: String) throws(FileFault) {
    do throws(DiskFault) { try disk.remove(number, name, false) } catch {
      if error.code != ENOENT { throw FileFault(error, "removing \(within(name))") }
    }
  }

  /// Removes a folder of this one with all that is in it.
  func removeFolder(_ name: String) throws(FileFault) {
    guard let folder = try folder(ifThere: name) else { return }
    for inside in try folder.names() {
      let status = try asked("looking at \(folder.within(inside))") { () throws(DiskFault) in try disk.statusOf(folder.number, inside) }
      if status.isFolder { try folder.removeFolder(inside) } else { try folder.remove(inside) }
    }
    try asked("removing \(within(name))") { () throws(DiskFault) in try disk.remove(number, name, true) }
  }

  func sync() throws(FileFault) {
    try asked("making \(path) safe") { () throws(DiskFault) in try disk.syncFolder(number) }
  }

  /// Which folder on this host it is.
  func ownNumber() throws(FileFault) -> UInt64 {
    try asked("looking at \(path)") { () throws(DiskFault) in try disk.status(number).number }
  }

  func within(_ name: String) -> String { "\(path)/\(name)" }
}
