import Canvas
import Desk
import Practice
import Testing

@Suite("An emergency, by keys alone")
struct EmergencyTests {
  @Test("one key raises it, each step has its key and its time, and it ends with words", arguments: Size.usual)
  func emergency(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.select("okafor")
    desk.press("!")
    let raised = try #require(desk.office.emergencies.sorted.last)
    #expect(raised.patient == desk.patient("Okafor")?.id)
    #expect(raised.place == "room 3")
    desk.wait(minutes: 1)
    desk.press("1w")
    desk.press("2")
    desk.pick("Lin")
    desk.press("3")
    desk.wait(minutes: 6)
    desk.press("45")
    desk.type("oxygen given")
    desk.press(.enter, .escape)
    #expect(desk.sees("EMERGENCY") && desk.sees("in waiting room 7m"), "it goes on, on the top line")
    desk.press("!")
    #expect(desk.sees("oxygen given"))
    #expect(desk.office.emergencies.sorted.count == 1, "the key shows the one that is going on")
    desk.press("9")
    desk.type("awake, stays")
    desk.press(.enter)
    let over = try #require(desk.office[raised.id])
    #expect(over.clinician == "Lin")
    #expect(over.called911At != nil && over.ambulanceAt != nil)
    #expect(over.log.contains { $0.text == "oxygen given" })
    #expect(over.closedAt != nil && over.ending == "awake, stays")
    desk.press(.escape)
    #expect(!desk.sees("EMERGENCY"))
  }

  @Test("it is of the patient on the screen, and of nobody where that is somebody who is not here")
  func inSight() {
    let desk = Receptionist(Example.office, .large)
    desk.select("okafor")
    desk.press("w")
    desk.type("poe, al")
    desk.press(.ctrl("n"), .ctrl("x"))
    #expect(desk.office.emergencies.sorted.last?.patient == nil && desk.sees("patient not known"), "the row beneath the form is not meant")
    desk.press("0")
    desk.pick("yes, a false alarm")
    desk.press(.escape)
    desk.pick("yes, throw it away")
    desk.press(.escape)
    desk.select("moore")
    desk.press("i")
    desk.press("!")
    #expect(desk.office.emergencies.sorted.last?.patient == desk.patient("Moore")?.id)
  }

  @Test("the first who was told stands with their own time; who came of several is asked")
  func toldAgain() throws {
    let desk = Receptionist(Example.office, .large)
    desk.select("okafor")
    desk.press("!2")
    desk.pick("Osei")
    desk.wait(minutes: 12)
    desk.press("2")
    desk.pick("Lin")
    let record = try #require(desk.office.emergencies.sorted.last)
    #expect(record.clinician == "Osei" && record.clinicianToldAt == record.raisedAt, "\(record)")
    #expect(record.log.contains { $0.text == "told Lin" && $0.at.minutes(since: record.raisedAt) == 12 })
    desk.press("8")
    desk.pick("Lin")
    #expect(desk.office.emergencies.sorted.last?.log.last?.text == "Lin is with the patient")
  }

  @Test("it is not over before a clinician was told")
  func needsClinician() {
    let desk = Receptionist()
    desk.press("!9")
    #expect(desk.answer.contains("no clinician"))
    #expect(desk.office.emergencies.sorted.last?.closedAt == nil)
  }

  @Test("a false alarm is taken back, and nothing else is")
  func falseAlarm() {
    let desk = Receptionist()
    desk.select("hernandez")
    desk.press("a!0")
    desk.press(.enter)
    #expect(desk.office.emergencies.sorted.count == 1, "Enter is no: the alarm goes on")
    desk.press("0")
    desk.pick("yes, a false alarm")
    #expect(desk.office.emergencies.sorted.isEmpty)
    #expect(desk.visit("Hernandez")?.state == .arrived)
    desk.press("!")
    desk.press(.escape)
    desk.press("c")
    desk.press(.enter)
    #expect(desk.visit("Hernandez")?.state == .ready)
    desk.press("!0")
    #expect(desk.visit("Hernandez")?.state == .ready, "the check-in after the alarm stands")
  }

  @Test("a second patient's emergency is raised beside the first, and each is shown again")
  func second() {
    let desk = Receptionist()
    desk.select("okafor")
    desk.press("!")
    desk.press(.escape)
    desk.select("moore")
    desk.press("!")
    #expect(desk.office.emergencies.sorted.count == 1 && desk.sees("show the one going on: Okafor, Ada"))
    desk.pick("raise another: Moore")
    #expect(desk.office.emergencies.sorted.map(\.patient) == [desk.patient("Okafor")?.id, desk.patient("Moore")?.id])
    desk.press(.escape)
    desk.press("!")
    #expect(desk.sees("Moore, Evelyn"), "her own is shown at once")
  }

  @Test("one raised for nobody is somebody's later, and midnight does not hide it")
  func whose() {
    let desk = Receptionist(Example.office, at: Moment(Example.now.day, ClockTime(23, 50), offset: -300))
    desk.press(.tab, .tab)
    desk.press("!6")
    desk.pick("Okafor, Ada")
    #expect(desk.office.emergencies.sorted.last?.patient == desk.patient("Okafor")?.id)
    desk.press(.escape)
    desk.wait(minutes: 20)
    desk.press("!")
    #expect(desk.office.emergencies.sorted.count == 1 && desk.sees("RAISED 23:50"))
  }

  @Test("it can be raised while a form is open, and the form is still there")
  func overForm() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("oka")
    desk.press(.ctrl("x"))
    #expect(desk.sees("Get a clinician NOW"))
    desk.press(.escape)
    #expect(desk.sees("Find a patient"))
    #expect(desk.sees("OKAFOR"))
  }

  @Test("what to say to 911 is whole at 80 columns, with address, place and the number to call back", arguments: Size.usual)
  func script(_ size: Size) throws {
    var office = Example.office
    let practice = try #require(office.practices.sorted.first)
    let now: Datum.Fields = [
      "phone": .text("845-555-0999"),
      "address": .fields(["street": .text("1200 Old Harbor Turnpike, Building C"), "city": .text("Millbrook"), "zip": .text("12545-1234")]),
    ]
    let was: Datum.Fields = ["phone": practice.phone.datum, "address": practice.address.datum]
    _ = try office.apply(
      Change(ChangeSetting(.practices, id: practice.id.text, was: was, now: now)),
      Context(now: Example.now, by: "maria", role: .manager, desk: "front-2"))
    let desk = Receptionist(office, size)
    desk.select("okafor")
    desk.press("!")
    let said = desk.rows.map { $0.filter { $0 != "│" }.trimmed }.joined(separator: " ")
    #expect(said.contains("1200 Old Harbor Turnpike, Building C, Millbrook, 12545-1234, in room 3. Call back: 845-555-0999."))
  }

  @Test("clock and person stay on the top line, the row says EMERG, and a digit is the room of that name", arguments: Size.usual)
  func onTheDesk(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("walker")
    desk.press("!15")
    #expect(desk.office.emergencies.sorted.last?.place == "room 5")
    desk.press(.escape)
    #expect(desk.rows[0].contains("EMERGENCY") && desk.rows[0].contains("you") && desk.rows[0].contains("10:42"))
    #expect(desk.rows.contains { $0.contains("EMERG") && !$0.contains("EMERGENCY") })
    #expect(desk.rows[0].contains("Walker, Megan") == (size == .large))
  }

  @Test("once it is over the card offers nothing but the way back")
  func over() {
    let desk = Receptionist()
    desk.press("!2")
    desk.type("Lin")
    desk.press(.enter)
    desk.press("9")
    desk.type("fine")
    desk.press(.enter)
    #expect(desk.rows.last?.contains("911") == false && desk.rows.last?.contains("over") == false)
    desk.press("3")
    #expect(desk.answer.contains("is over since 10:42"))
  }
}
