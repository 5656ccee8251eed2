import CHost
import Glibc
import Practice
import Synchronization

/// An open snapshot: the old records of the office, read from its sheets when someone asks for them.
///
/// Its files are never written again, so what it answers never changes, whatever other desks do meanwhile.
final class SnapshotShelf: Sendable {
  static let name = "snapshot"
  /// The one before, kept until the next.
  static let oldName = "snapshot.old"
  static let settings = "settings.json"

  let head: SnapshotHead
  let folder: Folder
  /// The newest first.
  let sheets: [Sheet]
  private let settingsBytes: [UInt8]
  private let damaged = Atomic(false)
  private let known = Mutex<[Reference: any Sendable]>([:])
  private let days = Mutex<[[UInt8]: [Reference]]>([:])
  /// Whole days as they were read, the kinds of record of which a day has many.
  let lists = Mutex<[DayOfKind: any DayList]>([:])
  private let rows = Mutex<[PatientID: [ShelfRow]]>([:])
  private let likes = Mutex<[String: [PatientID]]>([:])
  private let lines = Mutex<[Entry]?>(nil)
  private let memory = OfficeMemory()
  private let cards = Mutex<[PatientID: SearchCard?]>([:])

  /// Records kept as they were read: some days of a large clinic.
  private static let kept = 20_000

  /// Opens a snapshot if it is there and all its files have their sizes; a bad one is as good as none.
  init?(_ office: Folder, _ name: String) {
    guard let folder = try? office.folder(ifThere: name),
      let head = SnapshotHead((try? folder.file(SnapshotHead.name).contents(limit: 1 << 20)) ?? []),
      let settings = try? folder.file(Self.settings).contents(limit: 256 << 20), settings.count == head.settings.length
    else { return nil }
    var sheets: [Sheet] = []
    for named in head.sheets {
      guard let sheet = Sheet(named.name, named.facts, in: folder) else { return nil }
      sheets.append(sheet)
    }
    self.folder = folder
    self.head = head
    self.sheets = sheets
    settingsBytes = settings
  }

  /// True once something was read from it that is not as it was written: then the office is read from the journal again.
  var isDamaged: Bool { damaged.load(ordering: .relaxed) || sheets.contains(where: \.isDamaged) }

  func noticeDamage() { damaged.store(true, ordering: .relaxed) }

  // MARK: Lines

  /// What the sheets say of a key.
  func value(_ key: [UInt8]) -> ArraySlice<UInt8>? {
    for sheet in sheets {
      if let line = sheet.line(key) { return line.value }
    }
    return nil
  }

  /// Every key that begins so and what is said of it, in order, until the reader has seen enough; `glance` may pass over many quickly.
  func scan(
    _ prefix: [UInt8], keep: Bool = true, glance: ((UnsafeBufferPointer<UInt8>) -> Sheet.Glance)? = nil,
    _ body: (_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool
  ) {
    if sheets.count == 1 {
      sheets[0].scan(prefix, keep: keep, glance: glance) { line in line.value.map { body(line.key, $0) } ?? true }
      return
    }
    // Of each key what the newest sheet says. Almost always all but one have little or nothing to say.
    var newer: [ArraySlice<UInt8>: ArraySlice<UInt8>?] = [:]
    for sheet in sheets.dropLast() {
      sheet.scan(prefix, keep: keep) { line in
        if newer[line.key] == nil { newer.updateValue(line.value, forKey: line.key) }
        return true
      }
    }
    var waiting = newer.sorted { Sheet.compare($0.key, $1.key) < 0 }[...]
    var goesOn = true
    func say(_ line: (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>?)) {
      guard let value = line.value else { return }
      switch glance.map({ value.withUnsafeBufferPointer($0) }) ?? .take {
      case .pass: break
      case .take: goesOn = body(line.key, value)
      case .enough: goesOn = false
      }
    }
    sheets.last?.scan(prefix, keep: keep) { line in
      while goesOn, let next = waiting.first, Sheet.compare(next.key, line.key) <= 0 {
        waiting.removeFirst()
        say(next)
        if goesOn, next.key == line.key { return true }
      }
      if goesOn { say((line.key, line.value)) }
      return goesOn
    }
    while goesOn, let next = waiting.popFirst() { say(next) }
  }

  // MARK: What the office asks

  var shelf: Shelf {
    var shelf = Shelf(
      record: { self.record($0) }, onDay: { self.references(ShelfKey.onDay($0)) }, ofPatient: { self.rows(of: $0).map(\.reference) },
      patients: { self.patients($0, limit: $1) }, count: { self.head.counts[$0] ?? 0 })
    shelf.recordsOnDay = { self.records(on: $0, $1) }
    shelf.kindOnDay = { self.references(ShelfKey.onDay($0, $1)) }
    shelf.goingOn = { self.references(ShelfKey.goingOn($0)) }
    shelf.rowsOfPatient = { self.rows(of: $0) }
    shelf.card = { self.card($0) }
    shelf.account = { self.account($0) }
    shelf.alikes = { self.alikes($0, $1) }
    memory.lend(to: &shelf)
    shelf.read = { self.read($0, $1) }
    return shelf
  }

  private func record(_ reference: Reference) -> Datum.Fields? {
    guard let line = recordLine(reference) else { return nil }
    guard let fields = RecordLine.fields(line) else {
      noticeDamage()
      return nil
    }
    return fields
  }

  /// A record's own line, whichever day it is under.
  private func recordLine(_ reference: Reference) -> ArraySlice<UInt8>? {
    guard let value = value(ShelfKey.record(reference)) else { return nil }
    if value.first == UInt8(ascii: "{") { return value }
    guard let day = Day(iso: String(decoding: value, as: UTF8.self)), let line = self.value(ShelfKey.onDay(day, reference)) else {
      noticeDamage()
      return nil
    }
    return line
  }

  /// Whether there is such a record.
  func has(_ reference: Reference) -> Bool { value(ShelfKey.record(reference)) != nil }

  private func read(_ reference: Reference, _ make: (Datum.Fields) -> (any Sendable)?) -> (any Sendable)? {
    if let known = known.withLock({ $0[reference] }) ?? listed(reference) { return known }
    guard let line = recordLine(reference) else { return nil }
    guard let made = RecordLine.quick(line, reference.kind) ?? RecordLine.fields(line).flatMap(make) else {
      noticeDamage()
      return nil
    }
    known.withLock {
      if $0.count >= Self.kept { $0.removeAll(keepingCapacity: true) }
      $0[reference] = made
    }
    return made
  }

  private func references(_ prefix: [UInt8]) -> [Reference] {
    if let known = days.withLock({ $0[prefix] }) { return known }
    var references: [Reference] = []
    scan(prefix) { key, _ in
      guard let reference = ShelfKey.reference(key) else {
        noticeDamage()
        return false
      }
      references.append(reference)
      return true
    }
    days.withLock {
      if $0.count >= 400 { $0.removeAll() }
      $0[prefix] = references
    }
    return references
  }

  private func rows(of patient: PatientID) -> [ShelfRow] {
    if let known = rows.withLock({ $0[patient] }) { return known }
    var found: [ShelfRow] = []
    scan(ShelfKey.ofPatient(patient)) { key, value in
      if let reference = ShelfKey.reference(key) { found.append(SnapshotLines.row(reference, value)) }
      return true
    }
    rows.withLock {
      if $0.count >= Self.kept / 4 { $0.removeAll(keepingCapacity: true) }
      $0[patient] = found
    }
    return found
  }

  private func alikes(_ family: String, _ alike: String) -> [PatientID] {
    // Asked for each row of the waiting room whenever it is drawn; thousands may bear a name.
    if let known = likes.withLock({ $0[alike] }) { return known }
    var found: [PatientID] = []
    let wanted = Array("\t\(alike)\t".utf8)
    scan(
      Array("n/\(family)/".utf8), glance: { chost_find($0.baseAddress, $0.count, wanted, wanted.count) >= 0 ? .take : .pass }
    ) { key, _ in
      if let id = ShelfKey.patient(key) { found.append(id) }
      return true
    }
    likes.withLock {
      if $0.count >= 1000 { $0.removeAll() }
      $0[alike] = found
    }
    return found
  }

  private func account(_ patient: PatientID) -> Account? {
    guard let value = value(ShelfKey.account(patient)) else { return Account() }
    return AccountLine.read(value)
  }

  private func card(_ patient: PatientID) -> SearchCard? {
    if let known = cards.withLock({ $0[patient] }) { return known }
    let card = value(ShelfKey.card(patient)).flatMap { SearchLine.read($0, patient) }
    keep(card, of: patient)
    return card
  }

  private func keep(_ card: SearchCard?, of patient: PatientID) {
    cards.withLock {
      if $0.count >= Self.kept { $0.removeAll(keepingCapacity: true) }
      $0.updateValue(card, forKey: patient)
    }
  }

  /// Keeps by what a patient is found, met while looking for them.
  func remember(_ card: SearchCard) { keep(card, of: card.id) }

  /// The last lines of the journal that this snapshot knows, oldest first. They are read once.
  func recent(in journal: Folder) -> [Entry] {
    lines.withLock { lines in
      if let lines { return lines }
      let found = try? Journal.lines(before: head.place, hash: head.hash, count: Office.remembered, in: journal)
      let entries = (found ?? []).compactMap { try? Entry(fields: $0.fields) }
      lines = entries
      return entries
    }
  }

  /// Where a client's token stands in the journal.
  func place(ofToken token: String) -> (seq: Int, place: Place)? {
    guard let value = value(ShelfKey.token(token)) else { return nil }
    let numbers = value.split(separator: UInt8(ascii: " ")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3 else {
      noticeDamage()
      return nil
    }
    return (numbers[0], Place(segment: numbers[1], offset: numbers[2]))
  }

  /// Puts the settings as they were on the desk of an office; false if their file is not as it was written.
  func loadSettings(into office: inout Office) -> Bool {
    PageMark.of(settingsBytes) == head.settings.mark && SettingsText.load(settingsBytes, into: &office)
  }

  /// The names of files that are not as they were written.
  func damagedFiles() -> [String] {
    (PageMark.of(settingsBytes) == head.settings.mark ? [] : [Self.settings]) + sheets.flatMap { $0.damagedFiles() }
  }
}
