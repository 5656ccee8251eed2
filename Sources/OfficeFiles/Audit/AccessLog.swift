import Glibc
import Practice

/// Who looked at what, written beside the journal and kept the same way, in a chain of its own: `access/000001.jsonl` and on.
///
/// Nobody waits for the disk here: a power cut may take the last seconds with it, and no key is ever late because of a view. What could
/// not be written waits, and what had to be let go is counted and told in the file itself.
package final class AccessLog {
  static let name = "access"
  /// How many events wait while the file cannot be written.
  private static let patience = 2000

  private let office: Folder
  private let limits: OfficeFolder.Limits
  private var lock: OfficeLock?
  private var journal: Journal?
  private var lastAt: Moment?
  private var waiting: [AccessEvent] = []
  /// Events that were let go because too many waited.
  private var missing = 0
  /// Since when nothing could be written, and what was told about it.
  private var trouble: (since: Moment, fault: FileFault)?

  init(_ office: Folder, _ limits: OfficeFolder.Limits) {
    self.office = office
    self.limits = limits
  }

  /// What there is to say after writing: nothing most of the time.
  package enum Told: Equatable, Sendable {
    /// It began to fail: views are not recorded for now.
    case failing(String)
    /// It works again; so many events are missing.
    case works(missing: Int)
  }

  package func note(_ events: [AccessEvent]) {
    waiting += events
    let over = waiting.count - Self.patience
    if over > 0 {
      waiting.removeFirst(over)
      missing += over
    }
  }

  /// Writes down all that waits, in one go.
  package func write() -> Told? {
    if waiting.isEmpty, missing == 0 { return nil }
    let now = waiting.last?.at ?? Moment(milliseconds: 0, offset: 0), lost = missing
    do throws(FileFault) { try append() } catch {
      // Opened anew the next time: whatever was wrong with the open file is looked at again.
      journal = nil
      if trouble != nil { return nil }
      trouble = (waiting.first?.at ?? now, error)
      return .failing("what is looked at is not recorded just now (\(error.sentence)); work goes on, and what is missing will be counted")
    }
    guard trouble != nil else { return nil }
    trouble = nil
    return .works(missing: lost)
  }

  /// Writes all that waits, makes it safe, and says where the chain is: for the close of a day.
  package func seal() throws(FileFault) -> (lines: Int, head: String) {
    try append()
    guard let journal else { return (0, "") }
    try journal.openWriter().sync()
    return (journal.seq, journal.seq == 0 ? "" : String(decoding: journal.hash, as: UTF8.self))
  }

  /// At the end of someone's time at the desk all of it is written and made safe; where it cannot be, nobody is kept waiting for it.
  package func finish() { if !waiting.isEmpty || journal != nil { _ = try? seal() } }

  private func append() throws(FileFault) {
    let lock = try openLock()
    try lock.take(.access)
    defer { lock.free(.access) }
    let journal = try settled()
    if missing > 0, let trouble, let last = waiting.first ?? waiting.last {
      let gap = AccessEvent {
        $0.at = last.at
        $0.by = last.by
        $0.desk = last.desk
        $0.did = .missing
        $0.count = missing
        $0.note = "since \(trouble.since.iso): \(trouble.fault.sentence)"
      }
      try add(gap, to: journal)
      missing = 0
    }
    while let event = waiting.first {
      try add(event, to: journal)
      waiting.removeFirst()
    }
  }

  private func add(_ event: AccessEvent, to journal: Journal) throws(FileFault) {
    var event = event
    event.seq = journal.seq + 1
    // Time never goes back from line to line, whatever the clocks of the desks say.
    event.at = lastAt.map { max($0, event.at) } ?? event.at
    var line: Datum.Fields = ["format": .whole(AccessEvent.format)]
    for (name, value) in event.recorded { line.append(name, value) }
    guard let sealed = JournalLine.sealed(line, after: journal.hash), sealed.bytes.count <= JournalLine.longest else {
      throw FileFault(.tooLong, "an event for the access file is too long to be written")
    }
    switch journal.write(sealed, limit: limits.journalFile) {
    case .nothing(let fault), .unknown(let fault): throw fault
    case .written: journal.leave(sealed)
    }
    lastAt = event.at
  }

  private func openLock() throws(FileFault) -> OfficeLock {
    if let lock { return lock }
    let opened = OfficeLock(try office.file("lock", O_RDWR), patience: limits.patience)
    lock = opened
    return opened
  }

  /// Under the lock: the file as far as anybody has written it, ready for a line.
  private func settled() throws(FileFault) -> Journal {
    let journal: Journal
    if let open = self.journal { journal = open } else { journal = try open() }
    let stop = try journal.settleLines(
      keep: { (bytes, name) throws(FileFault) in _ = try Quarantine.keep(bytes, "access-" + name, in: self.office) },
      { line, _ in self.look(line) })
    journal.trust(upTo: journal.seq)
    switch stop {
    case nil: break
    case .newer(let format):
      throw FileFault(.newerFormat, "\(journal.path(journal.place.segment)) was written by a newer Anteroom (form \(format))")
    default: try setAside(journal)
    }
    self.journal = journal
    return journal
  }

  private func look(_ line: JournalLine) { lastAt = line.fields["at"].text.flatMap { Moment(iso: $0) } ?? lastAt }

  /// What is not as it was written must not keep the office from recording: it is put where it can be looked at, and the file says so.
  private func setAside(_ journal: Journal) throws(FileFault) {
    let rest = try journal.rest()
    guard try journal.folder.file(ifThere: Place.name(journal.place.segment + 1)) == nil else {
      throw journal.damage("is not as it was written")
    }
    let path = journal.path(journal.place.segment), offset = journal.place.offset
    let kept = try Quarantine.keep(rest, "access-\(Place.name(journal.place.segment).dropLast(6))-\(offset).txt", in: office)
    try journal.openWriter().cut(offset)
    let last = waiting.first
    try add(
      AccessEvent {
        $0.at = last?.at ?? lastAt ?? $0.at
        $0.by = last?.by ?? ""
        $0.desk = last?.desk ?? ""
        $0.did = .missing
        $0.note = "\(path) was not as it was written from byte \(offset) on; \(rest.count) bytes were set aside in \(kept)"
      }, to: journal)
  }

  /// Under the lock: begins after the last good line, so that years of views cost nothing.
  private func open() throws(FileFault) -> Journal {
    let folder = try office.folder(Self.name)
    let segments = try folder.names().compactMap(Place.segment).sorted()
    guard let newest = segments.last else {
      try folder.newFile(Place.name(1)).sync()
      try folder.sync()
      return Journal(folder, named: Self.name)
    }
    if let (line, place) = try Self.last(in: folder, segments) {
      look(line)
      return Journal(folder, named: Self.name, from: place, seq: line.seq, hash: line.hash)
    }
    return Journal(folder, named: Self.name, from: Place(segment: segments.first ?? newest, offset: 0))
  }

  /// The last good line of all files, and the place after it.
  static func last(in folder: Folder, _ segments: [Int]) throws(FileFault) -> (JournalLine, Place)? {
    for segment in segments.reversed() {
      let file = try folder.file(Place.name(segment)), size = try file.size()
      for stretch in [min(size, 1 << 16), size] {
        let bytes = try file.read(size - stretch, stretch)
        if let (line, end) = lastGood(in: bytes) { return (line, Place(segment: segment, offset: size - stretch + end)) }
      }
    }
    return nil
  }

  /// The last line whose seals are whole, and where it ends.
  private static func lastGood(in bytes: [UInt8]) -> (JournalLine, Int)? {
    var end = bytes.endIndex
    while let last = bytes[..<end].lastIndex(of: newline) {
      let start = bytes[..<last].lastIndex(of: newline).map { $0 + 1 } ?? 0
      if let line = JournalLine(bytes[start...last]) { return (line, last + 1) }
      end = last
    }
    return nil
  }
}
