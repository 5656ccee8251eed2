import Testing

@testable import Practice

@Suite("Arrival and check-in")
struct CheckInTests {
  @Test("a patient arrives on the day of the appointment, once, and alive")
  func arrival() {
    var desk = TestOffice()
    let ada = desk.patient()
    let tomorrow = desk.booked(ada, 9, 20, day: desk.today.advanced(by: 1)), today = desk.booked(ada, 9, 20)
    #expect(desk.rule(Arrive([tomorrow])) == "wrong day" && desk.refusal(Arrive([tomorrow])).wayPast!.contains("walk-in"))
    #expect(desk.rule(Arrive([])) == "who")
    let visit = desk.arrived(today)
    #expect(desk.rule(Arrive([today])) == "arrived already")
    #expect(desk.office[visit]?.ticket == 1 && desk.office[visit]?.arrivedAt == desk.now)
    #expect(desk.rule(WalkIn { ($0.patient, $0.provider, $0.type) = (ada, desk.osei, desk.followUp) }) == "one place at a time")
    let ivan = desk.patient("Petrov", "Ivan")
    let died = desk.booked(ivan, 9, 40)
    desk.does(ChangePatient { ($0.patient, $0.now) = (ivan, .fields(["deceased": .text("2026-11-23")])) })
    #expect(desk.office[died]?.slot == .cancelledByClinic && desk.rule(Arrive([died])) == "not booked")
  }

  @Test("someone booked is arrived, not taken in as a walk-in")
  func walkIn() {
    var desk = TestOffice()
    let ada = desk.patient()
    _ = desk.booked(ada, 9, 20)
    #expect(desk.rule(WalkIn { ($0.patient, $0.provider, $0.type) = (ada, desk.lin, desk.followUp) }) == "booked today")
    #expect(desk.rule(WalkIn { ($0.patient, $0.provider, $0.type) = (ada, desk.osei, desk.followUp) }) == "done")
    #expect(desk.rule(WalkIn { ($0.patient, $0.provider, $0.type) = (ada, ProviderID("d9")!, desk.followUp) }) == "no such record")
  }

  @Test("a patient with two appointments in a day comes twice, and each visit is its own appointment's")
  func twoInADay() {
    var desk = TestOffice()
    let ada = desk.patient()
    let morning = desk.booked(ada, 9, 20), noon = desk.booked(ada, 11, 0, desk.osei)
    let first = desk.arrived(morning)
    #expect(desk.rule(Arrive([noon])) == "one place at a time")
    _ = desk.atCheckout(first)
    desk.does(desk.leaving(first, pays: 12_800))
    #expect(desk.office[morning]?.slot == .done && desk.office[noon]?.slot == .booked)
    desk.at(10, 50)
    let second = desk.arrived(noon)
    #expect(desk.office.visit(for: morning)?.id == first && desk.office.visit(for: noon)?.id == second)
    #expect(desk.office.openVisit(of: ada)?.id == second && Checks.run(desk.office).isEmpty)
  }

  @Test("everything due is asked for by name, and each gap is answered or waived with a reason")
  func gaps() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    desk.later(24 * 60 * 400)
    let visit = desk.walkIn(ada)
    let full = desk.answers(visit)
    #expect(full.checks.map(\.what) == [.identity, .address, .phone, .coverage, .consent, .privacyNotice, .copay])
    for (index, item) in full.checks.enumerated() {
      var gap = full
      gap.checks.remove(at: index)
      #expect(desk.refusal(gap).rule == "not asked" && desk.refusal(gap).sentence.contains(item.what.label), "\(item.what)")
      gap = full
      gap.checks[index] = Check(item.what, .waived, " ")
      #expect(desk.rule(gap) == (item.what == .identity ? "identity" : "reason missing"), "\(item.what)")
      gap.checks[index].note = "no time"
      #expect(desk.rule(gap) == (item.what == .identity ? "identity" : "done"), "\(item.what)")
    }
    var twice = full
    twice.checks.append(Check(.address, .waived, "x"))
    #expect(desk.rule(twice) == "twice")
    desk.does(full)
    #expect(desk.office[visit]?.state == .ready && desk.office[visit]?.superbill != nil)
    #expect(desk.rule(full) == "not from here")
    let due = desk.office.due(for: desk.office[ada]!, on: desk.today, type: nil)
    #expect(due.map(\.topic) == [.identity, .copay], "nothing is asked twice in a day")
  }

  @Test("the copay is paid in full, by one means or more, or waived with a reason; it is credit until there are charges")
  func copay() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    var check = desk.answers(visit)
    check.tenders = []
    #expect(desk.refusal(check).sentence == "$25.00 of the copay of $25.00 was neither paid nor waived with a reason")
    check.tenders = [Tender(.cash, Cents(1000))]
    #expect(desk.rule(check) == "copay")
    check.tenders = [Tender(.cash, Cents(3000)), Tender(.card, Cents(-500))]
    #expect(desk.rule(check) == "amount")
    check.tenders = [Tender(.card, Cents(.max)), Tender(.card, Cents(.max))]
    #expect(desk.rule(check) == "amount")
    check.tenders = [Tender(.cash, Cents(1000)), Tender(.check, Cents(1500), "no. 12")]
    desk.does(check)
    let account = desk.office.account(of: ada)
    #expect(account.credit == Cents(2500) && account.balance == Cents(-2500) && account.reason.contains("not placed yet"))
    #expect(desk.lastPayment.purpose == "copay" && desk.lastPayment.visit == visit && desk.lastPayment.receipt == 1)
  }

  @Test("part of the copay is taken and the rest waived")
  func partCopay() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    var check = desk.answers(visit)
    check.checks[check.checks.count - 1] = Check(.copay, .waived, "has ten dollars with her")
    check.tenders = [Tender(.cash, Cents(1000))]
    desk.does(check)
    #expect(desk.office.account(of: ada).credit == Cents(1000))
  }

  @Test("no copay is asked for a preventive visit, without coverage, or when the payer says that it is not active")
  func noCopay() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan"), rosa = desk.patient("Garcia", "Rosa")
    desk.insured(ada)
    let inactive = desk.insured(rosa)
    desk.does(VerifyCoverage { ($0.coverage, $0.standing, $0.how) = (inactive, .inactive, .portal) })
    let visits = [desk.walkIn(ada, type: desk.physical), desk.walkIn(ivan), desk.walkIn(rosa)]
    for visit in visits { #expect(!desk.answers(visit).checks.contains { $0.what == .copay }) }
    #expect(
      desk.answers(visits[1]).checks.contains { $0.what == .coverage } && desk.answers(visits[2]).checks.contains { $0.what == .coverage })
    let bill = desk.atCheckout(visits[2])
    #expect(desk.office.patientShare(of: desk.office[bill]!) == Cents(12_800), "who is not covered pays all of it")
  }

  @Test("who forgot the card keeps the coverage on file, with a flag for the rest of the visit")
  func waivedCoverage() {
    var desk = TestOffice()
    let ada = desk.patient()
    let coverage = desk.insured(ada)
    desk.later(24 * 60 * 40)
    let visit = desk.walkIn(ada)
    var check = desk.answers(visit)
    let index = check.checks.firstIndex { $0.what == .coverage }!
    check.checks[index] = Check(.coverage, .waived, "forgot the card")
    desk.does(check)
    #expect(desk.office[desk.office[visit]?.superbill]?.coverage == coverage)
    #expect(desk.office.flags(visit: desk.office[visit]!, patient: desk.office[ada]!, now: desk.now).contains(.insurance))
    #expect(desk.office.due(for: desk.office[ada]!, on: desk.today, type: nil).contains { $0.topic == .coverage })
  }

  @Test("a refused treatment consent is asked for again, a refused privacy notice is not, and the reason is kept")
  func refusedPapers() {
    var desk = TestOffice()
    let ada = desk.patient()
    let visit = desk.walkIn(ada)
    var check = desk.answers(visit)
    for topic in [Topic.consent, .privacyNotice] {
      check.checks[check.checks.firstIndex { $0.what == topic }!] = Check(topic, .waived, "would not sign")
    }
    desk.does(check)
    let due = desk.office.due(for: desk.office[ada]!, on: desk.today, type: nil).map(\.topic)
    #expect(due.contains(.consent) && !due.contains(.privacyNotice))
    #expect(desk.office[ada]?.consents.map(\.refused) == ["would not sign", "would not sign", "would not sign"])
    #expect(desk.office.flags(visit: desk.office[visit]!, patient: desk.office[ada]!, now: desk.now).contains(.form))
  }

  @Test("what is due follows the age of what is on file")
  func ages() {
    var desk = TestOffice()
    let ada = desk.patient()
    let visit = desk.walkIn(ada)
    desk.checkedIn(visit)
    let day = desk.today, record = desk.office[ada]!
    func topics(_ days: Int) -> [Topic] { desk.office.due(for: record, on: day.advanced(by: days), type: nil).map(\.topic) }
    #expect(topics(0) == [.identity, .coverage], "without coverage it is asked every time")
    #expect(topics(179) == [.identity, .coverage] && topics(180) == [.identity, .phone, .coverage])
    #expect(topics(365) == [.identity, .address, .phone, .coverage, .consent])
  }

  @Test("flags say what the desk has to know, in words")
  func flags() {
    var desk = TestOffice()
    let child = desk.patient("Ruiz", "Lucía", born: Day(2020, 1, 1))
    desk.does(ChangePatient { ($0.patient, $0.now) = (child, .fields(["interpreter": .flag(true)])) })
    desk.does(PinAlert { ($0.patient, $0.text, $0.shownAt) = (child, "peanut allergy", [.arrival]) })
    let booked = desk.booked(child, 9, 0)
    desk.at(9, 16)
    let visit = desk.arrived(booked)
    #expect(desk.rule(CallPatient(visit)) == "not from here")
    func flags() -> [Flag] { desk.office.flags(visit: desk.office[visit]!, patient: desk.office[child]!, now: desk.now) }
    #expect(Set(flags()) == [.insurance, .form, .interpreter, .alone, .late])
    desk.later(20)
    #expect(flags().contains(.long))
    #expect(desk.office.flags(patient: desk.office[child]!, on: desk.today, at: .arrival).contains(.alert))
  }
}
