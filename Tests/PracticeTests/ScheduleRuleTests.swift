import Testing

@testable import Practice

@Suite("Slot codes, closures and leave on the day") struct ScheduleRuleTests {
  private func week(_ lines: String...) -> TestOffice {
    var desk = HoursTextTests.coded()
    let lin = desk.lin
    desk.does(SetHours { ($0.provider, $0.lines) = (lin, lines) })
    return desk
  }

  private func uses(_ desk: TestOffice, _ day: Day) -> [String] {
    DayPlan(desk.lin, on: day, in: desk.office, today: desk.today, now: desk.now).stretches.map { stretch in
      switch stretch.use {
      case .taken(let ids): "\(stretch.start.shown) taken \(ids.count)"
      case .open: "\(stretch.start.shown) open\(stretch.beside > 0 ? " beside \(stretch.beside)" : "")"
      case .kept(let why): "\(stretch.start.shown) \(why)"
      case .closed(let label): "\(stretch.start.shown) closed \(label)"
      }
    }
  }

  @Test("kept time says when it opens, opens then, and is booked before only with a reason")
  func release() {
    var desk = week("Mon 0800-0840 SS", "Tue 0800-0820 S", "Wed 0800-0820 W")
    let ada = desk.patient(), monday = desk.today, tuesday = monday.advanced(by: 1), wednesday = monday.advanced(by: 2)
    desk.at(7, 0)
    #expect(uses(desk, monday) == ["8:00 opens 7:30 today", "8:20 opens 7:30 today"])
    #expect(uses(desk, tuesday) == ["8:00 opens Tue 24 Nov 7:30"])
    #expect(uses(desk, wednesday) == ["8:00 open"], "its week has begun")
    #expect(uses(desk, wednesday.advanced(by: 7)) == ["8:00 opens Mon 30 Nov"])
    let early = desk.refusal(desk.booking([ada], 8, 0, day: monday))
    #expect(early.rule == "opens later" && early.sentence == "8:00-8:20 is S same day: it opens 7:30 today" && !early.who.isEmpty)
    desk.at(7, 30)
    #expect(desk.rule(desk.booking([ada], 8, 0, day: monday)) == "done")
    let kept = desk.booked(ada, 8, 0, day: tuesday, overbook: "asked by Dr Lin")
    #expect(desk.office[kept]?.waived == ["opens later"] && desk.office[kept]?.overbooked == "asked by Dr Lin")
  }

  @Test("a code that takes two is booked twice without a reason, a third time only with one, and a limit holds for the day")
  func sharing() {
    var desk = week("Tue 0800-0920 DDDD")
    let day = desk.today.advanced(by: 1)
    let people = (0..<5).map { desk.patient("P\($0)", "X") }
    _ = desk.booked(people[0], 8, 0, day: day)
    #expect(uses(desk, day) == ["8:00 taken 1", "8:00 open beside 1", "8:20 open", "8:40 open", "9:00 open"])
    let second = desk.booked(people[1], 8, 0, day: day)
    #expect(desk.office[second]?.shares == true && desk.office[second]?.overbooked == "")
    #expect(desk.rule(desk.booking([people[2]], 8, 0, day: day)) == "slot taken")
    _ = desk.booked(people[2], 8, 40, day: day)
    let fourth = desk.refusal(desk.booking([people[3]], 9, 0, day: day))
    #expect(fourth.rule == "limit reached" && fourth.sentence == "Dr Lin has 3 of 3 on D two at a time on Tue 24 Nov 2026")
    #expect(uses(desk, day).contains("9:00 3 of 3 a day taken"))
    #expect(Checks.run(desk.office).isEmpty)
  }

  @Test("a code takes the visits it is for")
  func types() {
    var desk = week("Tue 0800-0920 NN")
    let ada = desk.patient(), day = desk.today.advanced(by: 1)
    let wrong = desk.refusal(desk.booking([ada], 8, 0, day: day))
    #expect(wrong.rule == "wrong code" && wrong.sentence == "8:00-9:20 is N physicals, for Physical")
    #expect(wrong.wayPast == "overbook, with a reason, or another time")
    #expect(desk.rule(desk.booking([ada], 8, 0, type: desk.physical, day: day)) == "done")
  }

  @Test("a closed day takes no booking but a manager's with a reason, says whom it hits, and opens again")
  func closure() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan"), day = desk.today.advanced(by: 3)
    let booked = desk.booked(ada, 9, 0, day: day), osei = desk.booked(ivan, 13, 0, desk.osei, day: day)
    let closure: ClosureID = desk.made(desk.does(CloseDays { ($0.from, $0.words) = (day, "Thanksgiving") }))
    #expect(desk.office.booked(in: desk.office[closure]!, from: desk.today).map(\.id) == [booked, osei])
    let refusal = desk.refusal(desk.booking([ivan], 10, 0, day: day))
    #expect(
      refusal.rule == "office closed" && refusal.sentence == "the office is closed on Thu 26 Nov 2026: Thanksgiving"
        && refusal.who == [.manager])
    desk.role = .frontDesk
    #expect(desk.rule(desk.booking([ivan], 10, 0, day: day, overbook: "please")) == "office closed")
    desk.role = .manager
    #expect(desk.rule(desk.booking([ivan], 10, 0, day: day, overbook: "she said so")) == "done")
    #expect(desk.rule(OpenDays { $0.closure = closure }) == "done")
    desk.does(OpenDays { $0.closure = closure })
    #expect(
      desk.rule(desk.booking([ivan], 10, 0, day: day)) == "done" && desk.rule(OpenDays { $0.closure = closure }) == "called off already")
  }

  @Test("a holiday comes back every year, by its date or by the weekday of its month, and says whom it hits")
  func yearly() throws {
    var desk = TestOffice()
    let ada = desk.patient(), thursday = desk.today.advanced(by: 3)
    let booked = desk.booked(ada, 9, 0, day: thursday)
    let closure: ClosureID = desk.made(desk.does(CloseDays { ($0.yearly, $0.words) = (Yearly(typed: "4th thu nov"), "Thanksgiving") }))
    let record = try #require(desk.office[closure])
    #expect(record.when == "every year on 4th Thu Nov" && desk.office.booked(in: record, from: desk.today).map(\.id) == [booked])
    #expect(desk.refusal(desk.booking([ada], 10, 0, day: thursday)).sentence == "the office is closed on Thu 26 Nov 2026: Thanksgiving")
    for iso in ["2027-11-25", "2028-11-23", "2029-11-22"] { #expect(record.covers(Day(iso: iso)!), "\(iso)") }
    for iso in ["2025-11-27", "2027-11-18", "2027-11-26", "2028-11-30"] { #expect(!record.covers(Day(iso: iso)!), "\(iso)") }
    let grid = DensityGrid([desk.lin], days: [thursday], in: desk.office, today: desk.today, time: desk.now.time, columns: 60)
    #expect(grid.lines[0].words == "Thanksgiving" && grid.lines[0].free == 0)
    #expect(desk.rule(CloseDays { $0.words = "when?" }) == "when")
    let rebuilt = try desk.rebuilt()
    #expect(everything(rebuilt) == everything(desk.office))
  }

  @Test(
    "a day of every year is read as people say it, and written so that it reads the same",
    arguments: [
      ("25 dec", "25 Dec"), ("dec 25", "25 Dec"), ("12/25", "25 Dec"), ("29 feb", "29 Feb"), ("4th thu nov", "4th Thu Nov"),
      ("4 thu nov", "4th Thu Nov"), ("last monday in may", "last Mon May"), ("may last mon", "last Mon May"),
      ("third mon of january", "3rd Mon Jan"), ("5th thu nov", nil), ("31 feb", nil), ("thu nov", nil), ("25", nil), ("", nil),
      ("4th thu", nil), ("4 4 nov", nil), ("25 dec 2026", nil),
    ] as [(String, String?)])
  func yearlyText(_ typed: String, _ shown: String?) throws {
    let yearly = Yearly(typed: typed)
    #expect(yearly?.shown == shown)
    guard let yearly else { return }
    #expect(Yearly(typed: yearly.shown) == yearly)
    let today = TestOffice.today
    let days = (0..<1462).map { today.advanced(by: $0) }.filter { yearly.isOn($0) }
    #expect(days.count == (typed == "29 feb" ? 1 : 4) && days.first == yearly.next(from: today))
  }

  @Test("leave is one provider's, may be hours of a day, and leaves the rest of it open")
  func leave() {
    var desk = TestOffice()
    let ada = desk.patient(), lin = desk.lin, day = desk.today.advanced(by: 1)
    desk.does(
      CloseDays { ($0.from, $0.start, $0.end, $0.provider, $0.words) = (day, ClockTime(10, 0), ClockTime(14, 0), lin, "dentist") })
    #expect(desk.refusal(desk.booking([ada], 10, 0, day: day)).sentence == "Dr Lin is away on Tue 24 Nov 2026: dentist")
    #expect(desk.rule(desk.booking([ada], 9, 40, day: day)) == "done" && desk.rule(desk.booking([ada], 14, 0, day: day)) == "done")
    #expect(desk.rule(desk.booking([ada], 9, 50, day: day)) == "provider away", "what reaches into it")
    #expect(desk.rule(desk.booking([ada], 10, 0, desk.osei, day: day)) == "done")
    for (fill, rule) in [
      ({ (c: inout CloseDays) in c.words = " " }, "reason missing"),
      ({ (c: inout CloseDays) in c.to = day.advanced(by: -1) }, "ends before it begins"),
      ({ (c: inout CloseDays) in (c.from, c.to) = (day.advanced(by: -9), nil) }, "in the past"),
      ({ (c: inout CloseDays) in (c.start, c.end) = (ClockTime(9, 0), ClockTime(9, 0)) }, "ends before it begins"),
    ] {
      var closing = CloseDays { ($0.from, $0.words) = (day, "x") }
      fill(&closing)
      #expect(desk.rule(closing) == rule)
    }
  }

  @Test("an office without codes and closures plans its days as it always did")
  func old() throws {
    let desk = TestOffice()
    #expect(desk.office.templates.sorted.allSatisfy { $0.blocks.allSatisfy { $0.recorded["code"].isNull } && $0.recorded["place"].isNull })
    let rebuilt = try desk.rebuilt()
    #expect(everything(rebuilt) == everything(desk.office))
    #expect(uses(desk, desk.today).contains("16:00 open") && uses(desk, desk.today.advanced(by: 1)).contains("16:00 opens Tue 24 Nov"))
  }
}
