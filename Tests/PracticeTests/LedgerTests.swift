import Testing

@testable import Practice

@Suite("Charges, the ledger and estimates") struct LedgerTests {
  @Test("a ledger's last balance is the account's, whatever was charged, paid, voided, refunded and opened again")
  func balance() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    func agrees() {
      let ledger = desk.office.ledger(of: ada), account = desk.office.account(of: ada)
      #expect(ledger.balance == account.balance && ledger.withPayers == account.withPayers)
      #expect(ledger.entries.allSatisfy { $0.amount >= .zero })
    }
    let visit = desk.walkIn(ada)
    let bill = desk.atCheckout(visit)
    agrees()
    desk.does(desk.leaving(visit, unpaid: "later"))
    agrees()
    let first = desk.paid(ada, 1000), second = desk.paid(ada, 1000)
    agrees()
    let entries = desk.office.ledger(of: ada).entries
    #expect(entries.filter { $0.sort == .payment && $0.amount == Cents(1000) }.count == 2, "two equal payments are two entries")
    desk.does(VoidReceipt { ($0.payment, $0.reason) = (second, "typed twice") })
    agrees()
    desk.does(RefundReceipt { ($0.payment, $0.reason, $0.tenders) = (first, "overpaid", [Tender(.cash, Cents(400))]) })
    agrees()
    #expect(desk.office.ledger(of: ada).entries.map(\.sort) == [.charge, .transfer, .payment, .payment, .payment, .adjustment, .refund])
    desk.does(ReopenSuperbill { ($0.superbill, $0.reason) = (bill, "wrong code") })
    agrees()
    let unplaced = desk.office.ledger(of: ada).entries.map(\.unplaced).total
    #expect(unplaced == desk.office.account(of: ada).credit, "what was paid is unplaced, and not gone")
  }

  @Test("what a payer will pay is what it agreed to, never over the charge, less the patient's share; else it is said to be unknown")
  func expected() {
    var sheet = Sheet("I10", "99213 A;20610 A")
    #expect(sheet.office.expectedPay(of: sheet.bill)?.words == "not known")
    for (code, allowed) in [("99213", 9_000), ("20610", 99_900)] {
      let fee = sheet.office.fees.sorted.first { $0.code == code }!
      sheet.edit(fee.id) { $0.allowed = Cents(allowed) }
    }
    sheet.bill.patientShare = Cents(2_500)
    #expect(sheet.office.expectedPay(of: sheet.bill)?.amount == Cents(9_000 + 14_500 - 2_500))
    sheet.bill.coverage = nil
    #expect(sheet.office.expectedPay(of: sheet.bill) == nil)
  }

  @Test("each visit of a day has charges or a reason, and the day says what is missing, unsigned, held or wrong")
  func chargeDay() {
    var desk = TestOffice()
    let ada = desk.walkIn(desk.patient())
    func day() -> ChargeDay { desk.office.chargeDay(desk.today, .none, today: desk.today) }
    #expect(day().rows.map(\.troubles) == [[.here]] && day().words.isEmpty)
    desk.checkedIn(ada)
    desk.does(desk.rooming(ada))
    desk.does(StartWithProvider(ada))
    desk.does(SendToCheckout(ada))
    #expect(day().rows[0].troubles == [.missing] && day().words == "1 without charges")
    let reason = NothingToBill { ($0.visit, $0.reason) = (ada, "within the fee of the surgery") }
    desk.does(reason)
    #expect(day().rows[0].isDone && day().words.isEmpty)
    let bill = desk.office[ada]!.superbill!
    desk.does(desk.found(bill, "I10"))
    desk.does(desk.ticked(bill))
    #expect(day().rows[0].troubles.prefix(2) == [.notCheckedOut, .unsigned], "with services there is something to bill after all")
    #expect(desk.rule(reason) == "services")
    let ben = desk.walkIn(desk.patient("Petrov", "Ivan"))
    #expect(desk.rule(NothingToBill { ($0.visit, $0.reason) = (ben, "x") }) == "not yet")
    #expect(desk.rule(NothingToBill { ($0.visit, $0.reason) = (ada, " ") }) == "reason missing")
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (ben, "long wait") })
    #expect(day().rows.count == 1, "who left unseen has no charges")
  }

  @Test(
    "business days are weekdays on which the office is open",
    arguments: [
      // Wednesday 25 November 2026; Thanksgiving is closed.
      ("2026-11-25", 1, "2026-11-27"), ("2026-11-25", 3, "2026-12-01"), ("2026-11-27", 1, "2026-11-30"), ("2026-11-28", 1, "2026-11-30"),
      ("2026-11-28", 3, "2026-12-02"),
    ])
  func businessDays(_ from: String, _ count: Int, _ to: String) {
    var desk = TestOffice()
    desk.set(Closure { ($0.from, $0.words) = (Day(2026, 11, 26)!, "Thanksgiving") })
    #expect(desk.office.businessDay(count, after: Day(iso: from)!).iso == to)
  }

  @Test(
    "an estimate is due three business days after a booking ten or more ahead, one after a nearer one, and not under three",
    arguments: [
      // Booked on Friday 4 December 2026.
      ("2026-12-18", "2026-12-09"), ("2026-12-17", "2026-12-07"), ("2026-12-09", "2026-12-07"), ("2026-12-08", nil), ("2026-12-04", nil),
    ] as [(String, String?)])
  func due(_ visit: String, _ due: String?) {
    let desk = TestOffice()
    #expect(GoodFaith.due(booked: Day(2026, 12, 4)!, for: Day(iso: visit)!, in: desk.office)?.iso == due)
  }

  @Test("who pays themselves is owed an estimate for what is booked, until it was given; it is itemised from the fee schedule and kept")
  func estimates() {
    var desk = TestOffice()
    let ada = desk.patient()
    let day = desk.today.advanced(by: 21)
    let booked = desk.booked(ada, 9, 0, day: day)
    #expect(desk.office.estimatesOwed(to: ada, from: desk.today).map(\.due) == [desk.today.advanced(by: 3)])
    let problems = BookingChecks.problems(BookingAsk(desk.office[booked]!, now: desk.now, instead: booked), in: desk.office)
    #expect(problems.contains { $0.isWarning && $0.refusal.rule == "estimate" }, "the booking says so")
    let make = MakeEstimate {
      ($0.patient, $0.appointment) = (ada, booked)
      $0.services = [MakeEstimate.Expected("99213"), MakeEstimate.Expected("81003", 2)]
      $0.diagnoses = [Diagnosis("i10", "")]
    }
    let estimate: EstimateID = desk.made(desk.does(make))
    let made = desk.office[estimate]!
    #expect(made.total == Cents(12_800 + 1_800) && made.due == desk.today.advanced(by: 3) && made.diagnoses[0].code == "I10")
    #expect(desk.office.estimatesOwed(to: ada, from: desk.today).count == 1, "made is not given")
    desk.does(HandOverEstimate { ($0.estimate, $0.how) = (estimate, "by mail") })
    #expect(desk.office.estimatesOwed(to: ada, from: desk.today).isEmpty)
    #expect(desk.rule(HandOverEstimate { ($0.estimate, $0.how) = (estimate, "by mail") }) == "given already")
    for (change, rule) in [
      ({ $0.services = [MakeEstimate.Expected("11111")] }, "not in the fee schedule"), ({ $0.services = [] }, "no services"),
      ({ $0.services = [MakeEstimate.Expected("99213", 0)] }, "units"), ({ $0.diagnoses = [Diagnosis("?", "")] }, "not a diagnosis code"),
    ] as [((inout MakeEstimate) -> Void, String)] {
      var wrong = make
      change(&wrong)
      #expect(desk.rule(wrong) == rule)
    }
    desk.insured(ada)
    let other = desk.booked(ada, 10, 0, day: day.advanced(by: 1))
    #expect(desk.office[other].flatMap { desk.office.estimateOwed($0) } == nil, "insurance pays")
  }
}
