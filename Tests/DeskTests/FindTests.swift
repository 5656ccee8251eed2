import Canvas
import Desk
import Practice
import Testing

@Suite("Finding and adding patients by keys alone")
struct FindTests {
  @Test(
    "a patient is found by part of the name, a birth date in any form, the end of a phone number, or the number",
    arguments: Size.usual,
    ["okaf", "ada oka", "Okafor, A", "12/27/1981", "27 Dec 1981", "1981-12-27", "12271981", "555-0100", "okafor 1981-12-27"])
  func find(_ size: Size, _ typed: String) {
    let desk = Receptionist(Example.office, size)
    desk.press("/")
    desk.type(typed)
    #expect(desk.sees("OKAFOR, Ada"))
    desk.press(.enter)
    #expect(desk.sees("1981-12-27"))
    #expect(desk.sees("chart number 1 "))
  }

  @Test("a number finds its patient first", arguments: ["13", "#13"])
  func number(_ typed: String) {
    let desk = Receptionist()
    desk.press("/")
    desk.type(typed)
    desk.press(.enter)
    #expect(desk.sees("山田"))
  }

  @Test(
    "plain letters find names that are written with others",
    arguments: [("nguyen", "NGUYỄN"), ("muller", "MÜLLER"), ("obrien", "O'BRIEN"), ("siobhan", "O'BRIEN"), ("山", "山田")])
  func otherLetters(_ typed: String, _ seen: String) {
    let desk = Receptionist()
    desk.press("/")
    desk.type(typed)
    #expect(desk.sees(seen))
  }

  @Test("of many of one name the first screen is looked for, and the others once somebody goes down the list", arguments: Size.usual)
  func many(_ size: Size) {
    var office = Example.office
    for number in 1...40 {
      office.place(
        Patient {
          $0.id = PatientID(prefix: "p", number: 900 + number)
          $0.name = PersonName("Zuniga", "Anna\(number)")
        })
    }
    let desk = Receptionist(office, size)
    desk.press("/")
    desk.type("zunig")
    #expect(desk.sees("of at least 15; type more"))
    desk.press(.down)
    #expect(desk.sees("of 40 found"))
    for _ in 0..<30 { desk.press(.down) }
    #expect(desk.sees("Anna35"), "the list goes on")
    desk.type("a")
    #expect(desk.sees("of at least 15; type more"))
    desk.type(", anna7")
    #expect(desk.sees("1 found"))
  }

  @Test("a pasted name is a name and not commands")
  func paste() {
    let desk = Receptionist()
    desk.paste("okafor\nx")
    #expect(desk.answer.contains("paste"))
    #expect(desk.journal.isEmpty)
    desk.press("/")
    desk.paste("okafor\nx")
    #expect(desk.sees("OKAFOR, Ada"))
  }

  @Test("someone new is put on file with what was typed, and stands on the card", arguments: Size.usual)
  func add(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press("/")
    desk.type("adeyemi folake")
    #expect(desk.sees("Ctrl-N"))
    desk.press(.ctrl("n"))
    desk.overwrite("Adeyemi")
    desk.press(.tab)
    desk.overwrite("Folake")
    desk.tab("")
    desk.tab("3/4/1982")
    desk.tab("f")
    desk.tab("8455550199")
    desk.tab("7 Elm St")
    desk.press(.tab)
    desk.tab("Harlow")
    desk.press(.tab)
    desk.tab("12546")
    desk.press(.enter)
    let patient = desk.patient("Adeyemi")
    #expect(patient?.name.given == "Folake")
    #expect(patient?.born == Day(1982, 3, 4))
    #expect(patient?.sex == .female)
    #expect(patient?.phones.first?.number == "845-555-0199")
    #expect(patient?.address.line.contains("7 Elm St") == true)
    #expect(desk.sees("Adeyemi, Folake"))
    #expect(desk.sees("7 Elm St"))
  }

  @Test("a wrong birth date is said at its field, and nothing typed is lost")
  func wrongDate() {
    let desk = Receptionist()
    Scene.newPatient.play(desk)
    #expect(desk.answer.contains("31/31/1990"))
    #expect(desk.journal.isEmpty)
    desk.overwrite("1/31/1990")
    desk.press(.enter)
    #expect(desk.patient("Wei")?.born == Day(1990, 1, 31) || desk.patient("Ng")?.born == Day(1990, 1, 31))
  }

  @Test("the same name and birth date is asked about before there are two of one person")
  func twin() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("okafor, ada")
    desk.press(.ctrl("n"), .tab, .tab, .tab)
    desk.type("12/27/1981")
    desk.press(.enter)
    #expect(desk.sees("Already on file?"))
    #expect(desk.journal.isEmpty)
    desk.pick("it is someone else")
    #expect(desk.office.patients.sorted.filter { $0.name.listed == "Okafor, Ada" }.count == 2)
  }

  @Test("what found nobody is carried into the fields of someone new", arguments: Size.usual)
  func carried(_ size: Size) {
    for (typed, name, seen) in [
      ("Wang, Li 1/1/1990", "Wang", "1990-01-01"), ("Wang 1 Jan 1990", "Wang", "1990-01-01"), ("Wang 845-555-9999", "Wang", "845-555-9999"),
      ("1/1/1990", "Family name", "1990-01-01"),
    ] {
      let desk = Receptionist(Example.office, size)
      desk.press("/")
      desk.type(typed)
      desk.press(.ctrl("n"))
      #expect(desk.sees(name) && desk.sees(seen), "\(typed)")
    }
  }

  @Test("an impossible birth date is said to be none, and a long list says how many it shows of how many")
  func notADate() {
    let desk = Receptionist(Example.demo)
    desk.press("/")
    desk.type("31/31/1999")
    #expect(desk.sees("\"31/31/1999\" is not a date"))
    desk.overwrite("a")
    #expect(desk.sees("1-14 of "))
  }

  @Test("the same person is not put on file twice: the desk opens the card that is there")
  func samePerson() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("okafor, ada 12/27/1981")
    desk.press(.ctrl("n"), .enter)
    desk.pick("it is the same person")
    #expect(desk.sees("OKAFOR, Ada") && desk.sees("chart number 1 "))
    #expect(desk.journal.isEmpty)
  }

  @Test("someone put on file without birth date or sex is pointed out once, beside what was saved")
  func incomplete() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("adeyemi")
    desk.press(.ctrl("n"), .enter)
    #expect(desk.answer.contains("saved: add patient, Adeyemi"))
    #expect(desk.answer.contains("no birth date and no sex is on file yet"))
  }

  @Test("an address from abroad, or as an import wrote it, stays when something else on the card is changed")
  func abroad() throws {
    let desk = Receptionist(Example.office, .large)
    let patient = try #require(desk.patient("Okafor"))
    try desk.elsewhere(
      ChangePatient(
        from: patient,
        to: Patient { new in
          new = patient
          (new.address.street, new.address.city, new.address.state, new.address.zip) = ("5 King St", "Ottawa", "ON", "K1A 0B1")
        }))
    desk.press("/")
    desk.type("okafor")
    desk.press(.enter)
    desk.press("e")
    desk.press(.tab, untilCursorOn: "Note")
    desk.overwrite("asthma")
    desk.press(.enter)
    #expect(desk.patient("Okafor")?.note == "asthma" && desk.patient("Okafor")?.address.state == "ON", "\(desk.answer)")
    desk.press("e")
    desk.press(.tab, untilCursorOn: "State")
    desk.overwrite("OQ")
    desk.press(.enter)
    #expect(desk.answer.contains("no state is called OQ"))
  }

  @Test("a child lives with the head of the household, who pays; and who pays is one person, whatever form says so")
  func household() throws {
    let desk = Receptionist(Example.office, .large)
    let head = try #require(desk.patient("Stewart"))
    desk.press("/")
    desk.type("stewart duncan")
    desk.press(.ctrl("n"))
    desk.overwrite("Stewart")
    desk.press(.tab)
    desk.overwrite("Duncan")
    desk.tab("")
    desk.tab("3/4/2020")
    desk.press(.tab, untilCursorOn: "Household")
    desk.overwrite(String(head.id.number))
    desk.press(.enter)
    func child() throws -> Patient { try #require(desk.office.patients.sorted.first { $0.name.given.lowercased() == "duncan" }) }
    #expect(try child().guarantor.patient == head.id && child().address == head.address, "\(desk.answer)")
    // The card's form has the payer by name, and saving it changes nothing.
    desk.press("e")
    #expect(desk.rows.contains { $0.contains("Who pays") && $0.contains("Stewart, Moira") })
    desk.press(.tab, untilCursorOn: "Note")
    desk.overwrite("asthma")
    desk.press(.enter)
    #expect(try child().guarantor.patient == head.id && child().guarantor.name.isEmpty && child().note == "asthma")
    desk.press("g")
    desk.press(.tab, untilCursorOn: "or name")
    desk.overwrite("Bob")
    desk.press(.enter)
    #expect(desk.answer.contains("either a patient by number or somebody by name"))
  }
}
