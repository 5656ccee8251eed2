import Desk
import OfficeFiles
import Practice

/// The office, the file and who asks, opened for an import.
struct ImportOpening {
  let path: String
  let folder: OfficeFolder
  let seat: Desk.Seat
  let table: CSVTable
  let map: ColumnMap

  init(_ path: String, _ subject: ColumnMap.Subject, _ arguments: Arguments) throws(Stop) {
    self.path = path
    do throws(FileFault) {
      folder = try OfficeFolder(opening: Places.office(arguments), readOnly: arguments.isDryRun)
    } catch { throw .failed(error.sentence) }
    Opening.letTheGroupIn(folder)
    for notice in folder.notices { Streams.message(notice) }
    if folder.isReadOnly, !arguments.isDryRun { throw .failed("the office can only be read, so nothing was imported") }
    seat = try SignIn.seat(folder, arguments, isReadOnly: folder.isReadOnly)
    // What a row is refused for may name someone on file, so that a dry run is no more for everybody than the import itself.
    let verb: any Verb.Type = subject == .patients ? ImportPatients.self : ImportAppointments.self
    if let refusal = folder.office.barNow(verb, seat.context(Clock.real.now)) { throw .refused(refusal.full) }
    let mapping = try arguments.map.map { file throws(Stop) in try Self.mapping(file) }
    let bytes = try Self.read(path, limit: CSVTable.limit)
    do throws(CSVFault) { table = try CSVTable(bytes) } catch { throw .refused("\(path): \(error.sentence)") }
    do throws(CSVFault) { map = try ColumnMap(subject, header: table.header, mapping: mapping) } catch {
      throw .usage("\(path): \(error.sentence)")
    }
  }

  private static func read(_ path: String, limit: Int) throws(Stop) -> [UInt8] {
    do throws(FileFault) { return try ImportFile.read(path, limit: limit) } catch { throw .failed(error.sentence) }
  }

  private static func mapping(_ path: String) throws(Stop) -> MappingFile {
    let bytes = try read(path, limit: 1 << 20)
    do throws(CSVFault) { return try MappingFile(bytes) } catch { throw .usage("\(path): \(error.sentence)") }
  }

  func unusable(_ fault: CSVFault) -> Stop { .refused("\(path): \(fault.sentence)") }

  /// A snapshot after so many lines, so that the next desk starts fast.
  func tidy() {
    guard folder.linesSinceSnapshot >= 50 else { return }
    do throws(FileFault) { try folder.checkpoint() } catch {
      if error.kind != .busy { Streams.message("no snapshot was made: \(error.sentence)") }
    }
  }
}
