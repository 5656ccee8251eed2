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
    desk.press("11")
    desk.press("2")
    desk.type("Lin")
    desk.press(.enter)
    desk.press("3")
    desk.wait(minutes: 6)
    desk.press("45")
    desk.type("oxygen given")
    desk.press(.enter, .escape)
    #expect(desk.sees("EMERGENCY in waiting room 7m"), "it goes on, on the top line")
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
}
