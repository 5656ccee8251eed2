import Practice

/// The office as it was at a time.
package enum Past: Sendable {
  case office(Office)
  /// There was no office yet; it began then.
  case before(Moment)
  /// Nobody wants to know any more.
  case given
}

extension OfficeFolder {
  /// What an office was at a time: every line recorded up to it, and none after.
  ///
  /// The nearest known state is taken, the one at hand or that of a snapshot, and lines are turned back or read on from there: so today's
  /// quarter to eleven is there at once, however old the office is.
  /// - Parameter office: The office as this desk knows it; others may have added lines since. Nothing where the files alone are to say.
  package static func past(
    of office: Office?, in path: String, at moment: Moment, disk: Disk = .real, isWanted: () -> Bool = { true }
  ) throws(FileFault) -> Past {
    let folder = try Folder.office(path, disk)
    guard let journalFolder = try folder.folder(ifThere: "journal"), let journal = try Journal.atEnd(journalFolder) else {
      return try OfficeFolder(opening: path, readOnly: true, disk: disk).past(moment, isWanted: isWanted)
    }
    guard let last = try journal.lastLine(upTo: moment) else { return .before(try journal.begun() ?? moment) }
    guard var office, isNearest(office.seq, to: last, folder) else {
      return try OfficeFolder(opening: path, readOnly: true, disk: disk).past(moment, isWanted: isWanted)
    }
    return try journal.turnBack(&office, to: last, isWanted) ? .office(office) : .given
  }

  /// The same with what this folder knows. It stands in the past afterwards and is good for nothing else.
  package func past(_ moment: Moment, isWanted: () -> Bool = { true }) throws(FileFault) -> Past {
    guard let last = try journal.lastLine(upTo: moment) else { return .before(try journal.begun() ?? moment) }
    if !Self.isNearest(journal.seq, to: last, folder) {
      let nearest = Self.states(folder).min { abs($0 - last) < abs($1 - last) } ?? 0
      _ = try load(through: max(nearest, last), while: isWanted)
      // A snapshot that turned out to be none leaves the way from the first line, which ends at the same one.
      _ = try leaveDamagedSnapshot()
    }
    guard isWanted() else { return .given }
    guard journal.seq >= last else { throw journal.damage("could not be read on from") }
    return try journal.turnBack(&office, to: last, isWanted) ? .office(office) : .given
  }

  /// The lines at which the office is known besides the newest one.
  private static func states(_ folder: Folder) -> [Int] {
    [0] + [SnapshotShelf.name, SnapshotShelf.oldName].compactMap { SnapshotShelf(folder, $0)?.head.seq }
  }

  private static func isNearest(_ seq: Int, to last: Int, _ folder: Folder) -> Bool {
    // The common case, a short way back, looks at no snapshot.
    seq >= last && (seq - last < 200 || states(folder).allSatisfy { abs($0 - last) >= seq - last })
  }
}

extension Journal {
  /// A journal that stands at its last whole line without having read those before; nothing if that line is not good.
  fileprivate static func atEnd(_ folder: Folder) throws(FileFault) -> Journal? {
    guard let segment = try folder.names().compactMap(Place.segment).max(), let file = try folder.file(ifThere: Place.name(segment)) else {
      return nil
    }
    let size = try file.size(), start = max(0, size - 2 * JournalLine.longest)
    let bytes = try file.read(start, size - start)
    guard let end = bytes.lastIndex(of: newline) else { return nil }
    let begin = bytes[..<end].lastIndex(of: newline).map { $0 + 1 } ?? 0
    guard let line = JournalLine(bytes[begin...end]) else { return nil }
    return Journal(folder, from: Place(segment: segment, offset: start + end + 1), seq: line.seq, hash: line.hash)
  }

  /// When the first line was recorded.
  fileprivate func begun() throws(FileFault) -> Moment? {
    guard let file = try folder.file(ifThere: Place.name(1)), let first = try firstLine(of: file) else { return nil }
    return Self.at(first)
  }

  /// Turns lines back until one of them is the newest; answers whether it came to that.
  fileprivate func turnBack(_ office: inout Office, to last: Int, _ isWanted: () -> Bool) throws(FileFault) -> Bool {
    guard office.seq > last else {
      guard office.seq == last else { throw damage("has no line that this desk has") }
      return true
    }
    var newer: JournalLine?
    var older: [Entry] = []
    var stop: FileFault?
    var shown = office
    func turn(_ line: JournalLine, before: JournalLine) -> Bool {
      do {
        try shown.turnBack(try Entry(fields: line.fields), before: try Moment(datum: before.fields["at"]))
        return true
      } catch {
        stop = damage("does not fit the office (line \(line.seq) cannot be turned back)")
        return false
      }
    }
    let isWhole = try Journal.walkBack(from: place, hash: hash, in: folder) { line in
      // What others added since this desk looked is not in its office.
      if line.seq > shown.seq, newer == nil { return isWanted() }
      if let newer, newer.seq > last, !turn(newer, before: line) { return false }
      newer = line
      if line.seq > last { return isWanted() }
      // The lines before it are what was last done then: for undo's reasons, and for who did what.
      if shown.recent.count + older.count >= Office.remembered { return false }
      if line.seq < shown.recent.first?.seq ?? last + 1, let entry = try? Entry(fields: line.fields) { older.append(entry) }
      return isWanted()
    }
    if let stop { throw stop }
    guard isWanted() else { return false }
    guard isWhole, shown.seq == last else { throw damage("is not as it was written; the way back ends there") }
    shown.remember(older.reversed())
    office = shown
    return true
  }

  /// The last line recorded up to a time; nothing if there was none yet.
  fileprivate func lastLine(upTo moment: Moment) throws(FileFault) -> Int? {
    // Times never go back from line to line, so the file and the place in it are found by halving.
    var low = 1, high = place.segment, found: Int?
    while low <= high {
      let middle = (low + high) / 2
      guard let file = try folder.file(ifThere: Place.name(middle)), let first = try firstLine(of: file),
        let at = Self.at(first), at <= moment
      else {
        high = middle - 1
        continue
      }
      found = middle
      low = middle + 1
    }
    guard let segment = found, let file = try folder.file(ifThere: Place.name(segment)) else { return nil }
    let end = segment == place.segment ? place.offset : try file.size()
    return try lastLine(upTo: moment, in: file, end)
  }

  private func lastLine(upTo moment: Moment, in file: OpenFile, _ end: Int) throws(FileFault) -> Int? {
    /// The first whole line that begins at or after a place.
    func line(from place: Int) throws(FileFault) -> (line: JournalLine, start: Int)? {
      var start = place
      if place > 0 {
        let bytes = try file.read(place - 1, min(JournalLine.longest + 1, end - place + 1))
        guard let end = bytes.firstIndex(of: newline) else { return nil }
        start = place + end
      }
      let bytes = try file.read(start, min(JournalLine.longest, end - start))
      guard let end = bytes.firstIndex(of: newline), let line = JournalLine(bytes[...end]) else { return nil }
      return (line, start)
    }
    var low = 0, high = end
    // What is left is read line by line: a line is seldom longer.
    while high - low > 1 << 14 {
      let middle = (low + high) / 2
      guard let next = try line(from: middle), next.start < high, let at = Self.at(next.line), at <= moment else {
        high = middle
        continue
      }
      low = next.start
    }
    var found: Int?
    while low < end, let next = try line(from: low), let at = Self.at(next.line), at <= moment {
      found = next.line.seq
      low = next.start + next.line.bytes.count
    }
    return found
  }

  private static func at(_ line: JournalLine) -> Moment? { try? Moment(datum: line.fields["at"]) }
}
