import Canvas
import Desk
import Practice
import Testing

@Suite("A visit from the door to the door, by keys alone")
struct VisitTests {
  @Test(
    "arrive, check in with one address changed and one paper waived, call, room, provider, X-ray and back, tick, check out, book again",
    arguments: Size.usual)
  func wholeVisit(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    let firstReceipt = desk.office.lastReceipt
    desk.select("johnson")
    desk.press("a")
    #expect(desk.visit("Johnson")?.state == .arrived)

    desk.press("c")
    desk.press(.down)
    desk.press("e")
    desk.overwrite("7 New Street")
    desk.press(.enter)
    #expect(desk.patient("Johnson")?.address.street == "7 New Street")
    #expect(desk.sees("Check in Johnson, Marcus"))
    desk.press(.down, untilCursorOn: "privacy notice")
    desk.press("w")
    desk.type("would not sign")
    desk.press(.enter)
    desk.press(.enter)
    #expect(desk.answer.contains("consents: never signed"), "nobody signs by Enter alone")
    desk.press("y")
    #expect(desk.sees("signed now"))
    desk.press(.enter)
    for _ in 0..<4 where !desk.sees("by cash") { desk.press(.tab) }
    #expect(desk.sees("by cash"))
    desk.press(.enter)
    let checkedIn = try #require(desk.visit("Johnson"))
    #expect(checkedIn.state == .ready)
    #expect(checkedIn.checks.first { $0.what == .address }?.answer == .changed)
    #expect(checkedIn.checks.first { $0.what == .privacyNotice }?.note == "would not sign")
    #expect(desk.office.lastReceipt == firstReceipt + 1)
    #expect(desk.answer.contains("receipt \(firstReceipt + 1)"))

    desk.press("f")
    #expect(desk.visit("Johnson")?.state == .called)
    desk.press("r1")
    #expect(desk.visit("Johnson")?.state == .roomed)
    desk.press("p")
    #expect(desk.visit("Johnson")?.state == .withProvider)
    desk.press("o")
    desk.pick("out to X-ray")
    #expect(desk.visit("Johnson")?.place == .xray)
    #expect(desk.sees("at X-ray"))
    desk.wait(minutes: 11)
    desk.press("o")
    #expect(desk.visit("Johnson")?.place == .here)

    desk.press("bcd")
    desk.press(.right)
    desk.press("be")
    desk.press(.enter)
    let bill = try #require(desk.visit("Johnson")?.superbill)
    #expect(desk.office[bill]?.diagnoses.count == 2)
    #expect(desk.office[bill]?.lines.map(\.code) == ["99213", "87880"])

    desk.press("d")
    #expect(desk.visit("Johnson")?.state == .checkout)
    desk.press("d")
    for _ in 0..<6 where !desk.sees("[book now]") { desk.press(.right) }
    desk.press(.enter)
    #expect(desk.sees("Book Johnson, Marcus"), "the next visit is booked from the checkout")
    desk.press("]")
    desk.press(.enter)
    #expect(desk.sees("Check out Johnson, Marcus"))
    for _ in 0..<6 where !desk.sees("[booked]") { desk.press(.right) }
    desk.press(.enter)
    #expect(desk.visit("Johnson")?.state == .left)
    #expect(desk.office[bill]?.stage == .checkedOut)
    #expect(desk.appointments("Johnson").last?.day != desk.now.day)
    #expect(Checks.run(desk.office).isEmpty)
  }

  @Test("Enter alone leads from the door to the checkout: it always does what usually comes next", arguments: Size.usual)
  func enterAlone(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("hernandez")
    var states: [Visit.State?] = []
    for _ in 0..<16 where desk.visit("Hernandez")?.state != .checkout {
      desk.press(.enter)
      if states.last != desk.visit("Hernandez")?.state { states.append(desk.visit("Hernandez")?.state) }
    }
    #expect(states == [.arrived, .ready, .roomed, .withProvider, .checkout])
  }

  @Test("a household arrives with one key and is checked in together", arguments: Size.usual)
  func family(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("ruiz tomas")
    desk.press("A")
    let here = desk.office.visits.sorted.filter { $0.state == .arrived && desk.office[$0.patient]?.name.family == "Ruiz" }
    #expect(here.count == 3)
    desk.press("c")
    #expect(desk.sees("1 of 3"))
    for _ in 0..<12 where desk.sees("Check in Ruiz") { desk.press(.enter) }
    #expect(here.allSatisfy { desk.office[$0.id]?.state == .ready })
  }

  @Test("someone who left without being seen is recorded with the reason")
  func leftUnseen() {
    let desk = Receptionist()
    desk.select("cohen")
    desk.press("L")
    desk.pick("waited too long")
    #expect(desk.visit("Cohen")?.state == .leftUnseen)
    #expect(desk.visit("Cohen")?.outcome.isEmpty == false)
  }

  @Test("the wrong patient was checked in: the visit moves to the right one, who is asked again")
  func wrongPatient() throws {
    let desk = Receptionist()
    desk.select("smith john")
    let visit = try #require(desk.office.visits.sorted.last { desk.office[$0.patient]?.name.listed == "Smith, John" })
    desk.press("M")
    desk.type("smith jane")
    desk.press(.enter)
    #expect(desk.sees("Move the visit?"))
    desk.pick("yes, Smith, Jane")
    let moved = try #require(desk.office[visit.id])
    #expect(desk.office[moved.patient]?.name.listed == "Smith, Jane")
    #expect(moved.checks.isEmpty)
    #expect(Checks.run(desk.office).isEmpty)
    for _ in 0..<20 where !desk.answer.contains("Smith, Jane is checked in and waiting") { desk.press("n") }
    #expect(desk.answer.contains("c checks in"), "n leads to who has still to be asked")
    desk.press("c")
    for _ in 0..<12 where desk.office[visit.id]?.checks.isEmpty == true {
      desk.press(desk.answer.contains("never signed") ? .char("y") : .enter)
    }
    #expect(desk.office[visit.id]?.checks.first?.note == "name, birth date" && desk.office[visit.id]?.state == moved.state)
    #expect(Checks.run(desk.office).isEmpty)
  }

  @Test("who was moved and had paid the copay is not asked for it again")
  func movedCopay() throws {
    let desk = Receptionist()
    desk.select("walker")
    let paid = desk.office.payments.sorted.count
    desk.press("M")
    desk.type("rossi")
    desk.press(.enter)
    desk.pick("yes, Rossi, Giulia")
    desk.select("rossi")
    desk.press("c")
    for _ in 0..<12 where desk.visit("Rossi")?.checks.isEmpty == true {
      desk.press(desk.answer.contains("never signed") ? .char("y") : .enter)
    }
    #expect(desk.visit("Rossi")?.checks.isEmpty == false)
    #expect(desk.office.payments.sorted.count == paid, "both owe the same copay, and it was taken once")
  }

  @Test("who was taken away by ambulance is charged from the schedule, from the card, and n says so", arguments: [true, false])
  func takenAway(_ fromCard: Bool) throws {
    let desk = Receptionist()
    desk.select("okafor")
    desk.press("!2")
    desk.type("Lin")
    desk.press(.enter)
    desk.press("9")
    desk.type("to County Hospital")
    desk.tab("y")
    desk.press(.enter, .escape)
    #expect(desk.visit("Okafor")?.state == .emergency)
    for _ in 0..<20 where !desk.answer.contains("taken away at") { desk.press("n") }
    #expect(desk.answer.contains("Okafor, Ada was taken away at"))
    desk.select("okafor")
    desk.press("ba")
    desk.press(.right)
    desk.press("b")
    desk.press(.enter)
    if fromCard { desk.press("i") }
    desk.press("dn")
    desk.press(.enter)
    let bill = desk.visit("Okafor")?.superbill.flatMap { desk.office[$0] }
    #expect(bill?.stage == .checkedOut && desk.visit("Okafor")?.state == .emergency)
  }

  @Test("a superbill that was checked out wrongly is opened again from the card, put right and checked out anew")
  func reopen() throws {
    let desk = Receptionist()
    desk.select("petrov")
    desk.press("dn")
    desk.press(.enter)
    let bill = try #require(desk.visit("Petrov")?.superbill)
    #expect(desk.office[bill]?.stage == .checkedOut)
    desk.select("petrov")
    desk.press("iO")
    desk.pick("superbill \(bill.number)")
    desk.type("wrong service")
    desk.press(.enter)
    #expect(desk.office[bill]?.stage == .open && desk.journal.last?.why == "wrong service")
    desk.press("b")
    desk.press(.right)
    desk.press("a")
    desk.press(.enter)
    desk.press("dn")
    desk.press(.enter)
    #expect(desk.office[bill]?.stage == .checkedOut && desk.office[bill]?.lines.count == 2)
  }

  @Test(
    "who left unseen is asked for by n until it is noted what came of the call back, walk-ins as well", arguments: ["cohen", "stewart"])
  func callBack(_ name: String) {
    let desk = Receptionist()
    desk.select(name)
    desk.press("L")
    desk.pick("waited too long")
    for _ in 0..<20 where !desk.answer.contains("left unseen at") { desk.press("n") }
    #expect(desk.answer.contains("left unseen at 10:42, waited too long: call back today"))
    desk.press("C")
    // From the three panes it is a round of calls; the card has the words at once.
    if desk.sees("Left without being seen") { desk.press("iC") }
    desk.type("comes tomorrow")
    desk.press(.enter)
    #expect(desk.office.visits.sorted.last { $0.state == .leftUnseen }?.nextStep == "comes tomorrow")
    desk.press(.escape, .escape)
    for _ in 0..<20 { desk.press("n") }
    #expect(!desk.answer.contains("left unseen"))
  }

  @Test("who comes late is let in, and the desk is told what to think of")
  func late() {
    let desk = Receptionist()
    desk.wait(minutes: 40)
    desk.select("johnson")
    #expect(desk.cursorLine?.contains("LATE") == true)
    desk.press("a")
    #expect(desk.visit("Johnson")?.state == .arrived)
    #expect(desk.answer.contains("Johnson, Marcus is 22m late: ask whether NP Park can see them"))
    desk.press("s")
    #expect(desk.rows.contains { $0.contains("Johnson, Marcus") && $0.contains("LATE") })
  }

  @Test("a note pinned for the arrival is shown also where a family or several rows arrive with one key")
  func alerts() {
    let desk = Receptionist()
    desk.select("ruiz tomas")
    desk.press("ia")
    desk.type("peanut allergy")
    desk.press(.enter, .escape)
    desk.select("ruiz elena")
    desk.press("A")
    #expect(desk.sees("Alert: Ruiz, Tom") && desk.sees("peanut allergy"))
  }

  @Test("a refusal names the key of the way past")
  func wayPast() {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("r")
    #expect(desk.answer.contains("not checked in; check in (c)"))
  }

  @Test("a past visit is put in from the card and its superbill is ticked at once")
  func pastVisit() throws {
    let desk = Receptionist()
    desk.press("/")
    desk.type("harris")
    desk.press(.enter)
    desk.press("P")
    desk.overwrite("t-1")
    desk.tab("9:05")
    desk.tab("9:30")
    desk.press(.enter)
    let visit = try #require(desk.office.visits.sorted.last)
    #expect(visit.past && visit.day == desk.now.day.advanced(by: -1))
    #expect(desk.sees("Diagnoses"))
    desk.press("a")
    #expect(visit.superbill.flatMap { desk.office[$0] }?.diagnoses.count == 1)
    desk.press(.right)
    desk.press("b")
    desk.press(.enter)
    #expect(desk.sees("HARRIS, Leroy"), "back on the card, from which it is checked out")
    desk.press("d")
    desk.press("n")
    desk.press(.enter)
    #expect(desk.office[visit.id]?.superbill.flatMap { desk.office[$0] }?.stage == .checkedOut)
  }

  @Test("n goes to what needs a person and says why; again, to the next")
  func next() {
    let desk = Receptionist()
    desk.press("n")
    let first = desk.answer
    #expect(first.contains("checks out") || first.contains("checks in") || first.contains("room"))
    desk.press("n")
    #expect(desk.answer != first)
  }

  @Test("what was done is taken back and done again")
  func undo() {
    let desk = Receptionist()
    desk.select("hernandez")
    desk.press("a")
    #expect(desk.visit("Hernandez") != nil)
    desk.press("u")
    #expect(desk.visit("Hernandez") == nil)
    #expect(desk.answer.contains("taken back: arrive"))
    desk.press("U")
    #expect(desk.visit("Hernandez")?.state == .arrived)
    #expect(desk.answer.contains("done again"))
  }

  @Test("taking something back while another screen is open leaves that screen open")
  func undoBeneath() {
    let desk = Receptionist()
    desk.select("smith jane")
    desk.press("y")
    desk.press("i")
    desk.press("u")
    #expect(desk.answer.contains("taken back: confirm"))
    #expect(desk.desk.presence.open.last?.place == "card")
    desk.press(.escape)
    desk.select("stewart")
    desk.press("c")
    desk.press(.down)
    desk.press("y")
    #expect(desk.sees("Check in Stewart"))
    #expect(desk.visit("Stewart")?.state == .arrived)
  }

  @Test("nobody is checked in unasked: identity cannot be waived, and a waiver needs words")
  func identity() {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("cw")
    #expect(desk.answer.contains("identifiers"))
    desk.press(.down)
    desk.press("w")
    desk.press(.enter)
    #expect(desk.answer.contains("reason"))
    desk.press(.escape, .escape)
    #expect(desk.visit("Stewart")?.state == .arrived)
  }

  @Test("the digit of a room is its name, whichever rooms are free")
  func roomByName() throws {
    let desk = Receptionist()
    desk.select("walker")
    desk.press("r5")
    #expect(desk.visit("Walker")?.room.flatMap { desk.office[$0]?.name } == "5")
    desk.press("r3")
    #expect(desk.visit("Walker")?.room.flatMap { desk.office[$0]?.name } == "3", "shared, and still room 3")
  }

  @Test("a family that is here says so, what a patient was told stays to be seen, and a walk-in struck had no appointment")
  func smallTruths() {
    let desk = Receptionist(Example.office, .large)
    desk.select("ruiz elena")
    desk.press("A")
    desk.press("sA")
    desk.select("ruiz elena")
    desk.press("A")
    #expect(desk.answer.contains("of the family are here already"))
    desk.select("stewart")
    desk.press("Q")
    desk.type("20")
    desk.press(.enter)
    #expect(desk.answer.contains("told 20 minutes"))
    #expect(desk.sees("told 20m at 10:42"))
    desk.press("i")
    #expect(desk.sees("told 20m at 10:42"))
    desk.press(.escape)
    desk.press("E")
    #expect(desk.sees("There was no appointment."))
  }

  @Test("the next task and Enter agree about who waits in the car")
  func inTheCar() {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("o")
    desk.pick("waits in the car")
    for _ in 0..<6 where !desk.answer.contains("brings them in") { desk.press("n") }
    #expect(desk.answer.contains("o brings them in"))
    #expect(desk.rows.last?.contains("Enter back") == true)
  }

  @Test("the toast of a family check-in keeps the receipt's number, and the title counts the party")
  func familyToast() {
    let desk = Receptionist(Example.office, .large)
    desk.select("ruiz elena")
    desk.press("A")
    desk.select("ruiz elena")
    desk.press("c")
    #expect(desk.sees("1 of 3"))
    desk.press(.enter, .enter)
    #expect(desk.answer.contains("receipt \(desk.office.lastReceipt)") && desk.answer.contains("who came along"))
    #expect(desk.sees("2 of 3"))
  }
}
