import Practice

/// Proves an office's files: every line of the journal, the snapshot against all of them, and who may read them.
package enum OfficeCheck {
  /// Looks at everything and changes nothing. What could not be looked at is told apart from what is wrong.
  /// `head` is a fingerprint, or the beginning of one, that was written down earlier: the report says where it stands now.
  package static func run(at path: String, head: String? = nil, disk: Disk = .real) -> OfficeReport {
    var check = CheckRun()
    check.head = head.map { Array($0.utf8) }
    do throws(FileFault) { try check.run(path, disk) } catch {
      // Open to others is a fault that was seen, whoever looks.
      if [.damaged, .openToOthers].contains(error.kind) {
        check.report.faults.append(.init(file: path, sentence: error.sentence))
      } else {
        check.report.unseen = error
      }
    }
    return check.report
  }
}

/// One check under way: the office replayed from the first line, and beside it the one that stands on the snapshot.
private struct CheckRun {
  var report = OfficeReport()
  private var full = Office()
  private var quick: Office?
  private var quickFault: String?
  private var touched = Set<Reference>()
  /// A fingerprint that is asked about.
  var head: [UInt8]?
  /// What the closes of days say of the access file.
  private var seals: [AccessCheck.Seal] = []

  mutating func run(_ path: String, _ disk: Disk) throws(FileFault) {
    let folder = try Folder.office(path, disk)
    guard let journalFolder = try folder.folder(ifThere: "journal") else {
      throw FileFault(.notAnOffice, "\(folder.path) is not an Anteroom office: there is no journal folder in it")
    }
    try checkAccess(folder, "")
    let segments = try journalFolder.names().compactMap(Place.segment).sorted()
    report.journalFiles = segments.count
    for (index, segment) in segments.enumerated() where segment != index + 1 {
      fault("journal/\(Place.name(index + 1))", "it is missing; put it back from a backup")
      break
    }
    let shelf = try openSnapshot(folder)
    let journal = Journal(journalFolder)
    let stop = try replay(journal, shelf)
    report.lines = journal.seq
    for (segment, count) in journal.repeated.sorted(by: { $0.key < $1.key }) {
      report.remarks.append(
        "\(journal.path(segment)) repeats \(count) lines of the file before it, as is done after a disk failed to keep them")
    }
    report.headHash = String(decoding: journal.hash, as: UTF8.self)
    lookAtHead(journal)
    let access = try AccessCheck.run(folder, head: head, seals: seals)
    access.tell(&report)
    if let line = report.known?.line, report.known?.isJournal == true { report.known?.after = journal.seq - line }
    switch stop {
    case .end, .halted: break
    case .newer(let format): fault(at: journal, "it was written by a newer Anteroom (form \(format)); check it with that one")
    case .unfit(let why): fault(at: journal, "it does not fit the office: \(why)")
    case .broken(let why, certain: true): fault(at: journal, "it \(why)")
    case .broken(_, certain: false):
      report.remarks.append(
        "\(journal.path(journal.place.segment)) ends with a line whose writing was interrupted (from byte \(journal.place.offset)); "
          + "the next desk that writes sets it aside")
    }
    if let shelf, let quick {
      if journal.seq == shelf.head.seq { compareHead(shelf, journal) }
      if journal.seq < shelf.head.seq, stop.isUnfinishedAtMost {
        fault("snapshot", "it goes up to line \(shelf.head.seq) and the journal only to \(journal.seq): the journal was cut")
      } else if journal.seq < shelf.head.seq {
        // Damage before the line that the snapshot goes up to: it is told already, and nothing can be compared.
      } else if let quickFault {
        fault("snapshot", "the journal does not go on from it (\(quickFault)); remove the folder")
      } else {
        compare(quick, shelf)
      }
    }
    if stop != .halted, !full.staff.sorted.contains(where: { $0.role == .manager && !$0.gone }) { report.hasManager = false }
    report.findings = Checks.run(full)
  }

  private mutating func replay(_ journal: Journal, _ shelf: SnapshotShelf?) throws(FileFault) -> Journal.Stop {
    var lastAt: Moment?
    let stop = try journal.settle(keep: nil) { (entry, _) throws(Halt) in
      if let lastAt, entry.at < lastAt { fault(at: journal, "its time is before that of the line before it") }
      lastAt = entry.at
      lookAtHead(journal)
      lookAtClose(entry, journal)
      if entry.durable >= entry.seq { fault(at: journal, "it says that it was safe before it was written") }
      if let shelf { follow(entry, journal, shelf) }
      do throws(ReplayFault) { try full.take(entry) } catch { throw .unfit(error.sentence) }
    }
    return stop ?? .end
  }

  /// Whether the line that the journal has come to is the one whose fingerprint was asked about.
  private mutating func lookAtHead(_ journal: Journal) {
    guard let head, journal.seq > 0, report.known == nil, journal.hash.starts(with: head) else { return }
    report.known = (true, journal.seq, 0)
  }

  /// The close of a day says where both chains stood.
  private mutating func lookAtClose(_ entry: Entry, _ journal: Journal) {
    for close in entry.edits.new.compactMap({ $0.reference.kind == .dayCloses ? try? DayClose($0.fields) : nil }) {
      if !close.head.isEmpty, close.lines != journal.seq || !close.head.utf8.elementsEqual(journal.hash) {
        fault(at: journal, "it closes \(close.day.iso) with another fingerprint than the line before it has")
      }
      if close.accessLines > 0 { seals.append(.init(day: close.day, lines: close.accessLines, head: Array(close.accessHead.utf8))) }
    }
  }

  private mutating func follow(_ entry: Entry, _ journal: Journal, _ shelf: SnapshotShelf) {
    if entry.seq <= shelf.head.seq {
      if let token = entry.token, shelf.place(ofToken: token)?.seq != entry.seq {
        fault("snapshot", "the token of line \(entry.seq) is not in it; remove the folder")
      }
      return
    }
    if entry.seq == shelf.head.seq + 1 { compareHead(shelf, journal) }
    touched.formUnion(entry.edits.references)
    guard quickFault == nil, var office = quick else { return }
    quick = nil
    do throws(ReplayFault) { try office.take(entry) } catch { quickFault = error.sentence }
    quick = office
  }

  private mutating func compareHead(_ shelf: SnapshotShelf, _ journal: Journal) {
    if shelf.head.hash != journal.hash {
      fault("snapshot/\(SnapshotHead.name)", "it remembers another fingerprint of line \(shelf.head.seq) than the journal has")
    }
  }

  private mutating func openSnapshot(_ folder: Folder) throws(FileFault) -> SnapshotShelf? {
    let names = try folder.names()
    guard names.contains(SnapshotShelf.name) else { return nil }
    guard let shelf = SnapshotShelf(folder, SnapshotShelf.name) else {
      fault("snapshot", "its files are not those that its head names; nothing is lost, remove the folder")
      return nil
    }
    let damaged = shelf.damagedFiles()
    for file in damaged { fault("snapshot/\(file)", "it is not as it was written; nothing is lost, remove the folder snapshot") }
    report.snapshotLine = shelf.head.seq
    guard damaged.isEmpty else { return nil }
    quick = OfficeFolder.office(on: shelf)
    if quick == nil { fault("snapshot/\(SnapshotShelf.settings)", "it does not fit this Anteroom; remove the folder snapshot") }
    return shelf
  }

  /// The office on the snapshot and the office from the first line must be the same in every answer.
  private mutating func compare(_ quick: Office, _ shelf: SnapshotShelf) {
    if (quick.seq, quick.lastReceipt) != (full.seq, full.lastReceipt) || quick.lastAt != full.lastAt {
      differs("line, time and receipt number")
    }
    if quick.numbersGiven.filter({ $0.value > 0 }) != full.numbersGiven.filter({ $0.value > 0 }) { differs("the numbers given") }
    for kind in Kind.allCases {
      let wholes = full.atHand(kind)
      for whole in wholes where quick.fields(of: whole.reference) != whole.fields { differs("\(whole.reference)") }
      let known = Set(wholes.map(\.reference))
      for whole in quick.atHand(kind) where !known.contains(whole.reference) { differs("\(whole.reference), which is not there any more") }
    }
    shelf.scan(Array("r/".utf8), keep: false) { key, _ in
      guard let reference = ShelfKey.reference(key) else {
        differs("the key \(String(decoding: key, as: UTF8.self))")
        return true
      }
      if full.fields(of: reference) == nil, quick.fields(of: reference) != nil { differs("\(reference), which is not there any more") }
      return true
    }
    compareFiled(Coverage.self, quick)
    compareFiled(Appointment.self, quick)
    compareFiled(Visit.self, quick)
    compareFiled(Superbill.self, quick)
    compareFiled(Payment.self, quick)
    compareFiled(Emergency.self, quick)
    compareFiled(Disclosure.self, quick)
    compareFiled(DayClose.self, quick)
    compareFiled(WaitlistEntry.self, quick)
    compareFiled(Recall.self, quick)
    compareFiled(ProviderDelay.self, quick)
    compareSearch(shelf)
  }

  private mutating func compareFiled<R: Record>(_ type: R.Type, _ quick: Office) {
    let records = full[keyPath: R.table].sorted
    for day in Set(records.compactMap(\.filed.day)).sorted()
    where quick.filed(type, on: day).map(\.id) != full.filed(type, on: day).map(\.id) { differs("\(R.kind.rawValue) of \(day)") }
    for patient in Set(records.compactMap(\.filed.patient)).sorted()
    where quick.filed(type, of: patient).map(\.id) != full.filed(type, of: patient).map(\.id) {
      differs("\(R.kind.rawValue) of \(patient)")
    }
  }

  /// By what patients are found, what their accounts come to, and what still goes on: all of it follows from the records.
  private mutating func compareSearch(_ shelf: SnapshotShelf) {
    var lines: [[UInt8]: [UInt8]] = [:]
    for prefix in ["f/", "n/", "b/", "h/"] {
      shelf.scan(Array(prefix.utf8), keep: false) { key, value in
        if let patient = ShelfKey.patient(key), !touched.contains(Reference(patient)) { lines[Array(key)] = Array(value) }
        return true
      }
    }
    for patient in full.patients.sorted where !touched.contains(patient.reference) {
      for (key, value) in SearchLine.lines(SearchCard(patient)) where lines.removeValue(forKey: key) != value {
        differs("a line by which \(patient.id) is found")
      }
    }
    for patient in full.patients.sorted where quick?.account(of: patient.id) != full.account(of: patient.id) {
      differs("the account of \(patient.id)")
    }
    for key in lines.keys { differs("\(String(decoding: key, as: UTF8.self)), which nobody has any more") }
    var goingOn = Set<Reference>()
    shelf.scan(Array("o/".utf8), keep: false) { key, _ in
      if let reference = ShelfKey.reference(key) { goingOn.insert(reference) }
      return true
    }
    func going<R: Record>(_ type: R.Type) -> Set<Reference> { Set(full[keyPath: R.table].sorted.filter(\.filed.goesOn).map(\.reference)) }
    let here = going(Visit.self).union(going(Appointment.self)).union(going(WaitlistEntry.self)).union(going(Recall.self))
    for reference in goingOn.symmetricDifference(here) where !touched.contains(reference) { differs("whether \(reference) still goes on") }
  }

  private mutating func differs(_ what: String) {
    fault("snapshot", "it has something else than the journal for \(what); nothing is lost, remove the folder")
  }

  /// Nobody else may read any of it, and nothing of it is a link.
  private mutating func checkAccess(_ folder: Folder, _ prefix: String) throws(FileFault) {
    for name in try folder.names() {
      let inside = prefix + name
      do throws(FileFault) {
        let status = try asked("looking at \(inside)") { () throws(DiskFault) in try folder.disk.statusOf(folder.number, name) }
        try folder.access.check(status, folder.within(name))
        if status.isFolder, let next = try folder.folder(ifThere: name) { try checkAccess(next, inside + "/") }
      } catch { fault(inside, error.sentence) }
    }
  }

  private mutating func fault(_ file: String, _ sentence: String) {
    // A thousand faults say no more than a hundred.
    if report.faults.count < 100 { report.faults.append(.init(file: file, sentence: sentence)) }
  }

  /// A fault at the line that the journal has come to.
  private mutating func fault(at journal: Journal, _ sentence: String) {
    let place = journal.place
    var line: Int?
    if let file = try? journal.folder.file(ifThere: Place.name(place.segment)), let before = try? file.read(0, place.offset) {
      line = before.count { $0 == newline } + 1
    }
    guard report.faults.count < 100 else { return }
    report.faults.append(.init(file: journal.path(place.segment), line: line, byte: place.offset, sentence: sentence))
  }
}
