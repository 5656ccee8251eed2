import Canvas
import Desk
import Practice
import Testing

@Suite("Who looked at what, by keys alone")
struct AuditTests {
  private func open(_ desk: Receptionist, _ name: String) {
    desk.press("/")
    desk.type(name)
    desk.press(.enter)
  }

  private func views(_ desk: Receptionist, _ family: String, _ screen: String) -> Int {
    desk.looked.count { $0.did == .saw && $0.what == screen && $0.about == [desk.patient(family)?.id].compactMap { $0 } }
  }

  @Test("a card that is opened is one view, whatever is done on it; again after ten minutes it is another")
  func once() {
    let desk = Receptionist()
    open(desk, "harris")
    #expect(views(desk, "Harris", "card") == 1)
    desk.press(.down, .up)
    desk.press("e")
    desk.press(.escape)
    for _ in 0..<14 { desk.wait(minutes: 1) }
    desk.press(.escape)
    desk.wait(minutes: 5)
    desk.press("i")
    open(desk, "harris")
    #expect(views(desk, "Harris", "card") == 1 && views(desk, "Harris", "form") == 1)
    desk.press(.escape)
    desk.wait(minutes: 11)
    open(desk, "harris")
    #expect(views(desk, "Harris", "card") == 2)
    desk.press("$")
    #expect(views(desk, "Harris", "receipts") == 1)
  }

  @Test("a superbill counts as looked at when the cursor rests on it, and not when it only passes by")
  func rest() {
    let desk = Receptionist()
    desk.select("okafor")
    let before = views(desk, "Okafor", "superbill pane")
    desk.pause(seconds: 2)
    #expect(before == 0 && views(desk, "Okafor", "superbill pane") == 1)
    desk.select("petrov")
    desk.select("moore")
    desk.pause(seconds: 2)
    #expect(views(desk, "Petrov", "superbill pane") == 0 && views(desk, "Moore", "superbill pane") == 1)
  }

  @Test("a search is kept with how many answered, and never with the words that were typed")
  func search() throws {
    let desk = Receptionist()
    desk.press("/")
    desk.type("smith")
    #expect(!desk.looked.contains { $0.did == .searched })
    desk.press(.escape)
    let event = try #require(desk.looked.last { $0.did == .searched })
    #expect(event.count == 2 && event.what == "a name" && event.note.isEmpty && event.about.isEmpty)
  }

  @Test("each screen that shows a record says whose: check-in, tick page, booking, emergency card, payment form")
  func everyScreen() {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("c")
    desk.press(.escape)
    desk.press("!")
    desk.press(.escape)
    desk.select("okafor")
    desk.press("b")
    desk.press(.escape)
    desk.press("m")
    desk.press(.escape)
    desk.press("+")
    #expect(views(desk, "Stewart", "check-in") == 1 && views(desk, "Stewart", "emergency") == 1)
    #expect(views(desk, "Okafor", "superbill") == 1 && views(desk, "Okafor", "book") == 1 && views(desk, "Okafor", "form") == 1)
  }

  @Test("the history of a card shows who changed the phone, and what it was and is")
  func history() {
    let desk = Receptionist(Example.office, .middle)
    Scene.audit.play(desk)
    #expect(desk.sees("change patient") && desk.sees("saw card") && desk.sees("saw receipts") && desk.sees("in all"))
    desk.press(.down, untilCursorOn: "change patient")
    desk.press(.enter)
    #expect(desk.sees("patient Harris, Leroy") && desk.sees("845-555-0777") && desk.sees("->"))
    desk.press(.escape)
    desk.press(.tab)
    #expect(!desk.sees("saw card") && desk.sees("change patient"))
    desk.press(.backTab)
    desk.press("[")
    #expect(desk.sees("saw card") && desk.sees("2026-09-24 to 2026-11-23"))
    desk.press(.tab, .tab, .tab, .tab)
    #expect(desk.sees("printed") && desk.sees("Nothing of the kind"))
  }

  @Test("w shows everyone's, g asks for days and a person, s saves the rows as a table")
  func ask() throws {
    let desk = Receptionist(Example.office, .middle)
    Scene.audit.play(desk)
    desk.press("w")
    #expect(desk.sees("of everyone's records") && desk.sees("searched a name"))
    desk.press("g")
    desk.overwrite("t-1")
    desk.press(.enter)
    #expect(desk.sees("2026-11-22 to 2026-11-23"))
    desk.press("s")
    let paper = try #require(desk.saved.last)
    #expect(paper.rows.first == AuditTable.heads && paper.rows.count > 4 && desk.answer.contains("saved in"))
    desk.press("g")
    desk.overwrite("t+3")
    desk.press(.enter)
    #expect(desk.answer.contains("is before"))
  }

  @Test("who may not see it is told who may")
  func permission() {
    var seat = Example.seat
    seat.role = .frontDesk
    let desk = Receptionist(seat: seat)
    desk.select("okafor")
    desk.press("H")
    #expect(desk.answer.contains("manager") && desk.answer.contains("front desk") && !desk.sees("Audit of"))
  }

  @Test("while the journal is looked through the screen says so and takes keys")
  func looking() {
    let desk = Receptionist()
    desk.isDeaf = true
    desk.press("H")
    #expect(desk.sees("Looking through"))
    desk.press(.enter)
    #expect(desk.answer.contains("still being looked through"))
    desk.press(.escape)
    #expect(!desk.sees("Looking through"))
  }

  @Test("the day is closed with the drawer counted, and the slip comes out with what was counted")
  func closing() throws {
    let desk = Receptionist()
    desk.press("D")
    #expect(desk.sees("still here") && desk.sees("Receipts"))
    let cash = desk.office.figures(of: desk.now.day).cash
    desk.overwrite("100")
    desk.tab((cash + Cents(9900)).shown)
    desk.press(.enter)
    #expect(desk.answer.contains("still here"))
    desk.press("y")
    desk.press(.enter)
    #expect(desk.answer.contains("$1.00 short"))
    desk.type("a coin fell")
    desk.press(.enter)
    let slip = try #require(desk.printed.last)
    #expect(slip.title == "day close" && slip.text.contains("Short $1.00: a coin fell") && slip.text.contains("Harbor Clinic"))
    #expect(desk.office.closes(of: desk.now.day).count == 1)
    desk.press("D")
    #expect(desk.sees("Closed at") && desk.sees("once more corrects it"))
  }

  @Test("a disclosure is kept from the card and stands in the history as disclosed")
  func disclose() {
    let desk = Receptionist(Example.office, .middle)
    open(desk, "harris")
    desk.press("D")
    desk.press("p")
    desk.tab("County Health")
    desk.tab("")
    desk.tab("lab result")
    desk.press(.enter)
    #expect(desk.answer.contains("say what for"))
    desk.type("notifiable")
    desk.press(.enter)
    #expect(desk.office.disclosures.sorted.first?.basis == .publicHealth)
    desk.press("H")
    desk.press(.backTab, .backTab, .backTab)
    #expect(desk.sees("record disclosure") && desk.sees("disclosed"))
  }
}
