import Practice

/// Proves the access file: its chain from the first line on, and that it still has what the closes of days say it had.
struct AccessCheck {
  /// What a close says: so many lines, and the fingerprint of the last.
  struct Seal {
    var day: Day
    var lines: Int
    var head: [UInt8]
  }

  private var lines = 0
  private var files = 0
  private var head = ""
  private var known: (line: Int, after: Int)?
  private var faults: [OfficeReport.Fault] = []
  private var remarks: [String] = []

  static func run(_ office: Folder, head: [UInt8]?, seals: [Seal]) throws(FileFault) -> AccessCheck {
    var check = AccessCheck()
    try check.run(office, head, seals)
    return check
  }

  func tell(_ report: inout OfficeReport) {
    report.accessLines = lines
    report.accessFiles = files
    report.accessHead = head
    if report.known == nil, let known { report.known = (false, known.line, known.after) }
    report.faults += faults
    report.remarks += remarks
  }

  private mutating func run(_ office: Folder, _ wanted: [UInt8]?, _ seals: [Seal]) throws(FileFault) {
    let folder = try office.folder(ifThere: AccessLog.name)
    let segments = try folder?.names().compactMap(Place.segment).sorted() ?? []
    files = segments.count
    for (index, segment) in segments.enumerated() where segment != index + 1 {
      fault("\(AccessLog.name)/\(Place.name(index + 1))", "it is missing; put it back from a backup")
      return
    }
    var open = seals.sorted { $0.lines < $1.lines }[...]
    var missing = 0, breaks = 0
    if let folder, files > 0 {
      let journal = Journal(folder, named: AccessLog.name)
      func arrive() {
        while let seal = open.first, seal.lines <= journal.seq {
          open = open.dropFirst()
          if seal.lines == journal.seq, seal.head == journal.hash { continue }
          fault(journal.path(journal.place.segment), "the close of \(seal.day.iso) remembers another fingerprint of line \(seal.lines)")
        }
        if let wanted, journal.seq > 0, known == nil, journal.hash.starts(with: wanted) { known = (journal.seq, 0) }
      }
      var lastAt: Moment?
      let stop = try journal.readLines { (line, _) throws(Halt) in
        arrive()
        journal.trust(upTo: journal.seq)
        var fields = line.fields
        fields.remove(["format", "prev", "hash"])
        guard let event = try? AccessEvent(fields) else { throw .unfit("it says nothing that this Anteroom knows") }
        if let lastAt, event.at < lastAt {
          fault(journal.path(journal.place.segment), "the time of line \(event.seq) is before that of the line before it")
        }
        lastAt = event.at
        if event.did == .missing {
          missing += event.count ?? 0
          breaks += 1
        }
      }
      arrive()
      lines = journal.seq
      head = String(decoding: journal.hash, as: UTF8.self)
      if let line = known?.line { known?.after = journal.seq - line }
      tell(stop, journal)
    }
    for seal in open {
      fault(AccessLog.name, "the close of \(seal.day.iso) says that it had \(seal.lines) lines, and it has \(lines): it was cut")
    }
    if breaks > 0 {
      remarks.append(
        "the access file has \(breaks) gap\(breaks == 1 ? "" : "s"), with \(missing) views that were not recorded; the audit shows when")
    }
  }

  private mutating func tell(_ stop: Journal.Stop, _ journal: Journal) {
    let path = journal.path(journal.place.segment), byte = journal.place.offset
    switch stop {
    case .end, .halted: break
    case .newer(let format): fault(path, "it was written by a newer Anteroom (form \(format)); check it with that one", byte)
    case .unfit(let why): fault(path, why, byte)
    case .broken(let why, let certain):
      let rest = (try? journal.rest()) ?? []
      if !certain, TornTail(bytes: rest[...], offset: byte).isTorn {
        remarks.append("\(path) ends with a line whose writing was interrupted (from byte \(byte)); the next desk sets it aside")
      } else {
        fault(path, "it \(why)", byte)
      }
    }
  }

  private mutating func fault(_ file: String, _ sentence: String, _ byte: Int? = nil) {
    if faults.count < 100 { faults.append(.init(file: file, line: byte == nil ? nil : lines + 1, byte: byte, sentence: sentence)) }
  }
}
