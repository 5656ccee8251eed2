import Glibc
import Practice

/// Writes a large new office as fast as the disk takes it: the journal in big pieces, the snapshot sheet by sheet.
///
/// What it leaves is an office like any other, which `OfficeCheck` proves line by line.
package final class BulkOffice {
  private let folder: Folder
  private let journalFolder: Folder
  private let limit = OfficeFolder.Limits().journalFile
  private var file: OpenFile
  private var waiting: [UInt8] = []
  private var place = Place(segment: 1, offset: 0)
  private var hash = JournalLine.genesis
  private var failure: FileFault?
  private let aside: Folder
  private var sheets: [SnapshotHead.NamedSheet] = []
  private var sheetsMade = 0
  private var counts: [Kind: Int] = [:]
  /// How many bytes the journal has, and how many the snapshot.
  package private(set) var journalBytes = 0
  package private(set) var snapshotBytes = 0
  package private(set) var lines = 0
  private static let new = "snapshot.new-1"

  /// Makes a new, empty office.
  package init(at path: String) throws(FileFault) {
    let office = try OfficeFolder.create(at: path)
    folder = office.folder
    journalFolder = office.journalFolder
    file = try journalFolder.file(Place.name(1), O_RDWR | O_APPEND)
    aside = try folder.newFolder(Self.new)
  }

  /// How many lines of each action there are, and how many bytes they have.
  package private(set) var actions: [String: (count: Int, bytes: Int)] = [:]

  /// Adds a line. What goes wrong is told at the end.
  package func add(_ entry: Entry) {
    guard failure == nil else { return }
    do throws(FileFault) {
      if place.offset >= limit {
        try flush()
        try file.sync()
        place = Place(segment: place.segment + 1, offset: 0)
        file = try journalFolder.newFile(Place.name(place.segment))
      }
      let line = JournalLine.seal(entry, after: hash)
      waiting += line.bytes
      hash = line.hash
      place.offset += line.bytes.count
      journalBytes += line.bytes.count
      lines += 1
      actions[entry.did, default: (0, 0)].count += 1
      actions[entry.did, default: (0, 0)].bytes += line.bytes.count
      if waiting.count >= 1 << 20 { try flush() }
    } catch { failure = error }
  }

  private func flush() throws(FileFault) {
    try file.writeAll(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Lays records, none of which is in the snapshot yet, into a sheet of their own.
  package func shelve(_ office: Office, accounts: [PatientID: Account] = [:]) throws(FileFault) {
    let kinds = Kind.allCases.filter { !$0.isSetting }
    let touched = Set(kinds.flatMap { office.atHand($0) }.map(\.reference))
    let new = SnapshotLines(base: nil, office: office, touched: touched, tokens: [:], accounts: accounts).lines(&counts)
    let name = newName()
    var writing = try self.writing(name)
    try SheetMerging(new: new, sheets: [], isLowest: true).write(into: &writing)
    sheets.insert(.init(name: name, facts: try writing.finish()), at: 0)
    if sheets.count >= 24 { try merge() }
  }

  /// A name that no sheet had before.
  private func newName() -> String {
    sheetsMade += 1
    return "\(sheetsMade)-1"
  }

  private func writing(_ name: String) throws(FileFault) -> SheetWriting {
    SheetWriting(lines: try aside.newFile(Sheet.lines(name)), index: try aside.newFile(Sheet.index(name)))
  }

  private func merge() throws(FileFault) {
    let name = newName()
    var writing = try self.writing(name)
    let old = sheets.compactMap { Sheet($0.name, $0.facts, in: aside) }
    try SheetMerging(new: [], sheets: old, isLowest: true).write(into: &writing)
    for sheet in sheets { for file in [Sheet.lines(sheet.name), Sheet.index(sheet.name)] { try aside.remove(file) } }
    sheets = [.init(name: name, facts: try writing.finish())]
  }

  /// Ends the journal and puts the snapshot in its place. `office` has the set-up and says how far the numbers went.
  package func finish(_ office: Office) throws(FileFault) {
    if let failure { throw failure }
    try flush()
    try file.sync()
    try journalFolder.sync()
    try merge()
    var head = SnapshotHead()
    head.seq = office.seq
    head.hash = hash
    head.place = place
    head.lastAt = office.lastAt
    head.numbersGiven = office.numbersGiven
    head.lastReceipt = office.lastReceipt
    head.counts = counts
    head.sheets = sheets
    try head.write(SettingsText.write(office), into: aside)
    try folder.rename(Self.new, SnapshotShelf.name)
    try folder.replace("practice.json", SettingsText.write(office), sync: true)
    snapshotBytes = sheets.reduce(0) { $0 + $1.facts.lines + $1.facts.index }
  }
}
