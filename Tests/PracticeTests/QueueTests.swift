import Testing

@testable import Practice

@Suite("Who comes first, and why") struct QueueTests {
  private func order(_ desk: TestOffice) -> [VisitID] { desk.office.waitingRoom(on: desk.today, now: desk.now).map(\.visit.id) }

  private func why(_ desk: TestOffice, _ a: VisitID, before b: VisitID) -> String {
    desk.office.why(desk.office[a]!, before: desk.office[b]!)
  }

  @Test("whoever is booked counts from the appointed time, whoever walks in from arrival, and each reason can be said in a line")
  func byTime() {
    var desk = TestOffice()
    let late = desk.booked(desk.patient("Late"), 9, 40), early = desk.booked(desk.patient("Early"), 9, 20)
    let second = desk.arrived(late), first = desk.arrived(early)
    desk.at(9, 30)
    let walk = desk.walkIn(desk.patient("Walk"))
    #expect(order(desk) == [first, walk, second])
    #expect(why(desk, first, before: walk) == "is booked for 9:20, the other walked in at 9:30")
    #expect(why(desk, first, before: second) == "is booked for 9:20, the other is booked for 9:40")
  }

  @Test("whoever comes later than the office allows counts from arrival, and not from a time that is over")
  func late() {
    var desk = TestOffice()
    let slow = desk.booked(desk.patient("Slow"), 9, 0), next = desk.booked(desk.patient("Next"), 9, 20)
    desk.at(9, 18)
    let there = desk.arrived(next)
    desk.at(9, 25)
    let came = desk.arrived(slow)
    #expect(order(desk) == [there, came])
    #expect(why(desk, there, before: came).hasSuffix("the other came 25 minutes late and counts from 9:25"))
  }

  @Test("how soon someone has to be seen is a clinician's to say, and the office refuses everyone else, managers too")
  func clinical() {
    var desk = TestOffice()
    let first = desk.walkIn(desk.patient("One"))
    desk.later(5)
    let second = desk.walkIn(desk.patient("Two"))
    let urgent = SetPriority { ($0.visit, $0.level, $0.why) = (second, .urgent, "pale") }
    for role in StaffRole.allCases where role != .clinician {
      desk.role = role
      #expect(desk.rule(urgent) == "not yours to do")
    }
    (desk.role, desk.by) = (.clinician, "lin")
    desk.does(urgent)
    #expect(order(desk) == [second, first])
    let line = why(desk, second, before: first)
    #expect(line == "a clinician looked at it and comes first to them: lin, 9:05" && !line.contains("pale"), "no illness is told")
    let flags = desk.office.waitingRoom(on: desk.today, now: desk.now)[0].flags
    #expect(flags.first == .urgent)
    desk.role = .frontDesk
    let turn = ChangeTurn { ($0.visit, $0.before, $0.reason) = (first, second, "in a hurry") }
    #expect(desk.rule(turn) == "clinical", "a desk does not go round a clinician's word")
  }

  @Test("another turn has its reason, stands exactly where it was given, is marked, and can be given back")
  func turns() {
    var desk = TestOffice()
    var visits: [VisitID] = []
    for name in ["One", "Two", "Three"] {
      visits.append(desk.walkIn(desk.patient(name)))
      desk.later(3)
    }
    #expect(desk.rule(ChangeTurn { ($0.visit, $0.before) = (visits[2], visits[1]) }) == "reason missing")
    #expect(desk.rule(ChangeTurn { ($0.visit, $0.before, $0.reason) = (visits[2], visits[2], "x") }) == "where")
    #expect(desk.rule(ChangeTurn { $0.visit = visits[2] }) == "nothing to change")
    let entry = desk.does(ChangeTurn { ($0.visit, $0.before, $0.reason) = (visits[2], visits[1], "the ride is waiting") })
    #expect(entry.why == "the ride is waiting", "the journal has the reason")
    #expect(order(desk) == [visits[0], visits[2], visits[1]])
    #expect(why(desk, visits[2], before: visits[1]) == "moved before Two, Ada by maria at 9:09: the ride is waiting")
    #expect(why(desk, visits[0], before: visits[2]).contains("walked in") == false)
    desk.does(ChangeTurn { ($0.visit, $0.after, $0.reason) = (visits[0], visits[2], "steps out for a call") })
    #expect(order(desk) == [visits[2], visits[0], visits[1]])
    for visit in [visits[0], visits[2]] { desk.does(ChangeTurn { $0.visit = visit }) }
    #expect(order(desk) == visits)
  }

  @Test("the order is one total order, whatever anybody does: of any two one is first, of any three none goes round", arguments: 1...40)
  func total(_ seed: Int) {
    var dice = TestDice(seed), desk = TestOffice()
    for number in 0..<9 {
      desk.later(dice.number(0...12))
      let person = desk.patient("P\(number)")
      if dice.chance(50) {
        _ = desk.walkIn(person)
      } else if let booked = try? desk.office.apply(
        Change(desk.booking([person], dice.number(9...11), dice.pick([0, 20, 40]), dice.pick([desk.lin, desk.osei]), overbook: "x")),
        desk.context)
      {
        _ = desk.arrived(desk.made(booked))
      }
    }
    for _ in 0..<40 {
      let visits = desk.office.visits.sorted.map(\.id)
      let a = dice.pick(visits), b = dice.pick(visits)
      desk.role = dice.chance(30) ? .clinician : .frontDesk
      let level: Urgency.Level? = dice.pick([nil, .soon, .urgent, .emergency])
      let verbs: [any Verb] = [
        ChangeTurn { ($0.visit, $0.before, $0.reason) = (a, b, "x") }, ChangeTurn { ($0.visit, $0.after, $0.reason) = (a, b, "x") },
        ChangeTurn { $0.visit = a }, SetPriority { ($0.visit, $0.level) = (a, level) },
        CallPatient(a), desk.answers(a), ReturnToWaiting(a), desk.rooming(a, dice.pick([desk.room1, desk.room2])),
      ]
      let verb = dice.pick(verbs)
      let before = desk.office
      guard (try? desk.office.apply(Change(verb), desk.context)) != nil else { continue }
      if let turn = verb as? ChangeTurn, let other = turn.before ?? turn.after {
        let rows = order(desk)
        let isFirst = rows.firstIndex(of: a)! < rows.firstIndex(of: other)!
        #expect(isFirst == (turn.before != nil), "seed \(seed): a turn is what it says")
      }
      #expect(before.seq + 1 == desk.office.seq)
    }
    let orders = desk.office.visits.sorted.map { desk.office.order(of: $0, desk.office[$0.appointment]) }
    for a in orders {
      #expect(!(a < a))
      for b in orders where a != b {
        #expect((a < b) != (b < a), "seed \(seed)")
        for c in orders where a < b && b < c { #expect(a < c) }
      }
    }
    #expect(Set(orders).count == orders.count)
    let rows = desk.office.waitingRoom(on: desk.today, now: desk.now).map(\.visit)
    for (one, next) in zip(rows, rows.dropFirst()) {
      let line = desk.office.why(one, before: next)
      #expect(!line.isEmpty && !line.contains("?") && !line.contains("\n"), "every row has its line")
    }
  }
}

@Suite("Three clocks") struct VisitClockTests {
  @Test(
    "however the wall clock jumps, none goes below zero, none is longer than the whole stay, and a guess says that it is one",
    arguments: 1...40)
  func jumps(_ seed: Int) {
    var dice = TestDice(seed), desk = TestOffice()
    let visit = desk.arrived(desk.booked(desk.patient(), 9, 20))
    let steps: [(VisitID) -> any Verb] = [
      { [desk] in desk.answers($0) }, { CallPatient($0) }, { ReturnToWaiting($0) }, { SendOut($0, to: .car) }, { ComeBack($0) },
    ]
    for _ in 0..<60 {
      // Forward mostly; sometimes the clock is set, to and fro.
      desk.now = Moment(milliseconds: desk.now.milliseconds + dice.number(-40...60) * 47_000, offset: desk.now.offset)
      _ = try? desk.office.apply(Change(dice.pick(steps)(visit)), desk.context)
      let record = desk.office[visit]!
      let clocks = VisitClocks(record, desk.office[record.appointment], now: desk.now)
      #expect(clocks.inState >= 0 && clocks.sinceArrival >= clocks.inState, "seed \(seed)")
      #expect(clocks.isGuess == (desk.now < record.since!), "seed \(seed)")
      let later = VisitClocks(record, desk.office[record.appointment], now: desk.now.advanced(byMinutes: 7))
      #expect(later.inState >= clocks.inState && later.pastAppointment! == clocks.pastAppointment! + 7)
      #expect(Checks.spansInOrder(desk.office).isEmpty)
    }
  }

  @Test("where an hour is skipped or comes twice, nobody waits an hour more or less", arguments: zip([-300, -240], [-240, -300]))
  func summerTime(_ before: Int, _ after: Int) {
    let day = Day(2026, 11, 1)!
    let arrived = Moment(day, ClockTime(0, 50), offset: before)
    var visit = Visit()
    (visit.day, visit.state) = (day, .ready)
    visit.spans = [VisitSpan { $0.from = arrived }, VisitSpan { ($0.state, $0.from) = (.ready, arrived.advanced(byMinutes: 10)) }]
    var appointment = Appointment()
    (appointment.day, appointment.start) = (day, ClockTime(1, 0))
    // 45 minutes later by the sun, whatever the hands show.
    let now = Moment(milliseconds: arrived.milliseconds + 45 * 60_000, offset: after)
    let clocks = VisitClocks(visit, appointment, now: now)
    #expect(clocks.sinceArrival == 45 && clocks.inState == 35 && clocks.pastAppointment == 35 && !clocks.isGuess)
  }

  @Test("each clock has its limit: of the kind of visit, else of the provider, else of the practice, and the row says LONG")
  func limits() {
    var desk = TestOffice()
    func change(_ kind: Kind, _ id: String, _ now: Datum.Fields) {
      desk.does(ChangeSetting(kind, id: id, was: desk.office.fields(of: Reference(kind, id)) ?? [:], now: now))
    }
    change(.providers, desk.lin.text, ["longWait": .whole(25), "longState": .whole(0)])
    change(.visitTypes, desk.long.text, ["longWait": .whole(40)])
    let short = desk.walkIn(desk.patient("Short")), long = desk.walkIn(desk.patient("Long"), type: desk.long)
    #expect(desk.office.limits(of: desk.office[short]!) == ClockLimits(inState: 0, here: 25, past: 30))
    #expect(desk.office.limits(of: desk.office[long]!).here == 40)
    desk.later(30)
    func flags(_ visit: VisitID) -> [Flag] { desk.office.waitingRoom(on: desk.today, now: desk.now).first { $0.visit.id == visit }!.flags }
    #expect(flags(short).contains(.long) && !flags(long).contains(.long))
    desk.later(10)
    #expect(flags(long).contains(.long))
    #expect(
      desk.refusal(
        ChangeSetting(.practices, id: desk.office.settings.id.text, was: ["longState": .whole(30)], now: ["longState": .whole(-1)])
      ).rule == "minutes")
  }
}
