import Testing
import Training

@testable import Practice

@Suite("Words that must not wait") struct RedFlagTests {
  private let office = TestOffice().office

  @Test(
    "are heard in any order, with a slip of the finger, and in other forms of the word",
    arguments: [
      "chest pain", "pain in my chest", "CHEST PIAN since 8", "chst pain", "my chest feels tight, chest tightness", "can't breathe",
      "having trouble breathing", "breathing is hard, hard to breathe", "I want to die", "thinking about suicide", "passed out at work",
      "throat is swelling up", "had a siezure", "bleeding won't stop", "took an overdose", "slurring? slurred speach",
    ])
  func heard(_ words: String) { #expect(!office.redFlags(in: words).isEmpty, "\(words)") }

  @Test(
    "are not heard in what people come for every day",
    arguments: [
      "chest cold", "knee pain", "poison ivy", "breathing check, COPD", "bug bite, swollen", "face hurts, stuffy nose", "heartburn is back",
      "blood draw", "heart flutters, on blood thinner", "cannot hear on one side", "throwing up since yesterday", "", "cut on hand",
    ])
  func everyDay(_ words: String) { #expect(office.redFlags(in: words).isEmpty, "\(words): \(office.redFlags(in: words))") }

  @Test("nothing of what the practice office's patients come for raises the card")
  func demo() {
    for reason in SampleFolder.data.reasons { #expect(office.redFlags(in: reason.words).isEmpty, "\(reason.words)") }
  }

  @Test("the office has its own words, or none")
  func setting() {
    var desk = TestOffice()
    func set(_ words: [String]) {
      let id = desk.office.settings.id.text
      desk.does(
        ChangeSetting(.practices, id: id, was: desk.office.fields(of: Reference(.practices, id))!, now: ["redFlags": words.datum]))
    }
    set(["cannot feel legs"])
    #expect(desk.office.redFlags(in: "I can not... cannot feel my legs") == ["cannot feel legs"])
    #expect(desk.office.redFlags(in: "chest pain").isEmpty)
    set(["none"])
    #expect(desk.office.redFlags(in: "cannot feel my legs").isEmpty)
  }

  @Test("stop a booking and a walk-in until a clinician has said that it may be, and who said so, and when, stays on both")
  func gate() {
    var desk = TestOffice()
    desk.role = .frontDesk
    let ada = desk.patient()
    var book = desk.booking([ada], 11, 0)
    book.reason = "pain in my chest"
    let walk = WalkIn { [desk] in ($0.patient, $0.provider, $0.type, $0.reason) = (ada, desk.lin, desk.followUp, "pain in my chest") }
    #expect(desk.rule(book) == "red flag" && desk.rule(walk) == "red flag")
    let wish = PutOnWaitlist { [desk] in ($0.patient, $0.type, $0.reason) = (ada, desk.followUp, "pain in my chest") }
    #expect(desk.rule(wish) == "red flag", "nor does it go on a list that waits")
    let item: OpenItemID = desk.made(desk.does(RaiseRedFlag { ($0.patient, $0.words) = (ada, "pain in my chest") }))
    #expect(desk.office[item]?.signs == ["chest pain"] && desk.rule(book) == "red flag", "raised is not answered")
    var reworded = book
    reworded.reason = "cough"
    #expect(desk.rule(reworded) == "red flag waits", "other words do not take back what was said")
    let ahead: AppointmentID = desk.made(desk.does(desk.booking([desk.patient("Moore")], 15, 0)))
    let sooner = Reschedule { [desk] in
      ($0.appointment, $0.day, $0.start, $0.comesFor) = (ahead, desk.today, ClockTime(11, 0), "chest pain")
    }
    #expect(desk.rule(sooner) == "red flag")
    #expect(desk.rule(CloseItem { ($0.item, $0.outcome) = (item, "told them to rest") }) == "no clinician", "a desk gives no advice")
    #expect(desk.rule(AnswerRedFlag { ($0.item, $0.answer) = (item, .mayBook) }) == "who")
    #expect(desk.rule(AnswerRedFlag { ($0.item, $0.answer, $0.clinician) = (item, .mayBook, "maria") }) == "not a clinician")
    desk.later(2)
    desk.does(AnswerRedFlag { ($0.item, $0.answer, $0.clinician) = (item, .mayBook, "Lin") })
    let booked: AppointmentID = desk.made(desk.does(book))
    #expect(desk.office[booked]?.cleared == item)
    let record = desk.office[item]!
    #expect(record.clinician == "Lin" && record.answeredAt == desk.now && record.closedBy == "maria")
    desk.does(CancelAppointment { ($0.appointment, $0.reason) = (booked, "comes at once") })
    let visit: VisitID = desk.made(desk.does(walk))
    let flags = desk.office.waitingRoom(on: desk.today, now: desk.now).first { $0.visit.id == visit }!.flags
    #expect(desk.office[visit]?.cleared == item && flags.first == .red)
    var other = book
    other.reason = "chest pain and cannot breathe"
    other.start = ClockTime(14, 0)
    #expect(desk.rule(other) == "red flag", "other words are heard by a clinician again")
    desk.now = Moment(desk.today.advanced(by: 1), ClockTime(9, 0), offset: -300)
    var tomorrow = desk.booking([ada], 11, 0)
    tomorrow.reason = book.reason
    #expect(desk.rule(tomorrow) == "red flag", "yesterday's answer was yesterday's")
  }

  @Test("911 needs nobody's leave")
  func emergency() {
    var desk = TestOffice()
    desk.role = .frontDesk
    let item: OpenItemID = desk.made(desk.does(RaiseRedFlag { $0.words = "someone fell, not responding" }))
    desk.does(AnswerRedFlag { ($0.item, $0.answer) = (item, .emergency) })
    #expect(desk.office[item]?.outcome == "911")
  }
}

@Suite("The waiting room is looked after") struct CareTests {
  @Test("a round is due by the clock while someone waits, and again an hour after the last")
  func due() {
    var desk = TestOffice()
    func due() -> Int? { desk.office.roundDue(on: desk.today, now: desk.now) }
    #expect(due() == nil, "nobody waits")
    let visit = desk.walkIn(desk.patient())
    #expect(due() == 60)
    desk.later(65)
    #expect(due() == -5)
    desk.does(MakeRound())
    #expect(due() == 60 && desk.office.lastRound(on: desk.today)?.looked.count == 7)
    desk.later(20)
    #expect(due() == 40)
    desk.checkedIn(visit)
    desk.does(desk.rooming(visit))
    #expect(due() == nil)
    let id = desk.office.settings.id.text
    desk.does(ChangeSetting(.practices, id: id, was: ["roundEvery": .whole(60)], now: ["roundEvery": .whole(0)]))
    _ = desk.walkIn(desk.patient("Two"))
    desk.later(200)
    #expect(due() == nil, "an office that makes none is not reminded")
  }

  @Test("what a round finds wrong stays open, over days, until somebody says what was done")
  func problems() {
    var desk = TestOffice()
    let spill = desk.office.roundThings[4]
    #expect(desk.rule(MakeRound { $0.problems = [RoundProblem("the roof", "leaks")] }) == "no such thing")
    #expect(desk.rule(MakeRound { $0.problems = [RoundProblem(spill, " ")] }) == "no words")
    let before = everything(desk.office)
    desk.does(MakeRound { $0.problems = [RoundProblem(spill, "coffee by the door")] })
    desk.does(Undo())
    #expect(everything(desk.office) == before)
    desk.does(Redo())
    let item = desk.office.openItems(on: desk.today)[0]
    #expect(item.what.hasSuffix("coffee by the door") && item.sort == .comfort)
    desk.now = Moment(desk.today.advanced(by: 3), ClockTime(9, 0), offset: -300)
    #expect(desk.office.openItems(on: desk.today).map(\.id) == [item.id], "it does not end with the day")
    desk.does(NoteItem { ($0.item, $0.text) = (item.id, "cleaner called") })
    #expect(desk.rule(CloseItem { $0.item = item.id }) == "no words")
    desk.does(CloseItem { ($0.item, $0.outcome) = (item.id, "mopped") })
    #expect(desk.office.openItems(on: desk.today).isEmpty && desk.rule(NoteItem { ($0.item, $0.text) = (item.id, "x") }) == "closed")
  }

  @Test("an emergency that is over opens an incident with its place, its signs and whose it was")
  func incident() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    let id: EmergencyID = desk.made(desk.does(RaiseEmergency { ($0.visit, $0.place) = (visit, "waiting room") }))
    desk.does(NoteEmergency { ($0.emergency, $0.step, $0.text) = (id, .seen, "gasping or wheezing") })
    desk.does(NoteEmergency { ($0.emergency, $0.step, $0.text) = (id, .clinicianTold, "Lin") })
    desk.later(2)
    desk.does(NoteEmergency { ($0.emergency, $0.step) = (id, .clinicianHere) })
    #expect(desk.office[id]?.clinicianHereAt == desk.now && desk.office[id]?.log.last?.text == "Lin is with the patient")
    desk.does(EndEmergency { ($0.emergency, $0.ending) = (id, "awake, stays") })
    let item = desk.office.openItems(on: desk.today)[0]
    #expect(item.sort == .incident && item.emergency == id && item.place == "waiting room" && item.signs == ["gasping or wheezing"])
    desk.does(Undo())
    #expect(desk.office.openItems(on: desk.today).isEmpty && desk.office[id]?.closedAt == nil)
  }

  @Test("someone who left unseen stays on the list while nobody was reached, and every call in vain is kept")
  func callBacks() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (visit, "waited too long") })
    for _ in 0..<2 { desk.does(CallBack { ($0.visit, $0.outcome, $0.again) = (visit, "no answer", true) }) }
    #expect(desk.office[visit]!.awaitsCallBack && desk.office[visit]!.calls.map(\.text) == ["no answer", "no answer"])
    desk.does(CallBack { ($0.visit, $0.outcome) = (visit, "comes tomorrow") })
    #expect(!desk.office[visit]!.awaitsCallBack)
  }

  @Test("a place for someone urgent is the one that makes the others wait least, as the forecast of the day has it")
  func leastHarm() throws {
    var desk = TestOffice()
    for minute in [20, 40] { _ = desk.booked(desk.patient("L\(minute)"), 9, minute) }
    _ = desk.booked(desk.patient("O"), 9, 20, desk.osei)
    let fits = desk.office.urgentFits(desk.followUp, minutes: 20, providers: [desk.lin, desk.osei], now: desk.now, limit: 100)
    func harm(_ provider: ProviderID, _ hour: Int, _ minute: Int) -> KnockOn? {
      fits.first { $0.opening == Opening(provider: provider, day: desk.today, start: ClockTime(hour, minute)) }?.harm
    }
    #expect(harm(desk.lin, 14, 0)?.total == 0)
    let two = try #require(harm(desk.lin, 9, 20)), one = try #require(harm(desk.lin, 9, 40)), other = try #require(harm(desk.osei, 9, 20))
    #expect(two.total > one.total && two.later.count == 1 && other.total < two.total)
    #expect(two == desk.office.knockOn(of: desk.followUp, minutes: 20, with: desk.lin, on: desk.today, at: ClockTime(9, 20), now: desk.now))
    #expect(fits.first?.harm.total == 0 && zip(fits, fits.dropFirst()).allSatisfy { $0.harm.total <= $1.harm.total })
  }
}
