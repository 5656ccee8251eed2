import Canvas
import Desk
import Practice
import Testing

/// The desk as it was, with the time machine's part played by the test.
@Suite("The desk as it was") struct PastTests {
  /// Asks for a time in the palette and lets the files answer with an office.
  private func goBack(_ desk: Receptionist, _ typed: String, to office: Office, from key: Key = .char(":")) throws {
    desk.press(key)
    desk.type("asof \(typed)")
    desk.press(.enter)
    let sending = try #require(desk.errands().last)
    guard case .asOf(let moment) = sending.errand else {
      Issue.record("\(sending.errand)")
      return
    }
    #expect(desk.sees("going back to"))
    desk.bring(.past(office, moment), for: sending)
  }

  @Test("The palette says what Enter will do with what is typed, or what is wrong with it")
  func palette() {
    let desk = Receptionist()
    desk.press(":")
    desk.type("asof ")
    #expect(desk.sees("say a time: 10:42"))
    desk.type("10:1")
    #expect(desk.sees("no time that is understood"))
    desk.type("5")
    #expect(desk.sees("Enter shows the desk as it was on Mon 23 Nov 2026 at 10:15, to look at."))
    desk.overwrite("asof 16:30")
    #expect(desk.sees("still to come"))
    desk.press(.enter)
    #expect(desk.answer.contains("16:30 today is still to come") && desk.sees("Do"))
    desk.overwrite("asof:")
    #expect(desk.sees("asof 10:42, asof 20 Nov"))
    desk.press(.enter)
    #expect(desk.sees("say a time: 10:42"), "chosen from the list it asks for the time")
    desk.press(.escape)
    #expect(desk.errands().isEmpty)
  }

  @Test("It is read-only, says so at once for every key that changes something, and the badge and the clock are those of that time")
  func readOnly() throws {
    let desk = Receptionist(Example.office, .large)
    let before = desk.office
    try goBack(desk, "10:15", to: before)
    #expect(desk.rows[0].contains(" AS OF 23 Nov 10:15 ") && desk.rows[0].contains("10:15"))
    #expect(!desk.rows[0].contains("10:42"))
    for binding in Home.keys where binding.verb != nil && !binding.isLooking {
      guard let key = binding.keys.first else { continue }
      desk.press(key)
      #expect(
        desk.answer.contains("this is the office as it was at 23 Nov 10:15") && desk.answer.contains("returns to the present"),
        "\(key) \(desk.answer)")
      #expect(desk.rows[0].contains("AS OF"))
    }
    for key in ["u", "U"] {
      desk.press(key)
      #expect(desk.answer.contains("as it was"))
    }
    desk.press(.enter)
    #expect(desk.answer.contains("as it was"), "the next step of the row")
    desk.press("i")
    #expect(desk.sees("Demographics") || desk.rows[1].contains("OKAFOR") || desk.screen.contains("Born") || desk.sees("chart number"))
    desk.press("e")
    #expect(desk.answer.contains("as it was"))
    desk.press(.escape)
    desk.press("/")
    desk.type("smith")
    #expect(desk.sees("SMITH") || desk.sees("Smith"))
    desk.press(.escape)
    #expect(everything(desk.office) == everything(before) && desk.journal.isEmpty && desk.waiting.isEmpty)
  }

  @Test("Others' changes do not disturb it; Esc returns to the form that was open, as it was typed, and to what they did meanwhile")
  func returning() throws {
    let desk = Receptionist(Example.office, .large)
    let then = desk.office
    desk.press("w")
    desk.type("oka")
    desk.press(.ctrl("k"))
    desk.press("/")
    desk.type("newcomer")
    desk.press(.ctrl("n"))
    desk.tab("Quillon")
    #expect(desk.sees("Quillon"))
    let form = desk.rows
    desk.press(.ctrl("p"))
    desk.type("asof yesterday 9:30")
    desk.press(.enter)
    let sending = try #require(desk.errands().last)
    guard case .asOf(let moment) = sending.errand else { return }
    #expect(moment.day == Example.now.day.advanced(by: -1) && moment.time == ClockTime(9, 30))
    desk.bring(.past(then, moment), for: sending)
    #expect(desk.rows[0].contains("AS OF 22 Nov 9:30") && !desk.rows[0].contains("set aside") && !desk.sees("Quillon"))
    #expect(
      desk.desk.drafts.contains { $0.words.contains("Quillon") || "\($0.texts)".contains("Quillon") }, "still kept in case the line drops")
    let screen = desk.rows.dropFirst()
    try desk.elsewhere(AddPatient { ($0.name, $0.born) = (PersonName("Zweig", "Stefan"), Day(1981, 11, 28)) })
    desk.wait(minutes: 3)
    #expect(Array(desk.rows.dropFirst().dropLast(2)) == Array(screen.dropLast(2)))
    desk.press("/")
    desk.type("zweig")
    #expect(!desk.sees("Stefan"))
    desk.press(.escape)
    desk.press(.escape)
    #expect(!desk.rows[0].contains("AS OF") && desk.rows[0].contains("set aside") && desk.answer.contains("back in the present"))
    let isForm = { (row: String) in row.contains("name") || row.contains("Street") || row.contains("ZIP") }
    #expect(
      desk.sees("Quillon")
        && desk.rows.filter(isForm).map { $0.dropFirst(20).prefix(80) } == form.filter(isForm).map { $0.dropFirst(20).prefix(80) })
    desk.press(.escape, .char("y"))
    desk.press(.escape)
    desk.select("zweig")
    #expect(desk.office.patients.sorted.contains { $0.name.family == "Zweig" })
  }

  @Test(
    "An emergency under the shield is raised in the present, whatever time is shown; the shield stays up and what was typed stays whole")
  func emergencyUnderTheShield() throws {
    let desk = Receptionist(Example.office, .large)
    let then = desk.office
    desk.press("w")
    desk.type("quill")
    try goBack(desk, "yesterday 9:30", to: then, from: .ctrl("p"))
    #expect(desk.rows[0].contains("AS OF"))
    desk.press("Z")
    desk.press("!")
    #expect(!desk.rows[0].contains("AS OF") && desk.rows[0].contains("SHIELD") && desk.sees("EMERGENCY"))
    desk.press(.escape)
    desk.press("Z")
    #expect(!desk.rows[0].contains("SHIELD") && desk.sees("quill"))
  }

  @Test("q and :now return as well; an emergency is raised in the present; from one time one goes to another")
  func ways() throws {
    let desk = Receptionist(Example.office, .large)
    let then = desk.office
    try goBack(desk, "9:00", to: then)
    desk.press("q")
    #expect(!desk.desk.isOver && !desk.rows[0].contains("AS OF"))
    try goBack(desk, "9:00", to: then)
    try goBack(desk, "yesterday", to: then)
    #expect(desk.rows[0].contains("AS OF 22 Nov 23:59"))
    desk.press(":")
    desk.type("now")
    desk.press(.enter)
    #expect(!desk.rows[0].contains("AS OF"))
    try goBack(desk, "9:00", to: then)
    desk.press("!")
    #expect(!desk.rows[0].contains("AS OF") && desk.rows[0].contains("EMERGENCY"))
  }

  @Test("While it goes back Esc stays here, and what comes afterwards is not shown; what cannot be is said")
  func cancelled() throws {
    let desk = Receptionist()
    desk.press(":")
    desk.type("asof 9:00")
    desk.press(.enter)
    let sending = try #require(desk.errands().last)
    desk.press("x")
    #expect(desk.answer.contains("Esc stays here"))
    desk.press(.escape)
    #expect(desk.answer.contains("stayed here"))
    guard case .stayHere = desk.errands().last?.errand else {
      Issue.record("the machine was not told")
      return
    }
    desk.bring(.past(desk.office, Example.now), for: sending)
    #expect(!desk.rows[0].contains("AS OF"))
    desk.press(":")
    desk.type("asof 2020-01-01")
    desk.press(.enter)
    let second = try #require(desk.errands().last)
    desk.bring(.failed("the office began on Mon 20 Oct 2025 at 8:00; there is nothing before that"), for: second)
    #expect(desk.answer.contains("the office began on") && !desk.rows[0].contains("AS OF"))
  }

  private func everything(_ office: Office) -> [String] {
    Kind.allCases.flatMap { office.atHand($0).map { "\($0)" } }
  }
}
