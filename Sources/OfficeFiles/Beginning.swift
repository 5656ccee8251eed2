import Practice

extension OfficeFolder {
  /// Begins an empty office with lines that were decided elsewhere and with the office they add up to, in one write: a practice
  /// office would otherwise wait for the disk once for each of its many small changes.
  package func begin(with entries: [Entry], adding office: Office) throws(FileFault) {
    try withLock { () throws(FileFault) in
      guard try settle() == nil, journal.seq == 0, let last = entries.last else {
        throw FileFault(.notEmpty, "\(path) has a journal already; only an empty office can be begun with one")
      }
      var bytes: [UInt8] = []
      var hash = journal.hash
      for entry in entries {
        let line = JournalLine.seal(entry, after: hash)
        note(entry, at: Place(segment: 1, offset: bytes.count))
        bytes += line.bytes
        hash = line.hash
      }
      let file = try journal.openWriter()
      do throws(FileFault) {
        let written = try asked("writing the journal of \(path)") { () throws(DiskFault) in
          try folder.disk.put(file.number, 0, bytes[...])
        }
        guard written == bytes.count else {
          throw FileFault(.diskFull, "the disk is full (while making \(path)); free some space and try again")
        }
      } catch {
        // Half a beginning is none.
        try? file.cut(0)
        throw error
      }
      journal.jump(to: Place(segment: 1, offset: bytes.count), seq: last.seq, hash: hash)
      self.office = office
    }
    try journal.sync()
    exportSettings()
  }
}
