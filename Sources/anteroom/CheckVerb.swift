import OfficeFiles
import Practice

/// `anteroom check`: proves the journal's chain, the snapshot and every rule.
enum CheckVerb {
  static func run(_ arguments: Arguments) throws(Stop) -> Int32 {
    let report: OfficeReport
    if arguments.isDemo {
      let (demo, folder) = try DemoFolder.make(arguments)
      defer { demo.remove() }
      report = OfficeCheck.run(at: folder.path, head: arguments.fingerprint)
    } else {
      report = OfficeCheck.run(at: Places.office(arguments), head: arguments.fingerprint)
    }
    if let unseen = report.unseen { throw .failed(unseen.sentence) }
    for remark in report.remarks { Streams.words("note: \(remark)") }
    for fault in report.faults {
      let place = [fault.file, fault.line.map { "line \($0)" }, fault.byte.map { "byte \($0)" }].compactMap { $0 }.joined(separator: ", ")
      Streams.words("FAULT in \(place): \(fault.sentence)")
    }
    // A fault that is told already says why nobody is there.
    let isUnfinished = report.faults.isEmpty && !report.hasManager
    if isUnfinished {
      Streams.words("FAULT in journal: no manager is in it, so nobody can be let in; anteroom init was interrupted, run it again")
    }
    for finding in report.findings { Streams.words("FOUND \(finding.rule): \(finding.sentence)") }
    if report.accessFiles > 0 {
      Streams.words("\(report.accessLines) lines in \(report.accessFiles) access file\(report.accessFiles == 1 ? "" : "s")")
    }
    let isKnown = arguments.fingerprint == nil || report.known != nil
    if let known = report.known {
      let after = known.after == 1 ? "1 line came" : "\(known.after) lines came"
      Streams.words("that head is line \(known.line) of the \(known.isJournal ? "journal" : "access file"); \(after) after it")
    } else if !isKnown {
      Streams.words(
        "FAULT: that head is in neither the journal nor the access file: a line before it was changed, or the files were cut or exchanged")
    }
    let snapshot = report.snapshotLine.map { "snapshot at line \($0)" } ?? "no snapshot"
    let isSound = report.isSound && !isUnfinished && isKnown
    let files = "\(report.journalFiles) journal file\(report.journalFiles == 1 ? "" : "s")"
    Streams.words("\(report.lines) lines in \(files), \(snapshot): \(isSound ? "sound" : "NOT sound")")
    Streams.words("head \(report.headHash)")
    return isSound ? 0 : 1
  }
}
