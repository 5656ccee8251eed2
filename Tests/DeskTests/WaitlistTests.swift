import Canvas
import Practice
import Testing

@testable import Desk

@Suite("When plans break, by keys alone: freed times, the waitlist, recalls and call rounds")
struct WaitlistTests {
  private func cancelling(_ size: Size = .small, _ office: Office = Waiting.office) -> Receptionist {
    let desk = Receptionist(office, size)
    desk.select("smith jane")
    desk.press("x")
    desk.pick("patient: cannot come")
    return desk
  }

  @Test("a cancelled time shows who waits for it, in order, with the reason and the number large", arguments: Size.usual)
  func freed(_ size: Size) {
    let desk = cancelling(size)
    #expect(desk.sees("Free: Mon 23 Nov 2026 11:00 Osei, 60 min") && desk.sees("2 on the waitlist fit"))
    #expect(desk.sees("cancels Smith, Jane, patient: cannot come; notice 18 min SHORT"))
    #expect(desk.cursorLine?.contains("Rossi, Giulia") == true && desk.cursorLine?.contains("waits 30 days") == true)
    #expect(desk.sees("845-555-0115") && desk.sees("ROSSI, Giulia, born 1994-08-25") && desk.sees("part of day 1"))
    #expect(
      desk.today("Smith")?.slot != .cancelledByPatient && desk.journal.isEmpty, "nothing is cancelled before it is known what becomes of it"
    )
  }

  @Test("declined, then taken by the next, and the patient booked anew: one line, and one undo")
  func oneLine() throws {
    let desk = cancelling()
    desk.press("d")
    #expect(desk.cursorLine?.contains("Harris") == true)
    desk.press("b1")
    #expect(desk.rows.contains { $0.contains("anew (b)") && !$0.contains("not yet") })
    desk.press("t")
    #expect(desk.journal.count == 1)
    let given = try #require(desk.appointments("Harris").last)
    #expect(given.slot == .booked && given.start == ClockTime(11, 0) && desk.office[given.provider]?.short == "Osei")
    let jane = try #require(desk.patient("Smith"))
    let smiths = desk.office.filed(Appointment.self, of: jane.id)
    #expect(smiths.map(\.slot) == [.cancelledByPatient, .booked] && smiths[0].movedTo == smiths[1].id)
    #expect(desk.office.waiting.map { desk.office[$0.patient]!.name.family } == ["Rossi", "Stewart"])
    #expect(desk.office.waiting[0].attempts.map(\.outcome) == [.declined] && desk.office.waiting[0].attempts[0].number == "845-555-0115")
    desk.press("u")
    #expect(desk.office.filed(Appointment.self, of: jane.id).map(\.slot) == [.booked] && desk.office.waiting.count == 3)
  }

  @Test("passing the first over asks why, and the why is in the journal")
  func passedOver() {
    let desk = cancelling()
    desk.press(.down)
    desk.press("t")
    #expect(desk.sees("Why not the first?") && desk.sees("Rossi, Giulia comes before"))
    desk.press(.enter)
    #expect(desk.journal.isEmpty, "no reason, no change")
    desk.type("asked for Fridays only")
    desk.press(.enter)
    #expect(desk.journal.last?.why == "passed over: asked for Fridays only" && desk.today("Harris")?.slot == .booked)
  }

  @Test("a message holds the time until a minute that the schedule shows; over, it is said, and blocks nobody")
  func hold() throws {
    let desk = cancelling(.large)
    desk.press("l")
    let hold = try #require(desk.today("Rossi"))
    #expect(hold.slot == .held && hold.heldUntil?.time == ClockTime(11, 12))
    desk.select("rossi")
    #expect(desk.sees("held to 11:12") && desk.sees("Enter book or give up"))
    for key in ["y", "a", "v", "X", "O"] {
      desk.press(key)
      #expect(desk.answer.contains("the time is held until 11:12; x books it or gives it up"), "\(key): \(desk.answer)")
    }
    desk.press(.enter)
    #expect(desk.sees("Until 11:12 nobody else is booked on it."))
    desk.press(.escape)
    desk.wait(minutes: 31)
    #expect(desk.sees("hold over 11:12"))
    desk.press("x")
    desk.pick("they did not ring back")
    #expect(desk.office[hold.id]?.slot == .released && desk.office.waiting.count == 3)
  }

  @Test("Esc keeps the appointment, and asks where something was noted")
  func keep() {
    let desk = cancelling()
    desk.press(.escape)
    #expect(desk.journal.isEmpty && desk.desk.layers.count == 1)
    let other = cancelling()
    other.press("n")
    other.press(.escape)
    #expect(other.sees("Keep the appointment?"))
    other.press(.escape, .enter)
    #expect(other.journal.count == 1 && other.office.waiting[0].attempts.map(\.outcome) == [.noAnswer])
  }

  @Test("a dropped line keeps what was noted about a freed time")
  func dropped() {
    let desk = cancelling()
    desk.press("d")
    desk.reconnect()
    desk.press(.enter)
    #expect(desk.sees("Free: Mon 23 Nov 2026 11:00") && desk.sees("declined"))
    // The cursor is on whom it was on: the next one who fits.
    desk.press("t")
    #expect(desk.today("Harris")?.slot == .booked)
  }

  @Test("an open time is offered with O, and a time that was cancelled before as well")
  func offer() {
    let desk = Receptionist(Waiting.office)
    desk.select("davis")
    desk.press("O")
    #expect(desk.sees("was of Davis, Carl, cancelled: weather") && desk.sees("fit"))
    desk.press("t")
    #expect(desk.today("Rossi")?.start == ClockTime(13, 20))
  }

  @Test("the list is filtered by words, added to, changed and taken from, each with few keys", arguments: Size.usual)
  func list(_ size: Size) throws {
    let desk = Receptionist(Waiting.office, size)
    desk.press("J")
    #expect(desk.sees("3 waiting") && desk.cursorLine?.contains("Rossi") == true)
    desk.press("/")
    desk.type("stew after")
    desk.press(.enter)
    #expect(desk.sees("1 of 3 waiting") && desk.cursorLine?.contains("Stewart") == true)
    desk.press("x")
    desk.pick("went elsewhere")
    #expect(desk.office.waitlist.sorted.last?.ending == .elsewhere)
    desk.press(.escape)
    desk.press("a")
    desk.type("davis")
    desk.press(.enter, .tab, .tab)
    desk.type("tue thu")
    desk.press(.enter)
    let entry = try #require(desk.office.waiting.last)
    #expect(desk.office[entry.patient]?.name.family == "Davis" && entry.weekdays == [2, 4])
    desk.press(.end)
    desk.press("p")
    desk.type("u")
    desk.press(.tab)
    desk.type("anemia")
    desk.press(.enter)
    #expect(desk.office[entry.id]?.priority == .urgent)
    desk.press(.home)
    #expect(desk.cursorLine?.contains("Davis") == true && desk.cursorLine?.contains("urgent") == true)
  }

  @Test("a call round goes from one to the next by itself, with one key an outcome, and keeps every attempt", arguments: Size.usual)
  func round(_ size: Size) throws {
    let desk = Receptionist(Waiting.office, size)
    desk.press("#")
    desk.pick("recalls that are due")
    #expect(desk.sees("3 recalls") && desk.cursorLine?.contains("Müller") == true)
    desk.press(.enter)
    #expect(desk.sees("Recalls: 1 of 3") && desk.sees("MÜLLER, Jürgen") && desk.sees("845-555-0117"))
    desk.startCounting()
    desk.press("l")
    #expect(desk.strokes == 1 && desk.sees("MOORE, Evelyn"))
    desk.press("d")
    #expect(desk.sees("COHEN, Miriam") && desk.sees("1 left"))
    desk.press("b")
    desk.press(.enter)
    #expect(desk.answer.contains("saved: book") || desk.sees("The round is over"))
    let recalls = desk.office.recalls.sorted
    #expect(recalls[0].attempts.map(\.outcome) == [.leftMessage] && recalls[0].attempts[0].number == "845-555-0117")
    #expect(recalls[1].due == Example.now.day.advanced(by: -5).advanced(byMonths: 6))
    #expect(recalls[2].bookedAs != nil)
  }

  @Test("recall letters are printed, one page each, without what it is for, and kept as sent")
  func letters() throws {
    let desk = Receptionist(Waiting.office)
    desk.press("#")
    desk.pick("recalls that are due")
    desk.isOutOfPaper = true
    desk.press("P")
    desk.pick("yes, print them")
    #expect(desk.answer.contains("no paper") && desk.journal.isEmpty, "what was not printed was not sent")
    desk.isOutOfPaper = false
    desk.press("P")
    desk.press(.enter)
    #expect(desk.printed.isEmpty && desk.journal.isEmpty, "Enter alone prints nothing")
    desk.press("P")
    desk.pick("yes, print them")
    let paper = try #require(desk.printed.last)
    #expect(paper.title == "Recall letters" && paper.text.contains("Dear Jürgen Müller,") && !paper.text.contains("diabetes"))
    #expect(paper.text.contains("page 3 of 3") && desk.journal.count == 1)
    #expect(desk.office.recalls.sorted.prefix(3).allSatisfy { $0.attempts.last?.way == .letter })
  }

  @Test("reminders of tomorrow are a list, letters, and a key each: a yes is confirmed")
  func reminders() throws {
    let desk = Receptionist(Waiting.office)
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter)
    desk.press("m]]")
    desk.press("[")
    desk.press(.enter)
    let booked = try #require(desk.appointments("Rossi").last)
    desk.press(.escape, .char("#"))
    desk.pick("to remind of")
    for _ in 0..<5 where !desk.sees("To remind of \(booked.day.shown)") { desk.press("]") }
    #expect(desk.cursorLine?.contains("Rossi") == true)
    desk.press("P")
    #expect(desk.printed.last?.text.contains("this is a reminder of your appointment on \(booked.day.shown)") == true)
    desk.press("y")
    #expect(desk.office[booked.id]?.slot == .confirmed && desk.sees("Nobody who is booked"))
  }
}
