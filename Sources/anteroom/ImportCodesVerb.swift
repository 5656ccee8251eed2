import CodeSets
import Glibc
import OfficeFiles
import Practice

/// `anteroom import codes FILE`: reads a set of codes or of edits, as the CDC, CMS or the AMA give it out, into the office's codes or into a
/// file. Nothing is changed unless all of it was understood.
enum ImportCodesVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) {
    // A date is the last day, anything else a file.
    let last = arguments.output.flatMap { Day(iso: $0) }
    let output = last == nil ? arguments.output : nil
    if output == nil, arguments.isReadOnly { throw .usage("with --read-only nothing is imported into the office") }
    if let words = arguments.edition, !ImportWishes.isEdition(words) {
      throw .usage("--edition takes a month and a year as \"April 2026\", a quarter as 2026Q4, or a year, not \"\(words)\"")
    }
    let wishes = ImportWishes(edition: arguments.edition, from: try first(arguments), to: last)
    let began = seconds
    var told = began + 1
    let imported: ImportedCodes
    do throws(CodeFault) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      imported = try CodeImport.read(try CodeFile.read(path, largest: CodeFile.largestImport), fileName: name, wishes: wishes) {
        done, size in
        guard seconds > told else { return }
        told = seconds + 1
        Streams.message("\(path): \(done / 1_000_000) of \(size / 1_000_000) MB read")
      }
    } catch { throw .failed("\(path) cannot be imported: \(error.sentence); nothing was changed") }
    let place = try keep(imported, output, arguments)
    for remark in imported.remarks { Streams.message(remark) }
    Streams.words("\(imported.counts), \(imported.title), in \(place)")
  }

  private static func first(_ arguments: Arguments) throws(Stop) -> Day? {
    guard let text = arguments.from else { return nil }
    guard let day = Day(iso: text) else { throw .usage("--from takes the first day as 2026-10-01, not \"\(text)\"") }
    return day
  }

  private static func keep(_ imported: ImportedCodes, _ output: String?, _ arguments: Arguments) throws(Stop) -> String {
    guard let output else {
      do throws(FileFault) {
        return try OfficeFolder.keepCodes(imported.fileName, imported.file, at: Places.office(arguments))
      } catch { throw .failed("\(error.sentence); --to FILE writes the codes to a file instead") }
    }
    guard CodeFile.write(imported.file, to: output) else {
      throw .failed("\(output) cannot be written: \(String(cString: strerror(errno)))")
    }
    return output
  }

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
