import Practice

extension OfficeFolder {
  /// The lines of the journal from one on, oldest first.
  package func entries(from seq: Int, limit: Int = .max) throws(FileFault) -> [Entry] {
    var found: [Entry] = []
    try forEachEntry(from: seq) { entry in
      found.append(entry)
      return found.count < limit
    }
    return found
  }

  /// Reads the journal from one line on, up to what this desk has taken, until the reader has seen enough.
  package func forEachEntry(from seq: Int = 1, _ body: (Entry) -> Bool) throws(FileFault) {
    let last = journal.seq
    guard seq <= last else { return }
    let reader = try self.reader(at: seq)
    let stop = try reader.readOn { (entry, _) throws(Halt) in
      if entry.seq > last { throw .enough }
      guard entry.seq >= seq else { return }
      if !body(entry) { throw .enough }
    }
    if case .broken(let why, _) = stop, reader.seq < last { throw reader.damage(why) }
  }

  /// A reader that begins with the file of the journal in which a line is.
  private func reader(at seq: Int) throws(FileFault) -> Journal {
    var low = 1
    var high = journal.place.segment
    var start = Journal(journalFolder)
    while low <= high {
      let middle = (low + high) / 2
      if let file = try journalFolder.file(ifThere: Place.name(middle)), let first = try journal.firstLine(of: file), first.seq <= seq {
        start = Journal(journalFolder, from: Place(segment: middle, offset: 0), seq: first.seq - 1, hash: first.prev)
        low = middle + 1
      } else {
        high = middle - 1
      }
    }
    return start
  }

  /// The line that begins at a place.
  func line(at place: Place) throws(FileFault) -> JournalLine? {
    guard let file = try journalFolder.file(ifThere: Place.name(place.segment)) else { return nil }
    let bytes = try file.read(place.offset, JournalLine.longest)
    guard let end = bytes.firstIndex(of: newline) else { return nil }
    return JournalLine(bytes[...end])
  }
}
