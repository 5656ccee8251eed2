import Canvas
import Desk
import Practice
import Testing

@Suite("A provider's week as text, by keys alone")
struct HoursScreenTests {
  private func opened(_ size: Size = .large) -> Receptionist {
    let desk = Receptionist(Example.office, size)
    desk.schedule()
    desk.press("S")
    desk.press(.down, .down)
    desk.press("w")
    return desk
  }

  private func write(_ desk: Receptionist, _ text: String) {
    desk.press(.end)
    for _ in 0..<200 { desk.press(.backspace) }
    desk.type(text)
  }

  @Test("the lines of the week are there as they are in force, with their strip below", arguments: Size.usual)
  func shows(_ size: Size) {
    let desk = opened(size)
    #expect(desk.sees("Mon 0800-1200/20 open  1200-1300 closed \"lunch\"  1300-1700/20 open"))
    #expect(desk.sees("Tue 0800-1200 11SS11NNN  1300-1700 111111DDDDDD"))
    desk.press(.down)
    #expect(desk.sees("11") && desk.sees("27 slots"))
  }

  @Test(
    "while one types it says what is wrong, and then whom the change would put in the wrong place; Enter saves one change",
    arguments: Size.usual)
  func preview(_ size: Size) {
    let desk = opened(size)
    let before = desk.journal.count
    write(desk, "Mon 0800-1000 1111X1")
    #expect(desk.sees("Mon, column 19: there is no slot code \"X\""))
    desk.press(.enter)
    #expect(desk.answer.contains("column 19") && desk.journal.count == before)
    write(desk, "Mon 0800-1040 1")
    #expect(desk.rows.contains { $0.contains("slots a week: ") && $0.contains("booked would stand wrong") })
    #expect(desk.rows.contains { $0.contains("Mon 23 Nov") && $0.contains("outside the hours") })
    desk.press(.enter)
    #expect(desk.journal.count == before + 1 && desk.journal.last?.did == SetHours.name && desk.sees("as in force"))
    desk.press(.escape, .escape)
    desk.press("u")
    #expect(desk.office.blocks(of: desk.office.providers.sorted[0].id, on: desk.now.day).count == 3)
  }

  @Test("a date of its own is written in the last line, and taken away again by emptying it")
  func date() {
    let desk = opened()
    desk.press(.up)
    desk.type("2026-12-24 none")
    desk.press(.enter)
    let lin = desk.office.providers.sorted[0].id
    #expect(desk.office.hours(of: lin, on: Day(2026, 12, 24)!).blocks.isEmpty && desk.sees("2026-12-24 none"))
    write(desk, "")
    desk.press(.enter)
    #expect(desk.office.hours(of: lin, on: Day(2026, 12, 24)!).blocks.count > 1)
  }

  @Test("hours that are typed take the place of those that stood there; a line of several days speaks for the emptied ones below")
  func typed() {
    let desk = opened()
    desk.press(.down)
    desk.type("0900-1200/20 open")
    #expect(desk.sees("Tue 0900-1200/20 open") && !desk.sees("11SS11NNN") && desk.sees("1 line changed"))
    desk.press(.up)
    desk.type("Mon-Tue 0800-1000/20 open")
    desk.press(.down)
    write(desk, "")
    #expect(desk.sees("(Tue: no hours any more)"))
    desk.press(.enter)
    let lin = desk.office.providers.sorted[0].id, monday = desk.now.day
    for day in [monday, monday.advanced(by: 1)] {
      #expect(desk.office.blocks(of: lin, on: day).map(\.to) == [ClockTime(10, 0)], "\(desk.answer)")
    }
  }

  @Test("Esc asks before what was typed is lost; Ctrl-K sets it aside, Ctrl-G takes it up, also after a dropped line")
  func draft() {
    let desk = opened()
    write(desk, "Mon 0800-1200 1")
    desk.press(.escape)
    #expect(desk.sees("Leave the hours?"))
    desk.press(.enter)
    #expect(desk.sees("Mon 0800-1200 1") && desk.sees("1 line changed"))
    desk.press(.ctrl("k"))
    #expect(desk.sees("Waiting room") && desk.answer.contains("Ctrl-G"))
    desk.press(.ctrl("g"))
    #expect(desk.sees("Mon 0800-1200 1") && desk.sees("1 line changed"))
    desk.reconnect()
    desk.press(.enter)
    #expect(desk.sees("Mon 0800-1200 1") && desk.sees("1 line changed"))
  }

  @Test("another desk that wrote the same line is not overwritten")
  func meanwhile() throws {
    let desk = opened()
    write(desk, "Mon 0800-1200 1")
    let lin = desk.office.providers.sorted[0].id
    try desk.elsewhere(SetHours { ($0.provider, $0.lines) = (lin, ["Mon 0900-1200/20 open", "Wed 0900-1200/20 open"]) })
    #expect(desk.sees("Wed 0900-1200/20 open"), "what was not touched follows")
    #expect(desk.sees("Mon 0800-1200 1"), "what was typed stays")
    #expect(desk.sees("another desk wrote: Mon 0900-1200/20 open"))
    desk.press(.enter)
    #expect(desk.office.blocks(of: lin, on: desk.now.day).first?.to == ClockTime(12, 0), "it was seen before it was saved")
  }

  @Test("closing days lists at once who is booked then, and calling it off opens them again", arguments: Size.usual)
  func closure(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    Scene.closedDays.play(desk)
    #expect(desk.sees("Office closed: power is out") && desk.sees("Smith, Jane"))
    let closure = desk.office.closures.sorted[0]
    let expected = desk.office.booked(in: closure, from: desk.now.day).count
    #expect(expected > 3)
    desk.press(.enter)
    #expect(desk.sees("Mon 23 Nov 2026") && desk.sees("power is out"), "the schedule says why nobody is booked")
    desk.press("S")
    for _ in 0..<10 { desk.press(.down) }
    desk.press(.enter)
    #expect(desk.sees("office closed: power is out  (\(expected) booked)"))
    desk.press("bo")
    #expect(desk.office.closures.sorted[0].gone)
  }

  @Test("a holiday of every year is typed as people say it, and the month and the settings show it", arguments: Size.usual)
  func yearly(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press("S")
    desk.press(.down, untilCursorOn: "closures")
    desk.press("+")
    desk.press(.tab, .tab)
    desk.type("4th thu nov")
    desk.press(.tab, untilCursorOn: "Why")
    desk.type("Thanksgiving")
    desk.press(.enter)
    #expect(desk.office.closures.sorted.map(\.when) == ["every year on 4th Thu Nov"])
    desk.press(.escape, .escape)
    desk.press("G")
    #expect(desk.sees("Thanksgiving"))
    desk.press(.escape)
    desk.press("S")
    desk.press(.down, untilCursorOn: "closures")
    #expect(desk.sees("every year on 4th Thu Nov  office closed: Thanks"))
  }

  @Test("slot codes are set up by a form, and a template may use them at once")
  func slotCode() {
    let desk = Receptionist(Example.office, .large)
    Scene.slotCode.play(desk)
    desk.press(.enter)
    #expect(desk.office.slotCodes.sorted.map(\.title) == ["S same day"])
    #expect(desk.sees("S  same day  20 min"))
  }
}
