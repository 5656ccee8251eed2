import Testing

@testable import Practice

@Suite("Recalls, calls and missed appointments")
struct RecallTests {
  @Test("a recall is due by its day; a booking moves a regular one on and ends another; a cancellation brings it back")
  func booking() throws {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    let regular = desk.recalled(ada, every: 6), once = desk.recalled(ivan, every: nil)
    #expect(desk.office.recallsDue(by: desk.today).map(\.id) == [regular, once])
    let booked = desk.booked(ada, 10, 0, day: desk.today.advanced(by: 1))
    _ = desk.booked(ivan, 11, 0, day: desk.today.advanced(by: 1))
    #expect(desk.office.recallsDue(by: desk.today).isEmpty)
    #expect(desk.office[regular]?.due == desk.today.advanced(by: 1).advanced(byMonths: 6) && desk.office[once]?.ending == .booked)
    desk.does(CancelAppointment { ($0.appointment, $0.reason) = (booked, "work") })
    #expect(desk.office.recallsDue(by: desk.today).map(\.id) == [regular])
    #expect(desk.office[regular]?.due == desk.today)
  }

  @Test("a move keeps the recall answered, and a no-show makes it due again")
  func moves() {
    var desk = TestOffice()
    let ada = desk.patient()
    let recall = desk.recalled(ada, every: 12)
    let booked = desk.booked(ada, 9, 20)
    desk.does(Reschedule { [desk] in ($0.appointment, $0.day, $0.start) = (booked, desk.today, ClockTime(10, 0)) })
    let moved = desk.office[booked]!.movedTo!
    #expect(desk.office[recall]?.bookedAs == moved && desk.office[recall]?.wasDue == desk.today)
    desk.at(11, 0)
    desk.does(MarkNoShow { $0.appointment = moved })
    #expect(desk.office[recall]?.due == desk.today && desk.office[recall]?.bookedAs == nil)
  }

  @Test("attempts are kept with who, when and what came of them; declined moves a regular one on by its interval")
  func attempts() {
    var desk = TestOffice()
    let recall = desk.recalled(desk.patient(), every: 12)
    desk.does(NoteCall { ($0.recall, $0.outcome, $0.number) = (recall, .leftMessage, "845-555-0100") })
    desk.does(NoteLetters { $0.recalls = [recall] })
    #expect(desk.office[recall]?.attempts.map(\.outcome) == [.leftMessage, .sent])
    #expect(desk.office[recall]?.attempts.first?.words == "left message 23 Nov 9:00 by maria")
    desk.does(NoteCall { ($0.recall, $0.outcome) = (recall, .declined) })
    #expect(desk.office[recall]?.due == desk.today.advanced(byMonths: 12) && desk.office[recall]?.isOpen == true)
    #expect(desk.rule(NoteCall { ($0.recall, $0.outcome) = (recall, .booked) }) == "not so")
  }

  @Test("months are counted on the calendar, and the last of a month stays within it")
  func months() {
    #expect(Day(2026, 8, 31)!.advanced(byMonths: 6) == Day(2027, 2, 28))
    #expect(Day(2027, 2, 28)!.advanced(byMonths: 12) == Day(2028, 2, 28))
    #expect(Day(2026, 1, 15)!.advanced(byMonths: -13) == Day(2024, 12, 15))
  }

  @Test("who is reminded and says yes is confirmed, and is not on the list any more")
  func reminders() {
    var desk = TestOffice()
    let tomorrow = desk.today.advanced(by: 1)
    let first = desk.booked(desk.patient(), 10, 0, day: tomorrow), second = desk.booked(desk.patient("Petrov", "Ivan"), 9, 0, day: tomorrow)
    #expect(desk.office.toRemind(of: tomorrow).map(\.id) == [second, first])
    desk.does(NoteCall { ($0.appointment, $0.about, $0.outcome) = (first, .reminder, .reached) })
    desk.does(NoteCall { ($0.appointment, $0.about, $0.outcome) = (second, .reminder, .noAnswer) })
    #expect(desk.office[first]?.slot == .confirmed && desk.office.toRemind(of: tomorrow).map(\.id) == [second])
  }

  private func missing(_ times: Int, in desk: inout TestOffice) -> (PatientID, [AppointmentID]) {
    let ada = desk.patient()
    var missed: [AppointmentID] = []
    for hour in 0..<times {
      desk.at(8, 0)
      missed.append(desk.booked(ada, 9 + hour, 0, overbook: "asked"))
      desk.at(9 + hour, 30)
      desk.does(MarkNoShow { $0.appointment = missed[hour] })
    }
    return (ada, missed)
  }

  @Test("the ladder: a letter, then a deposit, then a manager looks; excused ones and children do not count")
  func ladder() {
    var desk = TestOffice()
    let (ada, missed) = missing(3, in: &desk)
    let ladder = desk.office.noShowLadder(of: ada, on: desk.today)
    #expect(ladder.step == .review && ladder.words == "3 missed in 12 months (23 Nov, 23 Nov, 23 Nov)")
    #expect(desk.office.noShowObstacle(ada, on: desk.today)?.rule == "no-show review")
    desk.does(ExcuseNoShow { ($0.appointment, $0.reason) = (missed[0], "was in hospital") })
    let obstacle = desk.office.noShowObstacle(ada, on: desk.today)
    #expect(obstacle?.rule == "no-show deposit" && obstacle?.sentence.contains("deposit of $25.00 comes first") == true)
    desk.does(desk.paying(ada, 2500))
    #expect(desk.office.noShowObstacle(ada, on: desk.today) == nil, "a deposit that lies there is enough")
    #expect(desk.office.noShowLadder(of: ada, on: desk.today.advanced(by: 400)).step == .none, "after its months it is forgotten")
    let twice = [(day: desk.today, isExcused: false), (day: desk.today, isExcused: false)]
    let child = NoShowLadder(twice, on: desk.today, policy: .init(), exception: "under 18")
    #expect(child.step == .none && child.count == 2)
    var never = NoShowLadder.Policy()
    (never.letter, never.deposit, never.review) = (0, 0, 0)
    let asked = NoShowLadder(twice, on: desk.today, policy: never)
    #expect(asked.step == .none && asked.count == 2)
  }

  @Test("excusing is for managers and clinicians, once, with a reason")
  func excuse() {
    var desk = TestOffice()
    let (_, missed) = missing(1, in: &desk)
    #expect(desk.rule(ExcuseNoShow { $0.appointment = missed[0] }) == "reason missing")
    desk.does(ExcuseNoShow { ($0.appointment, $0.reason) = (missed[0], "snow") })
    #expect(desk.rule(ExcuseNoShow { ($0.appointment, $0.reason) = (missed[0], "snow") }) == "excused already")
    desk.role = .frontDesk
    #expect(desk.rule(ExcuseNoShow { ($0.appointment, $0.reason) = (missed[0], "snow") }) == "not yours to do")
  }
}
