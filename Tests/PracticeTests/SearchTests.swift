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

  @Test("Jr and Sr are seen in the list and are no part of a name that is looked for; who calls by the name of a merged record is found")
  func generations() {
    var desk = TestOffice()
    let ada = desk.patient(), twice = desk.patient("Okonkwo", "Adaeze")
    let day = desk.today
    func found(_ typed: String) -> [PatientID] { desk.office.find(PatientQuery(typed, today: day), limit: 5).map(\.id) }
    #expect(found("okafor jr") == [ada] && found("ada okafor sr") == [ada] && found("okonkwo") == [twice])
    desk.does(MergePatients { ($0.keep, $0.other, $0.reason) = (ada, twice, "the same") })
    #expect(found("okonkwo, ada") == [ada] && found("ada") == [ada], "once, under the record that stays")
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

  @Test("by the year of birth beside a name or alone, by the birthday without a year, and with the day first where dots say so")
  func partsOfDates() {
    var desk = office()
    let lopez = desk.patient("Lopez", "Carmen", born: Day(1958, 3, 16)), other = desk.patient("Lopez", "Carla", born: Day(1985, 6, 1))
    func found(_ typed: String) -> [PatientID] { desk.office.find(PatientQuery(typed, today: desk.now.day), limit: 9).map(\.id) }
    for typed in ["lop car 58", "lopez 1958", "16.3.1958", "3/16", "16 Mar", "March 16", "lopez 3/16", "1958", "lopez 16 mar 1958"] {
      #expect(found(typed) == [lopez], "\(typed)")
    }
    #expect(found("lop car 85") == [other] && found("lop car") == [other, lopez] && found("#1958").isEmpty)
  }

  @Test("what has the shape of a birth date and cannot be one is said to be none, instead of nobody")
  func impossible() {
    func problem(_ typed: String) -> String? { PatientQuery(typed, today: Day(2026, 11, 23)!).problem }
    #expect(problem("31/31/1999")?.hasPrefix("\"31/31/1999\" is not a date") == true)
    #expect(problem("lopez 31/31/1999") != nil && problem("1/2/2030") == "nobody is born on 2030-01-02 yet")
    for typed in ["845-555-0101", "1-845-555-0101", "lopez", "3/16", "1958", "3/4/1982", "555-0101"] {
      #expect(problem(typed) == nil, "\(typed)")
    }
  }

  @Test("what was typed about someone new is taken apart into name, birth date and phone")
  func typedPerson() {
    for (typed, family, given, born, phone) in [
      ("1/1/1990", "", "", Day(1990, 1, 1), ""), ("845-555-9999", "", "", nil, "845-555-9999"),
      ("Wang 1 Jan 1990", "Wang", "", Day(1990, 1, 1), ""), ("Wang, Li 1/1/1990", "Wang", "Li", Day(1990, 1, 1), ""),
      ("li wang 845 555 9999", "wang", "li", nil, "845 555 9999"), ("March, Ann March 4, 1982", "March", "Ann", Day(1982, 3, 4), ""),
      ("ng wei", "wei", "ng", nil, ""), ("de la Cruz, Ana", "de la Cruz", "Ana", nil, ""),
    ] {
      let person = TypedPerson(typed, today: Day(2026, 11, 23)!)
      #expect(person.family == family && person.given == given && person.born == born && person.phone == phone, "\(typed)")
    }
  }

  @Test("is worth by its bytes what it is worth by its card, whatever is typed and whoever it is")
  func quickScore() {
    let people = office().office.patients.sorted.map { SearchCard($0) }, today = office().today
    var dice = TestDice(5)
    let pieces = [
      "smi", "smith", "j", "a", "ada", "ith", "feather", "alex", "0104", "5550104", "845", "1", "11", "1982", "82", "3/4", "3/4/1982",
      "hanako",
      "mull", "oka", "obrien", "al", "zz", "3/8/82",
    ]
    var hits = 0
    for _ in 0..<2000 {
      let typed = (0..<dice.number(1...3)).map { _ in dice.pick(pieces) }.joined(separator: " ")
      let query = PatientQuery(typed, today: today), quick = QuickQuery(query)
      for card in people where quick.isPlain && !query.isEmpty {
        let score = SearchText.of(card).withUnsafeBufferPointer { quick.score($0) }
        #expect(score == query.score(card), "\(typed), \(card.names)")
        if score > 0 { hits += 1 }
      }
    }
    #expect(hits > 500)
  }
}
