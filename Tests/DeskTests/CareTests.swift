import Canvas
import Practice
import Testing

@testable import Desk

@Suite("Who waits is looked after, by keys alone")
struct CareStories {
  private func order(_ desk: Receptionist) -> [String] {
    desk.office.waitingRoom(on: desk.now.day, now: desk.now).map(\.patient.name.family)
  }

  @Test("a comfort round that finds nothing is two keys, and it is due by the clock", arguments: Size.usual)
  func round(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.wait(minutes: 60)
    #expect(desk.sees("round due (.)"))
    desk.startCounting()
    desk.press(".")
    desk.press(.enter)
    #expect(desk.strokes == 2 && desk.office.rounds.sorted.count == 1 && !desk.sees("round due"))
  }

  @Test("what it finds wrong is said in words, becomes an open item, and is closed with what was done", arguments: Size.usual)
  func trouble(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press(".")
    desk.press(.down, .down)
    desk.press("p")
    desk.type("cups are out")
    desk.press(.enter, .enter)
    #expect(desk.office.openItems(on: desk.now.day).map(\.what) == ["water and cups: cups are out"])
    desk.press(",")
    #expect(desk.sees("cups are out"))
    desk.press(.enter)
    desk.type("filled up")
    desk.press(.enter)
    #expect(desk.sees("Nothing is open") && desk.office.openItems.sorted[0].outcome == "filled up")
  }

  @Test("why is she before me: every row before has its line, and a turn is given with its reason", arguments: Size.usual)
  func why(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("smith john")
    desk.press("e")
    #expect(desk.sees("Cohen, Miriam") && desk.sees("is booked for 10:20, the other is booked for 10:40"))
    #expect(desk.sees("since arrival") && desk.sees("past appointment"))
    desk.press(.down, untilCursorOn: "Cohen")
    desk.press(.enter)
    desk.type("the ride is waiting")
    desk.press(.enter)
    let names = order(desk)
    #expect(names.firstIndex(of: "Smith")! + 1 == names.firstIndex(of: "Cohen"))
    desk.press("0")
    #expect(order(desk).firstIndex(of: "Cohen")! < order(desk).firstIndex(of: "Smith")!)
    desk.press("Q")
    desk.type("20")
    desk.press(.enter)
    #expect(desk.sees("about 20m, at 10:42 by you"))
  }

  @Test("the clinical priority is a clinician's key and nobody else's")
  func priority() {
    let clerk = Receptionist()
    clerk.select("smith john")
    clerk.press("z")
    #expect(clerk.answer.contains("set priority is for clinician"))
    let lin = Receptionist(seat: Desk.Seat(by: "lin", role: .clinician, desk: "room-1"))
    lin.select("smith john")
    lin.press("z")
    lin.press(.enter)
    #expect(lin.visit("Smith")?.urgency?.level == .urgent && lin.sees("URGENT"))
    #expect(order(lin).firstIndex(of: "Smith")! < order(lin).firstIndex(of: "Cohen")!)
  }

  @Test("who left unseen is called from a list, one key an outcome, and whoever was not reached stays on it", arguments: Size.usual)
  func callRound(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    for name in ["cohen", "smith john"] {
      desk.select(name)
      desk.press("L")
      desk.pick("waited too long")
    }
    desk.press("C")
    #expect(desk.sees("Left without being seen: 1 of 2") && desk.sees("COHEN") && desk.sees("845-555"))
    desk.press("n")
    #expect(desk.visit("Cohen")?.calls.count == 1 && desk.sees("2 of 2") && desk.sees("SMITH, John"), "the next one comes by itself")
    desk.press("y")
    #expect(desk.visit("Smith")?.nextStep == "comes back today" && desk.sees("The round is over"))
    desk.press(.escape)
    desk.press("C")
    #expect(desk.sees("1 of 1") && desk.sees("1 attempt so far") && desk.sees("no answer"), "who was not reached is called again")
    desk.press("c")
    #expect(desk.visit("Cohen")?.nextStep == "the clinician was told and calls")
    desk.press(.escape)
    desk.press("C")
    #expect(desk.answer.contains("nobody who left unseen"))
  }

  @Test("someone who must be seen today is fitted in where the others wait least", arguments: Size.usual)
  func fit(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter, .escape)
    desk.select("hernandez")
    desk.press("x")
    desk.pick("patient: cannot come")
    desk.press(.escape)
    desk.select("hernandez")
    desk.press("^")
    #expect(desk.sees("nobody waits longer") && desk.sees("least harm first"))
    desk.press(.enter)
    let booked = desk.appointments("Hernandez").last
    #expect(booked?.slot == .booked && booked?.day == desk.now.day)
  }

  @Test("who is booked later today moves when they are fitted in, and is not booked twice; who is here is not fitted in")
  func fitMoves() throws {
    let desk = Receptionist(Example.office, .large)
    let before = try #require(desk.today("Hernandez"))
    desk.select("hernandez")
    desk.press("^")
    #expect(desk.sees("today: \(before.start.shown) moves") && !desk.sees("with Hernandez"), "\(desk.screen)")
    desk.press("t")
    #expect(desk.answer.contains("moves with its type"))
    desk.press("r")
    desk.type("a rash since this morning")
    desk.press(.enter)
    desk.press(.enter)
    let all = desk.appointments("Hernandez").filter { $0.day == desk.now.day }
    #expect(all.filter { $0.slot == .booked || $0.slot == .confirmed }.count == 1)
    #expect(desk.office[before.id]?.slot == .rescheduled && all.last?.movedFrom == before.id)
    #expect(all.last?.reason == "a rash since this morning" && desk.office[before.id]?.reason == before.reason)
    desk.select("moore")
    desk.press("^")
    #expect(desk.answer.contains("the patient is"), "\(desk.answer)")
  }

  @Test(
    "the emergency card prints the hand-over, keeps its times, opens an incident, and leaves the screen as it was", arguments: Size.usual)
  func emergency(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.select("okafor")
    desk.press("b")
    let before = desk.rows.dropFirst().dropLast(2).map { $0 }
    desk.press(.ctrl("x"))
    #expect(desk.sees("approved by nobody yet") && desk.sees("no clinician is told yet"))
    desk.press("7")
    desk.pick("gasping")
    desk.press("2")
    desk.type("Lin")
    desk.press(.enter)
    desk.wait(minutes: 4)
    #expect(desk.sees("told 4m ago and not there: get another"))
    desk.press("8")
    desk.press("3")
    desk.wait(minutes: 5)
    desk.press("4W")
    let paper = try #require(desk.printed.last)
    #expect(
      paper.text.contains("Okafor, Ada") && paper.text.contains("gasping or wheezing") && paper.text.contains("9 min after the alarm"))
    desk.press("9")
    desk.type("taken along")
    desk.press(.enter, .escape)
    #expect(desk.rows.dropFirst().dropLast(2).map { $0 } == before)
    #expect(desk.office.openItems(on: desk.now.day).map(\.sort) == [.incident])
    desk.press(.escape)
    desk.press(",W")
    #expect(desk.printed.last?.title == "Incident" && desk.printed.last?.text.contains("still open") == true)
  }
}

@Suite("Coverage and people on file, by keys alone")
struct OnFileStories {
  @Test(
    "the list of coverage to verify: one key an outcome, by phone with name and reference, and honest where it is not verified",
    arguments: Size.usual)
  func verify(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.press("I")
    let count = desk.office.toVerify(on: desk.now.day).count
    #expect(desk.sees("\(count) to ask") && desk.sees("at risk"))
    desk.press("o")
    #expect(desk.office.toVerify(on: desk.now.day).count == count - 1)
    desk.press("p")
    desk.press(.enter)
    #expect(desk.answer.contains("who answered is part of the proof"))
    desk.type("Ann")
    desk.tab("4711")
    desk.press(.enter)
    #expect(desk.office.coverages.sorted.contains { $0.rep == "Ann" && $0.reference == "4711" && $0.verified == desk.now.day })
    desk.press("b")
    desk.pick("on hold too long")
    desk.press(.end)
    #expect(desk.sees("1 tried today") && desk.sees("NOT VERIFIED"))
    #expect(desk.office.toVerify(on: desk.now.day).count == count - 2)
  }

  @Test("coverage is drawn along the years, with gaps in words and the day of today", arguments: Size.usual)
  func timeline(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("smith jane")
    desk.press("ix")
    desk.overwrite("t-20")
    desk.press(.enter)
    desk.press("t")
    #expect(desk.sees("GAP 2026-11-04 to open") && desk.sees("today") && desk.sees("gap -"))
    desk.press("c")
    desk.type("union")
    desk.tab("UM1")
    desk.press(.enter)
    #expect(desk.sees("GAP 2026-11-04 to 2026-11-22"))
  }

  @Test("two records of one person are compared, merged with a reason, and taken apart again", arguments: Size.usual)
  func merge(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    let rossi = try #require(desk.patient("Rossi"))
    try desk.elsewhere(
      AddPatient { ($0.name, $0.born, $0.notTheSame) = (PersonName("Rossi", "Giulia"), Day(1994, 8, 26), true) })
    let twice = try #require(desk.patient("Rossi"))
    desk.press("=")
    #expect(desk.sees("NAME same +100") && desk.sees("BIRTH DATE one digit other +48"))
    desk.press(.enter)
    desk.pick("chart \(rossi.number), Rossi")
    desk.type("licence seen")
    desk.press(.enter)
    #expect(desk.office[twice.id]?.merged?.into == rossi.id && desk.sees("Nobody on file looks like two"))
    desk.press("x")
    desk.pick("chart \(twice.number), Rossi")
    desk.type("two people")
    desk.press(.enter)
    #expect(desk.office[twice.id]?.merged == nil && desk.office[twice.id]?.archived == false)
  }

  @Test("a child's check-in asks who came along; with nobody on file it is let go with who agreed")
  func guardian() {
    let desk = Receptionist()
    desk.select("ruiz tom")
    desk.press("ac")
    #expect(desk.sees("guardian") && desk.sees("came with Ruiz, Elena"))
    desk.press(.enter, .enter)
    let visit = desk.office.visits.sorted.last { desk.office[$0.patient]?.name.given == "Tomás" }
    #expect(visit?.state == .ready && visit?.checks.contains { $0.what == .guardian && $0.note.contains("Elena") } == true)
  }

  @Test("copays by plan and kind of visit are one line of the payer's settings")
  func copays() {
    let desk = Receptionist()
    desk.press("S")
    desk.press(.down, untilCursorOn: "payers")
    desk.press(.enter, .enter)
    desk.press(.tab, untilCursorOn: "Copays")
    desk.type("20, Gold/Sick visit 40")
    desk.press(.enter)
    let rules = desk.office.payers.sorted[0].copays
    #expect(
      rules.map(\.amount) == [Cents(2000), Cents(4000)] && rules[1].plan == "Gold" && desk.office[rules[1].type]?.name == "Sick visit")
    desk.press(.enter)
    #expect(desk.sees("20.00, Gold/Sick visit 40.00"))
  }

  @Test("who is booked today and comes as a walk-in is asked about: an appointment that nobody comes for would be a no-show")
  func bookedWalkIn() throws {
    let desk = Receptionist(Example.office)
    desk.press("w")
    desk.type("hernandez")
    desk.press(.enter)
    #expect(desk.sees("Booked today at 13:40 with Osei."))
    desk.press(.enter)
    #expect(desk.sees("is booked today"))
    desk.press("u")
    #expect(desk.answer.contains("a question is open"), "nothing is taken back from under a question")
    desk.pick("they come for it: arrive")
    #expect(desk.journal.last?.did == Arrive.name && desk.visit("Hernandez")?.appointment == desk.today("Hernandez")?.id)
  }

  @Test("what was changed at check-in and taken back is asked again: nobody confirmed it")
  func takenBackAtCheckIn() throws {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("c")
    desk.press(.down, untilCursorOn: "phone")
    desk.press("e")
    desk.overwrite("845-555-0100")
    desk.press(.enter)
    #expect(desk.cursorLine?.contains("+ phone") == true, "\(desk.screen)")
    desk.press("u")
    #expect(desk.patient("Stewart")?.phones.first?.number == "845-555-0111")
    #expect(desk.sees("845-555-0111") && !desk.sees("+ phone"), "\(desk.screen)")
    // What else changed is on the card, one key away, and check-in waits below it.
    desk.press("i")
    #expect(desk.desk.presence.open.map(\.place) == ["check-in", "card"])
    desk.press(.escape)
    #expect(desk.sees("Check in Stewart"))
  }

  @Test("what is taken back or done again is under the cursor, and with another patient's screen open nothing is")
  func undoShows() throws {
    let desk = Receptionist()
    desk.select("hernandez")
    desk.press("a")
    desk.select("petrov")
    desk.press("i")
    desk.press("u")
    #expect(desk.answer.contains("your last change is about somebody else") && desk.visit("Hernandez")?.state == .arrived)
    desk.press(.escape)
    desk.press("u")
    #expect(desk.cursorLine?.lowercased().contains("hernandez") == true, "\(desk.cursorLine ?? "")")
    desk.press("U")
    #expect(desk.visit("Hernandez")?.state == .arrived && desk.cursorLine?.lowercased().contains("hernandez") == true)
  }

  @Test("a check-in whose arrival is taken back closes: there is nobody to check in")
  func arrivalTakenBack() {
    let desk = Receptionist()
    desk.select("hernandez")
    desk.press("a")
    desk.press("c")
    #expect(desk.sees("Check in Hernandez"))
    desk.press("u")
    #expect(desk.answer.contains("taken back: arrive") && !desk.sees("Check in") && desk.visit("Hernandez") == nil)
  }

  @Test("Esc asks before answers given at check-in are thrown away")
  func leavingCheckIn() {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("cy")
    desk.press(.escape)
    #expect(desk.sees("Leave the check-in?"))
    desk.press(.enter)
    #expect(desk.sees("Check in Stewart"), "Enter alone goes on with it")
    desk.press(.escape)
    desk.pick("yes, throw it away")
    #expect(!desk.sees("Check in Stewart") && desk.visit("Stewart")?.awaitsCheckIn == true)
    desk.press("c")
    desk.press(.escape)
    #expect(!desk.sees("Leave the check-in?"), "nothing was answered")
  }

  @Test("a copay is paid in part, or in several ways, with what is missing and why")
  func partOfACopay() throws {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("c")
    desk.press(.down, untilCursorOn: "by card")
    desk.press("e")
    desk.press(.tab, untilCursorOn: " Cash ")
    desk.type("10")
    desk.press(.enter)
    #expect(desk.answer.contains("$15.00 would be missing: why?"))
    desk.type("brings it tomorrow")
    desk.press(.enter)
    #expect(desk.sees("$10.00 by cash, the rest waived: brings it tomorrow"), "\(desk.screen)")
    desk.press(.enter)
    let visit = try #require(desk.visit("Stewart")), paid = try #require(desk.office.payments.sorted.last)
    #expect(!visit.awaitsCheckIn && paid.tenders == [Tender(.cash, Cents(1000))] && paid.visit == visit.id, "\(desk.answer)")
    #expect(visit.checks.first { $0.what == .copay }?.note == "brings it tomorrow")
  }
}
