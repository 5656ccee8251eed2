import Testing

@testable import Practice

@Suite("Receipts")
struct ReceiptTests {
  @Test("receipts are numbered without a gap across payments, voids and refunds, also of two equal payments")
  func numbers() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    let first = desk.paid(ada, 2500), second = desk.paid(ada, 2500), third = desk.paid(ivan, 900)
    desk.does(VoidReceipt { ($0.payment, $0.reason) = (first, "typed twice") })
    desk.does(RefundReceipt { ($0.payment, $0.reason, $0.tenders) = (third, "overpaid", [Tender(.cash, Cents(400))]) })
    _ = desk.rule(desk.paying(ada, 0))
    desk.does(desk.paying(ivan, 100))
    #expect(desk.office.payments.sorted.map(\.receipt) == [1, 2, 3, 4, 5, 6] && Checks.run(desk.office).isEmpty)
    #expect(desk.office.account(of: ada).balance == Cents(-2500) && desk.office.account(of: ivan).balance == Cents(-600))
    #expect(desk.office[second]?.applied == [])
  }

  @Test("a receipt is split over cash, card and check")
  func split() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.does(
      TakePayment {
        $0.patient = ada
        $0.tenders = [
          Tender(.cash, Cents(1000)), Tender(.card, .zero), Tender(.card, Cents(1500), "1234 auth 998877"),
          Tender(.check, Cents(500), "no. 1077"),
        ]
      })
    #expect(desk.lastPayment.total == Cents(3000) && desk.lastPayment.tenders.count == 3 && desk.office.lastReceipt == 1)
  }

  @Test("no amount, a minus, too much or a card number is not taken")
  func hostile() {
    var desk = TestOffice()
    let ada = desk.patient()
    for (amount, reference, rule) in [
      (0, "", "no amount"), (-1, "", "amount"), (Int.min, "", "amount"), (Int.max, "", "amount"), (100_000_001, "", "amount"),
      (500, "4111 1111 1111 1111", "card number"),
    ] {
      #expect(desk.rule(TakePayment { ($0.patient, $0.tenders) = (ada, [Tender(.card, Cents(amount), reference)]) }) == rule)
    }
    #expect(desk.rule(TakePayment { $0.patient = ada }) == "no amount" && desk.rule(desk.paying(PatientID("p9")!, 5)) == "no such record")
    #expect(desk.rule(TakePayment { ($0.patient, $0.tenders) = (ada, Array(repeating: Tender(.cash, Cents(1)), count: 21)) }) == "amount")
    let visit = desk.walkIn(desk.patient("Petrov", "Ivan"))
    #expect(desk.rule(TakePayment { ($0.patient, $0.visit, $0.tenders) = (ada, visit, [Tender(.cash, Cents(5))]) }) == "wrong patient")
  }

  @Test("a void is of today, of the whole, once, with a reason")
  func void() {
    var desk = TestOffice()
    let ada = desk.patient()
    let first = desk.paid(ada, 2500), second = desk.paid(ada, 900)
    func void(_ payment: PaymentID, _ reason: String = "wrong") -> VoidReceipt {
      VoidReceipt { ($0.payment, $0.reason) = (payment, reason) }
    }
    #expect(desk.rule(void(first, "")) == "reason missing")
    desk.does(void(first))
    #expect(desk.rule(void(first)) == "given back already" && desk.rule(void(desk.lastPayment.id)) == "not a payment")
    desk.does(RefundReceipt { ($0.payment, $0.reason, $0.tenders) = (second, "x", [Tender(.cash, Cents(1))]) })
    #expect(desk.rule(void(second)) == "refunded in part")
    let third = desk.paid(ada, 100)
    desk.later(24 * 60)
    #expect(desk.rule(void(third)) == "closed day" && desk.refusal(void(third)).wayPast!.contains("refund"))
  }

  @Test("money put in later is of the day on which it is recorded, so that it can still be voided")
  func laterMoney() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.does(desk.paying(ada, 500), happened: desk.now.advanced(byMinutes: -24 * 60))
    #expect(desk.lastPayment.day == desk.today && desk.lastPayment.at == desk.now.advanced(byMinutes: -24 * 60))
    #expect(desk.rule(VoidReceipt { ($0.payment, $0.reason) = (desk.lastPayment.id, "x") }) == "done")
  }

  @Test("no more is refunded than was paid, in as many parts as it takes, and what it had paid is open again")
  func refund() {
    var desk = TestOffice()
    let ada = desk.patient()
    let visit = desk.walkIn(ada)
    let bill = desk.atCheckout(visit)
    desk.does(desk.leaving(visit, pays: 12_800))
    let payment = desk.lastPayment.id
    func refund(_ cents: Int...) -> RefundReceipt {
      RefundReceipt { ($0.payment, $0.reason, $0.tenders) = (payment, "insurer paid", cents.map { Tender(.check, Cents($0)) }) }
    }
    for (verb, rule) in [
      (refund(), "no amount"), (refund(0), "amount"), (refund(-5), "amount"), (refund(.max, .max), "amount"), (refund(12_801), "too much"),
    ] {
      #expect(desk.rule(verb) == rule)
    }
    desk.does(refund(800))
    #expect(desk.office.open(desk.office[bill]!) == Cents(800) && desk.office.account(of: ada).balance == Cents(800))
    #expect(desk.refusal(refund(12_001)).sentence.contains("has $120.00 left"))
    desk.does(refund(10_000, 2000))
    #expect(
      desk.rule(refund(1)) == "given back already" && desk.office.account(of: ada).balance == Cents(12_800)
        && Checks.run(desk.office).isEmpty)
  }

  @Test("the balance can be said in a sentence")
  func sentence() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    _ = desk.atCheckout(visit)
    #expect(desk.office.account(of: ada).reason == "share of charges $0.00, paid $25.00, $25.00 of it not placed yet")
    desk.does(desk.leaving(visit))
    #expect(desk.office.account(of: ada).reason == "share of charges $25.00, paid $25.00; insurers are to pay $103.00")
  }

  @Test("a receipt that is given back says how and by which other, and credit beside an open charge says both")
  func words() {
    var desk = TestOffice()
    let ada = desk.patient()
    let first = desk.paid(ada, 2_500), second = desk.paid(ada, 1_000)
    desk.does(VoidReceipt { ($0.payment, $0.reason) = (first, "wrong amount") })
    desk.does(
      RefundReceipt { ($0.payment, $0.tenders, $0.reason) = (second, [Tender(.cash, Cents(1_000))], "moved away") })
    func void(_ id: PaymentID) -> String { desk.refusal(VoidReceipt { ($0.payment, $0.reason) = (id, "again") }).sentence }
    #expect(void(first) == "receipt 1 was voided already, by receipt 3")
    #expect(void(second) == "receipt 2 was refunded in full already, by receipt 4")
    var account = Account()
    (account.charged, account.paid, account.credit) = (Cents(1_000), Cents(2_250), Cents(1_750))
    #expect(account.balance == Cents(-1_250) && account.reason == "$17.50 taken and not placed yet, less $5.00 still open on charges")
  }
}
