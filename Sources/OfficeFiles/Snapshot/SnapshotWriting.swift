import Glibc
import Practice

/// Writes a snapshot: the sheets that the old one has, and over them what every record that was touched since is now.
///
/// What is written is in proportion to what changed. Small sheets are laid together with the new lines, large ones are kept as they
/// are until what lies over them has grown to a good part of their size: so there are few of them, and a line is written again a few
/// times in its life and not at every checkpoint.
struct SnapshotWriting: Sendable {
  let base: SnapshotShelf?
  let office: Office
  /// Records, not settings, that may differ from the base; all of them without a base.
  let touched: Set<Reference>
  let tokens: [String: (seq: Int, place: Place)]
  let journal: (place: Place, hash: [UInt8])

  /// A sheet that has no more than so many times the bytes over it is laid together with them.
  private static let ratio = 4
  /// More sheets than this would make looking for what is not there slow.
  private static let most = 10

  /// Writes all files into a new folder and makes them safe.
  func write(into folder: Folder) throws(FileFault) {
    var head = SnapshotHead()
    head.seq = office.seq
    head.hash = journal.hash
    head.place = journal.place
    head.lastAt = office.lastAt
    head.numbersGiven = office.numbersGiven
    head.lastReceipt = office.lastReceipt
    head.counts = base?.head.counts ?? [:]
    let new = SnapshotLines(base: base, office: office, touched: touched, tokens: tokens).lines(&head.counts)
    if base?.isDamaged == true { throw FileFault(.damaged, "the snapshot is not as it was written") }
    let old = base?.sheets ?? []
    let merged = new.isEmpty ? 0 : together(new.reduce(0) { $0 + $1.line.count }, old.map(\.facts.lines))
    try checkRoom(new.reduce(0) { $0 + $1.line.count } + old.prefix(merged).reduce(0) { $0 + $1.facts.lines + $1.facts.index }, folder)
    if !new.isEmpty {
      let name = "\(office.seq)-\(getpid())"
      var writing = SheetWriting(lines: try folder.newFile(Sheet.lines(name)), index: try folder.newFile(Sheet.index(name)))
      try SheetMerging(new: new, sheets: Array(old.prefix(merged)), isLowest: merged == old.count).write(into: &writing)
      head.sheets.append(.init(name: name, facts: try writing.finish()))
    }
    for sheet in old.dropFirst(merged) {
      for file in [Sheet.lines(sheet.name), Sheet.index(sheet.name)] { try keep(file, in: folder) }
      head.sheets.append(.init(name: sheet.name, facts: sheet.facts))
    }
    try head.write(SettingsText.write(office), into: folder)
  }

  private func checkRoom(_ needed: Int, _ folder: Folder) throws(FileFault) {
    let free = try asked("looking at the disk of \(folder.path)") { () throws(DiskFault) in try folder.disk.freeSpace(folder.number) }
    guard free < OfficeFolder.room + needed else { return }
    throw FileFault(.diskFull, "the disk is nearly full, \(free >> 20) MB are left, and the space is kept for changes; free some space")
  }

  /// How many of the newest sheets are laid together with so many new bytes.
  private func together(_ bytes: Int, _ sizes: [Int]) -> Int {
    var size = bytes, count = 0
    while count < sizes.count, sizes[count] <= Self.ratio * size || sizes.count - count >= Self.most {
      size += sizes[count]
      count += 1
    }
    return count
  }

  /// Gives a file that stays as it is a second name in the new folder.
  private func keep(_ name: String, in folder: Folder) throws(FileFault) {
    guard let base else { return }
    if (try? folder.disk.link(base.folder.number, name, folder.number, name)) != nil { return }
    // Another desk has put the old snapshot away; the file is still open here.
    guard let sheet = base.sheets.first(where: { name.hasPrefix($0.name + ".") }) else { return }
    try sheet.copy(name, to: try folder.newFile(name))
  }
}

extension SnapshotHead {
  /// Writes the settings and then the head, which is what makes a folder of sheets a snapshot.
  mutating func write(_ settings: [UInt8], into folder: Folder) throws(FileFault) {
    self.settings = PagePlace(offset: 0, length: settings.count, mark: PageMark.of(settings))
    let settingsFile = try folder.newFile(SnapshotShelf.settings)
    try settingsFile.writeAll(settings)
    try settingsFile.sync()
    let file = try folder.newFile(SnapshotHead.name)
    try file.writeAll(bytes)
    try file.sync()
    try folder.sync()
  }
}
