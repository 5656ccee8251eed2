import Canvas
import Practice
import Testing

@testable import Desk

@Suite("What goes on at other desks") struct ElsewhereTests {
  /// Somebody at another desk pins a note on a patient.
  private func pin(_ family: String, _ text: String, at desk: Receptionist, by: String = "maria") throws {
    let patient = try #require(desk.patient(family))
    try desk.elsewhere(
      PinAlert {
        $0.patient = patient.id
        $0.text = text
      }, by: by)
  }

  @Test("who did what at another desk is said for a moment, and gone after it")
  func told() throws {
    let desk = Receptionist()
    try pin("Okafor", "hard of hearing", at: desk)
    #expect(desk.answer.contains("maria: pin alert, Okafor, Ada"), "\(desk.answer)")
    desk.fadeOthers()
    #expect(!desk.sees("maria: pin alert"))
  }

  @Test("several of them are told in one line, by the last and how many there were")
  func several() throws {
    let desk = Receptionist()
    try pin("Okafor", "hard of hearing", at: desk)
    try pin("Okafor", "left ear", at: desk)
    #expect(desk.answer.contains("maria: pin alert, Okafor, Ada (and 1 more)"), "\(desk.answer)")
    try pin("Okafor", "loud", at: desk, by: "joe")
    #expect(desk.answer.contains("joe and 1 other: pin alert, Okafor, Ada (and 2 more)"), "\(desk.answer)")
  }

  @Test("what was saved here gives way to it once it was read; and comes before it until then")
  func givesWay() throws {
    let desk = Receptionist()
    desk.select("johnson")
    desk.press("a")
    #expect(desk.answer.contains("saved: arrive"))
    try pin("Okafor", "hard of hearing", at: desk)
    #expect(desk.answer.contains("saved: arrive"))
    desk.now = desk.now.advanced(byMinutes: 1)
    try pin("Okafor", "left ear", at: desk)
    #expect(desk.answer.contains("maria: pin alert, Okafor, Ada"), "\(desk.answer)")
    desk.fadeOthers()
    #expect(desk.answer.contains("saved: arrive"))
  }

  @Test("a refusal stays until the person has had a key for it, and then what others did may be told")
  func behindRefusals() throws {
    let desk = Receptionist()
    desk.press(.ctrl("c"))
    #expect(desk.answer.contains("Ctrl-C does not leave"))
    try pin("Okafor", "hard of hearing", at: desk)
    #expect(desk.answer.contains("Ctrl-C does not leave") && !desk.sees("maria: pin alert"))
    desk.press(.down)
    #expect(desk.answer.contains("maria: pin alert"))
  }

  @Test("what this desk did is never told as another's")
  func ownDesk() throws {
    let desk = Receptionist()
    try desk.elsewhere(own: AddPatient { $0.name.family = "Nemeth" })
    #expect(!desk.sees("add patient"))
  }

  @Test("a row that somebody changed just now has a star, and one whose patient is open elsewhere has an @")
  func rows() throws {
    let desk = Receptionist(Example.office, .large)
    let visit = try #require(desk.visit("Moore"))
    func row() -> String { desk.rows.first { $0.contains("MOORE") }.map { String($0.split(separator: "│")[0]) } ?? "" }
    #expect(!row().contains("@") && !row().contains("*"), "\(row())")
    desk.meet([Presence { ($0.by, $0.open) = ("maria", [.init("card", [Reference(visit.patient)])]) }])
    #expect(row().contains("@MOORE"), "\(row())")
    desk.meet([])
    #expect(!row().contains("@"))
    try desk.elsewhere(
      QuoteWait {
        $0.visit = visit.id
        $0.minutes = 20
      }, by: "joe")
    #expect(row().hasPrefix("*"), "\(row())")
    desk.fadeOthers()
    #expect(!row().contains("*"))
  }

  @Test("the top line says who else is in what is open here")
  func presence() throws {
    let desk = Receptionist()
    let patient = try #require(desk.patient("Okafor"))
    desk.press("/")
    desk.type("okafor")
    desk.press(.enter)
    #expect(desk.desk.presence.open == [.init("card", [Reference(patient.id)])])
    func others(_ place: String, _ by: String = "maria") -> Presence {
      Presence { ($0.by, $0.desk, $0.open) = (by, "front-2", [.init(place, [Reference(patient.id)])]) }
    }
    desk.meet([others("card")])
    #expect(desk.rows[0].contains("maria is in this card"), "\(desk.rows[0])")
    desk.meet([others("payment form"), others("card", "joe")])
    #expect(desk.rows[0].contains("maria is in the payment form, 1 more"), "\(desk.rows[0])")
    desk.meet([others("card", desk.desk.seat.by)])
    #expect(desk.rows[0].contains("you, at front-2, are in this card"), "\(desk.rows[0])")
    desk.meet([])
    #expect(!desk.rows[0].contains("card"))
    desk.press("e")
    #expect(desk.desk.presence.open.map(\.place) == ["card", "patient form"])
    #expect(desk.desk.presence.open.last?.about == [Reference(patient.id)])
    desk.press(.ctrl("k"))
    #expect(desk.desk.presence.open.map(\.place) == ["card", "patient form"])
  }

  @Test("each window of one person at one place is a desk of its own: u takes back what was done here, never what was done there")
  func windows() throws {
    let desk = Receptionist()
    func window(_ name: String) -> Presence { Presence { ($0.by, $0.desk) = (desk.desk.seat.by, name) } }
    desk.meet([window("front-1"), window("front-1 (3)")])
    #expect(desk.desk.seat.desk == "front-1 (2)")
    let patient = try #require(desk.patient("Okafor"))
    func pin(_ text: String) -> PinAlert { PinAlert { ($0.patient, $0.text) = (patient.id, text) } }
    try desk.elsewhere(pin("in the first window"), by: desk.desk.seat.by, at: "front-1")
    #expect(desk.answer.contains("pin alert"), "\(desk.answer)")
    desk.press("u")
    #expect(desk.answer.contains("nothing of yours to undo at this desk"), "\(desk.answer)")
    try desk.elsewhere(own: pin("in this one"))
    desk.press("u")
    #expect(desk.office[patient.id]?.alerts.map(\.text) == ["in the first window"])
    // Who was here first keeps the name, whoever comes later.
    let first = Receptionist()
    first.meet([])
    first.meet([window("front-1")])
    #expect(first.desk.seat.desk == "front-1")
  }

  @Test("the cursor stays on its time when another desk books above it, and Enter never takes another one than was looked at")
  func slots() throws {
    let desk = Receptionist(Example.office, .large)
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter)
    desk.press("m")
    desk.press(.down)
    let before = try #require(desk.cursorLine), top = try #require(desk.desk.layers.last?.screen as? BookScreen).openings[0]
    func book(_ opening: Opening, _ family: String) throws {
      let patient = try #require(desk.patient(family)), type = try #require(desk.office.visitTypes.sorted.first)
      try desk.elsewhere(
        Book {
          ($0.patients, $0.provider, $0.type) = ([patient.id], opening.provider, type.id)
          ($0.day, $0.start, $0.minutes) = (opening.day, opening.start, 20)
          $0.overbook = "another desk"
        })
    }
    try book(top, "Okafor")
    func words(_ line: String?) -> [Substring] { line?.split { " │▸".contains($0) }.suffix(2) ?? [] }
    #expect(words(desk.cursorLine) == words(before), "\(desk.cursorLine ?? "")")
    let mine = try #require((desk.desk.layers.last?.screen as? BookScreen)?.chosen)
    try book(mine, "Petrov")
    let lines = desk.journal.count
    desk.press(.enter)
    #expect(desk.answer.contains("is not free any more") && desk.journal.count == lines, "\(desk.answer)")
    desk.press(.down)
    desk.press(.enter)
    #expect(desk.journal.count == lines + 1)
  }

  @Test("an office that a newer program writes in can only be read from then on, and the screen says so")
  func newer() throws {
    let desk = Receptionist()
    desk.becomeReadOnly("the journal was written by a newer Anteroom: the office can only be read here")
    #expect(desk.rows[0].contains("READ ONLY"))
    #expect(desk.answer.contains("written by a newer Anteroom"))
    desk.press("u")
    #expect(desk.answer.contains("written by a newer Anteroom"))
    #expect(desk.waiting.isEmpty)
  }
}
