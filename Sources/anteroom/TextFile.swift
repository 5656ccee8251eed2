import CodeSets
import Desk
import OfficeFiles
import Practice

/// A small text file that a manager writes for the office, and the one change that comes of it.
enum TextFile {
  /// All of it; more than 200,000 bytes are no page that anyone wrote.
  static func read(_ path: String) throws(Stop) -> String {
    let bytes: [UInt8]
    do throws(CodeFault) { bytes = try CodeFile.read(path) } catch { throw fault(path, error.sentence) }
    guard bytes.count <= 200_000 else { throw fault(path, "it is longer than any that somebody wrote") }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault(path, "it is not UTF-8 text") }
    return text
  }

  static func fault(_ path: String, _ why: String) -> Stop { .failed("\(path) cannot be read: \(why); nothing was changed") }

  /// Opens the office, or a practice office, and makes the change that is worked out from it; nothing is changed where none is.
  static func change(_ arguments: Arguments, _ work: (Office) -> (verb: any Verb, words: String)) throws(Stop) -> Int32 {
    if arguments.isDemo {
      let (demo, folder) = try DemoFolder.make(arguments)
      defer { demo.remove() }
      return try put(work(folder.office), folder, arguments, Clock.practice(from: demo.start, speed: 1).now)
    }
    let folder = try Opening.office(arguments, readOnly: arguments.isDryRun || arguments.isReadOnly)
    return try put(work(folder.office), folder, arguments, Clock.real.now)
  }

  private static func put(
    _ change: (verb: any Verb, words: String), _ folder: OfficeFolder, _ arguments: Arguments, _ now: Moment
  ) throws(Stop) -> Int32 {
    let seat = arguments.isDryRun ? nil : try Opening.seat(folder, arguments)
    guard let seat else {
      Streams.words("\(change.words); nothing was changed")
      return 0
    }
    switch folder.commit(Change(change.verb), seat.context(now)) {
    case .saved, .again: Streams.words("put up: \(change.words)")
    case .refused(let refusal): throw .refused(refusal.full)
    case .failed(let fault), .uncertain(_, let fault): throw .failed("not saved: \(fault.sentence)")
    }
    return 0
  }
}
