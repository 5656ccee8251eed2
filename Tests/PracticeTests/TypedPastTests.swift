import Testing

@testable import Practice

@Suite("A time gone by, as people type it")
struct TypedPastTests {
  /// Monday 23 November 2026, 10:42:30.
  private static let now = Moment(
    milliseconds: Moment(TestOffice.today, ClockTime(10, 42), offset: -300).milliseconds + 30_000, offset: -300)

  private func read(_ typed: String) -> String {
    do throws(Refusal) {
      let moment = try Moment.past(typed: typed, now: Self.now)
      return String(moment.iso.dropLast(6))
    } catch { return error.sentence }
  }

  @Test(
    "is understood",
    arguments: [
      ("10:42", "2026-11-23T10:42:59.999"), ("9:05", "2026-11-23T09:05:59.999"), ("0905", "2026-11-23T09:05:59.999"),
      ("9:05:07", "2026-11-23T09:05:07.999"), ("2026-11-20", "2026-11-20T23:59:59.999"), ("2026-11-20 14:05", "2026-11-20T14:05:59.999"),
      ("2026-11-20T14:05", "2026-11-20T14:05:59.999"), ("20 Nov 14:05", "2026-11-20T14:05:59.999"),
      ("Nov 3 2026", "2026-11-03T23:59:59.999"),
      ("11/20 2:15 pm", "2026-11-20T14:15:59.999"), ("yesterday", "2026-11-22T23:59:59.999"), ("yesterday 9:30", "2026-11-22T09:30:59.999"),
      ("fri", "2026-11-20T23:59:59.999"), ("fri 8:00", "2026-11-20T08:00:59.999"), ("24 Nov", "2025-11-24T23:59:59.999"),
      ("t-3 9:00", "2026-11-20T09:00:59.999"), ("mon 9:00", "2026-11-23T09:00:59.999"), (" 10:42 ", "2026-11-23T10:42:59.999"),
    ])
  func understood(_ typed: String, _ iso: String) { #expect(read(typed) == iso) }

  @Test(
    "is refused in words",
    arguments: [
      ("", "say a time"), ("16:00", "16:00 today is still to come; for another day say which: yesterday 16:00"),
      ("2026-12-01", "Tue 1 Dec 2026 is still to come"), ("today", "today is not over"), ("blue", "\"blue\" is no time"),
      ("20 Nov 29:00", "no time"), ("../x", "no time"), ("t+3", "still to come"), ("tomorrow", "still to come"),
      ("tomorrow 9:00", "still to come"), ("31 Feb", "no time"),
      ("99999999999999999999", "no time"),
    ])
  func refused(_ typed: String, _ words: String) { #expect(read(typed).contains(words), "\(read(typed))") }

  @Test("is shown with its year only where that is another one")
  func shown() throws {
    #expect(try Moment.past(typed: "20 Nov 14:05", now: Self.now).shown(from: Self.now) == "20 Nov 14:05")
    #expect(try Moment.past(typed: "20 Nov 2025 14:05", now: Self.now).shown(from: Self.now) == "20 Nov 2025 14:05")
  }
}
