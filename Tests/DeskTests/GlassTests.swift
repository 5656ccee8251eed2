import Canvas
import Practice
import Testing

@testable import Desk

@Suite("Restricted records at the desk")
struct GlassTests {
  /// Stewart's record is restricted, and someone of the front desk is at work.
  private static let office: Office = {
    var office = Example.office
    let context = Context(now: Example.now, by: "lin", role: .clinician, desk: "clinic")
    let patient = office.patients.sorted.first { $0.name.family == "Stewart" }
    _ = try? office.apply(Change(RestrictRecord { ($0.patient, $0.why) = (patient?.id ?? .unnumbered, .staff) }), context)
    return office
  }()

  private func desk(_ role: StaffRole = .frontDesk) -> Receptionist {
    Receptionist(Self.office, .large, seat: Desk.Seat(by: "pat", role: role, desk: "front-1"))
  }

  /// The same of someone who has an appointment.
  private static func office(restricting family: String) -> Office {
    var office = Example.office
    let context = Context(now: Example.now, by: "lin", role: .clinician, desk: "clinic")
    let patient = office.patients.sorted.first { $0.name.family == family }
    _ = try? office.apply(Change(RestrictRecord { ($0.patient, $0.why) = (patient?.id ?? .unnumbered, .staff) }), context)
    return office
  }

  private func opened(_ desk: Receptionist) -> Int { desk.office.openings.count }

  @Test("the card asks first, and says that opening is recorded and reviewed; Esc shows nothing")
  func card() {
    let desk = desk()
    desk.press("/")
    desk.type("stewart")
    #expect(desk.sees("RESTR") && !desk.sees("1964-02-19"), "lists show the name and the word")
    desk.press(.enter)
    #expect(desk.sees("Restricted record: Stewart, Moira") && desk.sees("recorded") && desk.sees("reviewed"))
    #expect(!desk.sees("Elm St"))
    desk.press(.escape)
    #expect(!desk.sees("Elm St") && opened(desk) == 0)
  }

  @Test("the list of the day that is printed has their time and RESTR; what lies about on paper has nothing else of them for anybody")
  func onPaper() throws {
    let office = Self.office(restricting: "Petrov"),
      born = try #require(office.patients.sorted.first { $0.name.family == "Petrov" }?.born?.iso)
    let desk = Receptionist(office, .large, seat: Desk.Seat(by: "pat", role: .frontDesk, desk: "front-1"))
    desk.press("W")
    let printed = try #require(desk.printed.last?.text)
    #expect(printed.contains("PETROV, Ivan") && printed.contains("RESTR") && !printed.contains(born))
    let lin = Receptionist(office, .large, seat: Desk.Seat(by: "pat", role: .manager, desk: "front-1"))
    lin.select("petrov")
    lin.press("R")
    lin.type("the manager looks at the list of today")
    lin.press(.enter)
    lin.press("W")
    #expect(try #require(lin.printed.last?.text).contains(born), "to whom it is open it is printed")
    let pack = DowntimePack(lin.office, from: Example.now.day, days: 1, now: Example.now).files
    #expect(!pack.contains { $0.text.contains(born) } && pack.contains { $0.text.contains("PETROV, Ivan") })
    #expect(pack.contains { $0.text.contains("1 restricted record left out") })
  }

  @Test("nor has a list of calls its number or birth date, on the screen or on paper")
  func inCallLists() throws {
    let office = Self.office(restricting: "Hernandez"),
      patient = try #require(office.patients.sorted.first { $0.name.family == "Hernandez" })
    let phone = try #require(patient.phones.first?.number), born = try #require(patient.born?.iso)
    let desk = Receptionist(office, .large, seat: Desk.Seat(by: "pat", role: .manager, desk: "front-1"))
    try desk.elsewhere(CloseDays { ($0.from, $0.words) = (Example.now.day, "snow") })
    desk.press("#")
    desk.pick("provider out, or closed")
    #expect(desk.sees("Hernandez") && !desk.sees(phone))
    desk.press("W")
    let sheet = try #require(desk.printed.last?.text)
    #expect(sheet.contains("HERNANDEZ") && sheet.contains("RESTR") && !sheet.contains(phone) && !sheet.contains(born))
  }

  @Test("a list that is printed of a day gone by asks the present as well")
  func onPaperOfThePast() throws {
    let office = Self.office(restricting: "Petrov"),
      born = try #require(office.patients.sorted.first { $0.name.family == "Petrov" }?.born?.iso)
    let desk = Receptionist(office, .large, seat: Desk.Seat(by: "pat", role: .frontDesk, desk: "front-1"))
    desk.press(":")
    desk.type("asof 10:40")
    desk.press(.enter)
    let sending = try #require(desk.errands().last)
    desk.bring(.past(Example.office, Example.now), for: sending)
    desk.press("W")
    let printed = try #require(desk.printed.last?.text)
    #expect(printed.contains("AS OF") && printed.contains("PETROV, Ivan") && !printed.contains(born))
  }

  @Test("what is restricted now is restricted in the desk as it was, and no reason is asked where none could be kept")
  func inThePast() throws {
    let desk = desk()
    desk.press(":")
    desk.type("asof 10:00")
    desk.press(.enter)
    let sending = try #require(desk.errands().last)
    guard case .asOf(let moment) = sending.errand else {
      Issue.record("\(sending.errand)")
      return
    }
    desk.bring(.past(Example.office, moment), for: sending)
    #expect(desk.rows[0].contains("AS OF"), "\(desk.screen)")
    desk.press(.down, untilCursorOn: "STEWART")
    desk.wait(minutes: 1)
    #expect(desk.sees("This record is restricted"), "\(desk.screen)")
    desk.press("i")
    #expect(!desk.sees("Elm St") && desk.answer.contains("could not be recorded"), "\(desk.answer)")
    desk.press("R")
    #expect(!desk.sees("reviewed at") && desk.answer.contains("as it was at"))
  }

  @Test("with a reason it is open, for this person for the rest of the day, and the key that was pressed goes on")
  func opens() {
    let desk = desk()
    desk.select("walker")
    desk.press("/")
    desk.type("stewart")
    desk.press(.enter)
    desk.type("no")
    desk.press(.enter)
    #expect(desk.answer.contains("at least 10 letters") && opened(desk) == 0)
    desk.overwrite("insurance calls about a claim")
    desk.press(.enter)
    #expect(desk.sees("Elm St") && desk.sees("RESTRICTED") && opened(desk) == 1)
    desk.press(.escape)
    desk.press("i")
    #expect(desk.sees("Elm St"), "it asks once")
    #expect(desk.office.openings.sorted[0].reason == "insurance calls about a claim")
  }

  @Test("check-in, the tick page, receipts, forms and booking ask as the card does", arguments: ["c", "$", "+", "m", "M"])
  func everyScreen(_ key: String) {
    let desk = desk()
    #expect(desk.visit("Stewart")?.state == .arrived)
    desk.press("n")
    while desk.desk.layers[0].screen as? Home != nil, desk.cursorLine?.contains("STEWART") != true { desk.press(.down) }
    desk.press(key)
    #expect(desk.sees("Restricted record: Stewart"))
    desk.type("the patient is at the desk")
    desk.press(.enter)
    #expect(!desk.sees("Restricted record:") && opened(desk) == 1)
    #expect(desk.desk.layers.count == 2, "and then \(key) goes on")
  }

  private func toStewart(_ desk: Receptionist) {
    for _ in 0..<12 where desk.cursorLine?.contains("STEWART") != true { desk.press(.down) }
  }

  @Test("the superbill pane of a restricted patient shows nothing until the record is open")
  func pane() throws {
    let desk = desk()
    toStewart(desk)
    desk.press("c")
    desk.type("the patient is at the desk")
    desk.press(.enter)
    desk.press("y")
    desk.press(.enter, .enter, .enter)
    try #require(desk.visit("Stewart")?.superbill != nil)
    let other = Receptionist(desk.office, .huge, seat: Desk.Seat(by: "kim", role: .frontDesk, desk: "front-2"))
    toStewart(other)
    other.wait(minutes: 0)
    #expect(other.sees("This record is restricted") && !other.sees("due $"))
    other.press("R")
    other.type("answering her question at the desk")
    other.press(.enter)
    #expect(!other.sees("This record is restricted"))
    other.press("R")
    #expect(other.answer.contains("open to you since"))
  }

  @Test("a key that changes the record at once asks before its list, and then does what it does")
  func keyGoesOn() {
    let desk = desk()
    toStewart(desk)
    desk.press("L")
    #expect(desk.sees("Restricted record: Stewart"))
    desk.type("she left, and has to be called back")
    desk.press(.enter)
    #expect(desk.sees("left without being seen: why?"))
  }

  @Test("arriving, calling and an emergency ask nothing")
  func neverAsked() {
    let desk = desk()
    toStewart(desk)
    desk.press("!")
    #expect(desk.office.emergencies.count == 1 && desk.sees("EMERGENCY") && !desk.sees("Restricted record"))
  }

  @Test("what was set aside asks again on another day")
  func aside() {
    let desk = desk()
    toStewart(desk)
    desk.press("i")
    desk.type("change of address by phone")
    desk.press(.enter, .char("e"))
    desk.overwrite("Stuart")
    desk.press(.ctrl("k"))
    desk.wait(minutes: 24 * 60)
    desk.press(.ctrl("g"))
    #expect(desk.sees("Restricted record: Stewart") && !desk.sees("Stuart"))
    desk.type("finishing the change of address")
    desk.press(.enter)
    #expect(desk.sees("Stuart"))
  }

  @Test("a manager looks through the openings of the day: n names them, V lists them, choosing one says it was looked at")
  func review() {
    let desk = desk()
    toStewart(desk)
    desk.press("R")
    desk.type("the patient is at the desk")
    desk.press(.enter)
    let manager = Receptionist(desk.office, .large, seat: Desk.Seat(by: "boss", role: .manager, desk: "back"))
    manager.press("V")
    #expect(manager.sees("pat opened Stewart, Moira: the patient is at the desk"))
    manager.press(.enter)
    #expect(manager.office.openingsToReview(on: manager.now.day).count == 1, "Enter alone says nothing")
    manager.press("V")
    manager.pick("the patient is at the desk")
    #expect(manager.office.openingsToReview(on: manager.now.day).isEmpty)
    manager.press("V")
    #expect(manager.answer.contains("no opening of today"))
    desk.press("V")
    #expect(desk.answer.contains("manager"))
  }

  @Test("clinicians and managers restrict a record from its card; the front desk cannot")
  func restrict() {
    let clinician = Receptionist(Example.office, .large, seat: Desk.Seat(by: "lin", role: .clinician, desk: "clinic"))
    clinician.select("petrov")
    clinician.press("iR")
    clinician.pick("domestic violence")
    #expect(clinician.patient("Petrov")?.restricted == .violence)
    let desk = Receptionist(Example.office, .large, seat: Desk.Seat(by: "pat", role: .frontDesk, desk: "front-1"))
    desk.select("petrov")
    desk.press("iR")
    #expect(desk.answer.contains("clinician, manager") && desk.patient("Petrov")?.restricted == nil)
  }

  @Test("where nothing can be recorded, a restricted record stays closed")
  func readOnly() {
    let desk = Receptionist(
      Self.office, .large, seat: Desk.Seat(by: "pat", role: .frontDesk, desk: "front-1", isReadOnly: true))
    toStewart(desk)
    desk.press("i")
    #expect(desk.answer.contains("could not be recorded") && !desk.sees("Elm St"))
  }
}
