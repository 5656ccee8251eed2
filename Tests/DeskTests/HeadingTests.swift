import Canvas
import Desk
import Foundation
import Practice
import Testing

@Suite("Every number on a heading equals its rows")
struct HeadingTests {
  /// So large that nothing is out of sight.
  static let all = Size(200, 110)

  /// The number before a word on the screen: 9 in "9 here".
  private func number(before word: String, in text: String) -> Int? {
    guard let range = text.range(of: " \(word)") else { return nil }
    return Int(text[..<range.lowerBound].split { !$0.isNumber }.last.map(String.init) ?? "")
  }

  private func expectTrue(_ desk: Receptionist) {
    let rows = desk.rows, heading = rows.first { $0.contains("Waiting room") } ?? ""
    let left = rows.map { String($0.prefix(100)) }, right = rows.map { String($0.suffix(100)) }
    let here = desk.office.waitingRoom(on: desk.now.day, now: desk.now)
    let waits = here.filter { $0.visit.state.isWaiting }
    let drawn = here.filter { item in left.contains { $0.contains(item.patient.name.loud) } }
    #expect(number(before: "here", in: heading) == drawn.count)
    #expect(number(before: "waiting", in: heading) == waits.count)
    let body = right.dropFirst(2)
    let open = body.filter { $0.contains(" open") }.count
    let booked = body.filter { row in row.contains { "○●▓✓".contains($0) } }.count
    #expect(number(before: "booked", in: heading) == booked)
    #expect(number(before: "open", in: heading) == open)
  }

  @Test("on the waiting room and the schedule, before and after work")
  func panes() {
    let desk = Receptionist(Example.office, Self.all)
    expectTrue(desk)
    desk.select("hernandez")
    desk.press("a")
    desk.select("smith jane")
    desk.press("x")
    desk.pick("patient: cannot come")
    desk.press(.enter)
    desk.select("cohen")
    desk.press("L")
    desk.pick("waited too long")
    expectTrue(desk)
    desk.press("}")
    let heading = desk.rows.first { $0.contains("Waiting room") } ?? ""
    #expect(number(before: "open", in: heading) == desk.rows.dropFirst(2).filter { $0.suffix(100).contains(" open") }.count)
  }

  @Test("on the receipts")
  func receipts() throws {
    let desk = Receptionist(Example.office, Self.all)
    desk.select("petrov")
    desk.press("$")
    let heading = desk.rows.first { $0.contains("Receipts of") } ?? ""
    let receipts = desk.office.filed(Payment.self, of: try #require(desk.patient("Petrov")).id)
    #expect(number(before: "receipt", in: heading) == receipts.count)
    #expect(desk.rows.filter { $0.contains("2026-") && $0.contains("$") }.count == receipts.count)
  }

  @Test("on the kinds of setting")
  func settings() {
    let desk = Receptionist(Example.office, Self.all)
    desk.press("S")
    desk.press(.down, .down, .down)
    let row = desk.cursorLine ?? ""
    #expect(row.contains("rooms 6"))
    desk.press(.enter)
    #expect(desk.rows.filter { $0.contains("exam") || $0.contains("procedure") }.count == 6)
  }

  @Test("and the time on the waiting room is that of the longest wait")
  func longest() throws {
    let desk = Receptionist(Example.office, Self.all)
    let waits = desk.office.waitingRoom(on: desk.now.day, now: desk.now).filter { $0.visit.state.isWaiting }
    let longest = try #require(waits.map(\.clocks.sinceArrival).max())
    #expect(desk.sees("longest \(longest)m"))
    desk.wait(minutes: 3)
    #expect(desk.sees("longest \(longest + 3)m"))
  }

  @Test("time that is over is not open, and booking a slot makes one open row less", arguments: Size.usual)
  func openFromNow(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.press("s")
    let heading = { desk.rows.first { $0.contains("booked,") } ?? "" }
    let before = try #require(number(before: "open", in: heading()))
    desk.press(.home)
    #expect(desk.rows.contains { $0.contains(" 8:00") && $0.contains("over") })
    desk.press("m")
    #expect(desk.answer.contains("over; P records a past visit"))
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter)
    desk.press("m")
    desk.press(.enter, .escape)
    #expect(number(before: "open", in: heading()) == before - 1)
  }

  @Test("the three clocks of who waits are on the row at any width", arguments: Size.usual)
  func clocks(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("cohen")
    #expect(desk.sees("past"))
    let late = desk.rows.contains { $0.contains("22m") && ($0.contains("COHEN") || $0.contains("past appt")) }
    #expect(late, "booked at 10:20, and it is 10:42")
  }

  @Test("a no-show has no superbill, and the pane says why")
  func noShowBill() {
    let desk = Receptionist()
    desk.press("s")
    desk.press(.home)
    desk.press(.down, untilCursorOn: "Williams")
    #expect(desk.sees("No superbill: the patient did not come."))
  }

  @Test("an office on its first day says what it lacks, without a bare colon")
  func firstDay() {
    let desk = Receptionist(Example.empty)
    #expect(!desk.sees("2026: "))
    #expect(desk.sees("the office needs a provider and a visit type first"))
    #expect(desk.rows.last?.contains("S set up the office") == true)
    desk.press("m")
    #expect(desk.answer.contains("and hours first: S sets them up"))
  }
}
