import Canvas
import Desk
import Practice
import Testing

@Suite("Month, week and providers side by side, by keys alone")
struct CalendarTests {
  @Test("the month has a line a day, and Enter goes to that day on the schedule", arguments: Size.usual)
  func month(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press("G{")
    #expect(desk.sees("Nov 2026") && desk.rows.contains { $0.contains("Mon 23*") && $0.contains("[") && $0.contains("]") })
    desk.press(.down)
    #expect(desk.cursorLine?.contains("Tue 24") == true)
    desk.press("]")
    #expect(desk.sees("Dec 2026"))
    desk.press("[")
    desk.press(.enter)
    #expect(desk.sees("Tue 24 Nov 2026"), "the schedule shows that day")
  }

  @Test("what is closed says so, letters are booked over, and what opens later is a dot")
  func signs() throws {
    let desk = Receptionist(Example.office, .large)
    desk.schedule()
    let lin = desk.office.providers.sorted[0].id, type = desk.office.visitTypes.sorted[0].id
    let day = desk.now.day.advanced(by: 8)
    for name in ["Rossi", "Harris", "Moore"] {
      let patient = try #require(desk.office.patients.sorted.first { $0.name.family == name }).id
      try desk.elsewhere(
        Book {
          ($0.patients, $0.provider, $0.type, $0.day, $0.start, $0.overbook) = ([patient], lin, type, day, ClockTime(8, 0), "asked")
        })
    }
    try desk.elsewhere(CloseDays { ($0.from, $0.words) = (day.advanced(by: 1), "Founders day") })
    desk.press("G}")
    desk.press("]")
    let line = desk.rows.first { $0.contains("Tue 1 ") } ?? ""
    #expect(line.contains("[B|") || line.contains("[B "), "three where one fits: two over: \(line)")
    #expect(line.contains(".|."), "same-day slots: \(line)")
    #expect(desk.rows.contains { $0.contains("Wed 2 ") && $0.contains("Founders day") && !$0.contains("[") })
  }

  @Test("a week and the providers of a day are walked by arrows; the line below says what is under the cursor", arguments: Size.usual)
  func grid(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("nguyen")
    desk.press("G")
    desk.press(.tab)
    #expect(desk.sees("Week of") && desk.sees("Mon 11/23"))
    desk.press(.right, .home)
    #expect(desk.rows.contains { $0.contains("Tue 24 Nov, ") && $0.contains("8:00-8:20: ") })
    desk.press(.tab)
    #expect(desk.sees("Tue 24 Nov 2026") && desk.sees("NP Park"))
    desk.press(.enter)
    #expect(desk.cursorLine?.contains("8:00") == true && desk.sees("Tue 24 Nov 2026"))
  }

  @Test("an appointment is picked up and put down on another day, and one undo takes it back")
  func lift() throws {
    let desk = Receptionist(Example.office, .large)
    desk.select("smith jane")
    let old = try #require(
      desk.appointments("Smith").first { $0.day == desk.now.day && desk.office[$0.patient]?.name.given == "Jane" })
    desk.press("-")
    #expect(desk.answer.contains("is picked up"))
    desk.press("G")
    desk.press(.tab)
    #expect(desk.sees("moving Smith, Jane"))
    desk.press(.right, .home)
    desk.press("-")
    let new = try #require(desk.office.appointments.sorted.last)
    #expect(new.movedFrom == old.id && new.day == old.day.advanced(by: 1) && new.start == ClockTime(8, 0))
    #expect(!desk.sees("moving Smith"))
    desk.press("u")
    #expect(desk.office[old.id]?.slot == old.slot)
  }

  @Test("what is picked up on the desk is put down there, and Esc leaves it; over somebody it asks why")
  func liftHome() throws {
    let desk = Receptionist(Example.office, .large)
    desk.select("smith jane")
    desk.press("-")
    desk.press(.escape)
    #expect(desk.answer.contains("stays where it is") && !desk.rows[0].contains("MOVING"))
    desk.select("smith jane")
    desk.press("-")
    #expect(desk.answer.contains("- puts down") && desk.rows[0].contains("MOVING Smith, Jane"), "said as long as it lasts")
    desk.select("nguyen")
    desk.press("-")
    #expect(desk.sees("Overbook?"))
    desk.type("asked by the provider")
    desk.press(.enter)
    #expect(desk.office.appointments.sorted.last?.overbooked == "asked by the provider")
    #expect(desk.journal.last?.did == Reschedule.name)
  }
}
