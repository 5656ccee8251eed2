import Glibc
import Practice

/// What is done to the journal under the office's lock.
extension Journal {
  /// So many failed syncs one after the other are a disk that does not work.
  private static let patience = 3

  /// How an attempt to add a line ended.
  enum Written {
    /// The bytes are in the file; they are safe only after `sync`.
    case written(before: Place)
    /// Nothing of it is in the file.
    case nothing(FileFault)
    /// It may be in the file and it may not.
    case unknown(FileFault)
  }

  /// Reads on under the lock and leaves the journal so that a line can be added: an unfinished end is set aside.
  ///
  /// `keep` puts bytes into quarantine and says where; a journal opened for reading passes none and then nothing is cut.
  /// - Returns: Why nothing can be added, or nothing if all is well.
  func settle(
    keep: (([UInt8], String) throws(FileFault) -> Void)?, _ take: (Entry, Place) throws(Halt) -> Void
  ) throws(FileFault) -> Stop? {
    try settleLines(keep: keep) { (line, place) throws(Halt) in try take(Self.entry(line), place) }
  }

  /// The same, with the lines as they stand.
  func settleLines(
    keep: (([UInt8], String) throws(FileFault) -> Void)?, _ take: (JournalLine, Place) throws(Halt) -> Void
  ) throws(FileFault) -> Stop? {
    var looked: Int?
    while true {
      let stop = try readLines(size: try checkIsInFolder(), take)
      guard case .broken(let why, let certain) = stop else { return stop == .end ? nil : stop }
      if certain { return stop }
      let all = try rest()
      let rest = Array(Blanks.without(all))
      // Without the lock the line may have been finished just now, and the next one as well.
      if looked != seq, let end = rest.firstIndex(of: newline), JournalLine(rest[...end]) != nil {
        looked = seq
        continue
      }
      let next = try folder.file(ifThere: Place.name(place.segment + 1))
      let nextBytes = Array(Blanks.without(try next?.contents(limit: 64 << 20) ?? []))
      let isTorn = TornTail(bytes: rest[...], offset: place.offset).isTorn && TornTail(bytes: nextBytes[...], offset: 0).isTorn
      // A later good line whose writer knew this one to be safe proves that it was whole once.
      let proven =
        JournalLine.good(in: rest).contains { $0.seq > seq + 1 && $0.durable > seq }
        || JournalLine.good(in: nextBytes).contains { $0.seq > seq + 1 }
      if proven || !isTorn { return .broken(why, certain: true) }
      guard let keep else { return stop }
      // A line that lacks only its end says by its seal that nothing else is missing: it may have been called saved.
      if next == nil, let line = JournalLine((rest + [newline])[...]), Seal.means(line.prev, hash), line.seq == seq + 1 {
        try end(at: place.offset + rest.count)
        continue
      }
      if !TornTail.isUnfinishedRoom(all) { try keep(rest, Place.name(place.segment).dropLast(6) + "-\(place.offset).txt") }
      if !nextBytes.isEmpty { try keep(nextBytes, Place.name(place.segment + 1).dropLast(6) + "-0.txt") }
      // Nothing may stay in a file that another follows but its lines: what nobody accounts for is damage.
      try cut(place.offset)
      guard let next else { continue }
      enter(place.segment + 1)
      if try next.size() > 0 { try cut(0) }
    }
  }

  /// Shortens the file that is being written.
  private func cut(_ size: Int) throws(FileFault) {
    try openWriter().cut(size)
    self.size = size
    blankTo = 0
  }

  /// Puts the end to a line that has all but that.
  private func end(at place: Int) throws(FileFault) {
    let file = try openWriter()
    let done = try asked("writing \(file.path)") { () throws(DiskFault) in try folder.disk.put(file.number, place, [newline]) }
    if done == 0 { throw FileFault(.diskFull, "the disk took none of \(file.path); free some space and try again") }
  }

  /// Adds a line, under the lock and after `settle`. Without a line it only repeats what a failed sync may have lost.
  ///
  /// `ahead` is how many blanks are kept ahead of the lines.
  func write(_ line: JournalLine?, limit: Int, ahead: Int = 0) -> Written {
    // Each file begun after a failed sync repeats all that is in doubt: on a disk that keeps nothing this would grow without end.
    if failedSyncs >= Self.patience {
      return .nothing(
        FileFault(
          .io,
          "the disk did not keep the last \(failedSyncs) writes, so nothing more is written; look at the disk, then start anteroom again"))
    }
    do throws(FileFault) {
      if let doubt {
        if doubt.segment == place.segment || place.offset > 0 { try begin(place.segment + 1) }
      } else if place.offset >= limit {
        if size > place.offset { try cut(place.offset) }
        try sync(try current())
        trust(upTo: seq)
        try begin(place.segment + 1)
      }
    } catch { return .nothing(error) }
    // What may be lost is repeated byte for byte, before anything new stands on it.
    let repeats = doubt.map { doubt in unsynced.filter { $0.seq >= doubt.from } } ?? []
    var bytes = repeats.isEmpty ? line?.bytes ?? [] : repeats.flatMap(\.bytes) + (line?.bytes ?? [])
    let before = place, count = bytes.count
    if bytes.isEmpty { return .written(before: before) }
    let after = before.offset + count
    if after > size { bytes += repeatElement(Blanks.byte, count: Blanks.count(after: after, ahead)) }
    let file: OpenFile
    do throws(FileFault) {
      file = try openWriter()
      // The name of a new file has to be safe before a line in it can be.
      if place.offset == 0 { try syncName() }
    } catch { return .nothing(error) }
    do throws(DiskFault) {
      let done = try folder.disk.put(file.number, before.offset, bytes[...])
      if done >= count {
        size = max(size, before.offset + done)
        blankTo = size
        return .written(before: before)
      }
      let full = FileFault(.diskFull, "the disk is full (while writing \(path(place.segment))); free some space and try again")
      do throws(FileFault) { try cut(before.offset) } catch {
        // Half a line is no line, and the next writer cuts it off; one that lacks only its end is completed.
        if done == count - 1 { return .unknown(full) }
      }
      return .nothing(full)
    } catch {
      let fault = FileFault(error, "writing \(path(place.segment))")
      do throws(FileFault) { try cut(before.offset) } catch { return .unknown(fault) }
      return .nothing(fault)
    }
  }

  /// After `write` and outside the lock: makes the line safe and counts it as read.
  func finish(_ line: JournalLine?) throws(FileFault) {
    try sync(try current())
    if let doubt {
      for line in unsynced where line.seq >= doubt.from { place.offset += line.bytes.count }
      self.doubt = nil
    }
    if let line { advance(over: line) }
    trust(upTo: seq)
  }

  /// Makes all that was read so far safe, if it is not known to be; under the lock only if there is doubt.
  func sync() throws(FileFault) {
    guard doubt == nil else {
      throw FileFault(.io, "an earlier write did not become safe; the next change starts a new file of the journal")
    }
    guard durable < seq else { return }
    try sync(try current())
    trust(upTo: seq)
  }

  /// A sync that failed is never tried again on the same file: the system may have dropped the bytes and then say that all is well.
  ///
  /// It is asked of the file as it was opened for reading, before anything was added here: a failure that another desk was told of
  /// meanwhile is told again to whoever had the file open by then, and not to those who open it later.
  private func sync(_ file: OpenFile) throws(FileFault) {
    do throws(FileFault) { try file.sync() } catch {
      failedSyncs += 1
      doubt = (doubt?.from ?? durable + 1, place.segment)
      throw error
    }
    failedSyncs = 0
  }

  /// A folder whose sync failed may say the next time that all is well: such a disk is given as few tries as one that loses bytes.
  private func syncName() throws(FileFault) {
    do throws(FileFault) { try folder.sync() } catch {
      failedSyncs += 1
      throw error
    }
  }

  /// After `write`, for lines that do not wait for the disk: counts it as read without making it safe.
  func leave(_ line: JournalLine) {
    advance(over: line)
    trust(upTo: seq)
  }

  /// The current file opened for writing. Not for adding to its end: lines are written over the blanks there.
  @discardableResult
  func openWriter() throws(FileFault) -> OpenFile {
    if let writer { return writer }
    let opened = try folder.file(Place.name(place.segment), O_RDWR)
    writer = opened
    return opened
  }

  /// Starts the next file of the journal.
  private func begin(_ segment: Int) throws(FileFault) {
    let file = try folder.newFile(Place.name(segment))
    enter(segment, file)
  }
}
