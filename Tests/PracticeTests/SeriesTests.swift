import Testing

@testable import Practice

@Suite("A series") struct SeriesTests {
  private func series(_ desk: TestOffice, _ ada: PatientID, _ fill: (inout BookSeries) -> Void) -> BookSeries {
    var series = BookSeries {
      ($0.patient, $0.provider, $0.type, $0.day, $0.start) = (ada, desk.lin, desk.followUp, desk.today, ClockTime(10, 0))
    }
    fill(&series)
    return series
  }

  private func days(_ series: BookSeries) -> [String] { ((try? series.rhythm()) ?? []).map(\.day.iso) }

  @Test("every so many days, weeks or months, so often or until a day; the last of a month where a day is missing")
  func rhythm() {
    var desk = TestOffice()
    let ada = desk.patient()
    #expect(days(series(desk, ada) { ($0.count, $0.every) = (3, 2) }) == ["2026-11-23", "2026-12-07", "2026-12-21"])
    #expect(
      days(series(desk, ada) { ($0.unit, $0.every, $0.until) = (.days, 3, Day(2026, 11, 30)) }) == [
        "2026-11-23", "2026-11-26", "2026-11-29",
      ])
    let end = days(series(desk, ada) { ($0.unit, $0.count, $0.day) = (.months, 4, Day(2026, 12, 31)) })
    #expect(end == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"])
    for (fill, rule) in [
      ({ (s: inout BookSeries) in s.count = 0 }, "rhythm"), ({ (s: inout BookSeries) in s.count = 101 }, "rhythm"),
      ({ (s: inout BookSeries) in (s.every, s.count) = (0, 2) }, "rhythm"),
      ({ (s: inout BookSeries) in (s.day, s.count) = (nil, 2) }, "when"),
      ({ (s: inout BookSeries) in s.until = Day(2026, 11, 1) }, "rhythm"),
      ({ (s: inout BookSeries) in (s.count, s.skip) = (1, [TestOffice.today]) }, "rhythm"),
    ] {
      #expect(desk.rule(series(desk, ada, fill)) == rule)
    }
  }

  @Test("all of it is one change and one undo, and each names the first")
  func once() {
    var desk = TestOffice()
    let ada = desk.patient()
    let entry = desk.does(series(desk, ada) { $0.count = 4 })
    let all = desk.office.filed(Appointment.self, of: ada)
    #expect(all.count == 4 && entry.edits.new.count == 4 && Set(all.compactMap(\.series)) == [all[0].id])
    desk.does(Undo())
    #expect(desk.office.filed(Appointment.self, of: ada).isEmpty)
  }

  @Test("who moves or cancels one hears what stays: the rest of its series, and the household beside it")
  func stays() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.does(series(desk, ada) { $0.count = 3 })
    let first = try #require(desk.office.filed(Appointment.self, of: ada).first)
    #expect(desk.office.stayingBehind(first, from: desk.today) == ["2 more of its series stay, the next on Mon 30 Nov 2026 10:00"])
    let kid = desk.patient("Okafor", "Ben", born: Day(2018, 3, 4))
    desk.does(ChangePatient { ($0.patient, $0.was, $0.now) = (kid, .fields(["family": .null]), .fields(["family": .text(ada.text)])) })
    _ = desk.booked(kid, 10, 20)
    #expect(desk.office.stayingBehind(first, from: desk.today).last == "of the household Okafor, Ben 10:20 stays")
    let last = try #require(desk.office.filed(Appointment.self, of: ada).last)
    desk.does(CancelAppointment { ($0.appointment, $0.reason) = (last.id, "away") })
    #expect(desk.office.stayingBehind(first, from: desk.today).first?.hasPrefix("1 more of its series stays") == true)
  }

  @Test("conflicts are listed first; each is skipped, moved or kept with a reason")
  func conflicts() throws {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    _ = desk.booked(ivan, 10, 0, day: desk.today.advanced(by: 7))
    desk.does(CloseDays { [desk] in ($0.from, $0.words) = (desk.today.advanced(by: 14), "Founders' day") })
    var wanted = series(desk, ada) { $0.count = 4 }
    var times = try wanted.rhythm()
    #expect(
      desk.office.conflicts(wanted, times, desk.context).map { $0.filter { !$0.isWarning }.map(\.refusal.rule) } == [
        [], ["slot taken"], ["office closed"], [],
      ])
    let refusal = desk.refusal(wanted)
    #expect(
      refusal.rule == "slot taken" && refusal.sentence.hasPrefix("2 of 4, Mon 30 Nov 2026 10:00: ") && refusal.wayPast!.hasPrefix("skip it")
    )
    #expect(desk.office.filed(Appointment.self, of: ada).isEmpty, "nothing of it is booked by half")
    times[1].start = ClockTime(10, 20)
    times[2].overbook = "infusion cannot wait"
    wanted.at = times
    desk.does(wanted)
    let booked = desk.office.filed(Appointment.self, of: ada)
    #expect(booked.map(\.start.shown) == ["10:00", "10:20", "10:00", "10:00"] && booked[2].waived == ["office closed"])
    wanted.at = []
    wanted.skip = [desk.today.advanced(by: 7), desk.today.advanced(by: 14)]
    #expect(desk.rule(wanted) == "patient booked elsewhere")
  }

  @Test("units of an authorisation run out within a series, and that is seen before it is booked")
  func units() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.does(ChangeSetting(.visitTypes, id: "t1", now: ["needsAuthorisation": .flag(true)]))
    desk.does(AddAuthorisation { ($0.patient, $0.number, $0.units) = (ada, "A-7", 2) })
    let wanted = series(desk, ada) { $0.count = 3 }
    #expect(try desk.office.conflicts(wanted, wanted.rhythm(), desk.context).map { $0.count { !$0.isWarning } } == [0, 0, 1])
    #expect(desk.refusal(wanted).rule == "no authorisation")
  }
}
