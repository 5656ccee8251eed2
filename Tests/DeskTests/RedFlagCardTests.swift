import Canvas
import Practice
import Testing

@testable import Desk

@Suite("The red-flag card") struct RedFlagCardTests {
  @Test("words that must not wait raise the card before a walk-in is taken in, and only a clinician's word goes on", arguments: Size.usual)
  func redFlag(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press("w")
    desk.type("rossi")
    desk.press(.enter)
    desk.press(.tab, .tab)
    desk.type("chest pian since 8")
    desk.press(.enter)
    #expect(
      desk.sees("RED FLAG") && desk.sees("chest pain") && desk.sees("approved by nobody yet") && desk.sees("medical advice")
        && desk.visit("Rossi") == nil)
    desk.press("1")
    desk.pick("Lin")
    #expect(!desk.sees("advice can") && desk.sees("What did Lin say?"))
    desk.pick("comes now")
    #expect(desk.answer.contains("Lin sees them at once"))
    desk.press(.enter)
    #expect(desk.visit("Rossi")?.state == .arrived && desk.visit("Rossi")?.cleared != nil && desk.sees("RED"))
  }

  @Test("left without an answer it stays first of what needs a person, and 911 opens the emergency card with its words")
  func redFlagLeft() {
    let desk = Receptionist()
    desk.select("okafor")
    desk.press("mr")
    desk.type("cannot breathe")
    desk.press(.enter)
    #expect(desk.sees("RED FLAG"))
    desk.press(.escape)
    desk.press(.enter)
    #expect(desk.sees("RED FLAG") && desk.journal.map(\.did) == ["raise red flag"], "Enter books nothing: it is the card again")
    desk.press(.escape)
    desk.press("r")
    desk.press(.ctrl("u"))
    desk.type("checkup")
    desk.press(.enter)
    #expect(desk.sees("RED FLAG"), "other words do not take back what was said")
    desk.press(.escape)
    desk.press(.escape)
    desk.press("n")
    #expect(desk.sees("RED FLAG") && desk.answer.contains("no clinician has answered"))
    desk.press("20")
    desk.pick("yes, a false alarm")
    let ada = desk.patient("Okafor")?.id ?? .unnumbered
    #expect(desk.office.unanswered(of: [ada], on: desk.now.day)?.what == "cannot breathe", "no clinician has answered")
    desk.press(.escape)
    desk.select("okafor")
    desk.press("mr")
    desk.type("checkup")
    desk.press(.enter)
    #expect(desk.sees("RED FLAG") && desk.sees("cannot breathe"))
    desk.press("2")
    #expect(desk.sees("EMERGENCY") && desk.sees("Seen: cannot breathe"))
    #expect(desk.office.emergencies.sorted.last?.patient == desk.patient("Okafor")?.id)
    desk.press(.escape)
    #expect(desk.office.openItems(on: desk.now.day).isEmpty)
  }
}
