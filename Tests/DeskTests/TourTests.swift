import Canvas
import Desk
import Practice
import Testing
import Training

@Suite("The tour") struct TourTests {
  /// The keys that the tour asks for, by a word of each step.
  private static func follow(_ desk: Receptionist) {
    let name = desk.office[desk.desk.tour?.patient]?.name ?? PersonName()
    for _ in 0..<40 {
      guard let tour = desk.desk.tour, tour.number < tour.count else { return }
      let words = tour.words
      if words.contains("Press / to find") {
        desk.press("/")
      } else if words.contains("press Enter") {
        desk.type(name.family.prefix(4) + " " + name.given.prefix(2))
        desk.press(.enter)
      } else if words.contains("Press Esc") {
        desk.press(.escape)
      } else if words.contains("Press a:") {
        desk.press("a")
      } else if words.contains("Press c.") {
        desk.press("c")
      } else if words.contains("Enter takes it") {
        desk.press(.enter)
      } else if words.contains("Press f") {
        desk.press("f")
      } else if words.contains("Press r,") {
        desk.press("r")
        desk.press(.enter)
      } else if words.contains("press p") {
        desk.press("p")
      } else if words.contains("Press b") {
        desk.press("b")
      } else if words.contains("Tick one.") {
        desk.press("b")
      } else if words.contains("right arrow goes") {
        desk.press(.right)
        desk.press("b")
      } else if words.contains("goes back to the desk") {
        desk.press(.escape)
      } else if words.contains("d brings") || words.contains("d again") {
        desk.press("d")
        if words.contains("d again") {
          desk.press("n")
          desk.press(.enter)
        }
      }
    }
  }

  @Test("leads through one visit by the keys it names, at the smallest size it takes and at a large one", arguments: [Size.small, .huge])
  func leads(_ size: Size) throws {
    let desk = Receptionist(Example.demo, size)
    desk.press(.ctrl("t"))
    let patient = try #require(desk.desk.tour?.patient)
    #expect(desk.sees("Tour 1 of"))
    Self.follow(desk)
    let tour = try #require(desk.desk.tour)
    #expect(tour.number == tour.count, "it stands at \(tour.number): \(tour.words)\n\(desk.screen)")
    let visit = desk.office.filed(Visit.self, on: desk.now.day).last { $0.patient == patient }
    #expect(visit?.state == .left)
    desk.press(.ctrl("t"))
    #expect(desk.desk.tour == nil && !desk.sees("Tour"))
  }

  @Test("waits for as long as one likes, lets every other key work, and ends at any step")
  func traps() {
    let desk = Receptionist(Example.demo)
    desk.press(.ctrl("t"))
    let words = desk.desk.tour?.words
    desk.wait(minutes: 30)
    desk.press(.down, .tab, .down)
    desk.press("?")
    desk.press(.escape)
    #expect(desk.desk.tour?.words == words && words != nil)
    desk.press(.ctrl("t"))
    #expect(desk.desk.tour == nil && desk.sees("the tour is over"))
    desk.press(.ctrl("t"))
    desk.press("q")
    #expect(desk.desk.isOver)
  }

  @Test("says so and ends when its patient cannot come any more, or the terminal gets too small")
  func ends() throws {
    let desk = Receptionist(Example.demo)
    desk.press(.ctrl("t"))
    let appointment = try #require(desk.desk.tour?.appointment)
    try desk.elsewhere(
      CancelAppointment {
        $0.appointment = appointment
        $0.by = .patient
        $0.reason = "ill"
      })
    #expect(desk.desk.tour == nil && desk.sees("the tour ended: the appointment is cancelled"))
    desk.press(.ctrl("t"))
    desk.resize(.tiny)
    #expect(desk.desk.tour == nil)
    desk.press(.ctrl("t"))
    #expect(desk.desk.tour == nil)
  }

  @Test("is for the practice office only")
  func real() {
    let desk = Receptionist(seat: Desk.Seat(by: "you", role: .manager, desk: "front-1"))
    desk.press(.ctrl("t"))
    #expect(desk.desk.tour == nil && desk.sees("anteroom --demo"))
  }
}
