import Canvas
import Desk
import Practice
import Testing

@Suite("Booking, moving and cancelling by keys alone")
struct BookTests {
  @Test("a patient is booked in the next free time", arguments: Size.usual)
  func nextFree(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter)
    desk.press("m")
    desk.press(.enter)
    let booked = try #require(desk.appointments("Rossi").last)
    #expect(booked.day >= desk.now.day)
    #expect(booked.slot == .booked)
    #expect(desk.answer.contains(booked.start.shown))
  }

  @Test("an open time on the schedule is booked for whoever is found", arguments: Size.usual)
  func openSlot(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.select("smith jane")
    desk.press("x")
    desk.pick("patient: cannot come")
    desk.press(.enter)
    // The open time is under the cursor, or one row above what was cancelled.
    if desk.cursorLine?.contains("open") == false { desk.press(.up) }
    desk.press(.enter)
    #expect(desk.sees("Book whom?"))
    desk.type("rossi")
    desk.press(.enter)
    #expect(desk.sees("Book Rossi, Giulia"))
    desk.press(.enter)
    let booked = try #require(desk.appointments("Rossi").last)
    #expect(booked.start == ClockTime(11, 0))
    #expect(desk.office[booked.provider]?.short == "Osei")
  }

  @Test("the grid shows a whole day, and what is in the way is overbooked with a reason", arguments: Size.usual)
  func grid(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    let before = desk.appointments("Rossi").count
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter)
    desk.press("ms")
    desk.press(.up, untilCursorOn: ", ")
    desk.press(.enter)
    #expect(desk.appointments("Rossi").count == before)
    #expect(desk.answer.contains("is booked"), "Enter says by whom the time is taken")
    desk.press("o")
    #expect(desk.sees("By the lengths of visits here it"), "what it does to those who come after is told before it is done")
    desk.type("asked by the provider")
    desk.press(.enter)
    let booked = try #require(desk.appointments("Rossi").last)
    #expect(booked.overbooked == "asked by the provider")
  }

  @Test("a household is booked back to back", arguments: Size.usual)
  func family(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press("/")
    desk.type("ruiz elena")
    desk.press(.enter)
    desk.press("m")
    desk.press("]ff")
    desk.press(.enter)
    let booked = desk.office.appointments.sorted.suffix(3)
    #expect(Set(booked.map(\.patient)).count == 3)
    #expect(Set(booked.map(\.day)).count == 1)
    #expect(zip(booked, booked.dropFirst()).allSatisfy { $0.end == $1.start })
  }

  @Test("an appointment is moved, and the old time stays on file as moved", arguments: Size.usual)
  func move(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.select("smith jane")
    desk.press("v")
    desk.press(.down, .enter)
    let all = desk.office.filed(
      Appointment.self, of: try #require(desk.office.patients.sorted.first { $0.name.listed == "Smith, Jane" }).id)
    let old = try #require(all.first { $0.slot == .rescheduled }), new = try #require(all.last)
    #expect(old.movedTo == new.id)
    #expect(new.slot == .booked)
  }

  @Test("a cancellation can be given in the receptionist's own words, and taken back")
  func cancelInWords() throws {
    let desk = Receptionist()
    desk.select("smith jane")
    let before = try #require(desk.office.appointments.sorted.first { desk.office[$0.patient]?.name.listed == "Smith, Jane" })
    desk.press("x")
    desk.pick("patient: another reason")
    desk.type("train strike")
    desk.press(.enter, .enter)
    #expect(desk.office[before.id]?.cancelReason == "train strike")
    #expect(!desk.sees("another reason"), "the list closes with its form")
    desk.press("u")
    #expect(desk.office[before.id]?.slot == before.slot)
  }

  @Test("a no-show is asked about, and erased with a reason")
  func noShow() throws {
    let desk = Receptionist()
    desk.wait(minutes: 45)
    desk.select("johnson")
    desk.press("X")
    desk.press(.enter)
    #expect(desk.today("Johnson")?.slot == .booked, "Enter is no")
    desk.press("X")
    desk.pick("yes, did not come")
    #expect(desk.today("Johnson")?.slot == .noShow)
    desk.press("X")
    desk.type("was in the other waiting room")
    desk.press(.enter)
    #expect(desk.today("Johnson")?.slot == .booked)
  }

  @Test("several rows are marked by their numbers and confirmed at once")
  func marks() throws {
    let desk = Receptionist()
    desk.select("nguyen")
    let before = desk.office.appointments.sorted.filter { $0.slot == .confirmed }.count
    desk.press(" ")
    desk.press(.down)
    desk.press(" y")
    #expect(desk.office.appointments.sorted.filter { $0.slot == .confirmed }.count == before + 2)
  }

  @Test("the schedule turns to other days and to one provider, and comes back")
  func days() {
    let desk = Receptionist(Example.office, .large)
    desk.press("]")
    #expect(desk.sees("Tue 24 Nov 2026"))
    desk.press("g")
    desk.type("t+7")
    desk.press(.enter)
    #expect(desk.sees("Mon 30 Nov 2026"))
    desk.press("t}")
    #expect(desk.sees("Mon 23 Nov 2026: Lin "))
    desk.press("{")
    #expect(desk.sees("Osei"))
  }

  @Test("the grid of today opens at now, shows what is over as over, and says which rows of how many", arguments: Size.usual)
  func gridFromNow(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("rossi")
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter)
    desk.press("m]s[")
    #expect(desk.cursorLine?.contains("10:40") == true, "\(desk.cursorLine ?? "")")
    desk.press(.home)
    #expect(desk.cursorLine?.contains("over") == true)
    #expect(desk.rows.contains { $0.contains("1-") && $0.contains(" of ") } || size == .large)
    desk.press(.enter)
    #expect(desk.answer.contains("P on the desk records a past visit"))
  }

  @Test("a moved appointment leaves a row that says where to, and Enter in Move is move")
  func movedRow() {
    let desk = Receptionist()
    desk.select("smith jane")
    desk.press("v")
    #expect(desk.rows.last?.contains("move here") == true)
    desk.press(.down, .enter)
    desk.press("s")
    #expect(desk.rows.contains { $0.contains("Smith, Jane") && $0.contains("moved to") })
  }
}
