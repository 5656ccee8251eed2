import Desk
import Glibc
import OfficeFiles
import Practice

/// Opening an office and sitting down in it, with what has to be said about its files.
enum Opening {
  /// `ANTEROOM_JOURNAL_FILE` is how large, in bytes, a file of the journal gets before the next is begun, and `ANTEROOM_JOURNAL_AHEAD` how much
  /// room is kept in it ahead of the lines.
  private static var limits: OfficeFolder.Limits {
    var limits = OfficeFolder.Limits()
    if let size = Places.environment("ANTEROOM_JOURNAL_AHEAD").flatMap({ Int($0) }) { limits.ahead = max(0, size) }
    if let size = Places.environment("ANTEROOM_JOURNAL_FILE").flatMap({ Int($0) }) { limits.journalFile = max(1000, size) }
    return limits
  }

  /// In a shared office what is made is the group's from its first moment: a program killed before it could set the permissions would
  /// leave a file of the journal that the others cannot read.
  static func letTheGroupIn(_ folder: OfficeFolder) {
    if folder.isShared { umask(0o007) }
  }

  static func office(_ arguments: Arguments, readOnly: Bool) throws(Stop) -> OfficeFolder {
    do throws(FileFault) {
      let folder = try OfficeFolder(opening: Places.office(arguments), readOnly: readOnly, limits: limits)
      letTheGroupIn(folder)
      return folder
    } catch {
      throw .failed(error.sentence + (error.kind == .missing ? "; anteroom --demo shows a practice office" : ""))
    }
  }

  /// Hands over the office that is asked for, or the demo's, to be looked at and not changed.
  static func look(_ arguments: Arguments, _ work: (Office, Moment) throws(Stop) -> Void) throws(Stop) {
    if arguments.isDemo {
      let (demo, folder) = try DemoFolder.make(arguments)
      defer { demo.remove() }
      return try work(folder.office, Clock.practice(from: demo.start, speed: 1).now)
    }
    let folder = try office(arguments, readOnly: true)
    if let fault = folder.whyBlocked { throw .failed(fault.sentence) }
    try work(folder.office, Clock.real.now)
  }

  /// The seat of whoever runs the program. Where the files are why nobody can sit down, that is what is said.
  static func seat(_ folder: OfficeFolder, _ arguments: Arguments) throws(Stop) -> Desk.Seat {
    do throws(Stop) {
      let isReadOnly = arguments.isReadOnly || folder.whyBlocked != nil || (folder.isReadOnly && arguments.frame == nil)
      return try SignIn.seat(folder, arguments, isReadOnly: isReadOnly)
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
