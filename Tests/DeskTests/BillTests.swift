import Canvas
import Desk
import Practice
import Testing

@Suite("The tick page, by keys alone")
struct BillTests {
  /// Where each code stands on the screen.
  private func places(_ desk: Receptionist, _ codes: [String]) -> [String] {
    codes.map { code in
      let row = desk.rows.firstIndex { $0.contains(" \(code) ") } ?? -1
      let column = row < 0 ? -1 : desk.rows[row].firstRange(of: " \(code) ").map { desk.rows[row][..<$0.lowerBound].count } ?? -1
      return "\(code) \(row) \(column)"
    }
  }

  @Test("Before a visit the superbill pane acts for the appointment that the other panes point to")
  func fromTheBill() {
    let desk = Receptionist(Example.office, .large)
    desk.select("johnson")
    desk.wait(minutes: 0)
    desk.press(.tab)
    desk.press("a")
    #expect(desk.visit("Johnson")?.state == .arrived, "\(desk.answer)")
  }

  @Test("a letter keeps its place while nine services are ticked, and no price is cut", arguments: Size.usual)
  func places(_ size: Size) throws {
    let desk = Receptionist(Example.demo, size)
    let visit = try #require(desk.office.visits.sorted.last { $0.state == .withProvider })
    let patient = try #require(desk.office[visit.patient])
    desk.select(patient.name.listed)
    desk.press("b")
    desk.press(.right)
    let fees = desk.office.fees.sorted.filter { !$0.gone }.prefix(26)
    let codes = fees.dropFirst(9).map(\.code)
    let before = places(desk, codes)
    desk.type("abcdefghi")
    #expect(places(desk, codes) == before)
    for fee in fees { #expect(desk.rows.contains { $0.contains("\(fee.code) ") && $0.contains(" \(fee.price.shown)") }, "\(fee.code)") }
    #expect(desk.sees("total $"))
  }

  @Test("more than twenty-six of them are on pages that PgDn and PgUp turn", arguments: Size.usual)
  func pages(_ size: Size) throws {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .manager, desk: "front-2")
    for number in 0..<60 {
      try office.apply(
        Change(
          ChangeSetting(
            new: Fee {
              $0.section = number < 30 ? "Labs" : "Shots"
              $0.code = "9\(1000 + number)"
              $0.words = "test \(number)"
              $0.price = Cents(1000)
            })), context)
    }
    let desk = Receptionist(office, size)
    desk.select("okafor")
    desk.press("b")
    desk.press(.right)
    #expect(desk.sees("page 1 of 3"))
    desk.press(.pageDown)
    #expect(desk.sees("page 2 of 3"))
    desk.press("a")
    let lines = try #require(desk.visit("Okafor")?.superbill.flatMap { desk.office[$0] }).lines
    #expect(lines.map(\.code) == [desk.office.fees.sorted[26].code])
    desk.press(.pageUp, .pageUp)
    #expect(desk.sees("page 3 of 3"))
    desk.press("z")
    #expect(desk.answer.contains("no service on this page has the letter z"))
  }

  @Test("with diagnoses and no service yet the superbill shows the diagnoses, and says what is missing")
  func diagnosesOnly() {
    let desk = Receptionist()
    desk.select("okafor")
    desk.press("b")
    #expect(desk.sees("each letter ticks its line"))
    desk.press("ab")
    desk.press(.enter)
    #expect(desk.sees("E11.9 I10  no service yet"))
    #expect(desk.answer.contains("saved: add diagnosis I10, Okafor, Ada") || desk.sees("E11.9 I10"))
  }

  @Test("an office without fees says why the page is blank")
  func blank() {
    let desk = Receptionist()
    desk.select("okafor")
    desk.press("ba")
    #expect(desk.answer.contains("add diagnosis E11.9, Okafor, Ada"))
  }
}
