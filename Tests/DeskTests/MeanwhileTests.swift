import Canvas
import Desk
import Practice
import Testing

@Suite("Two desks and one patient") struct MeanwhileTests {
  /// The desk with the patient's form open, and something changed at another desk meanwhile.
  private func desk(elsewhere change: (inout Patient) -> Void) throws -> Receptionist {
    let desk = Receptionist()
    desk.press("/")
    desk.type("okafor")
    desk.press(.enter)
    desk.press("e")
    let before = try #require(desk.patient("Okafor"))
    var after = before
    change(&after)
    if after != before { try desk.elsewhere(ChangePatient(from: before, to: after)) }
    return desk
  }

  @Test("what another desk changed while a form was open stays, if this one did not touch it")
  func merges() throws {
    let desk = try desk { $0.email = "ada@example.org" }
    desk.press(.tab, .tab)
    desk.overwrite("Addie")
    desk.press(.enter)
    let patient = try #require(desk.patient("Okafor"))
    #expect(patient.email == "ada@example.org" && patient.name.called == "Addie")
  }

  @Test("what another desk changed in a field that this one left alone stands in the form at once")
  func seen() throws {
    let desk = try desk { $0.email = "ada@example.org" }
    desk.press(.tab, untilCursorOn: "E-mail")
    #expect(desk.cursorLine?.contains("ada@example.org") == true)
    desk.press(.escape)
    #expect(!desk.sees("Patient OKAFOR") && !desk.sees("Leave patient?"))
  }

  /// Both wrote a note: this desk's is typed, maria's is on file.
  private func twoNotes() throws -> Receptionist {
    let desk = try desk { _ in }
    desk.press(.tab, untilCursorOn: "Note")
    desk.overwrite("prefers evenings")
    let before = try #require(desk.patient("Okafor"))
    try desk.elsewhere(ChangePatient(from: before, to: Patient(copying: before) { $0.note = "prefers mornings" }))
    return desk
  }

  @Test("where both wrote the same field, the two stand side by side, with who and when, and Enter saves neither")
  func collides() throws {
    let desk = try twoNotes()
    #expect(desk.cursorLine?.contains("prefers evenings") == true && desk.cursorLine?.contains("maria, 10:42: prefers mornings") == true)
    #expect(desk.sees("Note was changed meanwhile: maria, 10:42, wrote \"prefers mornings\"."))
    desk.press(.enter)
    #expect(desk.answer.contains("Note was changed meanwhile"), "\(desk.answer)")
    #expect(desk.sees("prefers evenings") && desk.patient("Okafor")?.note == "prefers mornings")
  }

  @Test("mine is kept with one key, and saved with the next")
  func mine() throws {
    let desk = try twoNotes()
    desk.press(.ctrl("n"), .enter)
    #expect(desk.patient("Okafor")?.note == "prefers evenings")
  }

  @Test("theirs is taken with one key, and mine is not lost before the form is closed")
  func theirs() throws {
    let desk = try twoNotes()
    desk.press(.ctrl("y"))
    #expect(desk.cursorLine?.contains("prefers mornings") == true && desk.cursorLine?.contains("yours was: prefers evenings") == true)
    desk.press(.ctrl("n"))
    #expect(desk.cursorLine?.contains("maria, 10:42: prefers mornings") == true)
    desk.press(.ctrl("y"), .enter)
    #expect(desk.patient("Okafor")?.note == "prefers mornings")
    #expect(desk.journal.count == 1 && !desk.sees("prefers evenings"))
  }

  @Test("who goes on writing with both before their eyes has chosen")
  func writesOn() throws {
    let desk = try twoNotes()
    desk.type(", or mornings")
    desk.press(.enter)
    #expect(desk.patient("Okafor")?.note == "prefers evenings, or mornings")
  }

  @Test("the choice is open again when the line dropped meanwhile, and what was typed is there")
  func reconnects() throws {
    let desk = try twoNotes()
    desk.reconnect()
    desk.press(.ctrl("g"))
    desk.press(.tab, untilCursorOn: "Note")
    #expect(desk.cursorLine?.contains("prefers evenings") == true && desk.cursorLine?.contains("prefers mornings") == true)
    desk.press(.enter)
    #expect(desk.answer.contains("Ctrl-Y takes theirs"))
  }

  @Test("a form that was set aside while another desk wrote shows both when it is taken up")
  func setAside() throws {
    let desk = try desk { _ in }
    desk.press(.tab, untilCursorOn: "Note")
    desk.overwrite("prefers evenings")
    desk.press(.ctrl("k"))
    let before = try #require(desk.patient("Okafor"))
    try desk.elsewhere(ChangePatient(from: before, to: Patient(copying: before) { $0.note = "prefers mornings" }))
    desk.press(.ctrl("g"))
    #expect(desk.cursorLine?.contains("maria, 10:42: prefers mornings") == true)
  }

  @Test("where both came to the same, there is nothing to choose")
  func same() throws {
    let desk = try desk { _ in }
    desk.press(.tab, untilCursorOn: "Note")
    desk.overwrite("prefers mornings")
    let before = try #require(desk.patient("Okafor"))
    try desk.elsewhere(ChangePatient(from: before, to: Patient(copying: before) { $0.note = "prefers mornings" }))
    #expect(!desk.sees("Ctrl-Y"))
    desk.press(.ctrl("y"))
    #expect(desk.answer.contains("nobody else changed this"))
  }

  @Test("two parts of one address from two desks both stand")
  func address() throws {
    let desk = try desk { _ in }
    desk.press(.tab, untilCursorOn: "ZIP")
    desk.overwrite("12561")
    let before = try #require(desk.patient("Okafor"))
    try desk.elsewhere(ChangePatient(from: before, to: Patient(copying: before) { $0.address.street = "9 New Street" }))
    desk.press(.enter)
    let address = try #require(desk.patient("Okafor")?.address)
    #expect(address.street == "9 New Street" && address.zip == "12561")
  }
}

extension Patient {
  init(copying other: Patient, _ change: (inout Patient) -> Void) {
    self = other
    change(&self)
  }
}
