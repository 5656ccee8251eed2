import Canvas
import Desk
import Practice
import Testing

@Suite("Setting up the office, by keys alone")
struct SettingsTests {
  @Test("a room is added and patients can be put in it", arguments: Size.usual)
  func room(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press("S")
    desk.press(.down, .down, .down)
    desk.press("+")
    desk.type("7")
    desk.tab("exam")
    desk.press(.enter)
    #expect(desk.office.rooms.sorted.last?.name == "7")
    #expect(desk.sees("7  exam"))
    desk.press(.escape)
    desk.select("walker")
    desk.press("r")
    #expect(desk.sees("room 7"))
  }

  @Test("a word to choose may be written out; its first letter is enough, and again it is the next one")
  func choices() {
    let desk = Receptionist()
    desk.press("S")
    desk.press(.down, .down)
    desk.press("+")
    desk.press(.tab, untilCursorOn: "Weekday")
    desk.type("tue")
    #expect(desk.cursorLine?.contains("[Tue]") == true && !desk.answer.contains("choose one of"), "\(desk.cursorLine ?? "")")
    desk.press(.tab, .backTab)
    desk.press("t")
    #expect(desk.cursorLine?.contains("[Thu]") == true, "\(desk.cursorLine ?? "")")
    desk.press("t")
    #expect(desk.cursorLine?.contains("[Tue]") == true, "\(desk.cursorLine ?? "")")
  }

  @Test("what is printed on every sheet is written as the post has it, and no number is one that nobody can mean")
  func practice() {
    let desk = Receptionist(Example.office, .large)
    desk.press("S")
    desk.press(.enter, .enter)
    func refused(_ field: String, _ text: String, _ why: String) {
      desk.press(.tab, untilCursorOn: field)
      let before = desk.office.settings
      desk.overwrite(text)
      desk.press(.enter)
      #expect(desk.answer.contains(why) && desk.office.settings == before, "\(field): \(desk.answer)")
      desk.press(.end, .ctrl("u"))
    }
    refused("Phone", "414555", "a phone number has 7 to 15")
    refused("State", "ZZ", "no state is called ZZ")
    desk.type("wi")
    refused("ZIP", "5308", "a ZIP code has five digits")
    desk.type("532080417")
    refused("Tax number", "12-34", "a tax number has nine digits")
    refused("Late after", "1234567893", "is not between 0 and 1440")
    desk.type("15")
    desk.press(.enter)
    #expect(desk.office.settings.address.state == "WI" && desk.office.settings.address.zip == "53208-0417", "\(desk.answer)")
  }

  @Test("a wrong number in the hours is said at its field")
  func hours() {
    let desk = Receptionist()
    desk.press("S")
    desk.press(.down, .down, .enter, .enter)
    desk.press(.tab, untilCursorOn: "Hours")
    desk.overwrite("8:00-7:00/20")
    desk.press(.enter)
    #expect(desk.answer.contains("not a stretch of hours"))
    #expect(desk.journal.isEmpty)
  }

  @Test("hours of a weekday or of one date, not of both, and not twice")
  func hoursTwice() {
    let desk = Receptionist()
    desk.press("S")
    desk.press(.down, .down)
    desk.press("+")
    desk.type("L")
    desk.tab("m")
    desk.tab("12/1")
    desk.tab("8:00-12:00/20")
    desk.press(.enter)
    #expect(desk.answer.contains("a weekday or of one date"))
    desk.press(.backTab)
    desk.press(.backspace, .enter)
    #expect(desk.office.templates.sorted.last?.day == Day(2026, 12, 1))
    desk.press("+")
    desk.type("L")
    desk.tab("m")
    desk.press(.tab)
    desk.tab("8:00-12:00/20")
    desk.press(.enter)
    #expect(desk.answer.contains("hours for that day already"))
  }

  @Test(
    "whatever is typed into the hours is read or refused in words",
    arguments: ["/", "//20", ",", "-", "8-", "-/", "8:00-12:00//20", "8:00-12:00/20/20", "/ closed", "closed"])
  func oddHours(_ text: String) {
    let desk = Receptionist()
    desk.press("S")
    desk.press(.down, .down, .enter, .enter)
    desk.press(.tab, untilCursorOn: "Hours")
    desk.overwrite(text)
    desk.press(.enter)
    #expect(desk.answer.contains("hours") && desk.journal.isEmpty)
  }

  @Test("someone who is no manager sees the settings and is told why they stay")
  func notManager() {
    let desk = Receptionist(seat: Desk.Seat(by: "maria", role: .frontDesk, desk: "front-1"))
    desk.press("S")
    desk.press(.enter, .enter)
    #expect(desk.answer.contains("manager"))
    #expect(desk.journal.isEmpty)
  }

  @Test("an office sets itself up from nothing and takes in its first patient")
  func firstDay() {
    let desk = Receptionist(Example.empty)
    func add(_ kind: Int, _ fill: () -> Void) {
      desk.press("S")
      for _ in 0..<kind { desk.press(.down) }
      desk.press("+")
      fill()
      desk.press(.enter, .escape)
    }
    desk.press("w")
    #expect(desk.answer.contains("S sets them up"))
    add(0) { desk.type("Harbor Clinic") }
    add(1) {
      desk.type("Lin")
      desk.tab("Lin")
      desk.tab("Wei")
      desk.tab("MD")
    }
    add(3) { desk.type("1") }
    add(4) {
      desk.type("Visit")
      desk.tab("V")
    }
    add(2) {
      desk.type("L")
      desk.tab("m")
      desk.press(.tab)
      desk.tab("8:00-12:00/20")
    }
    #expect(desk.office.providers.count == 1 && desk.office.rooms.count == 1 && desk.office.visitTypes.count == 1)
    #expect(desk.office.templates.count == 1)
    #expect(desk.sees("Harbor Clinic"))
    desk.press("w")
    desk.type("adeyemi folake")
    desk.press(.ctrl("n"), .enter, .enter)
    #expect(desk.office.visits.sorted.last?.state == .arrived)
    desk.press(.enter, .enter)
    #expect(desk.answer.contains("two identifiers") && desk.office.visits.sorted.last?.state == .arrived)
    desk.press("e")
    desk.press(.tab, .tab)
    desk.tab("3/4/1982")
    desk.tab("f")
    desk.tab("845-555-0123")
    desk.press(.enter, .enter)
    #expect(desk.answer.contains("no address is on file"))
    desk.press("w")
    desk.type("has none")
    desk.press(.enter, .enter)
    #expect(desk.answer.contains("never signed"))
    desk.press("yy")
    desk.press(.enter)
    #expect(desk.office.visits.sorted.last?.state == .ready)
    #expect(desk.office.visits.sorted.last?.checks.first?.note == "name, birth date")
    desk.press(.enter, .enter)
    #expect(desk.office.visits.sorted.last?.state == .roomed)
    desk.press("r1")
    #expect(desk.office.visits.sorted.last?.state == .roomed, "the only room is their own")
  }

  @Test("a refusal of the office marks the field it is about, and undo says which setting it took back")
  func refusedField() {
    let desk = Receptionist()
    desk.press("S")
    desk.press(.down, .down, .down)
    desk.press("+")
    desk.type("3")
    desk.tab("exam")
    desk.press(.enter)
    #expect(desk.answer.contains("called 3 already"))
    #expect(desk.cursorLine?.contains("!3") == true, "the cursor is back in the field, which has its mark")
    desk.overwrite("9")
    desk.press(.enter)
    desk.press(.escape)
    desk.press("u")
    #expect(desk.answer.contains("taken back: change setting: room 9"))
  }
}
