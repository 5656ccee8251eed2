import Canvas
import Desk
import Practice
import Testing

@Suite("Few keys: counted from the three panes with the row under the cursor, Enter counts, names do not")
struct KeystrokeTests {
  @Test("a known patient with nothing changed is checked in with four keys at most, copay taken", arguments: Size.usual)
  func checkInWithCopay(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("stewart")
    desk.startCounting()
    desk.press("c")
    desk.press(.enter, .enter)
    #expect(desk.visit("Stewart")?.state == .ready)
    #expect(desk.office.payments.sorted.last?.total == Cents(2500))
    #expect(desk.strokes <= 4)
  }

  @Test("and without a copay", arguments: Size.usual)
  func checkInWithoutCopay(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("hernandez")
    desk.press("a")
    desk.startCounting()
    desk.press("c")
    desk.press(.enter)
    #expect(desk.visit("Hernandez")?.state == .ready)
    #expect(desk.strokes <= 4)
  }

  @Test("the next patient is in a room with two", arguments: Size.usual)
  func room(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("walker")
    desk.startCounting()
    desk.press("r")
    desk.press(.enter)
    #expect(desk.visit("Walker")?.state == .roomed)
    #expect(desk.visit("Walker")?.room != nil)
    #expect(desk.strokes <= 2)
  }

  @Test("a known patient walks in with six and the name", arguments: Size.usual)
  func walkIn(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.startCounting()
    desk.press("w")
    desk.type("rossi")
    desk.press(.enter, .enter)
    #expect(desk.visit("Rossi")?.state == .arrived)
    #expect(desk.visit("Rossi")?.appointment == nil)
    #expect(desk.strokes <= 6 + "rossi".count)
  }

  @Test("an appointment is cancelled with its reason, and whoever is first on the waitlist has its time, with four", arguments: Size.usual)
  func cancel(_ size: Size) throws {
    let desk = Receptionist(Waiting.office, size)
    desk.select("smith jane")
    desk.startCounting()
    desk.press("x")
    desk.pick("patient: cannot come")
    desk.press("t")
    #expect(desk.appointments("Smith").contains { $0.slot == .cancelledByPatient && !$0.cancelReason.isEmpty })
    let given = try #require(desk.today("Rossi"))
    #expect(given.slot == .booked && given.start == ClockTime(11, 0))
    #expect(desk.strokes <= 4)
  }

  @Test("and where nobody waits for it, its time is open and on offer with four", arguments: Size.usual)
  func cancelAlone(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("smith jane")
    desk.startCounting()
    desk.press("x")
    desk.pick("patient: cannot come")
    desk.press(.enter)
    #expect(desk.appointments("Smith").contains { $0.slot == .cancelledByPatient })
    #expect(desk.strokes <= 4)
  }

  @Test("an established visit is ticked and paid from its tick page with fourteen", arguments: Size.usual)
  func tickAndCheckOut(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("okafor")
    desk.startCounting()
    desk.press("bab")
    desk.press(.right)
    desk.press("b")
    desk.press(.enter)
    desk.press("ddn")
    desk.press(.enter)
    expectClosed(desk, "Okafor", diagnoses: 2, services: 1)
    #expect(desk.strokes <= 14)
  }

  @Test("and from the last visit", arguments: Size.usual)
  func lastVisitAndCheckOut(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("okafor")
    desk.startCounting()
    desk.press("b=")
    desk.press(.enter)
    desk.press("ddn")
    desk.press(.enter)
    expectClosed(desk, "Okafor", diagnoses: 2, services: 2)
    #expect(desk.strokes <= 14)
  }

  private func expectClosed(_ desk: Receptionist, _ family: String, diagnoses: Int, services: Int) {
    let visit = desk.visit(family)
    let bill = visit?.superbill.flatMap { desk.office[$0] }
    #expect(visit?.state == .left)
    #expect(bill?.stage == .checkedOut)
    #expect(bill?.diagnoses.count == diagnoses)
    #expect(bill?.lines.count == services)
    #expect(bill.map { desk.office.open($0) } == .zero, "the copay is placed on the bill")
  }
}
