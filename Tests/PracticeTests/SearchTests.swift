import Testing

@testable import Practice

@Suite("Finding a patient")
struct SearchTests {
  private func office() -> TestOffice {
    var desk = TestOffice()
    for (family, given, called, phone) in [
      ("Okafor", "Ada", "", "845-555-0101"), ("Smith", "John", "", "845-555-0102"), ("Smith", "Jane", "", "845-555-0103"),
      ("Nguyễn", "Thị Hoa", "Hoa", "845-555-0104"),
      ("O'Brien", "Siobhán", "", "845-555-0105"), ("Suharto", "", "", "845-555-0106"),
      ("Abernathy-Featherstonehaugh", "Alexandrina", "", "845-555-0107"),
      ("山田", "花子", "Hanako", "845-555-0108"), ("Müller", "Jürgen", "", "845-555-0109"), ("김", "민준", "", "845-555-0110"),
      ("Smithson", "Al", "", "845-555-0111"),
    ] {
      desk.does(
        AddPatient {
          $0.name = PersonName(family, given)
          $0.name.called = called
          $0.born = Day(1982, 3, 4)!.advanced(by: phone.hasSuffix("1") ? 0 : Int(phone.suffix(2))!)
          $0.phones = [Phone { $0.number = phone }]
          $0.notTheSame = true
        })
    }
    return desk
  }

  @Test("by any part of the name, with or without marks, by birth date, phone or chart number, and by two of them")
  func finds() {
    let desk = office()
    for (typed, names) in [
      ("okafor", ["Okafor, Ada"]), ("ada oka", ["Okafor, Ada"]), ("Okafor, Ada", ["Okafor, Ada"]),
      ("smith", ["Smith, Jane", "Smith, John", "Smithson, Al"]),
      ("smith j", ["Smith, Jane", "Smith, John"]), ("smi jo", ["Smith, John"]), ("nguyen", ["Nguyễn, Thị Hoa"]),
      ("hoa", ["Nguyễn, Thị Hoa"]),
      ("obrien", ["O'Brien, Siobhán"]), ("o'brien", ["O'Brien, Siobhán"]), ("siobhan", ["O'Brien, Siobhán"]), ("suharto", ["Suharto"]),
      ("feather", ["Abernathy-Featherstonehaugh, Alexandrina"]), ("山", ["山田, 花子"]), ("hanako", ["山田, 花子"]), ("muller", ["Müller, Jürgen"]),
      ("Mu\u{308}ller", ["Müller, Jürgen"]), ("김", ["김, 민준"]), ("\u{1100}\u{1175}\u{11b7}", ["김, 민준"]),
      ("845-555-0104", ["Nguyễn, Thị Hoa"]), ("(845) 555-0104", ["Nguyễn, Thị Hoa"]),
      ("1-845-555-0104", ["Nguyễn, Thị Hoa"]), ("5550104", ["Nguyễn, Thị Hoa"]), ("0104", ["Nguyễn, Thị Hoa"]), ("4", ["Nguyễn, Thị Hoa"]),
      ("3/4/82", ["Okafor, Ada", "Smithson, Al"]), ("okafor 3/4/1982", ["Okafor, Ada"]), ("okafor 3/5/1982", []),
      ("smith 0103", ["Smith, Jane"]), ("zzz", []),
      ("", []), ("'", []), (" - , ", []), ("%", []), ("\u{1b}[31m", []),
    ] {
      let query = PatientQuery(typed, today: desk.today)
      #expect(desk.office.find(query, limit: 10).map(\.name.listed) == names, "\(typed)")
    }
  }

  @Test("someone who changed names is found by the new one, someone archived or undone not at all")
  func changes() {
    var desk = office()
    func found(_ typed: String) -> Int { desk.office.find(PatientQuery(typed, today: desk.today), limit: 10).count }
    let ada = desk.office[PatientID("p1")!]!
    var married = ada
    married.name.family = "Mensah"
    desk.does(ChangePatient(from: ada, to: married))
    #expect(found("okafor") == 0 && found("mensah") == 1)
    desk.does(ChangePatient { ($0.patient, $0.now) = (ada.id, .fields(["archived": .flag(true)])) })
    #expect(found("mensah") == 0)
    _ = desk.patient("Newcomer", "X")
    #expect(found("newcomer") == 1)
    desk.does(Undo())
    #expect(found("newcomer") == 0)
  }

  @Test("old patients on the shelf are found with those at hand, each once, and what was removed is gone")
  func shelf() throws {
    let old = office().office
    let shelf = Shelf(
      record: { old.fields(of: $0) }, onDay: { _ in [] }, ofPatient: { _ in [] }, patients: { old.find($0, limit: $1).map(\.id) },
      count: { $0 == .patients ? old.patients.count : 0 })
    var desk = office()
    desk.office = Office(shelf: shelf, seq: old.seq, lastAt: old.lastAt, numbersGiven: old.numbersGiven, lastReceipt: 0)
    #expect(desk.office.find(PatientQuery("smith", today: desk.today), limit: 10).count == 3 && desk.office.patientCount == 11)
    desk.does(ChangePatient { ($0.patient, $0.now) = (PatientID("p2")!, .fields(["note": .text("x")])) })
    #expect(desk.office.find(PatientQuery("smith", today: desk.today), limit: 10).count == 3 && desk.office.patientCount == 11)
    #expect(desk.patient("New", "X") == PatientID("p12") && desk.office.patientCount == 12)
  }
}
