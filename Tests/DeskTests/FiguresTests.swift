import Canvas
import Desk
import Practice
import Testing

@Suite("The figures of the day") struct FiguresTests {
  @Test("F says how the shown day went, Tab the seven days up to it, and s hands it over as a table")
  func byKeys() {
    let desk = Receptionist(Example.demo)
    desk.press("%")
    #expect(desk.sees("Figures") && desk.sees("seen") && desk.sees("9 of 10"))
    desk.press(.tab)
    #expect(desk.sees("7 days"))
    desk.press(.char("]"))
    #expect(desk.sees("what is to come has no figures yet"))
    desk.press(.char("["))
    #expect(!desk.sees("2026-11-23 "))
    desk.press(.escape)
    #expect(desk.sees("Waiting room"))
  }

  @Test("an office without hours and patients says so and where to look")
  func empty() {
    let desk = Receptionist(Example.empty)
    desk.press("%")
    #expect(desk.sees("Nobody had hours or patients"))
  }

  @Test("they add up: all together is the sum of the providers, and each wait is that of a visit")
  func sums() {
    let office = Example.demo, day = Example.now.day
    let figures = office.figures(from: day.advanced(by: -28), to: day)
    #expect(figures.all.seen > 0)
    #expect(figures.providers.map(\.seen).reduce(0, +) == figures.all.seen)
    #expect(figures.providers.map(\.missed).reduce(0, +) == figures.all.missed)
    #expect(figures.hours.map(\.seen).reduce(0, +) == figures.all.seen)
    var waits: [Int] = []
    for back in 0...28 {
      for visit in office.filed(Visit.self, on: day.advanced(by: -back)) where visit.state != .error {
        let appointment: Appointment? = office[visit.appointment]
        if let seen = Seen(visit, appointment) { waits.append(seen.wait / 60) }
      }
    }
    #expect(figures.all.waits == waits.sorted())
    let row = OfficeFigures.row("all", figures.all)
    #expect(row.count == OfficeFigures.heads.count)
  }

  @Test("what a patient may be told is the first line of what they were told: two keys say it")
  func told() {
    let desk = Receptionist(Example.demo)
    guard let waiting = Example.demo.waitingRoom(on: Example.now.day, now: Example.now).first(where: { $0.visit.state.isWaiting }) else {
      Issue.record("nobody waits in the demo")
      return
    }
    let wait = Example.demo.waitToTell(waiting.visit, now: Example.now)
    #expect(wait.map { $0 % 5 == 0 && (0...240).contains($0) } == true)
    desk.select(waiting.patient.name.family)
    desk.press("Q")
    #expect(desk.sees("By those before them and how long visits take here"))
    desk.press(.enter)
    #expect(desk.journal.last?.did == "quote wait")
  }
}
