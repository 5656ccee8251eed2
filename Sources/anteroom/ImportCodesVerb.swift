import CodeSets
import Glibc
import OfficeFiles

/// `anteroom import codes FILE`: reads the official ICD-10-CM tabular list into the office's codes, or into a file.
enum ImportCodesVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) {
    let edition = try arguments.edition.map { words throws(Stop) in
      guard let edition = TabularEdition(words: words) else {
        throw .usage("--edition takes a month and a year as \"April 2026\" or \"October 2026\", not \"\(words)\"")
      }
      return edition
    }
    if arguments.output == nil, arguments.isReadOnly { throw .usage("with --read-only nothing is imported into the office") }
    let outcome: TabularXML.Outcome
    let began = seconds
    var told = began + 1
    do throws(CodeFault) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      outcome = try TabularXML.read(try CodeFile.read(path), fileName: name, edition: edition) { done, size in
        guard seconds > told else { return }
        told = seconds + 1
        Streams.message("\(path): \(done / 1_000_000) of \(size / 1_000_000) MB read")
      }
    } catch { throw .failed("\(path) cannot be imported: \(error.sentence); nothing was changed") }
    let place = try keep(outcome, arguments)
    if !outcome.leftOut.isEmpty { Streams.message("not kept: \(outcome.leftOut.map { "<\($0)>" }.joined(separator: ", "))") }
    Streams.words(
      "\(outcome.codes) codes and categories read, \(outcome.edition.billable) billable codes, \(outcome.edition.title), in \(place)")
  }

  private static func keep(_ outcome: TabularXML.Outcome, _ arguments: Arguments) throws(Stop) -> String {
    guard let output = arguments.output else {
      do throws(FileFault) {
        return try OfficeFolder.keepCodes(outcome.fileName, outcome.file, at: Places.office(arguments))
      } catch { throw .failed("\(error.sentence); --to FILE writes the codes to a file instead") }
    }
    let aside = "\(output).new-\(getpid())"
    guard let file = fopen(aside, "wx") else { throw .failed("\(aside) cannot be written: \(String(cString: strerror(errno)))") }
    let isWhole = fwrite(outcome.file, 1, outcome.file.count, file) == outcome.file.count
    guard fclose(file) == 0, isWhole, rename(aside, output) == 0 else {
      let why = String(cString: strerror(errno))
      unlink(aside)
      throw .failed("\(output) cannot be written: \(why)")
    }
    return output
  }

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
