import Testing

@testable import Practice

@Suite("A visit on its way")
struct VisitTests {
  @Test("each step has its place in the order, and a step out of order is refused")
  func order() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    func rules() -> [String] {
      [
        desk.rule(CallPatient(visit)), desk.rule(desk.rooming(visit)), desk.rule(StartWithProvider(visit)),
        desk.rule(SendToCheckout { $0.visit = visit }), desk.rule(desk.leaving(visit)),
      ]
    }
    #expect(rules() == ["not from here", "not checked in", "not from here", "no superbill", "no superbill"])
    desk.checkedIn(visit)
    #expect(rules() == ["done", "done", "not from here", "not from here", "not from here"])
    desk.does(CallPatient(visit))
    #expect(rules() == ["not from here", "done", "not from here", "not from here", "not from here"])
    desk.does(desk.rooming(visit))
    #expect(rules() == ["not from here", "there already", "done", "done", "not from here"])
    desk.does(StartWithProvider(visit))
    #expect(rules() == ["not from here", "done", "not from here", "done", "not from here"])
    desk.does(SendToCheckout(visit))
    #expect(rules() == ["not from here", "not from here", "not from here", "not from here", "no services"])
    #expect(
      desk.office[visit]?.room == nil
        && desk.office[visit]!.spans.map(\.state) == [.arrived, .ready, .called, .roomed, .withProvider, .checkout])
  }

  @Test("a room has one patient, or more where someone said so and may")
  func rooms() {
    var desk = TestOffice()
    let mother = desk.walkIn(desk.patient("Ruiz", "Elena")), child = desk.walkIn(desk.patient("Ruiz", "Tomás"))
    for visit in [mother, child] { desk.checkedIn(visit) }
    desk.does(desk.rooming(mother))
    #expect(desk.office.freeRooms(on: desk.today).map(\.id) == [desk.room2])
    let refusal = desk.refusal(desk.rooming(child))
    #expect(
      refusal.rule == "room taken" && refusal.sentence == "room 1 has Ruiz, Elena in it, roomed" && refusal.full.contains("share"))
    desk.role = .trainee
    #expect(desk.rule(desk.rooming(child, share: true)) == "room taken")
    desk.role = .frontDesk
    desk.does(desk.rooming(child, share: true))
    #expect(Checks.run(desk.office).isEmpty && desk.office[child]!.sharesRoom && !desk.office[mother]!.sharesRoom)
    desk.does(desk.rooming(child, desk.room2))
    #expect(!desk.office[child]!.sharesRoom)
    #expect(desk.rule(desk.rooming(child)) == "room taken")
    #expect(desk.rule(desk.rooming(child, RoomID("r9")!)) == "no such record")
  }

  @Test("out to the lab and back is one time with the provider: the wait ended when it began")
  func wait() throws {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.later(5)
    desk.checkedIn(visit)
    desk.does(desk.rooming(visit))
    desk.later(5)
    desk.does(StartWithProvider(visit))
    desk.later(8)
    desk.does(SendOut(visit, to: .lab))
    desk.later(20)
    desk.does(ComeBack(visit))
    desk.later(4)
    desk.does(SendToCheckout(visit))
    let record = try #require(desk.office[visit])
    #expect(record.wait == 600 && record.course.contains("at lab ") && record.course.hasSuffix("waited 10m 0s"), "\(record.course)")
    let seen = try #require(Seen(record, nil))
    #expect(seen.wait == 600 && seen.length == 12 * 60, "the provider was free for others meanwhile")
  }

  @Test("someone out at the lab keeps the room and the turn, and is back with one step")
  func lab() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient()), other = desk.walkIn(desk.patient("Petrov", "Ivan"))
    #expect(desk.rule(SendOut(visit, to: .lab)) == "not checked in" && desk.rule(ComeBack(visit)) == "here")
    for visit in [visit, other] { desk.checkedIn(visit) }
    desk.does(desk.rooming(visit))
    for place in [Visit.Place.lab, .xray, .car, .steppedOut] {
      desk.does(SendOut(visit, to: place))
      #expect(desk.office[visit]?.place == place && desk.office[visit]?.state == .roomed && desk.office[visit]?.room == desk.room1)
      #expect(desk.rule(SendOut(visit, to: place)) == "there already" && desk.rule(desk.rooming(other)) == "room taken")
      desk.later(5)
      desk.does(ComeBack(visit))
      #expect(desk.office[visit]?.place == .here && desk.office[visit]?.room == desk.room1)
    }
    #expect(desk.rule(SendOut(visit, to: .here)) == "nowhere")
    desk.does(StartWithProvider(visit))
    #expect(desk.rule(SendOut(visit, to: .car)) == "not from here")
    desk.does(SendOut(visit, to: .xray))
    desk.does(SendToCheckout(visit))
    #expect(desk.office[visit]?.place == .here)
    desk.does(SendOut(visit, to: .car))
  }

  @Test("who waits in the car is checked in and called there")
  func car() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.does(SendOut(visit, to: .car))
    desk.checkedIn(visit)
    #expect(desk.office[visit]?.place == .car && desk.office[visit]?.state == .ready)
    desk.does(CallPatient(visit))
    #expect(desk.office[visit]?.place == .car)
    desk.does(desk.rooming(visit))
    #expect(desk.office[visit]?.place == .here)
  }

  @Test("a telehealth visit goes from ready to the provider without a room, is called again if it drops, and is checked out")
  func telehealth() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient(), type: desk.telehealth)
    #expect(desk.rule(StartWithProvider(visit)) == "not from here")
    desk.checkedIn(visit)
    #expect(desk.rule(desk.rooming(visit)) == "telehealth")
    #expect(desk.office[desk.office[visit]?.superbill]?.placeOfService == "10")
    desk.does(StartWithProvider(visit))
    desk.does(ReturnToWaiting(visit))
    desk.does(StartWithProvider(visit))
    desk.does(SendToCheckout(visit))
    desk.does(desk.ticked(desk.office[visit]!.superbill!))
    desk.does(desk.leaving(visit, pays: 12_800))
    #expect(desk.office[visit]?.state == .left)
    let inPerson = desk.walkIn(desk.patient("Petrov", "Ivan"))
    desk.checkedIn(inPerson)
    desk.does(desk.rooming(inPerson))
    desk.does(StartWithProvider(inPerson))
    #expect(desk.rule(ReturnToWaiting(inPerson)) == "not from here")
  }

  @Test("who leaves without being seen does so with a reason; the copay stays as credit and the empty superbill is void")
  func unseen() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let appointment = desk.booked(ada, 9, 20)
    let visit = desk.arrived(appointment)
    desk.checkedIn(visit)
    func leave(_ reason: String) -> LeaveUnseen { LeaveUnseen { ($0.visit, $0.reason) = (visit, reason) } }
    #expect(desk.rule(leave("")) == "reason missing")
    let bill = desk.office[visit]!.superbill!
    desk.does(desk.ticked(bill))
    #expect(desk.rule(leave("tired")) == "services ticked")
    desk.does(RemoveService { ($0.superbill, $0.line, $0.code) = (bill, 1, "99213") })
    desk.does(leave("the wait was too long"))
    #expect(desk.office[visit]?.state == .leftUnseen && desk.office[bill]?.stage == .void && desk.office[appointment]?.slot == .done)
    #expect(desk.office.account(of: ada).credit == Cents(2500) && Checks.run(desk.office).isEmpty)
    let next = desk.walkIn(ada)
    var check = desk.answers(next)
    check.tenders = []
    #expect(desk.rule(check) == "copay", "the credit is for the patient to use, not for the desk to guess")
    check.checks[check.checks.firstIndex { $0.what == .copay }!] = Check(.copay, .waived, "paid last time")
    desk.does(check)
    desk.does(desk.rooming(next))
    desk.does(desk.ticked(desk.office[next]!.superbill!))
    desk.does(SendToCheckout(next))
    desk.does(desk.leaving(next))
    #expect(desk.office.account(of: ada).balance == .zero && desk.office.account(of: ada).credit == .zero)
  }

  @Test("a visit that never was is struck with its reason, not while its money is here, and the appointment waits again")
  func error() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let appointment = desk.booked(ada, 9, 20)
    let visit = desk.arrived(appointment)
    desk.checkedIn(visit)
    func strike(_ reason: String) -> EnterInError { EnterInError { ($0.visit, $0.reason) = (visit, reason) } }
    #expect(desk.rule(strike("")) == "reason missing" && desk.rule(strike("wrong row")) == "money was taken")
    desk.does(VoidReceipt { ($0.payment, $0.reason) = (desk.lastPayment.id, "wrong row") })
    desk.does(strike("wrong row"))
    #expect(desk.office[appointment]?.slot == .booked && desk.office.visit(for: appointment) == nil)
    #expect(desk.rule(Arrive([appointment])) == "done" && desk.rule(strike("again")) == "not from here")
    #expect(Checks.run(desk.office).isEmpty)
  }

  @Test("one past visit is put in with its times, is charged, and can be struck until it is checked out")
  func past() {
    var desk = TestOffice()
    let ada = desk.patient()
    let booked = desk.booked(ada, 9, 20)
    desk.at(11, 0)
    desk.does(MarkNoShow { $0.appointment = booked })
    func past(_ from: (Int, Int), _ to: (Int, Int)?, days: Int = 0) -> RecordPastVisit {
      RecordPastVisit {
        ($0.patient, $0.provider, $0.type, $0.day) = (ada, desk.lin, desk.followUp, desk.today.advanced(by: -days))
        $0.arrived = ClockTime(from.0, from.1)
        $0.left = to.map { ClockTime($0.0, $0.1) }
      }
    }
    #expect(desk.rule(past((10, 50), nil)) == "not yet" && desk.rule(past((9, 30), (9, 20))) == "out of order")
    let visit = VisitID(desk.does(past((9, 20), (9, 50))).edits.new[0].reference.id)!
    #expect(desk.office[booked]?.slot == .done && desk.office[visit]?.appointment == booked && desk.office[visit]!.past)
    #expect(desk.journal.last?.happened == Moment(desk.today, ClockTime(9, 20), offset: -300), "the line says when it was true")
    #expect(desk.rule(past((9, 40), (10, 0))) == "one place at a time" && desk.rule(past((9, 50), (10, 0))) == "done")
    #expect(desk.rule(Arrive([booked]), happened: Moment(desk.today, ClockTime(9, 40), offset: -300)) == "not booked")
    desk.does(EnterInError { ($0.visit, $0.reason) = (visit, "that was her sister") })
    #expect(desk.office[booked]?.slot == .booked)
    let again = VisitID(desk.does(past((9, 20), (9, 50), days: 3)).edits.new[0].reference.id)!
    desk.does(desk.ticked(desk.office[again]!.superbill!))
    desk.does(desk.leaving(again, unpaid: "by mail"))
    #expect(desk.rule(EnterInError { ($0.visit, $0.reason) = (again, "x") }) == "checked out")
    #expect(desk.office.account(of: ada).balance == Cents(12_800) && Checks.run(desk.office).isEmpty)
  }

  @Test("what is put in later fits between what was before and what came after")
  func later() {
    var desk = TestOffice()
    let ada = desk.patient()
    let visit = desk.walkIn(ada)
    desk.at(9, 30)
    desk.checkedIn(visit)
    desk.at(10, 0)
    func at(_ hour: Int, _ minute: Int) -> Moment { Moment(desk.today, ClockTime(hour, minute), offset: -300) }
    #expect(
      desk.rule(CallPatient(visit), happened: at(9, 29)) == "out of order"
        && desk.rule(CallPatient(visit), happened: at(10, 1)) == "not yet")
    desk.does(CallPatient(visit), happened: at(9, 40))
    #expect(desk.office[visit]?.since == at(9, 40) && desk.journal.last?.happened == at(9, 40) && desk.journal.last?.at == desk.now)
    desk.does(desk.rooming(visit), happened: at(9, 45))
    desk.does(SendToCheckout(visit), happened: at(9, 50))
    desk.does(desk.ticked(desk.office[visit]!.superbill!))
    desk.does(desk.leaving(visit, pays: 12_800), happened: at(9, 55))
    #expect(
      desk.rule(WalkIn { ($0.patient, $0.provider, $0.type) = (ada, desk.lin, desk.followUp) }, happened: at(9, 50))
        == "one place at a time")
    #expect(desk.rule(WalkIn { ($0.patient, $0.provider, $0.type) = (ada, desk.lin, desk.followUp) }, happened: at(9, 55)) == "done")
  }

  @Test("a clock that is set back stops nobody at the desk, and nothing is recorded before what it follows")
  func clockBack() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.later(-45)
    desk.checkedIn(visit)
    desk.does(CallPatient(visit))
    #expect(Checks.run(desk.office).isEmpty)
    #expect(desk.journal.map(\.at) == desk.journal.map(\.at).sorted())
    let clocks = VisitClocks(desk.office[visit]!, nil, now: desk.now)
    #expect(clocks.inState == 0 && clocks.sinceArrival == 0)
  }

  @Test("the three clocks: in this state, since arrival, past the appointment")
  func clocks() {
    var desk = TestOffice()
    let booked = desk.booked(desk.patient(), 9, 20)
    let visit = desk.arrived(booked)
    desk.later(10)
    desk.checkedIn(visit)
    desk.later(25)
    let clocks = VisitClocks(desk.office[visit]!, desk.office[booked], now: desk.now)
    #expect(clocks.inState == 25 && clocks.sinceArrival == 35 && clocks.pastAppointment == 15)
    #expect(VisitClocks(desk.office[visit]!, nil, now: desk.now).pastAppointment == nil)
    #expect(
      VisitClocks(desk.office[visit]!, desk.office[booked], now: desk.now.advanced(byMinutes: 24 * 60)).pastAppointment == 24 * 60 + 15)
  }

  @Test("the waiting room: checkout first, then called, then by appointed time, walk-ins by arrival, rooms last")
  func queue() {
    var desk = TestOffice()
    func person(_ name: String) -> PatientID { desk.patient(name, "X") }
    let late = desk.booked(person("Late"), 10, 0), early = desk.booked(person("Early"), 9, 20)
    let walk = desk.walkIn(person("Walk"))
    let first = desk.arrived(late), second = desk.arrived(early)
    let called = desk.walkIn(person("Called")), roomed = desk.walkIn(person("Roomed")), leaving = desk.walkIn(person("Leaving"))
    _ = desk.atCheckout(leaving)
    for visit in [called, roomed] { desk.checkedIn(visit) }
    desk.does(CallPatient(called))
    desk.does(desk.rooming(roomed))
    #expect(desk.office.waitingRoom(on: desk.today, now: desk.now).map(\.visit.id) == [leaving, called, walk, second, first, roomed])
    desk.does(QuoteWait { ($0.visit, $0.minutes) = (walk, 25) })
    #expect(desk.office[walk]?.quoted.map(\.minutes) == [25] && desk.rule(QuoteWait { ($0.visit, $0.minutes) = (walk, 500) }) == "minutes")
  }

  @Test("two of a name on one day are told apart by a count")
  func alikes() {
    var desk = TestOffice()
    let john = desk.patient("Smith", "John"), jane = desk.patient("SMITH", "Jane"), jo = desk.patient("Śmith", "Ann")
    for (index, person) in [john, jane, jo].enumerated() { _ = desk.booked(person, 9 + index, 0) }
    let counts = [john, jane, jo].map { desk.office.alikes(of: desk.office[$0]!, on: desk.today) }
    #expect(counts == [2, 2, 1])
  }
}

@Suite("The wrong patient")
struct MoveVisitTests {
  @Test("visit, superbill and copay go to the right patient in one change, and what was confirmed is taken back")
  func moves() {
    var desk = TestOffice()
    let john = desk.patient("Smith", "John"), jane = desk.patient("Smith", "Jane")
    for person in [john, jane] { desk.insured(person) }
    let his = desk.booked(john, 9, 20), hers = desk.booked(jane, 9, 40)
    desk.later(60 * 24 * 40)
    desk.now = Moment(TestOffice.today, ClockTime(9, 45), offset: -300)
    let visit = desk.arrived(his), known = desk.office[john]
    desk.checkedIn(visit)
    #expect(desk.office[john]?.signed(.treatment) == desk.today)
    func move(_ to: PatientID) -> MoveVisit { MoveVisit { ($0.visit, $0.to, $0.reason) = (visit, to, "looked alike") } }
    #expect(desk.rule(move(john)) == "same patient")
    let before = desk.journal.count
    desk.does(move(jane))
    #expect(desk.journal.count == before + 1 && desk.journal.last?.why == "looked alike")
    #expect(desk.office[visit]?.patient == jane && desk.office[visit]?.appointment == hers && desk.office[visit]?.checks == [])
    #expect(desk.office[desk.office[visit]?.superbill]?.patient == jane && desk.lastPayment.patient == jane)
    #expect(desk.office[desk.office[visit]?.superbill]?.coverage == CoverageID("c2"))
    #expect(desk.office[his]?.slot == .booked && desk.office.visit(for: his) == nil && desk.office.visit(for: hers)?.id == visit)
    #expect(desk.office[john]?.confirmed == known?.confirmed && desk.office[john]?.consents == [])
    #expect(desk.office.account(of: john) == Account() && desk.office.account(of: jane).credit == Cents(2500))
    #expect(Checks.run(desk.office).isEmpty)
    #expect(desk.office.flags(visit: desk.office[visit]!, patient: desk.office[jane]!, now: desk.now).contains(.identity))
    var check = desk.answers(visit)
    check.tenders = []
    desk.does(check)
    #expect(desk.office[visit]?.state == .ready && !desk.office[visit]!.checks.isEmpty, "the right patient is asked without beginning anew")
    #expect(desk.rule(desk.answers(visit)) == "not from here")
  }

  @Test("after checkout the price is fixed anew, money of either patient pays only their own charges, and the slots are right")
  func afterCheckout() {
    var desk = TestOffice()
    let john = desk.patient("Smith", "John"), jane = desk.patient("Smith", "Jane")
    desk.insured(john)
    let his = desk.booked(john, 9, 20), hers = desk.booked(jane, 9, 40)
    _ = desk.paid(john, 1000)
    let visit = desk.arrived(his)
    _ = desk.atCheckout(visit)
    desk.does(desk.leaving(visit))
    desk.at(9, 55)
    desk.does(MarkNoShow { $0.appointment = hers })
    desk.does(MoveVisit { ($0.visit, $0.to) = (visit, jane) })
    #expect(desk.office[his]?.slot == .booked && desk.office[hers]?.slot == .done)
    #expect(desk.office.account(of: jane).charged == Cents(12_800) && desk.office.account(of: jane).balance == Cents(10_300))
    #expect(desk.office.account(of: john).charged == .zero && desk.office.account(of: john).credit == Cents(1000))
    #expect(Checks.run(desk.office).isEmpty)
  }

  @Test("the emergencies of a visit go along, and a patient booked anew meanwhile keeps only one of the bookings")
  func along() {
    var desk = TestOffice()
    let john = desk.patient("Smith", "John"), jane = desk.patient("Smith", "Jane")
    let his = desk.booked(john, 9, 20)
    let visit = desk.arrived(his)
    for _ in 1...2 { desk.does(RaiseEmergency { $0.visit = visit }) }
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (visit, "felt better") })
    let anew = desk.booked(john, 9, 20, desk.osei)
    let move = MoveVisit { ($0.visit, $0.to) = (visit, jane) }
    #expect(desk.rule(move) == "patient booked elsewhere")
    desk.does(CancelAppointment { ($0.appointment, $0.reason) = (anew, "x") })
    desk.does(move)
    #expect(desk.office.emergencies.sorted.allSatisfy { $0.patient == jane } && Checks.run(desk.office).isEmpty)
  }

  @Test("nobody gets a visit who is here already, has one at that time, or is dead; a struck visit stays where it is")
  func refused() {
    var desk = TestOffice()
    let john = desk.patient("Smith", "John"), jane = desk.patient("Smith", "Jane"), dead = desk.patient("Smith", "Jack")
    desk.does(ChangePatient { ($0.patient, $0.now) = (dead, .fields(["deceased": .text("2026-11-01")])) })
    let visit = desk.walkIn(john), other = desk.walkIn(jane)
    func move(_ visit: VisitID, _ to: PatientID) -> MoveVisit { MoveVisit { ($0.visit, $0.to) = (visit, to) } }
    #expect(desk.rule(move(visit, jane)) == "one place at a time" && desk.rule(move(visit, dead)) == "deceased")
    desk.later(10)
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (other, "x") })
    #expect(desk.rule(move(visit, jane)) == "one place at a time", "she was here until just now")
    desk.does(EnterInError { ($0.visit, $0.reason) = (other, "x") })
    #expect(desk.rule(move(visit, jane)) == "done" && desk.rule(move(other, john)) == "not from here")
  }

  @Test("someone at X-ray, the lab or outside is not called before they are back; in the car they are")
  func callingWhoIsOut() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.checkedIn(visit)
    for place in [Visit.Place.xray, .lab, .steppedOut] {
      desk.does(SendOut(visit, to: place))
      #expect(desk.rule(CallPatient(visit)) == "out", "\(place)")
      desk.does(ComeBack(visit))
    }
    desk.does(SendOut(visit, to: .xray))
    #expect(
      desk.refusal(CallPatient(visit)).full == "the patient is at X-ray, not in the waiting room; come back, when they are here again")
    desk.does(SendOut(visit, to: .car))
    #expect(desk.rule(CallPatient(visit)) == "done")
  }
}
