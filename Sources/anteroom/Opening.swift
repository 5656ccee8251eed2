import Desk
import OfficeFiles
import Practice

/// Opening an office and sitting down in it, with what has to be said about its files.
enum Opening {
  static func office(_ arguments: Arguments, readOnly: Bool) throws(Stop) -> OfficeFolder {
    do throws(FileFault) { return try OfficeFolder(opening: Places.office(arguments), readOnly: readOnly) } catch {
      throw .failed(error.sentence + (error.kind == .missing ? "; anteroom --demo shows a practice office" : ""))
    }
  }

  /// The seat of whoever runs the program. Where the files are why nobody can sit down, that is what is said.
  static func seat(_ folder: OfficeFolder, _ arguments: Arguments) throws(Stop) -> Desk.Seat {
    do throws(Stop) {
      let isReadOnly = arguments.isReadOnly || folder.whyBlocked != nil || (folder.isReadOnly && arguments.frame == nil)
      return try SignIn.seat(folder.office, arguments, isReadOnly: isReadOnly)
    } catch {
      if let fault = folder.whyBlocked { throw .failed(fault.sentence) }
      if folder.office.staff.sorted.isEmpty {
        throw .failed(
          "the office in \(folder.path) was never finished, and nobody can be let in; anteroom init '\(folder.path)' finishes it")
      }
      throw error
    }
  }
}
