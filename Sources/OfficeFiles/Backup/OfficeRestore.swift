import Glibc
import Practice

/// Makes an office of a backup: aside, proved, and only then under its name; into a new or empty folder only.
package enum OfficeRestore {
  private static let most = 100_000

  /// `more` gives the backup piece by piece, and nothing at its end.
  package static func run(
    into given: String, disk: Disk = .real, from more: @escaping (_ count: Int) throws(FileFault) -> [UInt8]
  ) throws(FileFault) -> BackupReport {
    let path = Folder.plain(given)
    try checkUnused(path, disk)
    let aside = "\(path).restoring-\(getpid())"
    try asked("making the folder \(aside)") { () throws(DiskFault) in try disk.makeFolder(Disk.here, aside, 0o700) }
    do throws(FileFault) {
      let report = try unpack(TarReading(more), into: aside, disk)
      try asked("naming \(path)") { () throws(DiskFault) in
        // An empty folder gives way, and one that someone filled meanwhile does not.
        try disk.rename(Disk.here, aside, path)
      }
      try Paths.syncParent(of: path, disk)
      return report
    } catch {
      remove(aside, disk)
      throw error
    }
  }

  private static func checkUnused(_ path: String, _ disk: Disk) throws(FileFault) {
    guard let status = try? disk.statusOf(Disk.here, path) else { return }
    if status.isLink { throw FileFault(.link, "\(path) is a link; give a folder") }
    guard status.isFolder else { throw FileFault(.notAFolder, "\(path) is a file; give a new folder") }
    let names = try asked("listing \(path)") { () throws(DiskFault) in
      let folder = try disk.open(Disk.here, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
      defer { disk.close(folder) }
      return try disk.list(folder)
    }
    if names.contains("journal") {
      throw FileFault(.notEmpty, "there is an office in \(path) already; a backup is restored to a new folder only")
    }
    if !names.isEmpty { throw FileFault(.notEmpty, "\(path) is not empty; give a new folder") }
  }

  private static func unpack(_ tar: TarReading, into aside: String, _ disk: Disk) throws(FileFault) -> BackupReport {
    guard let first = try tar.next(), first.isFolder, first.name == OfficeBackup.root else {
      throw FileFault(.damaged, "this is not a backup of Anteroom: it does not begin with the folder \(OfficeBackup.root)")
    }
    var report = BackupReport()
    try open(aside, as: first, disk, &report)
    let office = try Folder.office(aside, disk)
    var folders: [String: Folder] = [:]
    var sums: [String: String] = [:]
    var note = "", listed = ""
    var seen = Set<String>()
    while let header = try tar.next() {
      let parts = try parts(of: header)
      let name = parts.joined(separator: "/")
      guard seen.insert(name).inserted, seen.count <= most else { throw FileFault(.damaged, "the backup has \(shown(name)) twice") }
      if header.isFolder {
        folders[name] = try office.newFolder(name)
        continue
      }
      if parts.count == 1, parts[0] == OfficeBackup.note || parts[0] == OfficeBackup.sums {
        guard header.count <= 32 << 20 else { throw FileFault(.damaged, "the backup's own notes are too long") }
        var bytes: [UInt8] = []
        try tar.contents(of: header) { (piece) throws(FileFault) in bytes += piece }
        if parts[0] == OfficeBackup.note {
          note = String(decoding: bytes, as: UTF8.self)
          sums[name] = String(decoding: SHA256.hex(bytes), as: UTF8.self)
        } else {
          listed = String(decoding: bytes, as: UTF8.self)
        }
        continue
      }
      let place: Folder
      if parts.count == 1 {
        place = office
      } else {
        guard let folder = folders[parts[0]] else { throw FileFault(.damaged, "the backup has \(shown(name)) without its folder") }
        place = folder
      }
      guard let last = parts.last else { continue }
      let file = try place.newFile(last)
      var sha = SHA256()
      try tar.contents(of: header) { (piece) throws(FileFault) in
        sha.update(piece)
        try file.writeAll(piece)
      }
      try file.sync()
      sums[name] = String(decoding: sha.hex(), as: UTF8.self)
      report.files += 1
    }
    try compare(sums, with: listed)
    try office.newFile("lock", over: true).sync()
    for folder in folders.values { try folder.sync() }
    try office.sync()
    try prove(aside, note, &report, disk)
    return report
  }

  /// The office's own permissions, those of its group only if this host has the group and this account is in it.
  private static func open(_ aside: String, as header: TarHeader, _ disk: Disk, _ report: inout BackupReport) throws(FileFault) {
    guard header.mode & 0o2070 == 0o2070 else { return }
    guard let group = getgrnam(header.group)?.pointee.gr_gid, disk.groups().contains(group) || disk.user() == 0 else {
      report.remarks.append(
        "it was shared with the group \(shown(header.group)), which this account is not in here; it is now for this account alone")
      return
    }
    try asked("setting the permissions of \(aside)") { () throws(DiskFault) in
      let folder = try disk.open(Disk.here, aside, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0)
      defer { disk.close(folder) }
      try disk.changeGroup(folder, group)
      try disk.changeMode(folder, 0o2770)
    }
  }

  /// The place of a file within the office: `journal/000001.jsonl` and the like and nothing else.
  private static func parts(of header: TarHeader) throws(FileFault) -> [String] {
    let refused = FileFault(.badName, "the backup has a file called \(shown(header.name)), which no office has; nothing was restored")
    let parts = header.name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == OfficeBackup.root, (2...3).contains(parts.count) else { throw refused }
    let inside = Array(parts.dropFirst())
    for part in inside {
      let isPlain = part.utf8.allSatisfy { $0 > 32 && $0 != 127 }
      guard !part.isEmpty, part != ".", part != "..", isPlain, part.utf8.count <= 90 else { throw refused }
    }
    let known = OfficeBackup.folders.contains(inside[0])
    switch (inside.count, header.isFolder) {
    case (1, true) where known: return inside
    case (2, false) where known && (inside[0] != "journal" || Place.segment(inside[1]) != nil): return inside
    case (1, false) where (OfficeBackup.files + [OfficeBackup.note, OfficeBackup.sums]).contains(inside[0]): return inside
    default: throw refused
    }
  }

  private static func compare(_ sums: [String: String], with listed: String) throws(FileFault) {
    var wanted: [String: String] = [:]
    for line in listed.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      if parts.count == 2 { wanted[String(parts[1].drop { $0 == " " })] = parts[0] }
    }
    for (name, sum) in sums where wanted[name] != sum {
      throw FileFault(.damaged, "the backup is damaged: \(shown(name)) is not as it was written")
    }
    for name in wanted.keys where sums[name] == nil {
      throw FileFault(.damaged, "the backup is damaged: \(shown(name)) is missing from it")
    }
  }

  /// Everything that `check` looks at, and that the journal is the one that was copied.
  private static func prove(_ aside: String, _ note: String, _ report: inout BackupReport, _ disk: Disk) throws(FileFault) {
    let proof = OfficeCheck.run(at: aside, disk: disk)
    // What was wrong with the list of views when it was copied must not keep an office from coming back.
    let ofAccess = proof.faults.filter { $0.file == AccessLog.name || $0.file.hasPrefix("\(AccessLog.name)/") }
    report.remarks += ofAccess.map { "\($0.file) is restored as it was copied: \($0.sentence)" }
    if let fault = proof.faults.first(where: { !ofAccess.contains($0) }) {
      throw FileFault(.damaged, "the backup does not hold a sound office: \(fault.file): \(fault.sentence)")
    }
    let lines = note.split(separator: "\n")
    guard lines.contains("\(proof.lines) lines"), lines.contains("head \(proof.headHash)") else {
      throw FileFault(.damaged, "the backup's journal is not the one that was copied: it ends at line \(proof.lines)")
    }
    report.lines = proof.lines
    report.headHash = proof.headHash
    report.remarks += proof.remarks
    report.findings = proof.findings
  }

  private static func shown(_ name: String) -> String { CSVCell.shown(name, columns: 100) }

  /// Takes away what was begun.
  private static func remove(_ aside: String, _ disk: Disk) {
    if let office = try? Folder.office(aside, disk) {
      for name in (try? office.names()) ?? [] {
        if (try? disk.statusOf(office.number, name))?.isFolder == true { try? office.removeFolder(name) } else { try? office.remove(name) }
      }
    }
    try? disk.remove(Disk.here, aside, true)
  }
}
