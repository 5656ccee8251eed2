import Canvas
import Practice
import Testing

@testable import Desk

@Suite("The board in the waiting room")
struct BoardTests {
  private static let seat = Desk.Seat(by: "wall", role: .wallDisplay, desk: "tv", isReadOnly: true)
  private static let sizes = [Size.small, .huge, Size(40, 10)]

  private static func file(_ words: String, _ size: Size) -> String { "board-\(words)-\(size)" }

  /// The same office where the practice shows initials, and Stewart's record is restricted.
  private static let initials: Office = {
    var office = Example.office
    let manager = Context(now: Example.now, by: "boss", role: .manager, desk: "back")
    let id = office.settings.id.text
    let shown = ChangeSetting(.practices, id: id, was: ["displayNames": .text("tickets")], now: ["displayNames": .text("initials")])
    _ = try? office.apply(Change(shown), manager)
    let stewart = office.patients.sorted.first { $0.name.family == "Stewart" }?.id ?? .unnumbered
    _ = try? office.apply(Change(RestrictRecord { ($0.patient, $0.why) = (stewart, .violence) }), manager)
    return office
  }()

  static let offices = [("tickets", Example.office), ("initials", initials), ("empty", Example.empty)]

  /// Every picture of it.
  static var pictures: Set<String> { Set(offices.flatMap { office in sizes.map { file(office.0, $0) } }) }

  @Test("says who should come where, who is next, and who is late")
  func looks() {
    for (words, office) in Self.offices {
      for size in Self.sizes { Golden.check(Receptionist(office, size, seat: Self.seat).canvas, Self.file(words, size)) }
    }
  }

  @Test("shows no name, no reason and no birth date, whatever the size and whatever the practice shows", arguments: [0, 1])
  func nothingElse(_ number: Int) {
    let office = Self.offices[number].1
    for size in PropertyTests.sizes + Size.usual {
      let desk = Receptionist(office, size, seat: Self.seat)
      #expect(desk.canvas.fault == nil)
      for patient in office.patients.sorted where patient.name.family.count > 1 {
        #expect(!desk.screen.contains(patient.name.family) && !desk.screen.contains(patient.name.given), "\(size)")
      }
      #expect(!desk.screen.contains("cough") && !desk.screen.contains("RESTR") && !desk.screen.contains("LATE"))
    }
  }

  @Test("initials are the practice's choice, and never those of a restricted record")
  func restricted() throws {
    let desk = Receptionist(Self.initials, .huge, seat: Self.seat)
    let ticket = try #require(desk.visit("Stewart")).ticket
    let board = WaitingBoard(desk.office, on: desk.now.day, now: desk.now)
    let rows = board.called + board.waiting
    #expect(rows.contains { $0.ticket == ticket && $0.initials == nil } && rows.contains { $0.initials == "C. M." })
    #expect(WaitingBoard(Example.office, on: desk.now.day, now: desk.now).waiting.allSatisfy { $0.initials == nil })
  }

  @Test("follows the office, and whoever was put in a room stays on it for a few minutes")
  func follows() throws {
    let desk = Receptionist(Example.office, .small, seat: Self.seat)
    let smith = try #require(desk.visit("Smith"))
    let row = { desk.rows.first { $0.contains(" \(smith.ticket)  ") } ?? "" }
    try desk.elsewhere(CallPatient(smith.id))
    #expect(row().contains("to the desk"))
    let room = try #require(desk.office.freeRooms(on: desk.now.day).last)
    try desk.elsewhere(PutInRoom { ($0.visit, $0.room) = (smith.id, room.id) })
    #expect(row().contains("room \(room.name)"))
    desk.wait(minutes: 5)
    #expect(!row().contains("room \(room.name)"))
  }

  @Test("has no keys but q and Ctrl-C")
  func keys() {
    let desk = Receptionist(Example.office, .small, seat: Self.seat)
    let before = desk.screen
    for key in Keys.all where key != .char("q") && key != .ctrl("c") {
      desk.press(key)
      #expect(desk.screen == before && !desk.desk.isOver && desk.desk.layers.count == 1, "\(key)")
    }
    desk.paste("okafor")
    #expect(desk.screen == before && desk.journal.isEmpty)
    let other = desk.twin()
    other.press(.ctrl("c"))
    desk.press("q")
    #expect(desk.desk.isOver && other.desk.isOver)
  }

  @Test("what the files say is not for the waiting room; that the board may be wrong is")
  func trouble() {
    let desk = Receptionist(Example.office, .small, seat: Self.seat)
    desk.tellFromOutside("the record of Okafor, Ada cannot be read", isProblem: true)
    #expect(desk.sees("may be out of date") && !desk.sees("Okafor"))
  }
}
