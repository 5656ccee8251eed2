import Glibc
import OfficeFiles
import Practice

/// `anteroom backup`: the office in one file, or on standard output, as it stands at one line of the journal.
enum BackupVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) {
    let office = Places.office(arguments), now = Clock.real.now
    let report: BackupReport
    if path == "-", isatty(STDOUT_FILENO) == 1 {
      throw .usage("a backup is not for a terminal: anteroom backup - > FILE, or give a file")
    }
    try note(office, now)
    do throws(FileFault) {
      if path == "-" {
        report = try OfficeBackup.write(office, at: now) { (bytes) throws(FileFault) in try FileSink.standardOutput(bytes) }
      } else {
        report = try BackupFile.write(office, to: path, at: now)
      }
    } catch { throw .failed(error.sentence) }
    for remark in report.remarks { Streams.message(remark) }
    let words = ["\(report.lines) lines in \(report.files) files", "head \(report.headHash)"]
    for line in words {
      if path == "-" { Streams.message(line) } else { Streams.words(line) }
    }
  }

  /// All records leave the office at once: that stands in the access file before they do, and so in the backup itself.
  private static func note(_ office: String, _ now: Moment) throws(Stop) {
    guard let folder = try? OfficeFolder(opening: office, readOnly: true) else { return }
    let context = try SignIn.taker(folder, "a backup", now)
    folder.accessLog.note([AccessEvent(.exported, "backup", note: "all \(folder.office.seq) lines of the journal", context)])
    if case .failing(let sentence) = folder.accessLog.write() { Streams.message(sentence) }
    folder.accessLog.finish()
  }
}
