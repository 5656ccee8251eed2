import Foundation
import OfficeFiles
import Practice
import Testing

/// A new office and the imports into it, without a program around them.
struct ImportDesk {
  let test: TestFolder
  let folder: OfficeFolder
  /// A day on which everything in the fixtures is over.
  static let now = Moment(Day(2026, 11, 23) ?? Day(number: 0), ClockTime(9, 0), offset: -300)
  static let context = Context(now: now, by: "boss", role: .manager, desk: "front-1")

  init() throws {
    test = TestFolder()
    folder = try OfficeFolder.create(at: test.office)
    let answer = folder.commit(Change(ChangeSetting(new: StaffMember { ($0.name, $0.role) = ("boss", .manager) })), Self.context)
    #expect(answer.isSaved)
  }

  /// Over an office that is there.
  init(_ test: TestFolder) throws {
    self.test = test
    folder = try OfficeFolder(opening: test.office)
  }

  static func fixture(_ name: String) throws -> [UInt8] {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return Array(try Data(contentsOf: tests.appending(path: "Fixtures/\(name)")))
  }

  func patients(
    _ bytes: [UInt8], keepsDigits: Bool = false, dry: Bool = false, mapping: String? = nil
  ) throws -> ImportReport {
    let table = try CSVTable(bytes)
    let map = try ColumnMap(.patients, header: table.header, mapping: try mapping.map { try MappingFile(Array($0.utf8)) })
    var importer = try Importer(table, PatientReading(map, today: Self.now.day, keepsDigits: keepsDigits))
    return try importer.run(on: folder, dry: dry, context: { Self.context }, progress: { _ in })
  }

  func patients(_ text: String, mapping: String? = nil) throws -> ImportReport { try patients(Array(text.utf8), mapping: mapping) }

  func appointments(_ bytes: [UInt8], dry: Bool = false, mapping: String? = nil) throws -> ImportReport {
    let table = try CSVTable(bytes)
    let map = try ColumnMap(.appointments, header: table.header, mapping: try mapping.map { try MappingFile(Array($0.utf8)) })
    var importer = try Importer(table, AppointmentReading(map, today: Self.now.day, offset: { _, _ in -240 }))
    var setUp: [any Verb] = []
    if folder.office.providers.count == 0 {
      let grid = importer.reading.grid
      setUp = [
        ChangeSetting(new: Provider { $0.short = "Lin" }), ChangeSetting(new: VisitType { ($0.name, $0.minutes) = ("Imported", grid) }),
      ]
    }
    importer.prepare {
      $0.provider = ProviderID("d1")
      $0.type = VisitTypeID("t1") ?? .unnumbered
    }
    return try importer.run(on: folder, dry: dry, setUp: setUp, context: { Self.context }, progress: { _ in })
  }

  func appointments(_ text: String, mapping: String? = nil) throws -> ImportReport { try appointments(Array(text.utf8), mapping: mapping) }

  /// Everything but how it came about.
  var records: [String] {
    Kind.allCases.flatMap { kind in folder.office.atHand(kind).map { "\($0.reference) \(JSONText.text(.fields($0.fields)))" } }
  }

  func expectSound(sourceLocation: SourceLocation = #_sourceLocation) {
    let report = OfficeCheck.run(at: test.office)
    #expect(report.isSound, "\(report.faults) \(report.findings)", sourceLocation: sourceLocation)
  }
}

extension ImportReport {
  var totals: [Int] { [imported, alreadyThere, rejected] }
}
