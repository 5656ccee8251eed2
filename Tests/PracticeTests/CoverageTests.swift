import Testing

@testable import Practice

@Suite("Coverage")
struct CoverageTests {
  @Test("a new coverage ends the old one the day before; nothing is overwritten")
  func replaced() {
    var desk = TestOffice()
    let ada = desk.patient()
    let old = desk.insured(ada, from: Day(2026, 1, 1)), new = desk.insured(ada, copay: 4000, from: Day(2026, 11, 1))
    #expect(desk.office[old]?.to == Day(2026, 10, 31) && desk.office[old]?.copay == Cents(2500) && desk.office[new]?.to == nil)
    for (day, coverage) in [(Day(2025, 12, 31)!, nil), (Day(2026, 1, 1)!, old), (Day(2026, 10, 31)!, old), (Day(2026, 11, 1)!, new)] {
      #expect(desk.office.coverage(of: ada, on: day)?.id == coverage, "\(day)")
    }
    #expect(Checks.run(desk.office).isEmpty)
  }

  @Test("one entered in error is ended before it began, and the right one takes its place")
  func error() {
    var desk = TestOffice()
    let ada = desk.patient()
    let wrong = desk.insured(ada, from: desk.today)
    let right = AddCoverage { ($0.patient, $0.payer, $0.member) = (ada, desk.payer, "M2") }
    #expect(desk.rule(right) == "coverages overlap" && desk.refusal(right).wayPast!.hasPrefix("end coverage"))
    func end(_ days: Int) -> EndCoverage { EndCoverage { ($0.coverage, $0.to) = (wrong, desk.today.advanced(by: days)) } }
    #expect(desk.rule(end(-2)) == "ends before it begins")
    desk.does(end(-1))
    desk.does(right)
    #expect(desk.office.coverage(of: ada, on: desk.today)?.member == "M2" && Checks.run(desk.office).isEmpty)
  }

  @Test("one with an end inside another lets that one go on afterwards, as a stretch of its own")
  func inside() {
    var desk = TestOffice()
    let ada = desk.patient()
    let old = desk.insured(ada, copay: 2500, from: Day(2026, 1, 1), to: Day(2026, 12, 31))
    let short = desk.insured(ada, copay: 4000, from: Day(2026, 11, 1), to: Day(2026, 11, 30))
    let rest = desk.office.coverage(of: ada, on: Day(2026, 12, 1)!)
    #expect(rest?.copay == Cents(2500) && rest?.id != old && rest?.from == Day(2026, 12, 1) && rest?.to == Day(2026, 12, 31))
    #expect(desk.office[old]?.to == Day(2026, 10, 31) && desk.office.coverage(of: ada, on: desk.today)?.id == short)
    #expect(desk.office.coverage(of: ada, on: Day(2027, 1, 1)!) == nil && Checks.run(desk.office).isEmpty)
    desk.does(Undo())
    #expect(desk.office.coverage(of: ada, on: desk.today)?.id == old && desk.office.coverages.count == 1)
  }

  @Test("the card was seen only where someone says so, and the holder has a birth date")
  func card() {
    var desk = TestOffice()
    let ada = desk.patient()
    let unseen = desk.insured(ada)
    #expect(desk.office[unseen]?.cardSeen == nil)
    var add = AddCoverage { ($0.patient, $0.payer, $0.member, $0.order) = (ada, desk.payer, "M", .secondary) }
    (add.cardSeen, add.holderBorn) = (true, Day(1960, 5, 6))
    let seen: CoverageID = desk.made(desk.does(add))
    #expect(desk.office[seen]?.cardSeen == desk.today && desk.office[seen]?.holderBorn == Day(1960, 5, 6))
  }

  @Test("an ended coverage is not stretched over the one that followed it, and a gap is self-pay")
  func stretched() {
    var desk = TestOffice()
    let ada = desk.patient()
    let old = desk.insured(ada, from: Day(2026, 1, 1), to: Day(2026, 6, 30))
    _ = desk.insured(ada, from: Day(2026, 9, 1))
    func end(_ to: Day?) -> EndCoverage { EndCoverage { ($0.coverage, $0.to) = (old, to) } }
    #expect(desk.rule(end(Day(2026, 9, 1))) == "coverages overlap" && desk.rule(end(Day(2026, 8, 31))) == "done")
    #expect(desk.office.coverage(of: ada, on: Day(2026, 7, 15)!) == nil)
    #expect(
      desk.rule(
        AddCoverage { ($0.patient, $0.payer, $0.member, $0.from, $0.to) = (ada, desk.payer, "M", Day(2025, 1, 1), Day(2025, 12, 31)) })
        == "done")
    #expect(
      desk.rule(AddCoverage { ($0.patient, $0.payer, $0.member, $0.from) = (ada, desk.payer, "M", Day(2025, 1, 1)) }) == "coverages overlap"
    )
    #expect(desk.rule(AddCoverage { ($0.patient, $0.payer, $0.member, $0.order) = (ada, desk.payer, "M", .secondary) }) == "done")
  }

  @Test("a coverage needs its member number, a copay that is an amount, and an end after its beginning")
  func guards() {
    var desk = TestOffice()
    let ada = desk.patient()
    var add = AddCoverage { ($0.patient, $0.payer, $0.member) = (ada, desk.payer, " ") }
    #expect(desk.rule(add) == "member number missing")
    add.member = "M"
    add.to = desk.today.advanced(by: -1)
    #expect(desk.rule(add) == "ends before it begins")
    add.to = nil
    for copay in [-1, Int.min, Int.max] {
      add.copay = Cents(copay)
      #expect(desk.rule(add) == "amount")
    }
    desk.role = .manager
    desk.does(ChangeSetting(.payers, id: "i1", now: ["gone": .flag(true)]))
    add.copay = nil
    #expect(desk.rule(add) == "payer not in use")
  }

  @Test("an open superbill follows the coverage; a checked out one keeps what it had")
  func rebilled() {
    var desk = TestOffice()
    let ada = desk.patient()
    let old = desk.insured(ada)
    let first = desk.walkIn(ada)
    let bill = desk.atCheckout(first)
    desk.does(desk.leaving(first))
    desk.later(10)
    let second = desk.walkIn(ada)
    desk.checkedIn(second)
    let new = desk.insured(ada, copay: 1000, from: desk.today)
    #expect(desk.office[bill]?.coverage == old && desk.office[desk.office[second]?.superbill]?.coverage == new)
    let other = desk.insured(ada, order: .secondary)
    desk.does(VerifyCoverage { ($0.coverage, $0.standing, $0.how) = (new, .inactive, .portal) })
    #expect(desk.office[desk.office[second]?.superbill]?.coverage == other, "the one that is active pays")
  }
}
