import Testing

@testable import Practice

@Suite("Money")
struct MoneyTests {
  @Test("an amount is understood as people type it")
  func typed() {
    for (text, cents) in [
      ("35", 3500), ("35.5", 3550), ("35.50", 3550), ("$35", 3500), ("$ 35", 3500), (" 35 ", 3500), ("1,204.50", 120_450),
      ("$1,204.50", 120_450),
      ("1204.5", 120_450), (".5", 50), ("5.", 500), ("0", 0), ("0.07", 7), ("1,000,000", 100_000_000), ("007", 700),
    ] {
      #expect(Cents(typed: text)?.count == cents, "\(text)")
    }
  }

  @Test("a sign, a third decimal, a space inside, a letter or a comma in the wrong place is not an amount")
  func hostile() {
    for text in [
      "", " ", "$", ".", ",", "-5", "+5", "5-", "(5)", "1.234", "12 50", "1 204", "1,2,3", "1,20", "1234,567", ",500", "5,", "1.2.3", "$$5",
      "5$",
      "five", "1e5", "٣٥", "３５", "½", "0x1", "99999999999", "NaN", "\u{1b}5",
    ] {
      #expect(Cents(typed: text) == nil, "\(text)")
    }
  }

  @Test("an amount is shown with its cents and its thousands")
  func shown() {
    for (cents, text) in [
      (0, "0.00"), (7, "0.07"), (-7, "-0.07"), (99_999, "999.99"), (100_000, "1,000.00"), (-123_456_789, "-1,234,567.89"),
    ] {
      #expect(Cents(cents).shown == text)
    }
    for cents in [0, 7, 3550, 100_000, 123_456_789] { #expect(Cents(typed: Cents(cents).shown)?.count == cents) }
    _ = (Cents(.min).shown, Cents(.max).shown)
  }
}
