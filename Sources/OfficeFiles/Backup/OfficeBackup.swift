import Glibc
import Practice

/// Copies an office into one tar archive, as it stands at one line of the journal, while desks go on writing.
package enum OfficeBackup {
  /// The folder that everything is in when the archive is opened by hand.
  static let root = "office"
  static let note = "BACKUP.txt"
  static let sums = "SHA256SUMS"
  /// What belongs to an office; the snapshot is rebuilt from the journal, and the lock is made anew.
  static let folders = ["access", "codes", "drafts", "journal", "quarantine"]
  static let files = ["practice.json"]

  /// Writes the archive piece by piece.
  package static func write(
    _ path: String, at now: Moment, disk: Disk = .real, to put: @escaping ([UInt8]) throws(FileFault) -> Void
  ) throws(FileFault) -> BackupReport {
    let folder = try Folder.office(path, disk)
    guard let journalFolder = try folder.folder(ifThere: "journal") else {
      throw FileFault(.notAnOffice, "\(folder.path) is not an Anteroom office: there is no journal folder in it")
    }
    let journal = Journal(journalFolder)
    try readToTheEnd(journal, folder)
    var report = BackupReport()
    report.lines = journal.seq
    report.headHash = String(decoding: journal.hash, as: UTF8.self)
    let access = folder.access
    let group = access.group.flatMap { getgrgid($0) }.flatMap { $0.pointee.gr_name }.map { String(cString: $0) } ?? ""
    var tar = TarWriting(changed: now.milliseconds / 1000, group: group, put)
    try tar.add(folder: root, mode: access.folderMode)
    let words = """
      An Anteroom office, copied \(now.iso).
      \(report.lines) lines
      head \(report.headHash)
      anteroom restore makes an office of this file and proves it. By hand: tar xf, then sha256sum -c \(sums) in the folder \(root).

      """
    try tar.add(note, mode: access.fileMode, Array(words.utf8), under: root)
    for name in folders {
      guard let inside = try folder.folder(ifThere: name) else { continue }
      try tar.add(folder: "\(root)/\(name)", mode: access.folderMode)
      // Indexes of code sets are made anew wherever they are missing.
      for file in try inside.names() where !file.contains(".new-") && !file.hasSuffix(".idx") {
        guard let open = try plainFile(file, in: inside, &report) else { continue }
        guard let count = try count(of: open, file, in: name, journal) else { continue }
        try tar.add("\(name)/\(file)", mode: access.fileMode, count: count, under: root) { (offset, count) throws(FileFault) in
          try open.read(offset, count)
        }
      }
    }
    for name in files {
      guard let file = try folder.file(ifThere: name) else { continue }
      try tar.add(name, mode: access.fileMode, file.contents(limit: 256 << 20), under: root)
    }
    let known = Set(folders + files + ["lock", "presence", SnapshotShelf.name, SnapshotShelf.oldName, note, sums])
    let others = try folder.names().filter { !known.contains($0) && !$0.contains(".new-") }
    if !others.isEmpty { report.remarks.append("left out, because it is not the office's: \(others.joined(separator: ", "))") }
    report.files = tar.files - 1
    let sumLines = Array(tar.sums.utf8)
    try tar.add(sums, mode: access.fileMode, sumLines, under: root)
    try tar.end()
    return report
  }

  /// Proves the journal, then finds under the lock up to where its lines are whole, and makes those safe. What is before that place
  /// never changes again, so the lock need not be held while it is copied.
  private static func readToTheEnd(_ journal: Journal, _ folder: Folder) throws(FileFault) {
    func check(_ stop: Journal.Stop) throws(FileFault) {
      switch stop {
      case .end, .halted, .broken(_, certain: false): return
      case .newer(let format):
        throw FileFault(.newerFormat, "the journal was written by a newer Anteroom (form \(format)); back it up with that one")
      case .broken(let why, certain: true), .unfit(let why): throw journal.damage(why)
      }
    }
    try check(try journal.readOn { (_, _) throws(Halt) in })
    var lock: OfficeLock?
    if let file = try folder.file(ifThere: "lock", O_RDONLY) {
      lock = OfficeLock(file, patience: OfficeFolder.Limits().patience)
      try lock?.take(.line, exclusive: false)
    }
    defer { lock?.free(.line) }
    try check(try journal.settle(keep: nil) { (_, _) throws(Halt) in } ?? .end)
    try journal.current().sync()
  }

  private static func plainFile(_ name: String, in folder: Folder, _ report: inout BackupReport) throws(FileFault) -> OpenFile? {
    let status = try asked("looking at \(folder.within(name))") { () throws(DiskFault) in try folder.disk.statusOf(folder.number, name) }
    guard status.isPlain else {
      report.remarks.append("left out, because it is not a plain file: \(folder.within(name))")
      return nil
    }
    return try folder.file(ifThere: name)
  }

  /// How much of a file is copied: of the journal up to its last whole line, of what else grows by lines its whole lines.
  private static func count(of file: OpenFile, _ name: String, in folder: String, _ journal: Journal) throws(FileFault) -> Int? {
    let size = try file.size()
    if folder == "journal" {
      guard let segment = Place.segment(name) else { return nil }
      if segment > journal.place.segment { return nil }
      return segment == journal.place.segment ? journal.place.offset : size
    }
    guard folder == "access" else { return size }
    let tail = try file.read(max(0, size - (1 << 20)), min(size, 1 << 20))
    return tail.lastIndex(of: newline).map { size - tail.count + $0 + 1 } ?? 0
  }
}
