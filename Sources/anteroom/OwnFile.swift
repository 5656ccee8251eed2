import Desk
import Glibc
import OfficeFiles
import Practice

/// A file of the person's own: what leaves the office by hand goes where only this account can read it, and never over another file.
enum OwnFile {
  struct Trouble: Error {
    var sentence: String
  }

  /// Writes a paper and answers where it is.
  static func write(_ paper: Paper, at now: Moment) -> Result<String, Trouble> {
    let folder = "\(Places.state)/saved"
    Places.makeFolder(folder)
    let parts = paper.title.split(separator: ".", maxSplits: 1)
    let ending = parts.count == 2 ? String(parts[1]) : "txt"
    // Letters, digits and dashes only, whatever the title is.
    let stem = String((parts.first ?? "paper").lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    let time = now.time.iso.filter(\.isNumber)
    for number in 1...999 {
      let path = "\(folder)/\(stem)-\(now.day.iso)-\(time)\(number == 1 ? "" : "-\(number)").\(ending)"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else { return .failure(Trouble(sentence: "\(path): \(String(cString: strerror(errno)))")) }
      let bytes = Array(text(paper).utf8)
      let isWritten = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count && fsync(file) == 0
      let why = String(cString: strerror(errno))
      close(file)
      if isWritten { return .success(path) }
      unlink(path)
      return .failure(Trouble(sentence: "\(path) could not be written whole: \(why)"))
    }
    return .failure(Trouble(sentence: "there are a thousand files of this minute in \(folder)"))
  }

  private static func text(_ paper: Paper) -> String {
    if paper.rows.isEmpty { return paper.text }
    return paper.rows.map { CSVCell.row($0) + "\r\n" }.joined()
  }
}

extension CSVCell {
  /// A row of a table as it is written.
  static func row(_ cells: [String]) -> String { cells.map(CSVCell.written).joined(separator: ",") }
}
