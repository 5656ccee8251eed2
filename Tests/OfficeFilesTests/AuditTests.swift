import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("What an audit finds") struct AuditTests {
  private static let start = Day(2026, 11, 2) ?? Day(number: 0)

  private func context(_ day: Int, _ minute: Int, by: String = "maria") -> Context {
    Context(
      now: Moment(Self.start.advanced(by: day), ClockTime(minutes: 540 + minute), offset: -300), by: by, role: .manager, desk: "front-1")
  }

  /// An office over three weeks in small files, with a patient whose phone Jo changed.
  private func office(_ test: TestFolder) throws -> OfficeFolder {
    var limits = OfficeFolder.Limits()
    limits.journalFile = 4000
    _ = try OfficeFolder.create(at: test.office)
    let office = try OfficeFolder(opening: test.office, limits: limits)
    for day in 0..<20 {
      for number in 0..<3 {
        let context = context(day, number)
        #expect(office.commit(Change(SeeSomeone("Family\(day)x\(number)", Self.start.advanced(by: day))), context).isSaved)
        office.accessLog.note([AccessEvent(.saw, "card", about: [PatientID(prefix: "p", number: day * 3 + number + 1)], context)])
      }
      #expect(office.accessLog.write() == nil)
      guard day == 15 else { continue }
      let before = try #require(office.office[PatientID(prefix: "p", number: 31)])
      var after = before
      after.phones = [Phone { ($0.number, $0.use) = ("617-555-0999", .home) }]
      let change = ChangePatient(from: before, to: after)
      #expect(office.commit(Change(change), context(15, 30, by: "jo")).isSaved)
      #expect(office.commit(Change(MoveTo(AppointmentID(prefix: "a", number: 31), Self.start.advanced(by: 18))), context(15, 31)).isSaved)
    }
    return office
  }

  private func find(_ office: OfficeFolder, _ query: AuditQuery) -> AuditFound {
    let records = query.patient.map { Set(office.office.references(of: $0).map(\.id)) } ?? []
    return office.auditReading.find(query, records: records)
  }

  private func query(_ patient: Int?, _ from: Int, _ to: Int, by person: String? = nil, _ sort: AuditQuery.Sort = .all) -> AuditQuery {
    AuditQuery(
      patient: patient.map { PatientID(prefix: "p", number: $0) }, person: person, from: Self.start.advanced(by: from),
      to: Self.start.advanced(by: to), sort: sort)
  }

  @Test("Of a patient: what was done to the card and to every record of theirs, and who looked; nobody else's")
  func patient() throws {
    let test = TestFolder()
    let office = try office(test)
    #expect(test.names("journal").count > 4)
    for isFresh in [false, true] {
      // The patient's other records are known from the snapshot as well as from memory.
      if isFresh { try office.checkpoint() }
      let found = find(office, query(31, 0, 19))
      let words = AuditWords(office.office)
      #expect(found.troubles.isEmpty && found.count == 4)
      #expect(found.events.map { words.what($0) } == ["move to", "change patient", "see someone", "saw card"])
      #expect(found.events[1].by == "jo")
      let full = words.lines(found.events[1]).joined(separator: "\n")
      #expect(full.contains("phones: number 617-555-01") && full.contains("-> number 617-555-0999"), "\(full)")
      #expect(words.lines(found.events[0]).contains { $0.contains("day: 2026-11-12 -> 2026-11-20") })
    }
    #expect(find(office, query(31, 0, 19, by: "jo")).events.count == 1)
    #expect(find(office, query(31, 0, 19, .saw)).events.map(\.sort) == [.saw])
    #expect(find(office, query(31, 16, 19)).count == 0)
    #expect(find(office, query(32, 0, 19)).count == 2)
  }

  @Test("Of days: all that was done on them, newest first, and of more than is wanted at least how many there are")
  func days() throws {
    let test = TestFolder()
    let office = try office(test)
    let day = find(office, query(nil, 7, 7))
    #expect(day.count == 6 && day.events.allSatisfy { $0.at.day == Self.start.advanced(by: 7) })
    #expect(zip(day.events, day.events.dropFirst()).allSatisfy { $0.at >= $1.at })
    #expect(find(office, query(nil, 0, 40, .changed)).count == 62 && find(office, query(nil, -9, -1)).count == 0)
    #expect(find(office, query(nil, 19, 25)).count == 6 && find(office, query(nil, 21, 25)).count == 0)
    var few = query(nil, 0, 19)
    few.limit = 5
    let newest = find(office, few)
    #expect(newest.events.count == 5 && newest.count == 122 && newest.events.allSatisfy { $0.at.day == Self.start.advanced(by: 19) })
  }

  @Test("A visit that was moved to another patient is the first one's before, and the second one's after")
  func moved() throws {
    let test = TestFolder()
    let office = try office(test)
    let moves = HandOver(AppointmentID(prefix: "a", number: 31), to: PatientID(prefix: "p", number: 40))
    #expect(office.commit(Change(moves), context(16, 0)).isSaved)
    #expect(office.commit(Change(MoveTo(AppointmentID(prefix: "a", number: 31), Self.start.advanced(by: 19))), context(16, 5)).isSaved)
    let words = AuditWords(office.office)
    let first = find(office, query(31, 0, 19, .changed)).events.map { words.what($0) }
    #expect(first == ["hand over", "move to", "change patient", "see someone"])
    let second = find(office, query(40, 14, 19, .changed)).events.map { words.what($0) }
    #expect(second == ["move to", "hand over"])
  }

  @Test("Rows for a spreadsheet have no formulas, whatever was typed")
  func table() throws {
    let test = TestFolder()
    let office = try office(test)
    let rename = Rename(PatientID(prefix: "p", number: 1), "Family0x0", "=HYPERLINK(\"http://x\")")
    #expect(office.commit(Change(rename), context(19, 50, by: "@SUM(A1)")).isSaved)
    let found = find(office, query(1, 19, 19))
    let row = AuditTable.row(try #require(found.events.first), AuditWords(office.office))
    #expect(row.count == AuditTable.heads.count && row.contains("@SUM(A1)"))
    for cell in row.map(CSVCell.written) {
      #expect(!["=", "+", "-", "@"].contains(cell.prefix(1)) && !cell.hasPrefix("\"="), "\(cell)")
    }
  }
}

/// Gives an appointment to another patient.
private struct HandOver: Verb {
  static let name = "hand over"
  static let sentence = "gives an appointment to another patient"
  static let who: [StaffRole] = .everyone
  var appointment = AppointmentID.unnumbered
  var to = PatientID.unnumbered
  init() {}
  init(_ appointment: AppointmentID, to: PatientID) { (self.appointment, self.to) = (appointment, to) }
  static let fields: [Field<HandOver>] = [Field("appointment", \.appointment), Field("to", \.to)]

  func carryOut(in draft: inout Draft) throws(Refusal) {
    let to = to
    try draft.edit(appointment) { $0.patient = to }
  }
}
