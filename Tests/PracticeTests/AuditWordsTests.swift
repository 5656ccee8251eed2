import Testing

@testable import Practice

@Suite("An audit in words")
struct AuditWordsTests {
  @Test("of one patient: of a line about many, an import, only what is theirs is told")
  func onlyTheirs() throws {
    var desk = TestOffice()
    desk.role = .manager
    let people = [("Okafor", "Ada", Day(1982, 3, 4)), ("Lind", "Bo", Day(1990, 1, 2))].enumerated().map { index, person in
      ImportedPatient { ($0.row, $0.name, $0.born, $0.number) = (index + 2, PersonName(person.0, person.1), person.2, "\(700 + index)") }
    }
    let entry = desk.does(
      ImportPatients {
        $0.source = "old"
        $0.rows = people
      })
    let ada = try #require(desk.office.patients.sorted.first { $0.name.given == "Ada" }).id
    let all = AuditWords(desk.office), hers = AuditWords(desk.office, only: ada)
    let event = AuditEvent(.journal(entry))
    #expect(all.lines(event).contains { $0.contains("Lind") } && all.patients(of: entry).count == 2)
    #expect(!hers.lines(event).contains { $0.contains("Lind") || $0.contains("1990") } && hers.patients(of: entry) == [ada])
    let row = AuditTable.row(event, hers).joined(separator: ",")
    #expect(row.contains("Okafor") && !row.contains("Lind"))
    #expect(!hers.on(event).contains("Lind"))
  }
}
