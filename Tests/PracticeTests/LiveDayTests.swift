import Practice
import Testing

@testable import Training

@Suite("A practice day that goes on by itself") struct LiveDayTests {
  private static let start = Moment(DemoTests.day, Demo.time, offset: -300)

  /// Lives on from the beginning, minute by minute, with a desk that does nothing; answers the office at the end.
  private func live(_ seed: UInt64, minutes: Int, held: Set<PatientID> = []) -> (office: Office, deeds: [String]) {
    var office = DemoTests.made(seed).office
    let live = LiveDay(seed: seed, reasons: SampleFolder.data.reasons)
    var deeds: [String] = []
    for minute in 1...minutes {
      let now = Self.start.advanced(byMinutes: minute)
      var thisMinute = 0
      while let deed = live.next(office, now: now, held: held) {
        guard let entry = try? office.apply(deed.change, deed.context) else {
          Issue.record("\(deed.change.name) was refused")
          return (office, deeds)
        }
        deeds.append("\(minute) \(entry.did) \(entry.edits.references.map(\.description))")
        thisMinute += 1
        if thisMinute > 200 {
          Issue.record("minute \(minute) does not end: \(deeds.suffix(3))")
          return (office, deeds)
        }
      }
    }
    return (office, deeds)
  }

  @Test("people come, are seen and leave, no rule is broken, and nobody is left at closing time")
  func goesOn() {
    let (office, deeds) = live(1, minutes: 9 * 60)
    let today = office.visits.sorted.filter { $0.day == DemoTests.day }
    #expect(deeds.count > 150)
    #expect(today.filter(\.state.isHere).isEmpty, "\(today.filter(\.state.isHere).map { ($0.id, $0.state, $0.place) })")
    #expect(today.count { $0.state == .left } > 35)
    #expect(Checks.run(office).isEmpty, "\(Checks.run(office))")
  }

  @Test("the same seed makes the same day")
  func exact() {
    #expect(live(3, minutes: 60).deeds == live(3, minutes: 60).deeds)
  }

  @Test("leaves alone whom the person at the desk is busy with")
  func holds() throws {
    let office = DemoTests.first.office
    let patient = try #require(office.filed(Visit.self, on: DemoTests.day).first { $0.state == .arrived && $0.place == .here }?.patient)
    let visit = live(1, minutes: 40, held: [patient]).office.openVisit(of: patient)
    #expect(visit?.state == .arrived)
  }
}
