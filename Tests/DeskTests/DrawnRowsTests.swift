import Canvas
import Practice
import Testing

@testable import Desk

@Suite("Rows as they were drawn before") struct DrawnRowsTests {
  static let sizes: [Size] = [.small, .large, Size(60, 16), Size(45, 12), Size(200, 60)]

  @Test("are what would be drawn now, wherever the cursor goes", arguments: sizes)
  func moving(_ size: Size) {
    let desk = Receptionist(Example.demo, size)
    for key in [Key.char("s"), .down, .down, .down, .up, .pageDown, .up, .tab, .tab, .down, .down, .home, .char("w"), .escape, .end] {
      desk.press(key)
      expectFresh(desk, "\(key.shown) at \(size)")
    }
  }

  @Test("are drawn anew when a minute has passed, names are masked, somebody else did something or has the record open")
  func changing() {
    let desk = Receptionist(Example.demo, .large)
    expectFresh(desk, "first")
    desk.wait(minutes: 1)
    expectFresh(desk, "a minute later")
    // The line of messages says that the shield went up and came down.
    let before = desk.rows.dropLast(2)
    desk.press("Z")
    expectFresh(desk, "masked")
    #expect(desk.rows.dropLast(2) != before)
    desk.press("Z")
    expectFresh(desk, "unmasked")
    #expect(desk.rows.dropLast(2) == before)
    guard let row = (desk.desk.layers[0].screen as? Home)?.waiting.first else { return #expect(Bool(false), "someone waits") }
    var met = desk.desk
    met.meet([
      Presence {
        ($0.by, $0.desk) = ("maria", "desk 2")
        $0.open = [Presence.Opening("card", [Reference(row.visit.patient)])]
      }
    ])
    #expect(met.canvas() != desk.canvas)
    let remembered = met.canvas()
    (met.layers[0].screen as? Home)?.drawn.forget()
    #expect(met.canvas() == remembered)
  }

  @Test("are few: the page that is in sight and some more")
  func few() {
    let desk = Receptionist(Example.demo, .large)
    desk.press(.char("s"))
    for _ in 0..<40 { desk.press(.pageDown, .pageUp) }
    #expect((desk.desk.layers[0].screen as? Home).map { $0.drawn.count <= DrawnRows.most } == true)
  }

  private func expectFresh(_ desk: Receptionist, _ what: String) {
    let remembered = desk.canvas
    (desk.desk.layers[0].screen as? Home)?.drawn.forget()
    #expect(desk.desk.canvas() == remembered, "\(what)")
  }
}
