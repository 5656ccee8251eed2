import Testing

@testable import Practice

@Suite("Imports, decided")
struct ImportTests {
  private func row(_ line: Int, _ family: String, _ given: String = "Ada", number: String = "", born: Day? = Day(1982, 3, 4))
    -> ImportedPatient
  {
    ImportedPatient {
      ($0.row, $0.name, $0.number, $0.born) = (line, PersonName(family, given), number, born)
    }
  }

  private func verb(_ rows: [ImportedPatient], after: Int? = nil) -> ImportPatients {
    ImportPatients { ($0.source, $0.rows, $0.after) = ("old", rows, after) }
  }

  @Test("what was said of each row is what is done, and one that nothing comes of changes nothing")
  func outcomes() throws {
    var desk = TestOffice()
    _ = desk.patient("Okafor", "Ada")
    let import1 = verb([row(2, "Okafor"), row(3, "Smith", number: "9"), row(4, ""), row(5, "Smith", number: "9")])
    let outcomes = try desk.office.outcomes(of: import1, desk.context)
    #expect(outcomes.map(\.fate) == [.alreadyThere, .imported, .rejected, .alreadyThere])
    #expect(desk.does(import1).edits.new.map(\.reference.id) == ["p2"])
    #expect(desk.rule(import1) == "nothing to change")
  }

  @Test("a decision on an older office is made again")
  func older() {
    var desk = TestOffice()
    let seq = desk.office.seq
    _ = desk.patient()
    #expect(desk.rule(verb([row(2, "Smith")], after: seq)) == ImportPatients.changedMeanwhile)
    #expect(desk.rule(verb([row(2, "Smith")], after: desk.office.seq)) == "done")
  }

  @Test("front desk and managers import, others do not, and it is not undone line by line")
  func who() {
    var desk = TestOffice()
    for role in StaffRole.allCases {
      desk.role = role
      #expect((desk.rule(verb([row(2, "Smith")])) == "done") == [.frontDesk, .manager].contains(role))
    }
    desk.role = .frontDesk
    desk.does(verb([row(2, "Smith")]))
    #expect(desk.refusal(Undo()).sentence.contains("restore the backup"))
  }

  @Test("an index that is kept up line by line says what a new one says")
  func index() {
    var desk = TestOffice()
    var kept = ImportIndex(desk.office)
    for number in 1...30 {
      let entry =
        number % 3 == 0
        ? desk.does(verb([row(2, "Family\(number % 7)", number: "\(number)")]))
        : desk.does(AddPatient { $0.name = PersonName("X\(number)", "") })
      kept.take(entry, of: desk.office)
    }
    #expect(kept == ImportIndex(desk.office))
  }

  @Test("someone not identified is flagged, is as old as was said, and is known once someone puts in name and birth date")
  func unidentified() throws {
    var desk = TestOffice()
    let yesterday = TestOffice.today.advanced(by: -1)
    desk.does(
      ImportAppointments {
        ($0.source, $0.provider, $0.type) = ("old", desk.lin, desk.followUp)
        $0.rows = [
          ImportedAppointment {
            ($0.row, $0.number, $0.patient, $0.sex, $0.age, $0.day, $0.start, $0.status) = (
              2, "1", "0714", .female, 16, yesterday, ClockTime(9, 0), .done
            )
            $0.arrived = Moment(yesterday, ClockTime(8, 50), offset: -300)
            $0.withProvider = Moment(yesterday, ClockTime(9, 5), offset: -300)
            $0.left = Moment(yesterday, ClockTime(9, 20), offset: -300)
          }
        ]
      })
    let patient = try #require(desk.office.patients.sorted.last)
    #expect(patient.name.listed == "Not identified 0714" && patient.age(on: desk.today) == 16 && patient.isMinor(on: desk.today))
    #expect(desk.office.flags(patient: patient, on: desk.today, at: .arrival).contains(.unidentified))
    #expect(desk.office.filed(Visit.self, on: yesterday).map(\.state) == [.left] && Checks.run(desk.office).isEmpty)
    var known = patient
    (known.name, known.born) = (PersonName("Osei", "Efua"), Day(2010, 1, 1))
    desk.does(ChangePatient(from: patient, to: known))
    let named = try #require(desk.office[patient.id])
    #expect(
      !named.unidentified && named.statedAge == nil
        && !desk.office.flags(patient: named, on: desk.today, at: .arrival).contains(.unidentified))
  }

  @Test("what is not said of a patient is not in the files")
  func leftOut() {
    let names = Patient { $0.name = PersonName("Okafor", "Ada") }.recorded.names
    #expect(Set(names).isDisjoint(with: ["outside", "ssn4", "unidentified", "statedAge", "statedOn"]))
    #expect(!Appointment().recorded.names.contains("outside"))
  }

  @Test("only four digits of a social security number are taken")
  func four() throws {
    let desk = TestOffice()
    var long = row(2, "Smith")
    long.ssn4 = "123456789"
    #expect(try desk.office.outcomes(of: verb([long]), desk.context).map(\.fate) == [.rejected])
  }
}
