import Testing

@testable import Practice

@Suite("What is in the way of a booking") struct BookingCheckTests {
  @Test("every rule against a booking is found, in order, as trying minute by minute finds it")
  func bruteForce() throws {
    for seed in 1...10 {
      var random = RandomSchedule(seed)
      for _ in 0..<25 {
        var wanted = random.booking("")
        let rules = random.against(wanted)
        #expect(
          random.desk.rule(wanted) == rules.first ?? "done", "seed \(seed): \(wanted.recorded.pairs.map { "\($0.name)=\($0.value)" })")
        if rules.contains("in the past") || rules.contains("patient booked elsewhere") { continue }
        wanted.overbook = "so it was wished"
        let entry = try random.desk.office.decide(Change(wanted), random.desk.context)
        let waived = entry.edits.new.first?.fields["waived"].list?.compactMap(\.text) ?? []
        #expect(waived == rules, "seed \(seed)")
      }
      #expect(Checks.run(random.desk.office).isEmpty, "seed \(seed)")
      #expect(everything(try random.desk.rebuilt()) == everything(random.desk.office), "seed \(seed)")
    }
  }

  @Test("a patient needs time from one place to another, and none for telehealth")
  func travel() {
    var desk = TestOffice()
    let ada = desk.patient(), osei = desk.osei, tuesday = desk.today.advanced(by: 1)
    desk.does(SetHours { ($0.provider, $0.lines) = (osei, ["Tue @East 0800-1200/20 open"]) })
    _ = desk.booked(ada, 9, 0, day: tuesday)
    let near = desk.refusal(desk.booking([ada], 9, 40, osei, day: tuesday))
    #expect(
      near.rule == "time to travel"
        && near.sentence.contains("is at the main place 9:00-9:20, 20 minutes away from this one at East, and needs 30"))
    #expect(desk.rule(desk.booking([ada], 10, 0, osei, day: tuesday)) == "done", "forty minutes are enough")
    #expect(desk.rule(desk.booking([ada], 9, 40, osei, type: desk.telehealth, day: tuesday)) == "done")
    desk.does(ChangeSetting(.practices, id: "o1", was: ["travelMinutes": .whole(30)], now: ["travelMinutes": .whole(0)]))
    #expect(desk.rule(desk.booking([ada], 9, 40, osei, day: tuesday)) == "done")
  }

  @Test("one thing is in one place at a time, and a visit that needs one takes the first that is free")
  func things() {
    var desk = TestOffice()
    let people = (0..<4).map { desk.patient("P\($0)", "X") }
    for name in ["Mr Diaz", "Ms Ito"] { desk.set(Resource { ($0.name, $0.use) = (name, "interpreter") }) }
    desk.does(ChangeSetting(.visitTypes, id: "t1", now: ["needsUses": .list([.text("interpreter")])]))
    let first = desk.booked(people[0], 9, 20), second = desk.booked(people[1], 9, 20, desk.osei)
    #expect(desk.office[first]?.needs == [ResourceID("q1")!] && desk.office[second]?.needs == [ResourceID("q2")!])
    let none = desk.refusal(desk.booking([people[2]], 9, 20, overbook: ""))
    #expect(none.rule == "slot taken")
    desk.does(ChangeSetting(.resources, id: "q2", now: ["gone": .flag(true)]))
    var third = desk.booking([people[2]], 9, 40)
    third.needs = [ResourceID("q2")!]
    #expect(desk.rule(third) == "not kept any more")
    third.needs = []
    desk.does(third)
    #expect(desk.refusal(desk.booking([people[3]], 9, 40, desk.osei)).sentence == "no interpreter is free 9:40-10:00")
  }

  @Test("units of an authorisation are counted, come back with a cancellation, and its days count")
  func authorisation() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.does(ChangeSetting(.visitTypes, id: "t1", now: ["needsAuthorisation": .flag(true)]))
    let none = desk.refusal(desk.booking([ada], 9, 20))
    #expect(
      none.rule == "no authorisation" && none.who == [.clinician, .manager]
        && none.wayPast!.hasSuffix("or add authorisation, once it is given"))
    let to = desk.today.advanced(by: 7)
    let leave: AuthorisationID = desk.made(desk.does(AddAuthorisation { ($0.patient, $0.number, $0.units, $0.to) = (ada, "A-7", 2, to) }))
    let first = desk.booked(ada, 9, 20)
    _ = desk.booked(ada, 9, 40)
    #expect(desk.office[first]?.authorisation == leave)
    #expect(desk.refusal(desk.booking([ada], 10, 0)).sentence == "Follow-up needs an authorisation: all 2 units are used")
    #expect(desk.rule(ChangeAuthorisation { ($0.authorisation, $0.units) = (leave, 1) }) == "units used")
    desk.does(CancelAppointment { ($0.appointment, $0.reason) = (first, "work") })
    #expect(desk.rule(desk.booking([ada], 10, 0)) == "done")
    #expect(desk.refusal(desk.booking([ada], 10, 0, day: to.advanced(by: 1))).sentence.contains("it ended on"))
    #expect(desk.rule(Reschedule { ($0.appointment, $0.day, $0.start) = (first, to, ClockTime(9, 0)) }) == "not booked")
  }

  @Test("a payer that wants a referral gets one before the booking")
  func referral() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    desk.does(ChangeSetting(.payers, id: "i1", now: ["needsReferral": .flag(true)]))
    #expect(
      desk.refusal(desk.booking([ada], 9, 20)).sentence == "Harbor Health pays only with a referral, and none is on file for Okafor, Ada")
    #expect(desk.rule(AddAuthorisation { ($0.patient, $0.sort) = (ada, .referral) }) == "name missing")
    desk.does(AddAuthorisation { ($0.patient, $0.sort, $0.givenBy) = (ada, .referral, "Dr Moss") })
    #expect(desk.rule(desk.booking([ada], 9, 20)) == "done")
  }

  @Test("who missed too much is booked after a deposit, or by a manager; the first one missed is only said")
  func ladder() {
    var desk = TestOffice()
    let ada = desk.patient()
    func miss() {
      let booked = desk.booked(ada, 9, 0, overbook: "again")
      desk.at(11, 0)
      desk.does(MarkNoShow { $0.appointment = booked })
      desk.now = Moment(desk.today.advanced(by: 1), ClockTime(8, 0), offset: -300)
    }
    func problems() -> [String] {
      let wanted = Appointment { [desk] in
        ($0.patient, $0.provider, $0.type, $0.day, $0.start) = (ada, desk.lin, desk.followUp, desk.today, ClockTime(9, 0))
      }
      return BookingChecks.problems(BookingAsk(wanted, now: desk.now), in: desk.office).map(\.refusal.rule)
    }
    #expect(problems() == [])
    miss()
    #expect(problems() == ["no-show letter"] && desk.rule(desk.booking([ada], 9, 0)) == "done")
    miss()
    let deposit = desk.refusal(desk.booking([ada], 9, 0))
    #expect(deposit.rule == "no-show deposit" && deposit.who == [.frontDesk, .clinician, .manager])
    #expect(deposit.wayPast?.hasPrefix("take payment") == true)
    _ = desk.paid(ada, 2_500)
    #expect(desk.rule(desk.booking([ada], 9, 0)) == "done", "the money is on account")
    miss()
    desk.role = .frontDesk
    #expect(desk.rule(desk.booking([ada], 9, 0, overbook: "they promised")) == "no-show review")
    desk.role = .manager
    #expect(desk.rule(desk.booking([ada], 9, 0, overbook: "they promised")) == "done")
  }

  @Test("what is owed is said and stops nobody, and a dry run gives all that is in the way at once")
  func dryRun() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    _ = desk.booked(ivan, 9, 20)
    let visit = desk.walkIn(ada)
    _ = desk.atCheckout(visit)
    desk.does(desk.leaving(visit, unpaid: "no wallet"))
    let room = desk.room1
    var other = desk.booking([desk.patient("Ng", "Wei")], 9, 20, desk.osei)
    other.room = room
    desk.does(other)
    let wanted = Appointment { [desk] in
      ($0.patient, $0.provider, $0.type, $0.day, $0.start, $0.room) = (ada, desk.lin, desk.followUp, desk.today, ClockTime(9, 20), room)
    }
    let problems = BookingChecks.problems(BookingAsk(wanted, now: desk.now), in: desk.office)
    #expect(problems.map(\.refusal.rule) == ["slot taken", "room booked", "balance"] && problems.map(\.isWarning) == [false, false, true])
    #expect(problems[0].yields(to: .frontDesk) && !problems[0].yields(to: .trainee))
  }

  @Test("an appointment is 5 to 360 minutes long, also when it is moved")
  func lengths() {
    var desk = TestOffice()
    let ada = desk.patient()
    var wanted = desk.booking([ada], 8, 0, day: desk.today.advanced(by: 1), overbook: "long")
    for (minutes, rule) in [(4, "length"), (5, "done"), (360, "done"), (361, "length")] {
      wanted.minutes = minutes
      #expect(desk.rule(wanted) == rule)
    }
    let id = desk.booked(ada, 9, 20)
    func move(_ minutes: Int) -> Reschedule {
      Reschedule { [desk] in ($0.appointment, $0.day, $0.start, $0.minutes) = (id, desk.today, ClockTime(9, 20), minutes) }
    }
    #expect(desk.rule(move(20)) == "nothing to change" && desk.rule(move(400)) == "length")
    desk.does(move(40))
    #expect(desk.office.appointments.sorted.last?.minutes == 40)
  }
}
