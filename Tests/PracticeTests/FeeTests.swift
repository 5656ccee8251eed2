import Testing

@testable import Practice

@Suite("The fee schedule by payer and date")
struct FeeTests {
  private func price(_ desk: TestOffice, _ code: String = "99213", payer: PayerID?, _ day: Day) -> Cents? {
    desk.office.fee(code, for: payer, on: day)?.price
  }

  @Test("the price that is meant most closely holds: a payer's own before everyone's, with dates before without")
  func closest() throws {
    var desk = TestOffice()
    let new = try #require(Day(2026, 12, 1)), last = new.advanced(by: -1)
    func priced(_ cents: Int, payer: PayerID? = nil, from: Day? = nil, to: Day? = nil, gone: Bool = false) -> ChangeSetting {
      ChangeSetting(
        new: Fee {
          ($0.code, $0.words, $0.price, $0.payer) = ("99213", "visit", Cents(cents), payer)
          ($0.from, $0.to, $0.gone) = (from, to, gone)
        })
    }
    #expect(price(desk, payer: desk.payer, desk.today) == Cents(12_800) && price(desk, "99999", payer: nil, desk.today) == nil)
    desk.does(priced(13_000, from: new))
    #expect(price(desk, payer: nil, last) == Cents(12_800) && price(desk, payer: nil, new) == Cents(13_000))
    desk.does(priced(9_000, payer: desk.payer))
    #expect(price(desk, payer: desk.payer, new) == Cents(9_000) && price(desk, payer: nil, new) == Cents(13_000))
    desk.does(priced(9_500, payer: desk.payer, from: new, to: new.advanced(by: 30)))
    #expect(price(desk, payer: desk.payer, new) == Cents(9_500) && price(desk, payer: desk.payer, last) == Cents(9_000))
    #expect(price(desk, payer: desk.payer, new.advanced(by: 31)) == Cents(9_000))
    desk.does(priced(1, payer: desk.payer, from: new, gone: true))
    #expect(price(desk, payer: desk.payer, new) == Cents(9_500), "one that is not offered any more is nobody's price")
    // Two that could both be meant are refused, with what to do.
    for (verb, rule) in [
      (priced(1), "twice"), (priced(1, payer: desk.payer), "twice"), (priced(1, payer: desk.payer, from: new.advanced(by: 30)), "twice"),
      (priced(1, payer: desk.payer, to: new), "twice"), (priced(1, payer: desk.payer, from: new.advanced(by: 31)), "done"),
      (priced(1, payer: desk.payer, to: last), "done"), (priced(1, from: last, to: last), "done"), (priced(1, from: last), "twice"),
      (priced(1, from: new, to: last), "dates"), (priced(1, payer: PayerID("i99")), "no such record"),
    ] { #expect(desk.rule(verb) == rule) }
    let twin = desk.refusal(priced(1, payer: desk.payer, from: new.advanced(by: 5)))
    #expect(twin.full.contains("99213 for Harbor Health from 2026-12-01 to 2026-12-31: $95.00; give that one a last date"), "\(twin.full)")
    #expect(desk.refusal(priced(1)).full.contains("give this one a payer, or dates"))
  }

  @Test("a line is charged at the price of its payer and date, and only re-pricing or another code changes that")
  func reprice() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    desk.set(Fee { ($0.code, $0.words, $0.price, $0.payer) = ("99213", "visit", Cents(9_000), desk.payer) })
    let visit = desk.walkIn(ada)
    desk.checkedIn(visit)
    let bill = desk.office[visit]!.superbill!
    desk.does(desk.ticked(bill))
    #expect(desk.office[bill]?.lines[0].fee == Cents(9_000) && desk.rule(RepriceSuperbill(bill)) == "priced")
    func change(_ fill: (inout ChangeService) -> Void) -> ChangeService {
      ChangeService {
        ($0.superbill, $0.line, $0.code) = (bill, 1, "99213")
        fill(&$0)
      }
    }
    desk.does(change { ($0.units, $0.modifiers) = (3, ["25", "50"]) })
    #expect(desk.office[bill]?.lines[0].fee == Cents(9_000), "a modifier and units never change the fee")
    let seen = desk.office[bill]!
    desk.does(
      ChangeSuperbill { ($0.superbill, $0.was, $0.now) = (bill, .fields(["coverage": seen.coverage.datum]), .fields(["coverage": .null])) })
    #expect(desk.office[bill]?.lines[0].fee == Cents(9_000), "nor does who pays")
    #expect(desk.office.newPrices(of: desk.office[bill]!).map(\.words) == ["99213 $90.00 -> $128.00"])
    desk.does(RepriceSuperbill { ($0.superbill, $0.was) = (bill, .fields(["lines": desk.office[bill]!.lines.datum])) })
    #expect(desk.office[bill]?.lines[0].fee == Cents(12_800))
    desk.does(change { $0.to = "99214" })
    #expect(desk.office[bill]?.lines[0].code == "99214" && desk.office[bill]?.lines[0].fee == Cents(18_400))
    #expect(desk.office[bill]?.lines[0].modifiers == ["25", "50"])
    #expect(desk.rule(ChangeService { ($0.superbill, $0.line, $0.code, $0.to) = (bill, 1, "99214", "99999") }) == "not in the fee schedule")
    #expect(desk.rule(AddService { ($0.superbill, $0.code) = (bill, "99999") }) == "not in the fee schedule")
    desk.does(AddService { ($0.superbill, $0.code, $0.fee) = (bill, "99999", Cents(5_000)) })
    #expect(desk.office[bill]?.lines[1].fee == Cents(5_000) && desk.office.newPrices(of: desk.office[bill]!).isEmpty)
  }
}
