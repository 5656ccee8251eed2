import Glibc
import Practice

/// The rows that an import did not take, beside the file they come from, each with its line and the reason: to be put right and
/// imported again.
package enum RejectsFile {
  /// Writes them for this account only, never over an older one, and says under which name.
  package static func write(_ report: ImportReport, header: [String], beside path: String) throws(FileFault) -> String {
    var text = (["rejected"] + header).map { CSVCell.written($0) }.joined(separator: ",") + "\r\n"
    for reject in report.rejects {
      text += (["line \(reject.row): \(reject.sentence)"] + reject.cells).map { CSVCell.written($0) }.joined(separator: ",") + "\r\n"
    }
    let bytes = Array(text.utf8)
    let disk = Disk.real
    for number in 1...9999 {
      let name = number == 1 ? "\(path).rejected.csv" : "\(path).rejected-\(number).csv"
      let opened: Int32
      do throws(DiskFault) {
        opened = try disk.open(Disk.here, name, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
      } catch {
        if error.code == EEXIST { continue }
        throw FileFault(error, "making \(name)")
      }
      let file = OpenFile(disk, opened, name)
      try asked("setting the permissions of \(name)") { () throws(DiskFault) in try disk.changeMode(opened, 0o600) }
      try file.writeAll(bytes)
      try file.sync()
      return name
    }
    throw FileFault(.badName, "there are 9999 files of rejected rows beside \(path) already; put them away")
  }
}
