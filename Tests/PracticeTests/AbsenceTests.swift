import Testing

@testable import Practice

@Suite("A provider is out, or late")
struct AbsenceTests {
  private func carriedOut(_ desk: TestOffice, from: ClockTime? = nil, _ turn: (inout ProviderOut.Step) -> Void = { _ in }) -> ProviderOut {
    ProviderOut {
      ($0.provider, $0.day, $0.from, $0.why) = (desk.lin, desk.today, from, "sick")
      $0.steps = desk.office.absencePlan(desk.lin, on: desk.today, from: from, now: desk.now).map { row in
        ProviderOut.Step {
          ($0.appointment, $0.way) = (row.appointment.id, row.way)
          ($0.provider, $0.day, $0.start) = (row.place?.provider, row.place?.day, row.place?.start)
          turn(&$0)
        }
      }
    }
  }

  @Test("the plan has a row for everyone, who can least wait first, and no place twice")
  func plan() throws {
    var desk = TestOffice()
    let usual = desk.booked(desk.patient("A", "Usual"), 10, 0)
    var urgent = desk.booking([desk.patient("B", "Urgent")], 11, 0)
    urgent.reason = "biopsy result to talk about"
    desk.does(urgent)
    // Osei has only one place near ten.
    _ = desk.booked(desk.patient("C", "Other"), 10, 0, desk.osei)
    let plan = desk.office.absencePlan(desk.lin, on: desk.today, from: nil, now: desk.now)
    #expect(plan.map { desk.office[$0.appointment.patient]!.name.given } == ["Urgent", "Usual"])
    #expect(
      plan[0].why == ["reason says biopsy"] && plan[0].place == Opening(provider: desk.osei, day: desk.today, start: ClockTime(11, 0)))
    #expect(plan[1].appointment.id == usual && plan[1].place?.provider == desk.osei)
    #expect(Set(plan.compactMap(\.place)).count == plan.count)
  }

  @Test("whoever is booked on days that are closed has to be told, until the closure is called off")
  func closed() {
    var desk = TestOffice()
    desk.role = .manager
    let friday = desk.today.advanced(by: 4)
    let lin = desk.booked(desk.patient("A", "Lin"), 10, 0, day: friday),
      other = desk.booked(desk.patient("B", "Osei"), 10, 0, desk.osei, day: friday)
    let whose = desk.lin
    let leave: ClosureID = desk.made(desk.does(CloseDays { ($0.from, $0.provider, $0.words) = (friday, whose, "conference") }))
    #expect(desk.office.toTell(.absence, from: desk.today).map(\.id) == [lin])
    desk.does(NoteLetters { ($0.appointments, $0.about) = ([lin], .absence) })
    #expect(desk.office.toTell(.absence, from: desk.today).map(\.id) == [lin], "a letter gives nobody another time")
    #expect(!desk.office.toRemind(of: friday).contains { $0.id == lin }, "nor is anyone reminded of a day that is closed")
    let all: ClosureID = desk.made(desk.does(CloseDays { ($0.from, $0.words) = (friday, "snow") }))
    #expect(Set(desk.office.toTell(.absence, from: desk.today).map(\.id)) == [lin, other])
    desk.does(OpenDays { $0.closure = all })
    #expect(desk.office.toTell(.absence, from: desk.today).map(\.id) == [lin], "the leave still stands")
    desk.does(OpenDays { $0.closure = leave })
    #expect(desk.office.toTell(.absence, from: desk.today).isEmpty)
    desk.does(Undo())
    #expect(desk.office.toTell(.absence, from: desk.today).map(\.id) == [lin])
  }

  @Test("where nobody else works, the next opening is proposed, with how far it is")
  func nextOpening() throws {
    var desk = TestOffice()
    _ = desk.booked(desk.patient(), 10, 0)
    desk.does(
      ChangeSetting(
        .providers, id: desk.osei.text, was: desk.office.fields(of: Reference(desk.osei)) ?? [:], now: ["specialty": .text("skin")]))
    let row = try #require(desk.office.absencePlan(desk.lin, on: desk.today, from: nil, now: desk.now).first)
    #expect(row.place?.provider == desk.lin && row.place?.day == desk.today.advanced(by: 1) && row.why == ["next place in 1 day"])
  }

  @Test("all of it is one change and one undo: moved, kept to call, cancelled by the clinic, and the hours closed")
  func oneChange() throws {
    var desk = TestOffice()
    let people = ["A", "B", "C"].map { desk.patient($0, "X") }
    let booked = people.enumerated().map { desk.booked($1, [10, 11, 14][$0], 0) }
    let early = desk.booked(desk.patient("D", "Early"), 9, 0)
    let before = everything(desk.office, without: ["v"])
    let lines = desk.journal.count
    let entry = desk.does(
      carriedOut(desk, from: ClockTime(9, 30)) { step in
        if step.appointment == booked[1] { step.way = .call }
        if step.appointment == booked[2] { step.way = .cancel }
      })
    #expect(desk.journal.count == lines + 1 && entry.why == "Dr Lin is out: sick")
    let moved = try #require(desk.office[desk.office[booked[0]]?.movedTo])
    #expect(moved.provider == desk.osei && moved.toTell == .absence && moved.start == ClockTime(10, 0))
    #expect(desk.office[booked[1]]?.slot == .booked && desk.office[booked[1]]?.toTell == .absence)
    #expect(desk.office[booked[2]]?.slot == .cancelledByClinic && desk.office[booked[2]]?.cancelReason == "Dr Lin is out: sick")
    #expect(desk.office[early]?.slot == .booked)
    #expect(
      desk.office.toTell(.absence, from: desk.today).map(\.id)
        == [moved.id, booked[1], booked[2]].sorted { desk.office[$0]!.start < desk.office[$1]!.start })
    #expect(desk.office.toRemind(of: desk.today).map(\.id) == [early], "nobody is reminded of what cannot be")
    #expect(desk.rule(desk.booking([people[2]], 15, 0)) == "time is kept")
    #expect(desk.rule(desk.booking([people[2]], 9, 20)) == "time is kept", "9:20 to 9:40 reaches into the closed time")
    #expect(desk.rule(desk.booking([people[2]], 14, 0, day: desk.today.advanced(by: 7))) == "done", "next week is as it was")
    desk.does(Undo())
    #expect(everything(desk.office, without: ["v"]) == before)
  }

  @Test("nobody is forgotten: a plan that says nothing about someone is refused and names them")
  func leftOut() {
    var desk = TestOffice()
    _ = desk.booked(desk.patient(), 10, 0)
    var verb = carriedOut(desk)
    verb.steps = []
    #expect(desk.refusal(verb).full.contains("Okafor, Ada is booked at 10:00, and the plan says nothing about them"))
    verb.why = ""
    #expect(desk.rule(verb) == "reason missing")
  }

  @Test("running late is said once: later times are shown, appointments stay, and who is still to come is to be told")
  func late() throws {
    var desk = TestOffice()
    let soon = desk.booked(desk.patient("A", "Soon"), 9, 20), here = desk.booked(desk.patient("B", "Here"), 10, 0)
    let other = desk.booked(desk.patient("C", "Other"), 9, 20, desk.osei)
    _ = desk.arrived(here)
    desk.does(RunningLate { [desk] in ($0.provider, $0.minutes, $0.why) = (desk.lin, 35, "an emergency") })
    let appointment = try #require(desk.office[soon])
    #expect(appointment.start == ClockTime(9, 20) && desk.office.retimed(appointment) == ClockTime(9, 55))
    #expect(desk.office[other].flatMap { desk.office.retimed($0) } == nil)
    #expect(desk.office.toTell(.late, from: desk.today).map(\.id) == [soon])
    let board = WaitingBoard(desk.office, on: desk.today, now: desk.now).late
    #expect(board.map(\.provider) == ["Dr Lin"] && board.map(\.minutes) == [35])
    desk.does(NoteCall { ($0.appointment, $0.about, $0.outcome) = (soon, .late, .reached) })
    #expect(desk.office.toTell(.late, from: desk.today).isEmpty)
    desk.does(RunningLate { [desk] in ($0.provider, $0.minutes) = (desk.lin, 60) })
    #expect(desk.office.toTell(.late, from: desk.today).map(\.id) == [soon], "another time is told anew")
    desk.does(RunningLate { [desk] in ($0.provider, $0.minutes) = (desk.lin, 0) })
    #expect(desk.office.toTell(.late, from: desk.today).isEmpty && desk.office.retimed(appointment) == nil)
    #expect(WaitingBoard(desk.office, on: desk.today, now: desk.now).late.isEmpty)
    let onTime = RunningLate { [desk] in ($0.provider, $0.minutes) = (desk.osei, 0) }
    #expect(desk.rule(onTime) == "nothing to change")
  }
}
