import Canvas
import Practice
import Testing

@testable import Desk

@Suite("The charges of a day, at the desk") struct ChargesTests {
  @Test("the list says what is to do for each visit, x says why there is nothing to bill, and Tab shows only what is open")
  func list() throws {
    let desk = Receptionist(Example.office)
    let visit = try #require(desk.visit("Petrov"))
    let bill = try #require(visit.superbill)
    desk.press("&")
    #expect(desk.sees("not checked out, unsigned") && desk.sees("still here") && desk.sees("To do: "))
    try desk.elsewhere(RemoveService { ($0.superbill, $0.line, $0.code) = (bill, 1, "99213") })
    #expect(desk.sees("no charges"))
    desk.press(.home)
    desk.press(.down, untilCursorOn: "Petrov")
    desk.press("x")
    desk.type("only a form was filled in")
    desk.press(.enter)
    #expect(desk.visit("Petrov")?.noBill == "only a form was filled in" && desk.sees("nothing to bill"))
    desk.press(.tab)
    #expect(!desk.sees("10:05"), "the row is not among the open ones")
    desk.press("u")
    #expect(desk.visit("Petrov")?.noBill == "" && desk.sees("no charges"))
    desk.press(.tab, .home)
    desk.press(.down, untilCursorOn: "Petrov")
    desk.press(.enter)
    #expect(desk.sees("R05.9"), "Enter opens the sheet")
  }

  @Test("the close of a day says what is still to be charged")
  func close() {
    let desk = Receptionist(Example.office)
    desk.press("D")
    #expect(desk.sees("Charges: "))
  }

  @Test("an estimate is worked out in the ledger, printed with its notices, and noted as given")
  func estimate() throws {
    let desk = Receptionist(Example.office)
    desk.select("okafor")
    desk.press("iLe")
    desk.tab("99213, 81003 x2")
    desk.press(.enter)
    let made = try #require(desk.office.estimates.sorted.last)
    #expect(made.lines.map(\.units) == [1, 2] && made.total == made.lines.map(\.total).total && desk.sees("Estimate of"))
    let paper = EstimatePaper.sheets(made, in: desk.office, note: "").text
    for words in ["GOOD-FAITH ESTIMATE", "99213", "not a contract", "120 days", "400.00", made.total.shown] {
      #expect(paper.contains(words), "\(words)")
    }
    #expect(paper.split(separator: "\n").allSatisfy { $0.count <= 80 })
    desk.press("y")
    desk.press(.enter)
    #expect(desk.office.estimates.sorted.last?.givenHow == "on paper")
    desk.press("y")
    #expect(desk.sees("was given on"))
  }

  @Test("what is not a code and its units is told in the field")
  func services() {
    let desk = Receptionist(Example.office)
    desk.select("okafor")
    desk.press("iLe")
    desk.tab("99213 twice")
    desk.press(.enter)
    #expect(desk.sees("is not a code and its units") && desk.office.estimates.count == 0)
  }
}
