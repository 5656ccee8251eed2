import Practice

extension OfficeFolder {
  /// Under the lock: the close of a day learns where both chains stand, whatever it was said to be by whoever asked for it.
  ///
  /// The access file is made safe for it, which happens once a day and takes as long as saving one change.
  func sealed(_ change: Change) -> Change {
    guard var close = change.verb as? CloseDay else { return change }
    var change = change
    var seal = CloseDay.Seal()
    seal.lines = journal.seq
    seal.head = headHash
    if let access = try? accessLog.seal() { (seal.accessLines, seal.accessHead) = access }
    close.seal = seal
    change.verb = close
    return change
  }

  /// Where the access file stands, without a lock and as far as it was written.
  package func lastAccess() throws(FileFault) -> (line: Int, head: String)? {
    guard let files = try folder.folder(ifThere: AccessLog.name) else { return nil }
    let segments = try files.names().compactMap(Place.segment).sorted()
    return try AccessLog.last(in: files, segments).map { line, _ in (line.seq, String(decoding: line.hash, as: UTF8.self)) }
  }

  /// Reads the journal and the access file for an audit, on any thread.
  package var auditReading: AuditReading { AuditReading(folder) }
}
