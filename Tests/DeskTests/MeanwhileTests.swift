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
    try desk.elsewhere(ChangePatient(from: before, to: after))
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

  @Test("where both changed the same, the second is told by whom, and keeps what was typed")
  func collides() throws {
    let desk = try desk { $0.note = "prefers mornings" }
    desk.press(.backTab)
    for _ in 0..<30 where desk.cursorLine?.contains("Note") != true { desk.press(.backTab) }
    desk.overwrite("prefers evenings")
    desk.press(.enter)
    #expect(desk.answer.contains("note was changed by maria"), "\(desk.answer)")
    #expect(desk.sees("prefers evenings"))
    #expect(desk.patient("Okafor")?.note == "prefers mornings")
  }
}
