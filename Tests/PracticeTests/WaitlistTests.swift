import Testing

@testable import Practice

@Suite("The waitlist: who waits, in which order, and what becomes of a freed time")
struct WaitlistTests {
  private func time(_ desk: TestOffice, _ hour: Int = 10, minutes: Int = 20) -> FreedTime {
    FreedTime(provider: desk.lin, day: desk.today, start: ClockTime(hour, 0), minutes: minutes)
  }

  private func names(_ desk: TestOffice, _ time: FreedTime) -> [String] {
    desk.office.match(time, now: desk.now).fits.map { desk.office[$0.entry.patient]!.name.given }
  }

  @Test("who fits comes in order of priority, then of days waited, then of offers declined, each with the reason said")
  func order() {
    var desk = TestOffice()
    desk.now = desk.now.advanced(byMinutes: -10 * 24 * 60)
    let old = desk.waits(desk.patient("A", "Old"))
    desk.now = desk.now.advanced(byMinutes: 10 * 24 * 60)
    let first = desk.waits(desk.patient("B", "First"))
    let second = desk.waits(desk.patient("C", "Second"))
    let urgent = desk.waits(desk.patient("D", "Urgent"))
    #expect(names(desk, time(desk)) == ["Old", "First", "Second", "Urgent"])
    desk.by = "Dr Osei"
    desk.does(SetWaitPriority { ($0.entry, $0.priority, $0.why) = (urgent, .urgent, "anemia") })
    desk.does(NoteCall { ($0.entry, $0.outcome) = (first, .declined) })
    #expect(names(desk, time(desk)) == ["Urgent", "Old", "Second", "First"])
    let reasons = desk.office.match(time(desk), now: desk.now).fits.map(\.reason)
    #expect(reasons[0] == "urgent (Dr Osei: anemia), waits 0 days" && reasons[1] == "waits 10 days" && reasons[3].hasSuffix("declined 1"))
    #expect(old != second)
  }

  @Test("priority is for a clinician to say, and with a reason")
  func priority() {
    var desk = TestOffice()
    let entry = desk.waits(desk.patient())
    desk.role = .frontDesk
    #expect(desk.rule(SetWaitPriority { ($0.entry, $0.priority, $0.why) = (entry, .urgent, "she asked") }) == "not yours to do")
    desk.role = .clinician
    #expect(desk.rule(SetWaitPriority { ($0.entry, $0.priority) = (entry, .urgent) }) == "reason missing")
  }

  @Test("whom it does not suit is left out, and counted by what is in the way")
  func gate() {
    var desk = TestOffice()
    _ = desk.waits(desk.patient("A", "Osei")) { [desk] in $0.providers = [desk.osei] }
    _ = desk.waits(desk.patient("B", "Long"), type: desk.physical)
    _ = desk.waits(desk.patient("C", "Friday")) { $0.weekdays = [5] }
    _ = desk.waits(desk.patient("D", "Afternoon")) { $0.part = .afternoon }
    _ = desk.waits(desk.patient("E", "Later")) { [desk] in $0.earliest = desk.today.advanced(by: 1) }
    _ = desk.waits(desk.patient("F", "Far")) { $0.noticeHours = 2 }
    let booked = desk.patient("G", "Busy")
    _ = desk.booked(booked, 10, 0, desk.osei, type: desk.long)
    _ = desk.waits(booked)
    _ = desk.waits(desk.patient("H", "Fits"))
    let match = desk.office.match(time(desk), now: desk.now)
    #expect(names(desk, time(desk)) == ["Fits"])
    let left = match.misfits.map { "\($0.why) \($0.count)" }.sorted()
    #expect(left == ["booked then 1", "length 1", "notice 1", "part of day 1", "provider 1", "too early 1", "weekday 1"])
    #expect(names(desk, time(desk, 14)) == ["Afternoon", "Far", "Busy", "Fits"])
  }

  @Test("a cancellation, the next in line booked and the patient booked anew is one line, and one undo")
  func oneChange() throws {
    var desk = TestOffice()
    let leaving = desk.patient(), taker = desk.patient("Petrov", "Ivan")
    let booked = desk.booked(leaving, 10, 0)
    let later = desk.booked(taker, 9, 0, day: desk.today.advanced(by: 3))
    let entry = desk.waits(taker)
    #expect(desk.office[entry]?.appointment == later, "the later one they have is known")
    let before = everything(desk.office, without: ["v"])
    let lines = desk.journal.count
    desk.does(
      FreeSlot { [desk] in
        ($0.appointment, $0.by, $0.reason, $0.takes) = (booked, .patient, "work", entry)
        ($0.rebookDay, $0.rebookStart) = (desk.today.advanced(by: 1), ClockTime(9, 0))
      })
    #expect(desk.journal.count == lines + 1)
    let old = try #require(desk.office[booked])
    #expect(old.slot == .cancelledByPatient && old.notice == 60 && desk.office.settings.isShortNotice(60))
    #expect(desk.office[old.movedTo].map { $0.day == desk.today.advanced(by: 1) && $0.patient == leaving } == true)
    let wish = try #require(desk.office[entry])
    let given = try #require(desk.office[wish.bookedAs])
    #expect(wish.ending == .booked && given.patient == taker && given.start == ClockTime(10, 0) && given.waitlist == entry)
    #expect(desk.office[later]?.slot == .rescheduled && desk.office[later]?.movedTo == given.id)
    #expect(Checks.run(desk.office).isEmpty)
    desk.does(Undo())
    #expect(everything(desk.office, without: ["v"]) == before)
  }

  @Test("who stands before and was not asked is passed over for a reason, which stays with their wish and in the journal")
  func passedOver() throws {
    var desk = TestOffice()
    let booked = desk.booked(desk.patient(), 10, 0)
    let first = desk.waits(desk.patient("A", "First")), second = desk.waits(desk.patient("B", "Second"))
    var verb = FreeSlot { ($0.appointment, $0.reason, $0.takes) = (booked, "work", second) }
    let refusal = desk.refusal(verb)
    #expect(refusal.rule == "passed over" && refusal.full.contains("A, First comes first") && refusal.field == "passedOver")
    var asking = verb
    asking.asked = [FreeSlot.Asked { ($0.entry, $0.outcome) = (first, .noAnswer) }]
    #expect(desk.rule(asking) == "done", "who was asked is not passed over")
    verb.passedOver = "asked for Fridays on the phone"
    let entry = desk.does(verb)
    #expect(entry.why == "passed over: asked for Fridays on the phone")
    let attempt = try #require(desk.office[first]?.attempts.last)
    #expect(attempt.outcome == .passedOver && attempt.note == verb.passedOver && attempt.start == ClockTime(10, 0))
    #expect(desk.office[first]?.isOpen == true)
  }

  @Test("a hold keeps others off until its minute, blocks nobody after it, and is booked when they ring back")
  func holds() throws {
    var desk = TestOffice()
    let entry = desk.waits(desk.patient()), other = desk.patient("Petrov", "Ivan")
    let hold = desk.held(entry, minutes: 30)
    #expect(desk.office[hold]?.slot == .held && desk.office[hold]?.heldUntil?.time == ClockTime(9, 30))
    #expect(desk.rule(desk.booking([other], 10, 0)) == "slot taken")
    desk.at(9, 29)
    #expect(desk.rule(desk.booking([other], 10, 0)) == "slot taken")
    var back = desk
    back.does(BookHold { $0.appointment = hold })
    #expect(back.office[entry]?.ending == .booked && back.office[hold]?.slot == .released)
    #expect(back.office[back.office[entry]?.bookedAs].map { $0.slot == .booked && $0.start == ClockTime(10, 0) } == true)
    desk.at(9, 30)
    desk.does(desk.booking([other], 10, 0))
    #expect(Checks.run(desk.office).isEmpty)
    #expect(desk.rule(BookHold { $0.appointment = hold }) == "slot taken")
    desk.does(ReleaseHold { ($0.appointment, $0.outcome) = (hold, .noAnswer) })
    #expect(desk.office[entry]?.isOpen == true && desk.office[entry]?.lastAttempt?.outcome == .noAnswer)
  }

  @Test("any booking of the kind they wait for takes them off, and a clinic that cancels it puts them back; a later one does not")
  func closesItself() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    _ = desk.booked(ada, 9, 0, day: desk.today.advanced(by: 3))
    let entry = desk.waits(ada)
    _ = desk.booked(ada, 9, 0, day: desk.today.advanced(by: 8))
    #expect(desk.office[entry]?.isOpen == true)
    let sooner = desk.booked(ada, 10, 0)
    #expect(desk.office[entry]?.bookedAs == sooner)
    desk.does(CancelAppointment { ($0.appointment, $0.by, $0.reason) = (sooner, .clinic, "provider is away") })
    #expect(desk.office[entry]?.isOpen == true)
  }

  @Test("what is over is not counted as free: not of today, and not of a day before")
  func overIsNotFree() {
    let desk = TestOffice()
    func free(_ day: Day, _ time: ClockTime) -> Int {
      DensityGrid([desk.lin], days: [day], in: desk.office, today: desk.today, time: time, columns: 60).lines[0].free
    }
    let morning = free(desk.today, ClockTime(0, 0)), noon = free(desk.today, ClockTime(12, 0))
    #expect(noon > 0 && noon < morning && free(desk.today, ClockTime(23, 0)) == 0)
    #expect(free(desk.today.advanced(by: -7), ClockTime(12, 0)) == 0 && free(desk.today.advanced(by: 7), ClockTime(12, 0)) > noon)
  }

  @Test("a time that is held is held in the month and for the finder alike, until its minute")
  func holdsInTheMonth() {
    var desk = TestOffice()
    let time = desk.now.time
    func free() -> (held: Int, free: Int, finder: Bool, why: Int?) {
      let grid = DensityGrid([desk.lin], days: [desk.today], in: desk.office, today: desk.today, time: time, now: desk.now, columns: 60)
      var query = SlotQuery()
      (query.providers, query.minutes, query.from, query.to) = ([desk.lin], 20, desk.today, desk.today)
      (query.earliest, query.latest) = (ClockTime(10, 0), ClockTime(10, 20))
      let finder = SlotFinder(desk.office, now: desk.now)
      return (grid.lines[0].held, grid.lines[0].free, !finder.find(query, limit: 1).isEmpty, finder.whyNone(query).counts[.full])
    }
    let before = free()
    #expect(before.held == 0 && before.finder)
    let hold = desk.held(desk.waits(desk.patient()), minutes: 30)
    let during = free()
    #expect(during.held == 1 && during.free < before.free && !during.finder && during.why == 1)
    desk.later(31)
    let after = free()
    #expect(after.held == 0 && after.free == before.free && after.finder && desk.office[hold]?.slot == .held)
  }

  @Test("a removal has what became of it, gives up what was held, and cannot be a booking")
  func removal() {
    var desk = TestOffice()
    let entry = desk.waits(desk.patient())
    let hold = desk.held(entry)
    #expect(desk.rule(TakeOffWaitlist { $0.entry = entry }) == "reason missing")
    #expect(desk.rule(TakeOffWaitlist { ($0.entry, $0.ending) = (entry, .booked) }) == "not so")
    desk.does(TakeOffWaitlist { ($0.entry, $0.ending) = (entry, .unreachable) })
    #expect(desk.office[hold]?.slot == .released && desk.office.waiting.isEmpty)
    #expect(desk.rule(TakeOffWaitlist { ($0.entry, $0.ending) = (entry, .error) }) == "not waiting")
  }

  @Test("a patient may wait for several things, and not for one thing twice")
  func several() {
    var desk = TestOffice()
    let ada = desk.patient()
    _ = desk.waits(ada)
    _ = desk.waits(ada, type: desk.physical)
    #expect(desk.office.waiting.count == 2)
    #expect(desk.rule(desk.wish(ada)) == "twice")
  }

  @Test("reasons to cancel are the office's own words with whose side they lie on, or the usual ones")
  func reasons() {
    var settings = PracticeSettings()
    #expect(settings.reasonsToCancel.first == CancelReason("patient: cannot come"))
    settings.cancelReasons = ["clinic: flood", "snow"]
    #expect(settings.reasonsToCancel.map(\.words) == ["flood", "snow"] && settings.reasonsToCancel.map(\.by) == [.clinic, .patient])
  }
}
