import Canvas
import Desk
import Practice
import Testing

@Suite("The phone rings, the line drops, the disk says no: nothing typed is lost")
struct PhoneTests {
  private func halfWritten(_ size: Size = .small) -> Receptionist {
    let desk = Receptionist(Example.office, size)
    desk.press("/")
    desk.type("adeyemi")
    desk.press(.ctrl("n"), .tab)
    desk.type("Fol")
    return desk
  }

  @Test("a half-written form is set aside, other work is done, and it returns exactly as it was", arguments: Size.usual)
  func setAside(_ size: Size) {
    let desk = halfWritten(size)
    let before = desk.desk.drafts, cursor = desk.canvas.cursor
    desk.press(.ctrl("k"))
    #expect(desk.sees("1 set aside"))
    #expect(!desk.sees("Family name"))
    desk.select("hernandez")
    desk.press("a")
    #expect(desk.visit("Hernandez")?.state == .arrived)
    desk.press(.ctrl("g"))
    #expect(!desk.sees("set aside"))
    #expect(desk.sees("New patient"))
    #expect(desk.desk.drafts == before)
    #expect(desk.canvas.cursor == cursor)
    desk.type("ake")
    desk.press(.enter)
    #expect(desk.patient("Adeyemi")?.name.given == "Folake")
  }

  @Test("two things can be set aside, and each comes back in turn")
  func twoAside() {
    let desk = halfWritten()
    desk.press(.ctrl("k"))
    desk.select("stewart")
    desk.press("cy")
    desk.press(.ctrl("k"))
    #expect(desk.sees("2 set aside"))
    desk.press(.ctrl("g"))
    #expect(desk.sees("Go back to which?"), "with several, the desk asks which")
    #expect(desk.sees("1 check-in of Stewart") && desk.sees("2 New patient"))
    desk.press(.enter)
    #expect(desk.sees("Check in Stewart"))
    desk.press(.ctrl("g"))
    #expect(desk.sees("New patient"))
    #expect(desk.sees("1 set aside"))
  }

  @Test("when the line drops, the draft is there at the next sign-in")
  func drafts() {
    let desk = halfWritten()
    let before = desk.desk.drafts
    #expect(before.count == 1)
    desk.reconnect()
    #expect(desk.answer.contains("you were writing"))
    desk.press(.ctrl("g"))
    #expect(desk.desk.drafts == before)
    #expect(desk.sees("Fol"))
  }

  @Test("a draft survives being written as data and read again")
  func draftAsData() throws {
    let before = try #require(halfWritten().desk.drafts.first)
    let after = try FormDraft(datum: before.datum)
    #expect(after == before)
  }

  @Test("leaving a form asks only if something was typed, and No is the answer of Enter")
  func leaving() {
    let desk = halfWritten()
    desk.press(.escape)
    #expect(desk.sees("would be lost"))
    desk.press(.enter)
    #expect(desk.sees("New patient"))
    desk.press(.escape)
    desk.pick("yes, throw it away")
    #expect(!desk.sees("New patient"))
    desk.press("S")
    desk.press(.down, .down, .down, .enter, .enter, .escape)
    #expect(!desk.sees("would be lost"))
  }

  @Test("throwing a form away leaves the screen below as it was")
  func throwAway() {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("c")
    desk.press(.down)
    desk.press("ye")
    desk.press(.tab)
    desk.type("x")
    desk.press(.escape)
    desk.pick("yes, throw it away")
    #expect(desk.sees("Check in Stewart"), "the answers of check-in are still there")
  }

  @Test("q asks if a form is open or set aside, and leaves at once if not")
  func quit() {
    let desk = halfWritten()
    desk.press(.ctrl("k"))
    desk.press("q")
    #expect(desk.sees("Leave now?"))
    #expect(!desk.desk.isOver)
    desk.press(.enter)
    #expect(!desk.desk.isOver)
    let other = Receptionist()
    other.press(.escape)
    #expect(!other.desk.isOver)
    other.press("q")
    #expect(other.desk.isOver)
  }

  @Test("a disk that is gone for good is said in words, the form keeps its text, and Enter tries again")
  func goneDisk() {
    let desk = halfWritten()
    desk.disk = .gone
    desk.press(.enter)
    #expect(desk.answer.contains("NOT SAVED: the journal is damaged"))
    #expect(desk.sees("Fol"))
    #expect(desk.patient("Adeyemi") == nil)
    desk.disk = .good
    desk.press(.enter)
    #expect(desk.patient("Adeyemi") != nil)
  }

  @Test("keys typed while the disk works are done for the screen that comes")
  func slowDisk() {
    let desk = Receptionist()
    desk.select("hernandez")
    desk.disk = .slow
    desk.press("ac")
    #expect(desk.sees("saving"))
    #expect(!desk.sees("Check in Hernandez"))
    desk.diskAnswers()
    #expect(desk.sees("Check in Hernandez"))
    desk.press(.enter)
    desk.press("r1")
    desk.diskAnswers()
    desk.diskAnswers()
    #expect(desk.visit("Hernandez")?.state == .roomed)
    #expect(desk.waiting.isEmpty)
  }

  @Test("keys typed ahead of a refusal are not used for the screen that stayed")
  func refusedAhead() {
    let desk = halfWritten()
    desk.disk = .slow
    desk.press(.enter)
    desk.press("n")
    desk.diskAnswers("the disk is full: nothing was saved")
    #expect(desk.sees("Fol"))
    #expect(!desk.sees("Foln"))
  }

  @Test("what another desk does is seen, and a row under the cursor keeps it")
  func otherDesk() throws {
    let desk = Receptionist()
    desk.select("stewart")
    let visit = try #require(desk.visit("Stewart"))
    try desk.elsewhere(
      LeaveUnseen {
        $0.visit = visit.id
        $0.reason = "called away"
      })
    #expect(!desk.sees("STEWART"))
    #expect(desk.sees("7 here"))
  }

  @Test("a desk that is open for reading only changes nothing")
  func readOnly() {
    let desk = Receptionist(seat: Desk.Seat(by: "you", role: .manager, desk: "front-1", isReadOnly: true))
    #expect(desk.sees("READ ONLY"))
    desk.select("hernandez")
    desk.press("a")
    #expect(desk.journal.isEmpty)
    #expect(desk.answer.contains("reading only"))
  }

  @Test("q above the three panes goes back like Esc, and never out of the program")
  func quitFromCard() {
    let desk = Receptionist()
    desk.select("stewart")
    for key in ["i", "$", "m", "S"] {
      desk.press(key)
      desk.press("q")
      #expect(!desk.desk.isOver && desk.sees("Waiting room"), "\(key)")
    }
    desk.press("i$q")
    #expect(desk.sees("chart number"), "one level, to the card below")
  }

  @Test("what a form was filled with is replaced by typing, and edited once the cursor was moved in it")
  func prefilled() {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("ie")
    desk.type("Smythe")
    desk.tab("")
    desk.press(.end)
    desk.type("-Ann")
    desk.press(.enter)
    #expect(desk.patient("Smythe")?.name.given == "Moira-Ann")
  }

  @Test("what was typed in the search and brought into a new form is kept before another key is pressed")
  func broughtAlong() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("Featherstonehaugh")
    desk.press(.ctrl("n"))
    #expect(desk.desk.drafts.count == 1 && desk.desk.drafts.first?.words.contains("Featherstonehaugh") == true)
    desk.reconnect()
    desk.press(.ctrl("g"))
    #expect(desk.sees("Featherstonehaugh"))
  }

  @Test("Ctrl-C, the habit of who copies, does not leave, on the desk or in a form")
  func copying() {
    let desk = halfWritten()
    desk.press(.ctrl("c"))
    #expect(!desk.desk.isOver && desk.sees("Ctrl-C does not leave"))
    let home = Receptionist()
    home.press(.ctrl("c"))
    #expect(!home.desk.isOver && home.sees("Ctrl-C does not leave; q does"))
  }
}
