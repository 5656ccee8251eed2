import OfficeFiles
import Practice

/// `anteroom restore`: an office made of a backup, proved before it gets its name.
enum RestoreVerb {
  static func run(_ path: String, _ folder: String) throws(Stop) -> Int32 {
    let report: BackupReport
    do throws(FileFault) {
      let source = try FileSource(path)
      report = try OfficeRestore.run(into: folder) { (count) throws(FileFault) in try source.read(count) }
    } catch { throw .failed(error.sentence) }
    for remark in report.remarks { Streams.message(remark) }
    for finding in report.findings { Streams.words("FOUND \(finding.rule): \(finding.sentence)") }
    let sound = report.findings.isEmpty ? "sound" : "as it was copied, NOT sound"
    Streams.words("\(report.lines) lines in \(report.files) files: \(sound), restored to \(folder)")
    Streams.words("head \(report.headHash)")
    return report.findings.isEmpty ? 0 : 1
  }
}
