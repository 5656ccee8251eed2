import Testing

@testable import Practice

@Suite("Dates")
struct DayTests {
  let today = Day(2026, 11, 23)!

  @Test("a birth date is understood in every form that people type or say it")
  func births() {
    for text in [
      "3/4/1982", "03/04/1982", "3-4-1982", "3.4.1982", "3 4 1982", "03041982", "19820304", "1982-03-04", "1982/3/4", "3/4/82", "030482",
      "4 Mar 82", "4 Mar 1982", "Mar 4 1982", "March 4, 1982", "march 4th, 1982", "4mar1982", "4-MAR-82", "1982 Mar 4", "  3/4/82 ",
    ] {
      #expect(Day(typed: text, today: today, birth: true) == Day(1982, 3, 4), "\(text)")
    }
  }

  @Test("a two-digit birth year is never in the future and any other is the nearest")
  func centuries() {
    #expect(Day(typed: "11/23/26", today: today, birth: true) == today)
    #expect(Day(typed: "11/24/26", today: today, birth: true) == Day(1926, 11, 24))
    #expect(Day(typed: "1/1/27", today: today) == Day(2027, 1, 1))
    #expect(Day(typed: "1/1/90", today: today) == Day(1990, 1, 1))
    #expect(Day(typed: "2/29/00", today: today, birth: true) == Day(2000, 2, 29))
  }

  @Test("an appointment date can be said from today on")
  func relative() {
    for (text, days) in [
      ("t", 0), ("today", 0), ("T+3", 3), ("t + 3", 3), ("+7", 7), ("t-1", -1), ("tomorrow", 1), ("mon", 0), ("tue", 1), ("Sunday", 6),
      ("11/25", 2), ("nov 25", 2), ("25 nov", 2), ("1/5", 43), ("11/20", -3), ("sept 1", -83),
    ] {
      #expect(Day(typed: text, today: today) == today.advanced(by: days), "\(text)")
    }
  }

  @Test("what is no date is not taken for one")
  func hostile() {
    for text in [
      "", " ", "13/1/1982", "2/30/1982", "2/29/1981", "0/0/0", "3/4", "99999999", "3/4/19822", "mars 4 1982", "monster", "sunset", "t++5",
      "t+9999999999999999999", "t+3661", "--", "٣/٤/١٩٨٢", "３/４/１９８２", "1e5", "marvin 4 1982", "4 4 mar 1982", "\u{1b}[31m", "3/4/1982/5",
      "1982-3", "0x10", "½",
    ] {
      #expect(Day(typed: text, today: today, birth: true) == nil, "\(text)")
    }
    for text in ["monster", "sunset", "tomato", "t++5", "t+-5", "t+3661", "2/29"] {
      #expect(Day(typed: text, today: today) == nil, "\(text)")
    }
  }

  @Test("every day from 1850 to 2200 is itself again by its number, its parts and its text")
  func calendar() {
    var last = Day(1850, 1, 1)!
    #expect(last.weekday == 2)
    while last < Day(2200, 12, 31)! {
      let next = last.advanced(by: 1)
      let p = next.parts
      #expect(Day(p.year, p.month, p.day) == next && next.weekday == last.weekday % 7 + 1)
      last = next
    }
    for day in [Day(2024, 2, 29)!, today, Day(1900, 3, 1)!] {
      #expect(Day(iso: day.iso) == day && Day(typed: day.iso, today: today) == day)
    }
    #expect(Day(1900, 2, 29) == nil && Day(2100, 2, 29) == nil && Day(1849, 12, 31) == nil && Day(iso: "2026-1-1") == nil)
    #expect(today.shown == "Mon 23 Nov 2026" && today.short == "23 Nov")
  }

  @Test("someone is a year older on the birthday and not before")
  func ages() {
    #expect(today.age(bornOn: Day(2008, 11, 23)!) == 18 && today.age(bornOn: Day(2008, 11, 24)!) == 17)
    #expect(Day(2025, 2, 28)!.age(bornOn: Day(2024, 2, 29)!) == 0 && Day(2025, 3, 1)!.age(bornOn: Day(2024, 2, 29)!) == 1)
    #expect(today.age(bornOn: today.advanced(by: 10)) == 0)
  }
}

@Suite("Times")
struct ClockTests {
  @Test("a time is understood as a desk says it, one to six being the afternoon")
  func typed() {
    for (text, hour, minute) in [
      ("9:20", 9, 20), ("9.20", 9, 20), ("920", 9, 20), ("0920", 9, 20), ("9", 9, 0), ("9a", 9, 0), ("12", 12, 0), ("12a", 0, 0),
      ("12pm", 12, 0), ("2", 14, 0), ("2:15 pm", 14, 15), ("2:15 p.m.", 14, 15), ("215", 14, 15), ("1415", 14, 15), ("6:59", 18, 59),
      ("7", 7, 0), ("0130", 1, 30), ("6 am", 6, 0), ("23:59", 23, 59), ("0:00", 0, 0),
    ] {
      #expect(ClockTime(typed: text) == ClockTime(hour, minute), "\(text)")
    }
    for text in [
      "", "a", "pm", "24:00", "9:60", "960", "13p", "0a", "9:2", "1.5", "9:200", "99999", "-9", "9:20:00", "٩", "９", "9h", ":30", "9 - 10",
    ] {
      #expect(ClockTime(typed: text) == nil, "\(text)")
    }
  }

  @Test("a moment is written with its zone and read back to the millisecond, and a summer hour is an hour")
  func moments() {
    let moment = Moment(milliseconds: 1_795_444_867_120, offset: -300)
    #expect(Moment(iso: moment.iso) == moment)
    #expect(Moment(iso: "2026-11-23T09:41:07.120-05:00")?.iso == "2026-11-23T09:41:07.120-05:00")
    #expect(Moment(iso: "2026-11-23T09:00", offset: -300)?.iso == "2026-11-23T09:00:00.000-05:00")
    #expect(Moment(iso: "2026-11-23T09:00:00Z")?.offset == 0)
    for offset in [-720, -570, -1, 0, 1, 330, 840] {
      for ms in [-1, 0, 1, -86_400_000, 1_795_444_867_999] {
        let moment = Moment(milliseconds: ms, offset: offset)
        #expect(Moment(iso: moment.iso) == moment, "\(moment)")
      }
    }
    for text in [
      "", "T", "2026-11-23", "2026-11-23T", "2026-11-23T24:00", "2026-11-23T9:00", "2026-11-23T09:00:61", "2026-13-01T09:00",
      "2026-11-23T09:00+99:00",
    ] {
      #expect(Moment(iso: text) == nil, "\(text)")
    }
    // Clocks go back on 1 November 2026: 1:50 summer time to 1:10 winter time is twenty minutes.
    let summer = Moment(Day(2026, 11, 1)!, ClockTime(1, 50), offset: -240),
      winter = Moment(Day(2026, 11, 1)!, ClockTime(1, 10), offset: -300)
    #expect(winter.minutes(since: summer) == 20 && summer.minutes(since: winter) == 0)
  }
}
