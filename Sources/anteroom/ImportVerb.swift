import Desk
import Glibc
import OfficeFiles
import Practice

/// `anteroom import patients` and `import appointments`: shows what it understood of a file, asks, imports, and tells what became
/// of every row.
enum ImportVerb {
  static func patients(_ path: String, _ arguments: Arguments) throws(Stop) -> Int32 {
    let opened = try ImportOpening(path, .patients, arguments)
    let today = Clock.real.now.day
    let importer: Importer<PatientReading>
    do throws(CSVFault) {
      importer = try Importer(opened.table, PatientReading(opened.map, today: today, keepsDigits: arguments.keepsDigits))
    } catch { throw opened.unusable(error) }
    return try run(importer, opened, arguments, setUp: [], remarks: importer.reading.preface)
  }

  static func appointments(_ path: String, _ arguments: Arguments) throws(Stop) -> Int32 {
    let opened = try ImportOpening(path, .appointments, arguments)
    var importer: Importer<AppointmentReading>
    do throws(CSVFault) {
      importer = try Importer(opened.table, AppointmentReading(opened.map, today: Clock.real.now.day, offset: { Clock.offset($0, $1) }))
    } catch { throw opened.unusable(error) }
    let needs = ImportNeeds(opened.folder.office, importer.reading, arguments)
    if importer.reading.needsProvider, needs.provider == nil {
      throw .usage("the file names no provider for some rows; say for whom they are with --provider NAME")
    }
    if !needs.verbs.isEmpty, opened.folder.office.barNow(ChangeSetting.self, opened.seat.context(Clock.real.now)) != nil {
      throw .refused(
        "\(needs.remarks.joined(separator: "; ")): that is for a manager; --type and --provider may name those that the office has")
    }
    importer.prepare {
      $0.provider = needs.provider
      $0.type = needs.type
    }
    return try run(importer, opened, arguments, setUp: needs.verbs, remarks: needs.remarks)
  }

  private static func run<Reading: ImportReading>(
    _ importer: Importer<Reading>, _ opened: ImportOpening, _ arguments: Arguments, setUp: [any Verb], remarks: [String]
  ) throws(Stop) -> Int32 {
    var importer = importer
    let seat = opened.seat
    func decided(dry: Bool) throws(Stop) -> ImportReport {
      let progress = Progress(of: importer.rows, dry ? "looked at" : "imported")
      do throws(ImportFault) {
        return try importer.run(
          on: opened.folder, dry: dry, setUp: setUp, context: { seat.context(Clock.real.now) }, progress: { progress.show($0) })
      } catch {
        switch error {
        case .unusable(let sentence): throw .refused("\(opened.path): \(sentence)")
        case .refused(let sentence): throw .refused(sentence)
        case .failed(let sentence): throw .failed(sentence)
        }
      }
    }
    for line in ImportWords.preview(importer, opened, remarks) { Streams.words(line) }
    if arguments.isDryRun {
      let report = try decided(dry: true)
      for line in ImportWords.details(report) { Streams.words(line) }
      Streams.words("dry run, nothing was changed: \(ImportWords.counts(report))")
      return report.imported + report.alreadyThere == 0 && report.rejected > 0 ? 1 : 0
    }
    if !arguments.yes {
      guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
        throw .usage("nothing was imported: there is nobody to ask here; look at the preview, and say --yes (or --dry-run for more)")
      }
      let report = try decided(dry: true)
      for line in ImportWords.details(report) { Streams.words(line) }
      guard Question.isYes("would be: \(ImportWords.counts(report)). Import? y/N ") else {
        Streams.message("nothing was imported")
        return 1
      }
    }
    let report = try decided(dry: false)
    opened.tidy()
    if !arguments.yes { Streams.words("") } else { for line in ImportWords.details(report) { Streams.words(line) } }
    var file: String?
    if report.rejected > 0 {
      do throws(FileFault) { file = try RejectsFile.write(report, header: opened.table.header, beside: opened.path) } catch {
        throw .failed("the rows are in, but those rejected could not be written down: \(error.sentence)")
      }
    }
    Streams.words(ImportWords.counts(report) + (file.map { " (\($0))" } ?? ""))
    return report.imported + report.alreadyThere == 0 && report.rejected > 0 ? 1 : 0
  }
}
