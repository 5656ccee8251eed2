import Glibc
import Practice
import Synchronization

/// An open snapshot: the old records of the office, read from its files when someone asks for them.
///
/// Its files are never written again, so what it answers never changes, whatever other desks do meanwhile.
final class SnapshotShelf: Sendable {
  static let name = "snapshot"
  /// The one before, kept until the next.
  static let oldName = "snapshot.old"
  static let records = "index/records"
  static let patients = "index/patients"
  static let tokens = "index/tokens"
  static let search = "index/search.tsv"
  static let settings = "settings.json"
  /// The marks of the four indexes' blocks, one index after the other.
  static let marks = "index/marks"
  static let indexes = [records, patients, tokens, search]
  /// Key, file, length, offset, check.
  static let recordWidth = 16 + 4 + 4 + 8 + 8
  /// Patient, record.
  static let patientWidth = 16 + 16
  /// Key, seq, segment, unused, offset.
  static let tokenWidth = 16 + 8 + 4 + 4 + 8

  let head: SnapshotHead
  let folder: Folder
  let maps: [Mapping]
  let recordRows: SortedRows
  let patientRows: SortedRows
  let tokenRows: SortedRows
  let searchLines: SearchLines
  private let fileNumbers: [String: Int]
  private let kindNumbers: [Kind: Int]
  private let days = Mutex<[Int: [Reference]]>([:])
  private let blocks: [BlockMarks]
  private let damaged = Mutex(false)

  /// Opens a snapshot if it is there and all its files have their sizes; a bad one is as good as none.
  init?(_ office: Folder, _ name: String) {
    guard let folder = try? office.folder(ifThere: name),
      let head = SnapshotHead((try? folder.file(SnapshotHead.name).contents(limit: 64 << 20)) ?? [])
    else { return nil }
    var folders: [String: Folder] = [:]
    for inside in ["days", "index"] { folders[inside] = try? folder.folder(ifThere: inside) }
    var maps: [Mapping] = []
    var numbers: [String: Int] = [:]
    for (number, file) in head.files.enumerated() {
      let parts = file.name.split(separator: "/").map(String.init)
      let place = parts.count == 2 ? folders[parts[0]] : folder
      guard let last = parts.last, let map = try? place?.file(last).map(), map.count == file.size else { return nil }
      maps.append(map)
      numbers[file.name] = number
    }
    func map(_ name: String) -> Mapping? { numbers[name].map { maps[$0] } }
    guard let marks = map(Self.marks), let number = numbers[Self.marks],
      SHA256.hex(marks.all).elementsEqual(head.files[number].sha256.utf8)
    else { return nil }
    var blocks: [String: BlockMarks] = [:]
    var first = 0
    for name in Self.indexes {
      guard let index = map(name) else { return nil }
      let end = first + BlockMarks.count(of: index.count)
      guard end * 8 <= marks.count else { return nil }
      blocks[name] = BlockMarks(
        index,
        (first..<end).map { UInt64(littleEndian: marks.bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) })
      first = end
    }
    func rows(_ name: String, _ width: Int) -> SortedRows? {
      guard let map = map(name), let marks = blocks[name] else { return nil }
      return SortedRows(map, width: width, marks: marks)
    }
    guard let records = rows(Self.records, Self.recordWidth), let patients = rows(Self.patients, Self.patientWidth),
      let tokens = rows(Self.tokens, Self.tokenWidth), let search = map(Self.search), let searchMarks = blocks[Self.search]
    else { return nil }
    self.blocks = Array(blocks.values)
    self.folder = folder
    self.head = head
    self.maps = maps
    fileNumbers = numbers
    recordRows = records
    patientRows = patients
    tokenRows = tokens
    searchLines = SearchLines(mapping: search, marks: searchMarks)
    kindNumbers = Dictionary(uniqueKeysWithValues: head.kinds.enumerated().map { ($1, $0) })
  }

  /// True once something was read from it that is not as it was written: then the office is read from the journal again.
  var isDamaged: Bool { damaged.withLock { $0 } || blocks.contains(where: \.isDamaged) }

  private func noticeDamage() { damaged.withLock { $0 = true } }

  /// What the office asks.
  var shelf: Shelf {
    Shelf(
      record: { self.record($0) }, onDay: { self.onDay($0) }, ofPatient: { self.ofPatient($0) },
      patients: { self.searchLines.patients($0, limit: $1) }, count: { self.head.counts[$0] ?? 0 })
  }

  func key(_ reference: Reference) -> RowKey? { kindNumbers[reference.kind].map { RowKey(kind: $0, id: reference.id) } }

  func reference(_ key: RowKey) -> Reference? {
    head.kinds.indices.contains(key.kind) ? Reference(head.kinds[key.kind], key.id) : nil
  }

  /// The file that a record is in.
  func file(of reference: Reference) -> String? {
    guard let key = key(reference), let row = recordRows.row(key) else { return nil }
    let number = recordRows.number(row, 16, as: UInt32.self)
    return head.files.indices.contains(number) ? head.files[number].name : nil
  }

  /// Whether a file is byte for byte as it was written.
  func isWhole(_ name: String) -> Bool {
    guard let number = fileNumbers[name] else { return true }
    return SHA256.hex(maps[number].all).elementsEqual(head.files[number].sha256.utf8)
  }

  func mapping(_ name: String) -> Mapping? { fileNumbers[name].map { maps[$0] } }

  private func record(_ reference: Reference) -> Datum.Fields? {
    guard let key = key(reference), let row = recordRows.row(key) else { return nil }
    let file = recordRows.number(row, 16, as: UInt32.self)
    let length = recordRows.number(row, 20, as: UInt32.self)
    let offset = recordRows.number(row, 24, as: UInt64.self)
    let check = recordRows.number(row, 32, as: UInt64.self)
    guard maps.indices.contains(file), let line = maps[file].slice(offset, length),
      Int(truncatingIfNeeded: RecordLine.check(line)) == check, let fields = RecordLine.fields(line, of: reference.kind)
    else {
      noticeDamage()
      return nil
    }
    return fields
  }

  private func onDay(_ day: Day) -> [Reference] {
    guard let number = fileNumbers["days/\(day.iso).jsonl"] else { return [] }
    if let known = days.withLock({ $0[number] }) { return known }
    let map = maps[number]
    var references: [Reference] = []
    var whole = isWhole("days/\(day.iso).jsonl")
    for line in map.all.split(separator: newline) {
      guard let reference = RecordLine.reference(line) else {
        whole = false
        continue
      }
      references.append(reference)
    }
    if !whole { noticeDamage() }
    days.withLock { $0[number] = references }
    return references
  }

  private func ofPatient(_ patient: PatientID) -> [Reference] {
    guard let wanted = key(Reference(patient)) else { return [] }
    var references: [Reference] = []
    var row = patientRows.firstRow(notBefore: wanted)
    while row < patientRows.count {
      patientRows.prove(row)
      guard patientRows.key(row) == wanted else { break }
      if let reference = reference(RowKey(patientRows.mapping.bytes, at: row * patientRows.width + 16)) { references.append(reference) }
      row += 1
    }
    return references
  }

  /// Where a client's token stands in the journal.
  func place(ofToken token: String) -> (seq: Int, place: Place)? {
    guard let row = tokenRows.row(RowKey(token: token)) else { return nil }
    return (
      tokenRows.number(row, 16, as: UInt64.self),
      Place(segment: tokenRows.number(row, 24, as: UInt32.self), offset: tokenRows.number(row, 32, as: UInt64.self))
    )
  }

  /// The settings as they were; nothing if their file is not as it was written.
  func settings() -> [Edits.Whole]? {
    guard isWhole(Self.settings), let number = fileNumbers[Self.settings] else { return nil }
    return SettingsText.read(maps[number].all)
  }

  /// The names of files that are not as they were written.
  func damagedFiles() -> [String] { head.files.map(\.name).filter { !isWhole($0) } }
}
