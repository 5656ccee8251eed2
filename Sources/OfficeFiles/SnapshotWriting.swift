import Glibc
import Practice

/// Writes a snapshot: what the old one has, and in place of every record that was touched since, what it is now.
struct SnapshotWriting {
  let base: SnapshotShelf?
  let office: Office
  /// Records, not settings, that may differ from the base; all of them without a base.
  let touched: Set<Reference>
  let tokens: [String: (seq: Int, place: Place)]
  let journal: (place: Place, hash: [UInt8])

  private var head = SnapshotHead()
  private var rows: [(key: RowKey, bytes: [UInt8])] = []
  /// The marks of the indexes written so far.
  private var marks: [UInt8] = []

  init(
    base: SnapshotShelf?, office: Office, touched: Set<Reference>, tokens: [String: (seq: Int, place: Place)],
    journal: (place: Place, hash: [UInt8])
  ) {
    self.base = base
    self.office = office
    self.touched = touched
    self.tokens = tokens
    self.journal = journal
  }

  /// Writes all files into a new folder and makes them safe.
  mutating func write(into folder: Folder) throws(FileFault) {
    head.seq = office.seq
    head.hash = journal.hash
    head.place = journal.place
    head.lastAt = office.lastAt
    head.numbersGiven = office.numbersGiven
    head.lastReceipt = office.lastReceipt
    head.kinds = base?.head.kinds ?? []
    head.kinds += Kind.allCases.filter { !$0.isSetting && !head.kinds.contains($0) }
    head.counts = base?.head.counts ?? [:]
    let kindNumbers = Dictionary(uniqueKeysWithValues: head.kinds.enumerated().map { ($1, $0) })
    func key(_ reference: Reference) -> RowKey { RowKey(kind: kindNumbers[reference.kind] ?? 255, id: reference.id) }

    for name in SnapshotShelf.indexes { try checkBase(name) }

    // What is now where, and which files it was in before.
    var here: [String: [(reference: Reference, line: [UInt8])]] = [:]
    var changedFiles = Set<String>()
    var pairs: [(key: RowKey, bytes: [UInt8])] = []
    var search: [UInt8] = []
    for reference in touched {
      let was = base?.file(of: reference)
      if let was { changedFiles.insert(was) }
      let now = office.fields(of: reference)
      head.counts[reference.kind, default: 0] += (now == nil ? 0 : 1) - (was == nil ? 0 : 1)
      guard let now else { continue }
      let filed = Filing.of(reference.kind, now)
      let file = Filing.file(reference.kind, filed)
      changedFiles.insert(file)
      here[file, default: []].append((reference, RecordLine.write(reference, now)))
      if let patient = filed.patient {
        var bytes: [UInt8] = []
        let patientKey = key(Reference(patient))
        patientKey.append(to: &bytes)
        key(reference).append(to: &bytes)
        pairs.append((patientKey, bytes))
      }
      if reference.kind == .patients, let patient = try? Patient(now) { search += SearchLines.line(patient) }
    }

    let days = try folder.newFolder("days")
    let index = try folder.newFolder("index")
    let newNumbers = try keepOldFiles(except: changedFiles, in: folder, days)
    for file in changedFiles.sorted() { try writeRecords(file, here[file] ?? [], key, in: folder, days) }

    rows.sort { $0.key < $1.key }
    let records = SortedRows.merged(
      base?.recordRows,
      keeping: { old, row in
        guard let number = newNumbers[old.number(row, 16, as: UInt32.self)] else { return nil }
        var bytes = Array(old.bytes(row))
        bytes.replaceSubrange(16..<20, with: withUnsafeBytes(of: UInt32(number).littleEndian, Array.init))
        return bytes
      }, with: rows)
    try add(SnapshotShelf.records, records, in: index)

    let touchedKeys = Set(touched.map(key))
    pairs.sort { $0.key < $1.key }
    let patients = SortedRows.merged(
      base?.patientRows,
      keeping: { old, row in
        touchedKeys.contains(RowKey(old.mapping.bytes, at: row * old.width + 16)) ? nil : Array(old.bytes(row))
      }, with: pairs)
    try add(SnapshotShelf.patients, patients, in: index)

    let newTokens = tokens.map { token, at in
      var bytes: [UInt8] = []
      let key = RowKey(token: token)
      key.append(to: &bytes)
      bytes.append(row: UInt64(at.seq))
      bytes.append(row: UInt32(at.place.segment))
      bytes.append(row: UInt32(0))
      bytes.append(row: UInt64(at.place.offset))
      return (key: key, bytes: bytes)
    }.sorted { $0.key < $1.key }
    try add(SnapshotShelf.tokens, SortedRows.merged(base?.tokenRows, keeping: { Array($0.bytes($1)) }, with: newTokens), in: index)

    base?.searchLines.forEach { id, line in
      if !touched.contains(Reference(.patients, id)) {
        search += line
        search.append(newline)
      }
    }
    try add(SnapshotShelf.search, search, in: index)
    try add(SnapshotShelf.marks, marks, in: index)
    try add(SnapshotShelf.settings, SettingsText.write(office), in: folder)

    try index.sync()
    try days.sync()
    let file = try folder.newFile(SnapshotHead.name)
    try file.writeAll(head.bytes)
    try file.sync()
    try folder.sync()
  }

  /// Gives files in which nothing changed a place in the new snapshot, and says which number each has now.
  private mutating func keepOldFiles(except changed: Set<String>, in folder: Folder, _ days: Folder) throws(FileFault) -> [Int: Int] {
    guard let base else { return [:] }
    let oldDays = try? base.folder.folder(ifThere: "days")
    var numbers: [Int: Int] = [:]
    for (number, file) in base.head.files.enumerated() where !changed.contains(file.name) && file.name.hasSuffix(".jsonl") {
      numbers[number] = head.files.count
      head.files.append(file)
      let inDays = file.name.hasPrefix("days/")
      let name = inDays ? String(file.name.dropFirst(5)) : file.name
      let target = inDays ? days : folder
      // The old snapshot may have been removed by another desk; its bytes are still at hand.
      if let old = inDays ? oldDays : base.folder,
        (try? folder.disk.link(old.number, name, target.number, name)) != nil
      {
        continue
      }
      let copy = try target.newFile(name)
      try copy.writeAll(Array(base.maps[number].all))
      try copy.sync()
    }
    return numbers
  }

  /// Writes one file of records: the old ones that were not touched, and the new ones.
  private mutating func writeRecords(
    _ name: String, _ new: [(reference: Reference, line: [UInt8])], _ key: (Reference) -> RowKey, in folder: Folder, _ days: Folder
  ) throws(FileFault) {
    var lines = new
    try checkBase(name)
    for line in base?.mapping(name)?.all.split(separator: newline) ?? [] {
      guard let reference = RecordLine.reference(line) else { throw damage(name) }
      if !touched.contains(reference) { lines.append((reference, Array(line) + [newline])) }
    }
    if lines.isEmpty { return }
    lines.sort { $0.reference < $1.reference }
    var bytes: [UInt8] = []
    let number = head.files.count
    for (reference, line) in lines {
      var row: [UInt8] = []
      let key = key(reference)
      key.append(to: &row)
      row.append(row: UInt32(number))
      row.append(row: UInt32(line.count))
      row.append(row: UInt64(bytes.count))
      row.append(row: RecordLine.check(line))
      rows.append((key, row))
      bytes += line
    }
    try add(name, bytes, in: name.hasPrefix("days/") ? days : folder)
  }

  /// A file that rotted must not be copied into a new snapshot, where it would look right.
  private func checkBase(_ name: String) throws(FileFault) {
    if let base, !base.isWhole(name) { throw damage(name) }
  }

  private func damage(_ name: String) -> FileFault { FileFault(.damaged, "snapshot/\(name) is not as it was written") }

  private mutating func add(_ name: String, _ bytes: [UInt8], in folder: Folder) throws(FileFault) {
    if SnapshotShelf.indexes.contains(name) { marks += BlockMarks.of(bytes) }
    head.files.append(.init(name: name, size: bytes.count, sha256: String(decoding: SHA256.hex(bytes), as: UTF8.self)))
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let file = try folder.newFile(last)
    try file.writeAll(bytes)
    try file.sync()
  }
}
