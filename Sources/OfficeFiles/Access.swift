import Glibc

/// Who may use the office's files: one account, or the people of one group, and nobody else.
struct Access: Equatable, Sendable {
  let user: UInt32
  /// The group that shares the office, if it was made for one.
  let group: UInt32?

  var folderMode: UInt32 { group == nil ? 0o700 : 0o2770 }
  var fileMode: UInt32 { group == nil ? 0o600 : 0o660 }

  /// What the office folder itself says: set-group-id and open to its group means it was made for that group.
  init(of office: FileStatus, at path: String, disk: Disk) throws(FileFault) {
    user = disk.user()
    let shared = office.mode & 0o2070 == 0o2070
    group = shared ? office.group : nil
    if shared, office.owner != user, !disk.groups().contains(office.group) {
      throw FileFault(
        .notYours, "\(path) belongs to group \(office.group), and this account is not in it; ask for the account to be added to the group")
    }
    try check(office, path)
  }

  init(user: UInt32, group: UInt32?) {
    self.user = user
    self.group = group
  }

  /// Refuses a file or folder that others could have written or can read.
  func check(_ status: FileStatus, _ path: String) throws(FileFault) {
    if status.isLink { throw FileFault(.link, "\(path) is a link; the office uses only the files themselves") }
    if let group {
      if status.owner != user, status.group != group {
        throw FileFault(.notYours, "\(path) belongs to account \(status.owner), outside the office's group; it was not opened")
      }
    } else if status.owner != user {
      throw FileFault(
        .notYours, "\(path) belongs to account \(status.owner), and this is account \(user); run anteroom as its owner")
    }
    let tooOpen = status.mode & (group == nil ? 0o077 : 0o007)
    if tooOpen != 0 {
      throw FileFault(
        .openToOthers,
        "\(path) is open to others (mode \(String(status.mode, radix: 8))); close it with: chmod \(group == nil ? "go" : "o")= '\(path)'")
    }
  }
}
