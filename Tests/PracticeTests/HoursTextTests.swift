import Testing

@testable import Practice

@Suite("Hours as text") struct HoursTextTests {
  static func coded() -> TestOffice {
    var desk = TestOffice()
    desk.set(SlotCode { ($0.code, $0.words, $0.minutes) = ("1", "any visit", 20) })
    desk.set(SlotCode { ($0.code, $0.words, $0.minutes) = ("2", "long", 40) })
    desk.set(
      SlotCode { ($0.code, $0.words, $0.minutes, $0.release, $0.opensAt) = ("S", "same day", 20, .sameDay, ClockTime(7, 30)) })
    desk.set(SlotCode { ($0.code, $0.words, $0.minutes, $0.release) = ("W", "same week", 20, .sameWeek) })
    desk.set(SlotCode { ($0.code, $0.words, $0.minutes, $0.doubleBook, $0.limit) = ("D", "two at a time", 20, 2, 3) })
    desk.set(SlotCode { [desk] in ($0.code, $0.words, $0.minutes, $0.types) = ("N", "physicals", 40, [desk.physical]) })
    desk.set(SlotCode { ($0.code, $0.words, $0.minutes, $0.closed) = (".", "break", 10, true) })
    return desk
  }

  private func text(_ desk: TestOffice) -> HoursText { HoursText(desk.office, today: desk.today) }

  private func fault(_ line: String) -> String {
    let text = text(Self.coded())
    do throws(HoursFault) {
      _ = try text.line(line)
      return "read"
    } catch { return error.full }
  }

  @Test("a line of codes becomes stretches of one code each, and is written as it was typed")
  func codes() throws {
    let text = text(Self.coded())
    let line = try text.line("Mon 0800-1000 11SS11  1300-1420 2N")
    #expect(line.days == .weekdays([1]))
    #expect(
      line.blocks.map { "\($0.from.shown)-\($0.to.shown) \($0.code) \($0.step)" } == [
        "8:00-8:40 1 20", "8:40-9:20 S 20", "9:20-10:00 1 20", "13:00-13:40 2 40", "13:40-14:20 N 40",
      ])
    #expect(text.write(line.template(HoursKey(weekday: 1)), .weekdays([1])) == "Mon 0800-1000 11SS11  1300-1420 2N")
  }

  @Test("one code alone fills its hours, a grid may be given, words stand in quotes, and a place after @")
  func forms() throws {
    let text = text(Self.coded())
    #expect(try text.blocks("0800-1200 1") == text.blocks("0800-1200 111111111111"))
    #expect(try text.blocks("0800-0900/15 1111").map(\.step) == [15])
    let line = try text.line("2026-12-24 @East 0800-0900 111 \"flu shots\", 9-10 closed \"round\"")
    #expect(line.place == "East" && line.days == .date(Day(2026, 12, 24)!) && line.blocks.map(\.label) == ["flu shots", "round"])
    #expect(
      text.write(line.template(HoursKey(Day(2026, 12, 24)!)), line.days)
        == "2026-12-24 @East 0800-0900 111 \"flu shots\"  0900-1000 closed \"round\"")
    #expect(try text.line("Mon-Fri 0800-1200 open").keys.count == 5 && text.line("Sat none").blocks.isEmpty)
  }

  @Test("hours from before there were codes are read as they always were")
  func before() throws {
    let text = text(TestOffice())
    let old = try text.blocks("8:00-11:20/20, 11:20-12:00/20 same day, 12:00-13:00 closed lunch")
    #expect(old.map(\.sameDay) == [false, true, false] && old.map(\.closed) == [false, false, true] && old[2].label == "lunch")
    #expect(text.write(old) == "0800-1120/20 open  1120-1200/20 sameday  1200-1300 closed \"lunch\"")
    #expect(try text.blocks(text.write(old)) == old)
  }

  @Test(
    "what is wrong is said with its column and with what to do",
    arguments: [
      ("Mon 0800-1000 1111X1", "column 19: there is no slot code \"X\"; there are . 1 2 D N S W, and the words open and closed"),
      (
        "Mon 0800-1000 11111",
        "column 20: the codes come to 100 minutes and the hours to 120: add 20 minutes of codes (1 of 20), or end the hours at 9:40"
      ),
      (
        "Mon 0800-1000 1111111",
        "column 21: the codes come to 140 minutes and the hours to 120: take 20 minutes of codes away (1 of 20), or end the hours at 10:20"
      ),
      ("Mon 0800-1010 1", "column 15: 130 minutes of hours are not filled by 1 of 20: end them at 10:00"),
      ("Mon 1000-0800 1", "column 5: \"1000-0800\" is not a stretch of hours: write 0800-1200 or 8:00-12:00/20"),
      ("Mon 0800-1000/3 1", "column 15: the grid of the hours, after the /, is 5 to 240 minutes, not \"3\""),
      (
        "Mon 0800-1000 1 0900-1100 1",
        "column 17: the hours 0900-1100 begin before 10:00, when the ones before them end: put them in order, without overlap"
      ),
      ("Moon 0800-1000 1", "column 1: \"Moon\" is no day: write Mon, Mon-Fri or a date as 2026-12-24"),
      ("Fri-Mon 0800-1000 1", "column 1: Fri-Mon goes backwards: write the earlier weekday first"),
      ("Mon", "column 1: hours are missing: write 0800-1200 and slot codes, or none"),
      ("Mon usual", "column 5: usual takes the hours of a date away; a weekday without hours is none"),
      ("Mon 0800-1000 111111 flu", "column 22: \"flu\" is neither hours nor words in quotes: write \"flu\" in quotes, or hours before it"),
      ("", "column 1: a line begins with its day: Mon, Mon-Fri or 2026-12-24"),
    ])
  func faults(_ line: String, _ words: String) { #expect(fault(line) == "line 1, \(words)") }

  @Test("whatever is written is read as the same, and whatever is typed is read or refused, for a thousand lines")
  func roundTrip() {
    var dice = TestDice(11)
    let text = text(Self.coded())
    for _ in 0..<600 {
      var blocks: [ScheduleTemplate.Block] = []
      var at = ClockTime(minutes: 60 * dice.number(7...9))
      for _ in 0..<dice.number(1...7) {
        var block = ScheduleTemplate.Block()
        block.code = dice.pick(["1", "2", "S", "D", "N", ".", ""])
        let own = ["1": 20, "2": 40, "S": 20, "D": 20, "N": 40, ".": 10][block.code] ?? 20
        block.step = dice.chance(20) ? dice.pick([10, 15, 30]) : own
        block.closed = block.code.isEmpty && dice.chance(30)
        block.sameDay = block.code.isEmpty && !block.closed && dice.chance(40)
        block.label = block.sameDay ? "same day" : dice.chance(20) ? "words" : ""
        if dice.chance(25) { at = at + 20 }
        block.from = at
        at = at + block.step * dice.number(1...4)
        block.to = at
        if block.closed { block.step = 20 }
        if let last = blocks.last, last.code == block.code, !block.code.isEmpty, last.step == block.step, last.to == block.from,
          last.label == block.label
        {
          blocks[blocks.count - 1].to = block.to
        } else {
          blocks.append(block)
        }
      }
      #expect((try? text.blocks(text.write(blocks))) == blocks, "\(text.write(blocks))")
    }
    for _ in 0..<400 {
      let junk = String((0..<dice.number(0...24)).map { _ in dice.pick(Array("Mon 0800-12/1S.@\"2,:é-")) })
      do throws(HoursFault) { _ = try text.line(junk) } catch { #expect(error.column >= 1 && !error.sentence.isEmpty) }
    }
  }

  @Test("a manager writes a week in one change; others say which line, and what they saw counts")
  func verb() {
    var desk = Self.coded()
    let lin = desk.lin
    desk.does(SetHours { ($0.provider, $0.lines) = (lin, ["Mon 0800-1000 11SS11", "Sat 0900-1100 1", "2026-12-24 none"]) })
    #expect(desk.office.template(HoursKey(weekday: 1), of: lin)?.blocks.count == 3)
    #expect(desk.office.hours(of: lin, on: Day(2026, 12, 24)!).blocks.isEmpty, "a date without hours stands before its weekday")
    desk.does(SetHours { ($0.provider, $0.lines) = (lin, ["2026-12-24 usual", "Sat none"]) })
    #expect(
      !desk.office.hours(of: lin, on: Day(2026, 12, 24)!).blocks.isEmpty && desk.office.template(HoursKey(weekday: 6), of: lin) == nil)
    func lines(_ lines: String..., was: String...) -> Refusal {
      desk.refusal(SetHours { ($0.provider, $0.lines, $0.was) = (lin, lines, was) })
    }
    #expect(lines("Mon 0800-1000 1", "Tue 0800-1000 x").sentence.hasPrefix("line 2, column 15: there is no slot code"))
    #expect(lines("Mon-Wed 0800-1000 1", "Tue 0900-1000 1").rule == "twice")
    #expect(lines("Mon 0800-1000 1", was: "Mon 0800-0900 111").rule == "changed meanwhile")
    #expect(lines("Mon 0800-1000 1", was: "Mon 0800-1000 11SS11").rule == "done")
    desk.role = .frontDesk
    #expect(lines("Mon 0800-1000 1").rule == "not yours to do")
  }

  @Test("a slot code in use is not put away, and its sign is one plain character that means one thing")
  func codeRules() {
    var desk = Self.coded()
    let lin = desk.lin
    desk.does(SetHours { ($0.provider, $0.lines) = (lin, ["Mon 0800-1000 11SS11"]) })
    #expect(desk.rule(ChangeSetting(.slotCodes, id: "l1", now: ["gone": .flag(true)])) == "in use")
    #expect(desk.rule(ChangeSetting(.slotCodes, id: "l4", now: ["gone": .flag(true)])) == "done")
    for (code, rule) in [("", "code"), ("ab", "code"), (" ", "code"), ("@", "code"), ("é", "code"), ("1", "twice"), ("x", "done")] {
      #expect(desk.rule(ChangeSetting(new: SlotCode { $0.code = code })) == rule, "\"\(code)\"")
    }
  }

  @Test("the preview counts who would stand outside the hours, over a limit or on a wrong code, and changes nothing")
  func preview() throws {
    var desk = Self.coded()
    let lin = desk.lin, monday = desk.today.advanced(by: 7)
    let people = (0..<4).map { desk.patient("P\($0)", "X") }
    for (index, person) in people.enumerated() {
      _ = desk.booked(person, 9, 20 * (index % 3), day: monday.advanced(by: index == 3 ? 1 : 0))
    }
    func displaced(_ line: String) throws -> [String] {
      try desk.office.preview(SetHours { ($0.provider, $0.lines) = (lin, [line]) }, desk.context).displaced.map(\.how)
    }
    #expect(try displaced("Mon 0800-1200 1") == [])
    #expect(try displaced("Mon 0930-1130 1") == ["outside the hours", "outside the hours"])
    #expect(
      try displaced("Mon 0900-0920 .. 0920-1000 N") == [
        "closed: break", "N physicals takes no Follow-up", "N physicals takes no Follow-up",
      ])
    desk.does(ChangeSetting(.slotCodes, id: "l5", was: ["limit": .whole(3)], now: ["limit": .whole(2)]))
    #expect(try displaced("Mon 0800-1200 D") == Array(repeating: "over the limit of 2 on D two at a time", count: 3))
    #expect(try displaced("\(monday.iso) none").count == 3 && desk.office.template(HoursKey(monday), of: lin) == nil)
  }
}
