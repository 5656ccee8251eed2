import Testing

@testable import Practice

@Suite("Checkout")
struct CheckoutTests {
  @Test("the next step is said, and what is owed is paid or left with a reason")
  func guards() {
    var desk = TestOffice()
    let ada = desk.patient()
    let visit = desk.walkIn(ada)
    _ = desk.atCheckout(visit)
    var out = desk.leaving(visit)
    out.next = " "
    #expect(desk.rule(out) == "next step")
    #expect(desk.refusal(desk.leaving(visit)).sentence == "$128.00 is still owed")
    #expect(desk.rule(desk.leaving(visit, pays: 12_799)) == "balance" && desk.rule(desk.leaving(visit, unpaid: "by mail")) == "done")
    desk.does(desk.leaving(visit, pays: 12_800))
    #expect(
      desk.office[visit]?.state == .left && desk.office.account(of: ada).balance == .zero && desk.office[visit]?.nextStep == "none needed")
    #expect(desk.rule(desk.leaving(visit)) == "checked out")
    #expect(Checks.run(desk.office).isEmpty)
  }

  @Test("with nothing ticked someone says why there is nothing to charge")
  func nothing() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.checkedIn(visit)
    desk.does(desk.rooming(visit))
    desk.does(SendToCheckout(visit))
    var out = desk.leaving(visit)
    #expect(desk.rule(out) == "no services")
    out.noCharge = "only the dressing was looked at"
    desk.does(out)
    #expect(desk.office[visit]?.outcome == "only the dressing was looked at")
  }

  @Test("a copay pays its own visit, even when an older bill is open")
  func ownVisitFirst() {
    var desk = TestOffice()
    let ada = desk.patient()
    let old = desk.walkIn(ada)
    let oldBill = desk.atCheckout(old)
    desk.does(desk.leaving(old, unpaid: "forgot her purse"))
    desk.later(60)
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    let bill = desk.atCheckout(visit)
    let copay = desk.lastPayment.id
    desk.does(desk.paying(ada, 800))
    #expect(desk.office[copay]?.applied == [], "it waits for its own visit")
    #expect(desk.office.open(desk.office[oldBill]!) == Cents(12_000))
    desk.does(desk.leaving(visit, unpaid: "the old one by mail"))
    #expect(desk.office[copay]?.applied == [Application(bill, Cents(2500))] && desk.office.open(desk.office[bill]!) == .zero)
    #expect(desk.office.account(of: ada).balance == Cents(12_000) && desk.office.account(of: ada).withPayers == Cents(10_300))
  }

  @Test("credit pays the oldest charges first and never more than they are")
  func oldestFirst() {
    var desk = TestOffice()
    let ada = desk.patient()
    var bills: [SuperbillID] = []
    for service in ["81003", "99213", "81003"] {
      let visit = desk.walkIn(ada)
      bills.append(desk.atCheckout(visit, service: service))
      desk.does(desk.leaving(visit, unpaid: "later"))
      desk.later(5)
    }
    let payment = desk.paid(ada, 13_800)
    #expect(
      desk.office[payment]?.applied == [
        Application(bills[0], Cents(900)), Application(bills[1], Cents(12_800)), Application(bills[2], Cents(100)),
      ])
    desk.does(desk.paying(ada, 1000))
    #expect(
      desk.office.account(of: ada).balance == Cents(-200) && desk.office.account(of: ada).credit == Cents(200)
        && Checks.run(desk.office).isEmpty)
  }

  @Test("the share is all of it without coverage, the copay with one, never more than the total, and nothing when no copay is due")
  func share() {
    for (copay, type, service, share) in [
      (2500, "t1", "99213", 2500), (2500, "t1", "81003", 900), (nil, "t1", "99213", 0), (2500, "t4", "99213", 0),
      (-1, "t1", "99213", 12_800),
    ] as [(Int?, String, String, Int)] {
      var desk = TestOffice()
      let ada = desk.patient()
      if copay != -1 { desk.insured(ada, copay: copay) }
      let visit = desk.walkIn(ada, type: VisitTypeID(type)!)
      let bill = desk.atCheckout(visit, service: service)
      #expect(desk.office.patientShare(of: desk.office[bill]!) == Cents(share))
    }
  }

  @Test("a checkout without a receipt is undone with one key, one with a receipt is not")
  func undone() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    let bill = desk.atCheckout(visit)
    let before = everything(desk.office, without: ["v"])
    desk.does(desk.leaving(visit))
    desk.does(Undo())
    #expect(everything(desk.office, without: ["v"]) == before && desk.office[bill]?.stage == .open)
    desk.does(desk.leaving(visit, pays: 500))
    #expect(desk.rule(Undo()) == "not undone" && desk.refusal(Undo()).sentence.contains("void the receipt"))
  }

  @Test("\"booked\" is a next step only for someone who has an appointment to come")
  func booked() {
    var desk = TestOffice()
    let ada = desk.patient()
    let visit = desk.walkIn(ada)
    _ = desk.atCheckout(visit)
    var out = desk.leaving(visit, pays: 12_800)
    out.next = CheckOut.booked
    #expect(desk.refusal(out).full == "no appointment of this patient is still to come; book, or say call back or none needed")
    out.next = "call back"
    #expect(desk.rule(out) == "done")
    out.next = CheckOut.booked
    _ = desk.booked(ada, 10, 0, day: desk.now.day.advanced(by: 7))
    #expect(desk.rule(out) == "done")
  }
}
