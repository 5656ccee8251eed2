import Canvas
import Desk
import Practice
import Testing

@Suite("Finding time in words, and booking again and again")
struct FindTimeTests {
  @Test("a phrase finds the time, and Enter books it for whoever is then found", arguments: Size.usual)
  func phrase(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.press("F")
    desk.type("30 lin tue pm")
    #expect(desk.sees("30 min, Lin, Tue, from 12:00"))
    desk.press(.enter)
    desk.type("rossi")
    desk.press(.enter)
    desk.press(.enter)
    let booked = try #require(desk.appointments("Rossi").last)
    #expect(
      booked.day.weekday == 2 && booked.start >= ClockTime(13, 0) && booked.minutes == 30 && desk.office[booked.provider]?.short == "Lin")
  }

  @Test("words that mean nothing are said with their column, and nothing found says what took the slots away")
  func none() {
    let desk = Receptionist()
    desk.press("F")
    desk.type("lin tuseday")
    #expect(desk.sees("column 5: \"tuseday\" is no provider"))
    desk.press(.enter)
    #expect(desk.answer.contains("column 5"))
    desk.press(.ctrl("u"))
    desk.type("2x180 today")
    #expect(desk.rows.contains { $0.contains("No time was found. Of ") && $0.contains("full") })
    desk.press(.ctrl("u"))
    desk.press(.escape)
    #expect(desk.sees("Waiting room"))
  }

  @Test("what was typed is there after a dropped line")
  func dropped() {
    let desk = Receptionist()
    desk.press("F")
    desk.type("40 osei next week")
    desk.reconnect()
    desk.press(.enter)
    #expect(desk.sees("40 min, Osei"))
  }

  @Test("in a booking the words choose the time, the length is typed, and its end as well", arguments: Size.usual)
  func inBooking(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.select("rossi")
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter)
    desk.press("m/")
    desk.type("osei tomorrow")
    desk.press(.enter)
    #expect(desk.sees("Book Rossi, Giulia") && desk.sees("Tue 24 Nov 2026"))
    desk.press("=")
    desk.overwrite("8:50")
    desk.press(.enter)
    #expect(desk.sees("50 min"))
    desk.press("=")
    desk.overwrite("400")
    desk.press(.enter)
    #expect(desk.answer.contains("5 to 360 minutes"))
    desk.overwrite("40")
    desk.press(.enter)
    desk.press(.enter)
    let booked = try #require(desk.appointments("Rossi").last)
    #expect(booked.minutes == 40 && booked.start == ClockTime(8, 0) && desk.office[booked.provider]?.short == "Osei")
  }

  @Test("a room is booked with it, and refused to the next one with the key that gets past it")
  func room() throws {
    let desk = Receptionist(Example.office, .large)
    func book(_ name: String, _ words: String) {
      desk.press("/")
      desk.type(name)
      desk.press(.enter)
      desk.press("m/")
      desk.type(words)
      desk.press(.enter)
    }
    book("rossi", "osei tomorrow room 6")
    #expect(desk.sees("with (d) room 6"))
    desk.press(.enter)
    let first = try #require(desk.appointments("Rossi").last)
    #expect(first.room.flatMap { desk.office[$0]?.name } == "6")
    desk.press(.escape)
    book("harris", "lin tomorrow")
    desk.press("d6")
    desk.press(.enter)
    #expect(desk.sees("room booked: room 6 is booked 8:00-8:20 for Rossi, Giulia; overbook, with a reason"))
    desk.press(.enter)
    #expect(desk.answer.contains("room 6 is booked") && desk.answer.contains("(o)"))
  }

  @Test("a series shows its conflicts first; one is moved, one kept, one left out, and one undo takes all back", arguments: Size.usual)
  func series(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    let lin = desk.office.providers.sorted[0].id, type = desk.office.visitTypes.sorted[0].id
    let others = desk.office.patients.sorted.filter { ["Harris", "Moore", "Davis"].contains($0.name.family) }
    for (index, other) in others.enumerated() {
      try desk.elsewhere(
        Book {
          ($0.patients, $0.provider, $0.type) = ([other.id], lin, type)
          ($0.day, $0.start) = (desk.now.day.advanced(by: 2 + index), ClockTime(8, 0))
        })
    }
    let before = desk.appointments("Rossi").count, lines = desk.journal.count
    desk.press("/")
    desk.type("rossi")
    desk.press(.enter)
    desk.press("m/")
    desk.type("lin tomorrow")
    desk.press(.enter)
    desk.press("R")
    desk.press(.tab)
    desk.press("d")
    desk.press(.tab)
    desk.overwrite("5")
    desk.press(.enter)
    #expect(desk.sees("3 with something in the way"))
    desk.press(.enter)
    #expect(desk.answer.contains("3 of 5 have something in the way") && desk.journal.count == lines)
    #expect(desk.cursorLine?.contains("slot taken") == true)
    desk.press("m")
    #expect(desk.cursorLine?.contains("moved") == true)
    desk.press(.down)
    desk.press("s")
    desk.press(.down)
    desk.press("o")
    desk.type("asked by the provider")
    desk.press(.enter)
    #expect(desk.sees("Nothing is in the way"))
    desk.press(.enter)
    let all = desk.appointments("Rossi")
    #expect(all.count == before + 4 && desk.journal.count == lines + 1 && all.suffix(4).compactMap(\.series).count == 4)
    #expect(all.contains { $0.overbooked == "asked by the provider" })
    desk.press("u")
    #expect(desk.appointments("Rossi").count == before)
  }

  @Test("a booking says at once all that is in the way, and what is owed")
  func inTheWay() {
    let desk = Receptionist(Example.office, .large)
    Scene.inTheWay.play(desk)
    #expect(desk.rows.contains { $0.contains("slot taken: Dr") && $0.contains("overbook, with a reason (o)") })
  }
}
