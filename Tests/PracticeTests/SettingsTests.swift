import Testing

@testable import Practice

@Suite("Settings")
struct SettingsTests {
  @Test("only a manager changes the set-up, and the last manager stays one")
  func manager() {
    var desk = TestOffice()
    let room = ChangeSetting(new: Room { $0.name = "3" })
    for role in StaffRole.allCases {
      desk.role = role
      #expect(desk.rule(room) == (role == .manager ? "done" : "not yours to do"))
    }
    desk.role = .manager
    let demote = ChangeSetting(.staff, id: "u1", was: ["role": .text("manager")], now: ["role": .text("biller")])
    #expect(desk.rule(demote) == "last manager" && desk.rule(ChangeSetting(.staff, id: "u1", now: ["gone": .flag(true)])) == "last manager")
    desk.set(StaffMember { ($0.name, $0.role, $0.account) = ("second", .manager, "root") })
    #expect(desk.rule(demote) == "done")
    // One service account may sign in everyone, each by a key of their own.
    #expect(desk.rule(ChangeSetting(new: StaffMember { ($0.name, $0.account) = ("third", "root") })) == "done")
    desk.does(room)
    desk.role = .biller
    #expect(desk.rule(Undo()) == "not yours to do")
  }

  @Test("an NPI has ten digits of which the last proves the others; one that is there already stands in nobody's way")
  func npi() {
    var desk = TestOffice()
    desk.role = .manager
    #expect(desk.rule(ChangeSetting(.providers, id: desk.lin.text, now: ["npi": .text("999")])) == "no NPI")
    #expect(desk.rule(ChangeSetting(.providers, id: desk.lin.text, now: ["npi": .text("1234567894")])) == "no NPI")
    desk.does(ChangeSetting(.providers, id: desk.lin.text, now: ["npi": .text("1234567893")]))
    #expect(desk.rule(ChangeSetting(.providers, id: desk.lin.text, was: ["npi": .text("1234567893")], now: ["npi": .null])) == "done")
  }

  @Test("what would be of no use is refused")
  func useless() {
    var desk = TestOffice()
    desk.role = .manager
    func template(_ blocks: [(Int, Int, Int)], weekday: Int = 6, day: Day? = nil, provider: String = "d1") -> ChangeSetting {
      ChangeSetting(
        new: ScheduleTemplate {
          ($0.provider, $0.weekday, $0.day) = (ProviderID(provider)!, weekday, day)
          $0.blocks = blocks.map { from, to, step in
            ScheduleTemplate.Block { ($0.from, $0.to, $0.step) = (ClockTime(from, 0), ClockTime(to, 0), step) }
          }
        })
    }
    for (verb, rule) in [
      (ChangeSetting(new: Room { $0.name = " " }), "name missing"), (ChangeSetting(new: Room { $0.name = "1" }), "twice"),
      (ChangeSetting(new: Provider { $0.short = "Lin" }), "twice"), (ChangeSetting(new: VisitType { $0.name = "Long" }), "twice"),
      (ChangeSetting(new: VisitType { ($0.name, $0.minutes) = ("x", 4) }), "length"),
      (ChangeSetting(new: VisitType { ($0.name, $0.minutes) = ("x", .max) }), "length"),
      (ChangeSetting(new: Fee { $0.code = "9921" }), "not a service code"), (ChangeSetting(new: Fee { $0.code = "99213" }), "twice"),
      (ChangeSetting(new: Fee { ($0.code, $0.price) = ("99215", Cents(-1)) }), "amount"),
      (ChangeSetting(new: Fee { ($0.code, $0.price) = ("99215", Cents(.max)) }), "amount"),
      (ChangeSetting(new: CommonDiagnosis { $0.code = "x" }), "not a diagnosis code"),
      (ChangeSetting(new: PracticeSettings { $0.name = "B" }), "twice"),
      (ChangeSetting(new: StaffMember { $0.name = "boss" }), "twice"),
      (ChangeSetting(.patients, now: ["note": .text("x")]), "not a setting"),
      (ChangeSetting(.rooms, id: "r9", now: ["name": .text("x")]), "no such record"),
      (ChangeSetting(.rooms, id: "../x", now: ["name": .text("x")]), "no such record"),
      (ChangeSetting(.rooms, id: "r1", was: ["name": .text("9")], now: ["name": .text("x")]), "changed meanwhile"),
      (ChangeSetting(.rooms, id: "r1", now: ["v": .whole(9)]), "no such field"),
      (ChangeSetting(.practices, id: "o1", was: ["noShowAfter": .whole(15)], now: ["noShowAfter": .whole(.max)]), "minutes"),
      (ChangeSetting(.practices, id: "o1", was: ["addressEvery": .whole(365)], now: ["addressEvery": .whole(-1)]), "days"),
      (template([(12, 9, 20)]), "hours"), (template([(9, 12, 4)]), "hours"), (template([(9, 12, 20), (11, 13, 20)]), "hours"),
      (template([(9, 12, 20)], weekday: 8), "when"), (template([(9, 12, 20)], weekday: 0), "when"),
      (template([(9, 12, 20)], weekday: 6, day: desk.today), "when"), (template([(9, 12, 20)], weekday: -1, day: desk.today), "when"),
      (template([(9, 12, 20)], weekday: .max, day: desk.today), "when"), (template([(9, 12, 20)], weekday: 0, day: desk.today), "done"),
      (template([(9, 12, .max)]), "hours"), (template([(9, 12, 20)], weekday: 1), "twice"),
      (template([(9, 12, 20)], provider: "d9"), "no such record"),
      (template([(9, 12, 20), (12, 13, 20)]), "done"),
    ] {
      #expect(desk.rule(verb) == rule, "\(verb.now)")
    }
  }

  @Test("a provider's weekday, or date, has one set of hours in force; the one before it can stay on file")
  func hoursTwice() {
    var desk = TestOffice()
    desk.role = .manager
    func hours(_ from: Int) -> ChangeSetting {
      ChangeSetting(
        new: ScheduleTemplate {
          ($0.provider, $0.day) = (desk.lin, desk.today)
          $0.blocks = [ScheduleTemplate.Block { ($0.from, $0.to) = (ClockTime(from, 0), ClockTime(20, 0)) }]
        })
    }
    let first: ID<ScheduleTemplate> = desk.made(desk.does(hours(18)))
    #expect(desk.rule(hours(19)) == "twice")
    desk.does(ChangeSetting(.templates, id: first.text, now: ["gone": .flag(true)]))
    desk.does(hours(19))
    #expect(desk.rule(ChangeSetting(.templates, id: first.text, was: ["gone": .flag(true)], now: ["gone": .flag(false)])) == "twice")
    #expect(desk.office.blocks(of: desk.lin, on: desk.today).map(\.from) == [ClockTime(19, 0)])
  }

  @Test("a room with someone in it, also since yesterday, stays in use, and so does a provider whom patients wait for")
  func used() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.checkedIn(visit)
    desk.does(desk.rooming(visit))
    desk.later(24 * 60)
    let other = desk.walkIn(desk.patient("Petrov", "Ivan"))
    desk.checkedIn(other)
    #expect(desk.rule(desk.rooming(other)) == "room taken" && desk.office.freeRooms(on: desk.today).map(\.id) == [desk.room2])
    desk.role = .manager
    let close = ChangeSetting(.rooms, id: "r1", now: ["gone": .flag(true)])
    let leave = ChangeSetting(.providers, id: "d1", now: ["gone": .flag(true)])
    #expect(desk.rule(close) == "room taken" && desk.refusal(close).sentence.contains("Okafor, Ada"))
    #expect(desk.rule(leave) == "patients here" && desk.refusal(leave).wayPast != nil)
    for visit in [visit, other] { desk.does(EnterInError { ($0.visit, $0.reason) = (visit, "x") }) }
    desk.does(close)
    let booked = desk.booked(desk.patient("Garcia", "Rosa"), 9, 20, day: desk.today.advanced(by: 200), overbook: "x")
    #expect(desk.rule(leave) == "patients booked" && desk.refusal(leave).sentence.contains("1 in all"))
    desk.does(CancelAppointment { ($0.appointment, $0.reason) = (booked, "x") })
    desk.does(leave)
  }

  @Test("a price that changes does not change what was ticked before")
  func prices() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.checkedIn(visit)
    desk.does(desk.ticked(desk.office[visit]!.superbill!))
    desk.role = .manager
    desk.does(ChangeSetting(.fees, id: "f1", was: ["price": .whole(12_800)], now: ["price": .whole(1)]))
    #expect(desk.office[desk.office[visit]?.superbill]?.total == Cents(12_800))
  }
}
