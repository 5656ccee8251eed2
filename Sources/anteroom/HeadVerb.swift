import OfficeFiles
import Practice

/// `anteroom head`: where both chains stand, to be kept where nobody who can write the office's files can reach it.
enum HeadVerb {
  static func run(_ arguments: Arguments) throws(Stop) -> Int32 {
    let folder = try Opening.office(arguments, readOnly: true)
    if let fault = folder.whyBlocked { throw .failed(fault.sentence) }
    Streams.result("\(folder.office.seq) \(folder.headHash)")
    do throws(FileFault) {
      if let access = try folder.lastAccess() { Streams.result("access \(access.line) \(access.head)") }
    } catch { throw .failed(error.sentence) }
    return 0
  }
}
