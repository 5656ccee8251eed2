import Canvas
import Practice
import Testing

@testable import Desk

@Suite("A provider is out, or late, by keys alone")
struct AbsenceTests {
  private func out(_ size: Size = .small) -> Receptionist {
    let desk = Receptionist(Waiting.office, size)
    desk.press("s")
    desk.press("}}")
    desk.press("Y")
    desk.pick("Dr Osei is out")
    desk.type("sick")
    desk.press(.enter)
    return desk
  }

  @Test("a row for everyone still to come, a proposed place each, and the whole plan in one change and one undo", arguments: Size.usual)
  func plan(_ size: Size) throws {
    let desk = out(size)
    #expect(desk.sees("Dr Osei is out: Mon 23 Nov 2026") && desk.sees("3 patients") && desk.sees("3 to move"))
    desk.press("c")
    desk.press(.down)
    desk.press("x")
    #expect(desk.sees("1 to move, 1 to call and ask, 1 to cancel"))
    desk.press("W")
    #expect(desk.printed.last?.text.contains("proposed: call and ask") == true)
    desk.press(.enter)
    desk.press(.enter)
    #expect(desk.journal.isEmpty, "the first answer is no")
    desk.press(.enter)
    desk.pick("yes, carry it out")
    #expect(desk.journal.map(\.did) == ["provider out"])
    #expect(desk.answer.contains("3 to be told: #, then o"))
    desk.press("#")
    desk.press("o")
    desk.press(.enter)
    #expect(desk.sees("1 of 3") && desk.sees("3 left"))
    desk.press("d")
    #expect(desk.answer.contains("they have that time until it is moved (b) or cancelled (x)"))
    desk.press("y")
    #expect(desk.sees("2 of 3") && desk.sees("2 left"), "the next one is offered, and nobody is passed over")
    desk.press("y")
    #expect(desk.sees("3 of 3") && desk.sees("1 left"))
    desk.press("y")
    #expect(desk.answer.contains("the round is over: 3 reached"))
    desk.press(.escape)
    // Who was reached and still stands in closed hours is not done with.
    #expect(desk.office.toTell(.absence, from: desk.now.day).count == 1 && desk.sees("1 patient"))
    desk.press(.escape)
    for _ in 0..<3 { desk.press("u") }
    desk.press("u")
    #expect(
      desk.office.toTell(.absence, from: desk.now.day).isEmpty && desk.office.appointments.sorted.allSatisfy { $0.slot != .rescheduled })
  }

  @Test("another place is chosen with ], and leaving asks first")
  func otherPlace() {
    let desk = out()
    let before = desk.cursorLine
    desk.press("]")
    #expect(desk.cursorLine != before)
    desk.press(.escape)
    #expect(desk.sees("Leave the plan?"))
    desk.reconnect()
    desk.press(.enter)
    #expect(desk.sees("Dr Osei is out"), "a plan outlives a dropped line")
  }

  @Test("late is said once: the schedule shows the later times, and the round is who was told", arguments: Size.usual)
  func late(_ size: Size) throws {
    let desk = Receptionist(Waiting.office, size)
    desk.press("Y")
    desk.pick("Dr Osei runs late")
    desk.type("35")
    desk.press(.tab)
    desk.type("an emergency")
    desk.press(.enter)
    #expect(desk.answer.contains("Osei 35 min late") && desk.answer.contains("have to be told"))
    desk.press("s")
    #expect(desk.rows.contains { $0.contains("Smith, Jane") && $0.contains("late ~11:35") })
    desk.press("#")
    desk.pick("running late: to tell")
    #expect(desk.cursorLine?.contains("come for 11:35") == true)
    desk.press(.enter)
    #expect(desk.sees("Dr Osei runs about 35 min late: come for 11:35"))
    desk.press("y")
    #expect(desk.today("Smith")?.calls.isEmpty == false || desk.office.appointments.sorted.contains { $0.calls.last?.about == .late })
    desk.press(.escape, .escape)
    #expect(desk.office.toTell(.late, from: desk.now.day).count == 2)
  }

  @Test("a missed appointment shows the step that is due, its letter is printed once, and a manager excuses it")
  func ladder() throws {
    let desk = Receptionist(Waiting.office)
    desk.press("#")
    desk.pick("missed appointments")
    #expect(desk.cursorLine?.contains("Williams") == true && desk.sees("letter: 1 missed"))
    desk.press("P")
    #expect(desk.printed.last?.text.contains("we missed you on Mon 23 Nov 2026 at 8:20") == true)
    #expect(desk.sees("No step is due"))
    desk.press("u")
    desk.press("e")
    desk.type("was in hospital")
    desk.press(.enter)
    #expect(desk.today("Williams")?.excused == "was in hospital" && desk.sees("No step is due"))
  }

  @Test("what is restricted shows no number in a round until a reason is given")
  func restricted() throws {
    var office = Waiting.office
    let rossi = try #require(office.patients.sorted.first { $0.name.family == "Rossi" })
    let context = Context(now: Example.now, by: "kim", role: .manager, desk: "front-9")
    _ = try office.apply(Change(RestrictRecord { ($0.patient, $0.why) = (rossi.id, .staff) }), context)
    let desk = Receptionist(office)
    desk.press("J")
    desk.press(.enter)
    #expect(desk.sees("This record is restricted") && !desk.sees("845-555-0115"))
    desk.press("n")
    #expect(desk.answer.contains("R opens it") && desk.journal.isEmpty)
    desk.press("R")
    desk.type("calling her about an earlier time")
    desk.press(.enter)
    #expect(desk.sees("845-555-0115"))
  }
}
