import Testing

@testable import Practice

@Suite("Booking")
struct BookingTests {
  @Test("a slot is booked once, and the refusal says who has it and how to get past")
  func taken() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    let first = desk.booked(ada, 9, 20)
    let refusal = desk.refusal(desk.booking([ivan], 9, 30))
    #expect(refusal.rule == "slot taken" && refusal.with == Reference(first) && refusal.full.contains("overbook"))
    #expect(refusal.sentence == "Dr Lin is booked 9:20-9:40 with Okafor, Ada")
    let second = desk.booked(ivan, 9, 30, overbook: "urgent")
    #expect(desk.office[second]?.overbooked == "urgent" && Checks.run(desk.office).isEmpty)
    #expect(desk.rule(desk.booking([ivan], 10, 0, overbook: "  ")) == "done")
    desk.role = .trainee
    let anna = desk.booking([desk.office.patients.sorted[0].id], 9, 40, overbook: "I say so")
    #expect(desk.rule(anna) == "slot taken", "a trainee does not overbook")
  }

  @Test("a reason for overbooking is not kept where nothing was in the way")
  func noNeed() {
    var desk = TestOffice()
    let ada = desk.patient()
    let id = desk.booked(ada, 9, 0, overbook: "just so")
    #expect(desk.office[id]?.overbooked == "")
  }

  @Test("outside of hours, at lunch and in time kept for the day itself only with a reason")
  func hours() {
    var desk = TestOffice()
    let ada = desk.patient()
    let tomorrow = desk.today.advanced(by: 1)
    for (hour, minute, rule) in [
      (7, 0, "in the past"), (17, 0, "outside hours"), (11, 50, "time is kept"), (12, 30, "time is kept"), (16, 50, "outside hours"),
    ] {
      #expect(desk.rule(desk.booking([ada], hour, minute)) == rule, "\(hour):\(minute)")
    }
    #expect(desk.rule(desk.booking([ada], 16, 0)) == "done")
    #expect(desk.rule(desk.booking([ada], 16, 0, day: tomorrow)) == "time is kept")
    #expect(desk.rule(desk.booking([ada], 16, 0, day: tomorrow, overbook: "asked by Dr Lin")) == "done")
    #expect(desk.refusal(desk.booking([ada], 9, 0, day: Day(2026, 11, 28))).sentence.contains("does not work"))
    #expect(desk.rule(desk.booking([ada], 9, 0, day: desk.today.advanced(by: -1))) == "in the past")
    #expect(desk.rule(desk.booking([ada], 8, 50)) == "done", "a slot that is still running can be given to someone who just called")
    #expect(desk.rule(desk.booking([ada], 8, 40)) == "in the past")
    #expect(desk.rule(desk.booking([ada], 23, 50, overbook: "late")) == "after midnight")
  }

  @Test("a date of its own replaces the hours of the weekday")
  func ownDate() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.role = .manager
    let day = desk.today.advanced(by: 2)
    desk.set(
      ScheduleTemplate {
        ($0.provider, $0.day) = (desk.lin, day)
        $0.blocks = [ScheduleTemplate.Block { ($0.from, $0.to) = (ClockTime(18, 0), ClockTime(20, 0)) }]
      })
    #expect(desk.rule(desk.booking([ada], 9, 0, day: day)) == "outside hours" && desk.rule(desk.booking([ada], 18, 0, day: day)) == "done")
  }

  @Test("a visit of thirty minutes takes two steps of twenty, and the rest of the second is still open")
  func twoSteps() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    _ = desk.booked(ada, 9, 0, type: desk.long)
    #expect(desk.rule(desk.booking([ivan], 9, 20)) == "slot taken" && desk.rule(desk.booking([ivan], 9, 30)) == "done")
    let plan = DayPlan(desk.lin, on: desk.today, in: desk.office, today: desk.today)
    let near = plan.stretches.filter { (ClockTime(8, 40)..<ClockTime(10, 0)).contains($0.start) }.map {
      "\($0.start) \($0.minutes) \($0.use == .open)"
    }
    #expect(near == ["08:40 20 true", "09:00 30 false", "09:30 10 true", "09:40 20 true"])
  }

  @Test("a patient is not booked with two providers at once, and twice in a day is fine")
  func twice() {
    var desk = TestOffice()
    let ada = desk.patient()
    _ = desk.booked(ada, 9, 20)
    #expect(desk.rule(desk.booking([ada], 9, 30, desk.osei, overbook: "please")) == "patient booked elsewhere")
    _ = desk.booked(ada, 9, 40, desk.osei)
    _ = desk.booked(ada, 14, 0)
    #expect(desk.rule(desk.booking([ada, ada], 10, 0)) == "twice")
  }

  @Test("nobody dead, archived or unknown is booked, nor with a provider or for a visit that is gone")
  func unfit() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    desk.does(ChangePatient { ($0.patient, $0.now) = (ada, .fields(["deceased": .text("2026-11-01")])) })
    desk.does(ChangePatient { ($0.patient, $0.now) = (ivan, .fields(["archived": .flag(true)])) })
    #expect(desk.rule(desk.booking([ada], 9, 20)) == "deceased" && desk.rule(desk.booking([ivan], 9, 20)) == "archived")
    #expect(desk.rule(desk.booking([PatientID("p99")!], 9, 20)) == "no such record" && desk.rule(desk.booking([], 9, 20)) == "who")
    desk.role = .manager
    let rosa = desk.patient("Garcia", "Rosa")
    desk.does(ChangeSetting(.providers, id: "d2", now: ["gone": .flag(true)]))
    desk.does(ChangeSetting(.visitTypes, id: "t2", now: ["gone": .flag(true)]))
    #expect(desk.rule(desk.booking([rosa], 9, 20, desk.osei)) == "provider gone")
    #expect(desk.rule(desk.booking([rosa], 9, 20, type: desk.long)) == "type not in use")
    #expect(desk.rule(WalkIn { ($0.patient, $0.provider, $0.type) = (rosa, desk.osei, desk.followUp) }) == "provider gone")
  }

  @Test("a family is booked back to back and arrives together")
  func family() {
    var desk = TestOffice()
    let people = ["Elena", "Tomás", "Lucía"].map { desk.patient("Ruiz", $0, born: nil) }
    let entry = desk.does(desk.booking(people, 9, 0))
    let booked = entry.edits.new.compactMap { AppointmentID($0.reference.id) }
    #expect(booked.map { desk.office[$0]!.start } == [ClockTime(9, 0), ClockTime(9, 20), ClockTime(9, 40)])
    #expect(booked.map { desk.office[$0]!.with } == [nil, booked[0], booked[0]])
    let other = desk.patient()
    _ = desk.booked(other, 10, 20)
    #expect(desk.rule(desk.booking(people, 10, 0)) == "patient booked elsewhere" || desk.rule(desk.booking(people, 10, 0)) == "slot taken")
    let arrival = desk.does(Arrive(booked))
    #expect(arrival.edits.new.count == 3)
    #expect(desk.office.visits.sorted.map(\.ticket) == [1, 2, 3])
    #expect(desk.rule(Arrive([booked[2]])) == "arrived already")
  }

  @Test("an appointment moved twice can be followed both ways, and its old times are free")
  func chain() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    let first = desk.booked(ada, 9, 20)
    func move(_ id: AppointmentID, _ hour: Int, _ minute: Int) -> Reschedule {
      Reschedule { ($0.appointment, $0.day, $0.start) = (id, desk.today, ClockTime(hour, minute)) }
    }
    #expect(desk.rule(move(first, 9, 20)) == "nothing to change")
    let second = AppointmentID(desk.does(move(first, 9, 30)).edits.new[0].reference.id)!
    let third = AppointmentID(desk.does(move(second, 10, 0)).edits.new[0].reference.id)!
    #expect(desk.office[first]?.movedTo == second && desk.office[second]?.movedFrom == first && desk.office[second]?.movedTo == third)
    #expect(desk.office[first]?.slot == .rescheduled && desk.office[third]?.slot == .booked && desk.office[third]?.movedTo == nil)
    #expect(desk.rule(move(first, 11, 0)) == "not booked")
    #expect(desk.rule(desk.booking([ivan], 9, 20)) == "done")
    _ = desk.booked(ivan, 10, 20)
    #expect(desk.rule(move(third, 10, 20)) == "slot taken")
  }

  @Test("a cancellation says who cancelled and why, and frees the time")
  func cancelled() {
    var desk = TestOffice()
    let ada = desk.patient()
    let id = desk.booked(ada, 9, 20)
    func cancel(_ side: CancelAppointment.Side, _ reason: String) -> CancelAppointment {
      CancelAppointment { ($0.appointment, $0.by, $0.reason) = (id, side, reason) }
    }
    #expect(desk.rule(cancel(.patient, " ")) == "reason missing")
    desk.does(cancel(.clinic, "Dr Lin is ill"))
    #expect(desk.office[id]?.slot == .cancelledByClinic && desk.office[id]?.cancelReason == "Dr Lin is ill")
    #expect(desk.rule(cancel(.patient, "again")) == "not booked" && desk.rule(Arrive([id])) == "not booked")
    let again = desk.booked(ada, 9, 20)
    _ = desk.arrived(again)
    #expect(desk.rule(CancelAppointment { ($0.appointment, $0.reason) = (again, "late") }) == "arrived already")
    #expect(desk.rule(Reschedule { ($0.appointment, $0.day, $0.start) = (again, desk.today, ClockTime(11, 0)) }) == "arrived already")
  }

  @Test("nobody is a no-show before the grace is over, and one that was wrong is erased with the reason in the journal")
  func noShow() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    let id = desk.booked(ada, 9, 20)
    let mark = MarkNoShow { $0.appointment = id }
    desk.at(9, 34)
    #expect(desk.rule(mark) == "too early")
    var early = desk
    early.does(Arrive([id]))
    #expect(early.rule(mark) == "arrived already", "whoever stands here came, however early it is")
    desk.at(9, 35)
    desk.does(mark)
    #expect(desk.rule(Arrive([id])) == "not booked" && desk.refusal(Arrive([id])).wayPast!.contains("erase"))
    _ = desk.booked(ivan, 9, 20)
    func erase(_ reason: String) -> EraseNoShow { EraseNoShow { ($0.appointment, $0.reason) = (id, reason) } }
    #expect(desk.rule(erase("")) == "reason missing")
    let entry = desk.does(erase("was in the other waiting room"))
    #expect(entry.why == "was in the other waiting room" && desk.office[id]?.slot == .booked && desk.office[id]?.overbooked != "")
    #expect(Checks.run(desk.office).isEmpty)
    let visit = desk.arrived(id)
    #expect(desk.rule(mark) == "arrived already" && desk.office[visit]?.state == .arrived)
    #expect(desk.rule(erase("again")) == "not a no-show")
  }

  @Test("a no-show is not erased onto a time for which the patient was booked anew")
  func noShowElsewhere() {
    var desk = TestOffice()
    let ada = desk.patient()
    let id = desk.booked(ada, 9, 0)
    desk.at(9, 16)
    desk.does(MarkNoShow { $0.appointment = id })
    _ = desk.booked(ada, 9, 0, desk.osei)
    #expect(desk.rule(EraseNoShow { ($0.appointment, $0.reason) = (id, "came") }) == "patient booked elsewhere")
  }

  @Test("the next free places are those that trying every place finds")
  func bruteForce() {
    for seed in 1...12 {
      var desk = TestOffice(), dice = TestDice(seed)
      let people = (0..<12).map { desk.patient("P\($0)", "X") }
      for person in people {
        let day = desk.today.advanced(by: dice.number(0...2)), start = ClockTime(minutes: 8 * 60 + 10 * dice.number(6...50))
        let type = dice.chance(40) ? desk.long : desk.followUp
        var booking = desk.booking(
          [person], 0, 0, dice.chance(50) ? desk.lin : desk.osei, type: type, day: day, overbook: dice.chance(20) ? "x" : "")
        booking.start = start
        if desk.rule(booking) == "done" { desk.does(booking) }
      }
      let minutes = dice.pick([10, 20, 30, 40, 60])
      let asker = desk.patient("Asker", "X")
      var wanted: [Opening] = []
      for offset in 0..<3 {
        let day = desk.today.advanced(by: offset)
        let grid = [desk.lin, desk.osei].map { provider in
          let open = DayPlan(provider, on: day, in: desk.office, today: desk.today).stretches.filter { $0.use == .open }
          return (provider, Set(open.map(\.start.minutes)))
        }
        for minute in 0..<1440 {
          for (provider, starts) in grid where starts.contains(minute) && (offset > 0 || minute >= 540) {
            var booking = desk.booking([asker], 0, 0, provider, day: day)
            (booking.start, booking.minutes) = (ClockTime(minutes: minute), minutes)
            if desk.rule(booking) == "done" { wanted.append(Opening(provider: provider, day: day, start: ClockTime(minutes: minute))) }
          }
        }
      }
      let found = desk.office.openings(
        of: [desk.lin, desk.osei], minutes: minutes, from: desk.today, time: desk.now.time, today: desk.today, limit: .max, days: 3)
      #expect(found == wanted, "seed \(seed)")
    }
  }

  @Test("a day is cut without a gap: taken, open and closed stretches cover the hours")
  func covered() {
    for seed in 1...30 {
      var desk = TestOffice(), dice = TestDice(seed)
      for index in 0..<10 {
        let person = desk.patient("P\(index)", "X")
        var booking = desk.booking([person], 0, 0, overbook: "x")
        (booking.start, booking.minutes) = (ClockTime(minutes: 5 * dice.number(108...200)), 5 * dice.number(1...12))
        desk.does(booking)
      }
      let plan = DayPlan(desk.lin, on: desk.today, in: desk.office, today: desk.today)
      for minute in 480..<1020 {
        let here = plan.stretches.filter { $0.start.minutes <= minute && minute < $0.end.minutes }
        #expect(!here.isEmpty, "seed \(seed) minute \(minute)")
        let free = here.filter { stretch in
          if case .kept = stretch.use { return true }
          return stretch.use == .open
        }
        #expect(free.isEmpty || here.count == 1, "seed \(seed) minute \(minute)")
      }
    }
  }
}
