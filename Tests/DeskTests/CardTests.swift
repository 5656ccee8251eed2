import Canvas
import Desk
import Practice
import Testing

@Suite("The patient's card, by keys alone")
struct CardTests {
  private func open(_ name: String) -> Receptionist {
    let desk = Receptionist()
    desk.press("/")
    desk.type(name)
    desk.press(.enter)
    return desk
  }

  @Test("what is seldom asked is on a second page")
  func more() throws {
    let desk = open("harris")
    desk.press("E")
    desk.type("Lee")
    desk.tab("Jr")
    desk.tab("o")
    desk.tab("y")
    desk.tab("y")
    desk.tab("845-555-0777")
    desk.press(.enter)
    let patient = try #require(desk.patient("Harris"))
    #expect(patient.name.middle == "Lee" && patient.name.suffix == "Jr")
    #expect(desk.office[patient.usualProvider]?.short == "Osei")
    #expect(
      patient.phones.map(\.mayText) == [true, false] && patient.phones[0].mayLeaveMessage && patient.phones[1].number == "845-555-0777")
    #expect(patient.confirmed(.name) == desk.now.day && desk.sees("Osei"))
    desk.press("E")
    desk.press(.backTab)
    desk.type("y")
    desk.press(.enter)
    #expect(desk.patient("Harris")?.archived == true && desk.sees("ARCHIVED"))
  }

  @Test("the second line of an address is there to be changed, and a number that nobody touched is not confirmed by that")
  func unit() throws {
    var office = Example.office
    let before = try #require(office.patients.sorted.first { $0.name.family == "Harris" })
    var old = before
    (old.address.unit, old.phones) = ("Apt 5", [Phone { $0.number = "(845) 5550199" }])
    try office.apply(Change(ChangePatient(from: before, to: old)), Example.seat.context(Example.now))
    let desk = Receptionist(office, .large)
    desk.press("/")
    desk.type("harris")
    desk.press(.enter)
    desk.press("e")
    desk.press(.tab, .tab, .tab, .tab, .tab, .tab)
    desk.overwrite("10 Main St")
    desk.tab("")
    desk.overwrite("Apt 7")
    desk.press(.enter)
    let now = try #require(desk.patient("Harris"))
    #expect(now.address.street == "10 Main St" && now.address.unit == "Apt 7")
    #expect(now.phones.map(\.number) == ["(845) 5550199"])
  }

  @Test("a death is written down, and the time that was held is free")
  func died() {
    let desk = open("johnson")
    desk.press("E")
    desk.press(.backTab, .backTab)
    desk.type("t")
    desk.press(.enter)
    #expect(desk.patient("Johnson")?.deceased == desk.now.day)
    #expect(desk.today("Johnson")?.slot == .cancelledByClinic)
  }

  @Test("who pays is another patient by number, or anyone with relation and phone")
  func guarantor() throws {
    let desk = open("ruiz tomas")
    desk.press("g")
    desk.type("999")
    desk.press(.enter)
    #expect(desk.answer.contains("no patient on file has the number 999"))
    let mother = try #require(desk.office.patients.sorted.first { $0.name.given == "Elena" })
    desk.overwrite(mother.number)
    desk.press(.tab)
    desk.tab("mother")
    desk.tab("8455550123")
    desk.press(.enter)
    let child = try #require(desk.office.patients.sorted.first { $0.name.given.hasPrefix("Tom") })
    #expect(child.guarantor.patient == mother.id && child.guarantor.relation == "mother" && child.guarantor.phone == "845-555-0123")
    #expect(child.confirmed(.guarantor) == desk.now.day && desk.sees("Ruiz, Elena, mother"))
  }

  @Test("several people may be spoken to, each about what the patient said, and one is taken off again")
  func contacts() {
    let desk = open("harris")
    for (name, relation) in [("Nia Harris", "wife"), ("Sam Harris", "son")] {
      desk.press("s")
      if desk.sees("Who may be spoken to?") { desk.pick("someone else") }
      desk.type(name)
      desk.tab(relation)
      desk.tab("845-555-0188")
      desk.tab("y")
      desk.press(.tab, .tab)
      desk.type("y")
      desk.tab("y")
      desk.press(.enter)
    }
    let contacts = desk.patient("Harris")?.contacts ?? []
    #expect(
      contacts.map(\.name) == ["Nia Harris", "Sam Harris"] && contacts.allSatisfy { $0.guardian && !$0.emergency && $0.mayHear.count == 2 })
    desk.press("s")
    desk.pick("Nia Harris")
    desk.press(.backTab)
    desk.type("n")
    desk.press(.enter)
    #expect(desk.patient("Harris")?.contacts.map(\.name) == ["Sam Harris"])
    #expect(desk.sees("Sam Harris, son, guardian"))
  }

  @Test("all of the card is said to be right with one key")
  func right() {
    let desk = open("harris")
    #expect(desk.patient("Harris")?.confirmed(.address) != desk.now.day)
    desk.press("y")
    #expect([Topic.name, .born, .address, .phone].allSatisfy { desk.patient("Harris")?.confirmed($0) == desk.now.day })
    #expect(desk.sees("(right on 2026-11-23)"))
  }
}
