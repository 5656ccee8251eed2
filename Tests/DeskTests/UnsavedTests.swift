import Canvas
import Desk
import Practice
import Testing

@Suite("While the disk takes nothing, the desk goes on")
struct UnsavedTests {
  private func arrived(_ size: Size = .small) -> Receptionist {
    let desk = Receptionist(Example.office, size)
    desk.disk = .full
    desk.select("hernandez")
    desk.press("a")
    return desk
  }

  @Test("where nothing else could keep it either, nobody is told that it is kept")
  func onlyHere() {
    let desk = arrived(.large)
    desk.keepsNothing()
    #expect(desk.rows[0].contains("1 UNSAVED, ONLY HERE"))
    desk.press("N")
    #expect(desk.sees("whoever leaves this desk before loses them"))
  }

  @Test("a full disk is said in words, the row is marked, work goes on, and what waited is saved when there is room", arguments: Size.usual)
  func goesOn(_ size: Size) throws {
    let desk = arrived(size)
    #expect(desk.answer.contains("NOT SAVED YET: arrive, Hernandez, José: the disk is full"))
    #expect(desk.answer.contains("It is kept and tried again"))
    #expect(desk.rows[0].contains("1 UNSAVED"))
    #expect(desk.rows.contains { $0.lowercased().contains("hernandez") && $0.contains("UNSAVED") })
    // What was arrived in memory is checked in: the form closes, and the superbill is there.
    desk.press("c")
    #expect(desk.sees("Check in Hernandez"))
    desk.press(.enter)
    #expect(!desk.sees("Check in Hernandez") && desk.rows[0].contains("2 UNSAVED"))
    #expect(desk.visit("Hernandez") == nil && desk.journal.isEmpty)
    let shown = desk.desk.office.filed(Visit.self, on: desk.now.day).last
    #expect(shown?.state == .ready && shown?.superbill?.isProvisional == true)
    desk.diskIsWell()
    #expect(desk.answer.contains("saved at last: 1 change"))
    #expect(!desk.sees("UNSAVED"))
    #expect(desk.visit("Hernandez") != nil)
  }

  @Test("nothing is marked but what waits")
  func onlyThose() {
    let desk = arrived()
    #expect(desk.rows.filter { $0.contains("UNSAVED") && !$0.contains("1 UNSAVED ") }.allSatisfy { $0.lowercased().contains("hernandez") })
    #expect(!Receptionist().sees("UNSAVED"))
  }

  @Test("a receipt gets its number only when it is saved, and nobody is told one before")
  func receipt() throws {
    let desk = Receptionist()
    desk.disk = .full
    desk.select("petrov")
    desk.press("+35")
    desk.press(.enter)
    desk.pick("stays as credit")
    #expect(desk.answer.contains("receipt number follows"))
    desk.press("$")
    let row = try #require(desk.rows.first { $0.contains("UNSAVED") && $0.contains("35.00") })
    #expect(!row.contains("1000000"))
    desk.press(.enter)
    #expect(desk.sees("Receipt (number follows)"))
    desk.press(.escape, .escape)
    desk.diskIsWell()
    let payment = try #require(desk.office.payments.sorted.last)
    #expect(!payment.isUnsaved && payment.receipt == Example.office.lastReceipt + 1)
  }

  @Test("what someone else did meanwhile is refused then: it stays on the screen until it was looked at", arguments: Size.usual)
  func refusedLater(_ size: Size) throws {
    let desk = arrived(size)
    let appointment = try #require(desk.today("Hernandez"))
    try desk.elsewhere(Arrive([appointment.id]))
    desk.diskIsWell()
    #expect(desk.answer.contains("1 change could not be saved"))
    #expect(desk.rows[0].contains("1 REFUSED, N"))
    desk.press(.down, .down)
    #expect(desk.rows[0].contains("1 REFUSED, N"))
    desk.press("N")
    #expect(desk.sees("REFUSED") && desk.sees("arrive, Hernandez, José") && desk.sees("0 waiting, 1 refused"))
    desk.press(.enter)
    #expect(desk.sees("HERNANDEZ, José") && desk.sees("chart number"))
    desk.press(.escape)
    desk.press("N")
    desk.press("x")
    #expect(desk.sees("Everything is saved.") && !desk.rows[0].contains("REFUSED"))
    desk.press(.escape)
    desk.press("N")
    #expect(desk.answer.contains("everything is saved"))
  }

  @Test("what waits cannot be taken off the list, and the list says why it waits")
  func waiting() {
    let desk = arrived()
    desk.press("N")
    #expect(desk.sees("The disk is full") && desk.sees("1 waiting, 0 refused"))
    desk.press("x")
    #expect(desk.answer.contains("saved as soon as the disk takes it") && desk.sees("arrive, Hernandez"))
  }

  @Test("the rules say no at once, disk or no disk")
  func refusedAtOnce() {
    let desk = arrived()
    desk.press("a")
    #expect(desk.rows[0].contains("1 UNSAVED") && !desk.answer.contains("NOT SAVED YET"))
  }

  @Test("leaving asks, says that they are kept, and says so if they are not")
  func leaving() {
    let desk = arrived()
    desk.press("q")
    #expect(!desk.desk.isOver && desk.sees("1 change is not on the disk"))
    desk.press(.enter)
    #expect(!desk.desk.isOver)
    desk.keepsNothing()
    desk.press("q")
    #expect(desk.rows.joined(separator: " ").contains("LOSES") || desk.sees("1 change is not on the disk."))
    desk.press(.down, .enter)
    #expect(desk.desk.isOver)
  }

  @Test("on a real office the parting words say where they are, or that they are lost")
  func parting() throws {
    var seat = Example.seat
    seat.isDemo = false
    let desk = Receptionist(seat: seat)
    #expect(desk.desk.parting(keptIn: "/state/unsaved") == nil)
    desk.disk = .full
    desk.select("hernandez")
    desk.press("a")
    #expect(desk.desk.parting(keptIn: "/state/unsaved")?.hasPrefix("1 change not on the disk (the disk is full") == true)
    desk.press("q")
    #expect(desk.sees("kept for you, and saved the next time"))
    desk.press(.escape)
    desk.keepsNothing()
    desk.press("q")
    #expect(desk.rows.joined(separator: " ").contains("LOSES"))
    #expect(desk.desk.parting(keptIn: "/state/unsaved")?.hasPrefix("LOST: 1 change") == true)
  }

  @Test("a clock that is set back is said, the order stays, and it is over when the clock is right again")
  func clock() throws {
    let desk = Receptionist()
    let before = desk.now
    desk.wait(minutes: -400 * 24 * 60)
    #expect(desk.answer.contains("the clock of this host went back 400 days"))
    #expect(desk.rows[0].contains("CLOCK WENT BACK"))
    let petrov = try #require(desk.patient("Petrov"))
    desk.press("/")
    desk.type("petrov")
    desk.press(.enter)
    desk.press("+35")
    desk.press(.enter)
    desk.pick("stays as credit")
    let entry = try #require(desk.journal.last)
    #expect(entry.did == TakePayment.name && entry.patients(in: desk.office) == [petrov.id])
    #expect(Example.office.lastAt.map { entry.at >= $0 } == true)
    desk.press(.escape)
    desk.now = before.advanced(byMinutes: 1)
    desk.wait(minutes: 0)
    #expect(!desk.rows[0].contains("CLOCK"))
    // A minute is corrected without a word.
    desk.wait(minutes: -1)
    #expect(!desk.rows[0].contains("CLOCK"))
  }

  @Test("an office whose last line is of tomorrow says so at once")
  func startsEarly() {
    let early = Receptionist(at: Example.now.advanced(byMinutes: -3 * 24 * 60))
    #expect(early.sees("went back") && early.rows[0].contains("CLOCK WENT BACK"))
  }
}
