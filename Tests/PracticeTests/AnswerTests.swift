import Testing

@testable import Practice

@Suite("What is answered at check-in is true")
struct AnswerTests {
  private func topics(_ desk: TestOffice, _ visit: VisitID) -> [Topic] { desk.answers(visit).checks.map(\.what) }

  @Test("identity is two identifiers by name, of those that are on file")
  func identity() {
    var desk = TestOffice()
    let ada = desk.patient(), nobody = desk.patient("Doe", "", born: nil)
    let visit = desk.walkIn(ada), other = desk.walkIn(nobody)
    func rule(_ visit: VisitID, _ note: String) -> Refusal {
      var check = desk.answers(visit)
      check.checks[0].note = note
      return desk.refusal(check)
    }
    for note in ["", "name", "name,", "name, Name", " , "] {
      #expect(rule(visit, note).rule == "identity" && rule(visit, note).sentence.contains("\"note\""), "\(note)")
    }
    #expect(rule(visit, "name, birth date").rule == "done" && rule(visit, "Name, photo ID").rule == "done")
    #expect(rule(other, "name, birth date").sentence.contains("no birth date is on file"))
    #expect(desk.answers(other).checks[0].note == "name, address")
    desk.does(desk.answers(other))
  }

  @Test("a waiver has its reason also where nothing is due, and signs nothing")
  func waivers() {
    var desk = TestOffice()
    let ada = desk.patient()
    let first = desk.walkIn(ada)
    desk.checkedIn(first)
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (first, "called away") })
    desk.later(24 * 60)
    let visit = desk.walkIn(ada)
    #expect(!topics(desk, visit).contains(.consent))
    var check = desk.answers(visit)
    check.checks.append(Check(.consent, .waived, " "))
    #expect(desk.rule(check) == "reason missing")
    check.checks[check.checks.count - 1].note = "nothing to sign today"
    let papers = desk.office[ada]?.consents
    desk.does(check)
    #expect(desk.office[ada]?.consents == papers && !desk.office[visit]!.checks.contains { $0.what == .consent })
  }

  @Test("\"as on file\" signs no paper and confirms no address that is not there")
  func nothingOnFile() {
    var desk = TestOffice()
    let ada = desk.patient()
    let homeless = desk.made(desk.does(AddPatient { ($0.name, $0.born) = (PersonName("Ruiz", "Ana"), Day(1990, 1, 1)) })) as PatientID
    let visit = desk.walkIn(ada), other = desk.walkIn(homeless)
    func answering(_ visit: VisitID, _ topic: Topic, _ answer: Check.Answer, _ note: String = "") -> CheckIn {
      var check = desk.answers(visit)
      for index in check.checks.indices where check.checks[index].answer == .same && check.checks[index].what != .identity {
        if visit == other, check.checks[index].what != .coverage { check.checks[index] = Check(check.checks[index].what, .waived, "none") }
      }
      check.checks.removeAll { $0.what == topic }
      check.checks.append(Check(topic, answer, note))
      return check
    }
    for topic in [Topic.consent, .privacyNotice] {
      #expect(desk.rule(answering(visit, topic, .same)) == "never signed", "\(topic)")
      #expect(desk.refusal(answering(visit, topic, .same)).wayPast?.contains("signed") == true)
      #expect(desk.rule(answering(visit, topic, .signed)) == "done" && desk.rule(answering(visit, topic, .changed)) == "answer")
    }
    for topic in [Topic.address, .phone] {
      #expect(desk.rule(answering(other, topic, .same)) == "none on file", "\(topic)")
      #expect(desk.rule(answering(other, topic, .waived, "has none")) == "done" && desk.rule(answering(other, topic, .signed)) == "answer")
    }
    desk.does(desk.answers(visit))
    #expect(desk.office[ada]?.signed(.treatment) == desk.today && desk.office[ada]?.signed(.privacyNotice) == desk.today)
  }

  @Test("an address that is taken off the card is asked for again, and a refused paper does not become one that stands")
  func takenOff() {
    var desk = TestOffice()
    let ada = desk.patient(), seen = desk.office[ada]!
    var bare = seen
    bare.address = Address()
    desk.does(ChangePatient(from: seen, to: bare))
    #expect(desk.office[ada]?.confirmed(.address) == nil)
    #expect(desk.rule(ChangePatient { ($0.patient, $0.right) = (ada, [.address]) }) == "none on file")
    #expect(desk.office.due(for: desk.office[ada]!, on: desk.today, type: nil).contains { $0.topic == .address && $0.isMissing })
    let visit = desk.walkIn(ada)
    var check = desk.answers(visit)
    for topic in [Topic.address, .privacyNotice] {
      check.checks.removeAll { $0.what == topic }
      check.checks.append(Check(topic, .waived, "would not say"))
    }
    desk.does(check)
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (visit, "called away") })
    let again = desk.walkIn(ada)
    check = desk.answers(again)
    check.checks.removeAll { $0.what == .address || $0.what == .privacyNotice }
    check.checks += [Check(.address, .waived, "would not say"), Check(.privacyNotice, .same)]
    #expect(desk.rule(check) == "never signed")
  }

  @Test("a signature that is a year old can stand: it is looked at again, and keeps its date")
  func stands() {
    var desk = TestOffice()
    let ada = desk.patient()
    let first = desk.walkIn(ada)
    desk.checkedIn(first)
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (first, "called away") })
    let then = desk.today
    desk.later(24 * 60 * 366)
    let visit = desk.walkIn(ada)
    #expect(topics(desk, visit).contains(.consent))
    desk.checkedIn(visit)
    #expect(desk.office[ada]?.signed(.treatment) == then && desk.office[ada]?.confirmed(.consent) == desk.today)
    #expect(!desk.office.due(for: desk.office[ada]!, on: desk.today, type: nil).contains { $0.topic == .consent })
  }

  @Test("what was taken of the copay is not asked for again, and no more is taken than is due")
  func copayOnce() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    desk.does(TakePayment { ($0.patient, $0.visit, $0.tenders) = (ada, visit, [Tender(.cash, Cents(1000))]) })
    #expect(desk.answers(visit).tenders == [Tender(.card, Cents(1500))])
    var check = desk.answers(visit)
    check.tenders = [Tender(.card, Cents(2500))]
    #expect(desk.rule(check) == "copay" && desk.refusal(check).wayPast?.contains("take payment") == true)
    desk.does(TakePayment { ($0.patient, $0.visit, $0.tenders) = (ada, visit, [Tender(.cash, Cents(1500))]) })
    #expect(!topics(desk, visit).contains(.copay))
    check = desk.answers(visit)
    check.tenders = [Tender(.card, Cents(2500))]
    #expect(desk.rule(check) == "no copay due")
    desk.checkedIn(visit)
    #expect(desk.office.account(of: ada).credit == Cents(2500))
  }

  @Test("money that pays an old balance at the desk is not the copay")
  func oldBalance() {
    var desk = TestOffice()
    let ada = desk.patient()
    let first = desk.walkIn(ada)
    _ = desk.atCheckout(first)
    desk.does(desk.leaving(first, unpaid: "by mail"))
    desk.insured(ada, from: desk.today)
    desk.later(60)
    let visit = desk.walkIn(ada)
    desk.does(TakePayment { ($0.patient, $0.visit, $0.tenders) = (ada, visit, [Tender(.cash, Cents(12_800))]) })
    #expect(desk.office.account(of: ada).balance == .zero)
    #expect(desk.answers(visit).tenders == [Tender(.card, Cents(2500))])
  }

  @Test("a visit that was moved is not charged again, and earlier confirmations and other papers of the wrong patient stand")
  func moved() {
    var desk = TestOffice()
    let john = desk.patient("Smith", "John"), jane = desk.patient("Smith", "Jane")
    for person in [john, jane] { desk.insured(person) }
    desk.later(24 * 60 * 400)
    let own = desk.walkIn(john)
    desk.checkedIn(own)
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (own, "called away") })
    let known = desk.office[john]
    desk.later(24 * 60 * 31)
    let visit = desk.walkIn(john)
    desk.checkedIn(visit)
    #expect(desk.office[john]?.confirmed(.coverage) == desk.today)
    desk.does(MoveVisit { ($0.visit, $0.to) = (visit, jane) })
    #expect(desk.office[john]?.confirmed == known?.confirmed && desk.office[john]?.consents == known?.consents)
    #expect(desk.answers(visit).tenders.isEmpty && !topics(desk, visit).contains(.copay))
    desk.checkedIn(visit)
    #expect(desk.office.account(of: jane).credit == Cents(2500) && desk.office.payments.sorted.count == 2)
  }
}

@Suite("A superbill opened again")
struct ReopenTests {
  @Test("what was paid is credit until it is checked out anew, and only billers and managers do it, with the reason")
  func reopened() {
    var desk = TestOffice()
    let ada = desk.patient()
    let visit = desk.walkIn(ada)
    let bill = desk.atCheckout(visit)
    func reopen(_ reason: String) -> ReopenSuperbill { ReopenSuperbill { ($0.superbill, $0.reason) = (bill, reason) } }
    desk.role = .biller
    #expect(desk.rule(reopen("wrong code")) == "not checked out")
    desk.role = .frontDesk
    desk.does(desk.leaving(visit, pays: 12_800))
    #expect(desk.rule(reopen("wrong code")) == "not yours to do")
    for refusal in [desk.refusal(desk.ticked(bill, "81003")), desk.refusal(desk.leaving(visit))] {
      #expect(refusal.wayPast == ReopenSuperbill.name && refusal.who == [.manager, .biller], "\(refusal.rule)")
    }
    desk.role = .biller
    #expect(desk.rule(reopen(" ")) == "reason missing")
    desk.does(reopen("wrong code"))
    #expect(desk.journal.last?.why == "wrong code")
    #expect(desk.office[bill]?.stage == .open && desk.office.account(of: ada).credit == Cents(12_800))
    desk.does(RemoveService { ($0.superbill, $0.line, $0.code) = (bill, 1, "99213") })
    desk.does(desk.ticked(bill, "81003"))
    desk.does(desk.leaving(visit))
    #expect(desk.office[visit]?.state == .left && desk.office[bill]?.stage == .checkedOut)
    #expect(desk.office.account(of: ada).credit == Cents(11_900) && Checks.run(desk.office).isEmpty)
    desk.does(Undo())
    #expect(desk.office[bill]?.stage == .open && Checks.run(desk.office).isEmpty)
  }
}

@Suite("A way past")
struct WayPastTests {
  @Test("where someone may get past a rule, the refusal names the action that does it")
  func named() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    desk.insured(ada)
    let first = desk.booked(ada, 9, 20), later = desk.booked(ivan, 9, 40)
    let visit = desk.arrived(first)
    var check = desk.answers(visit)
    check.tenders = []
    let covered = desk.insured(ivan, from: Day(2026, 1, 1), to: Day(2026, 6, 30))
    _ = desk.insured(ivan, from: Day(2026, 9, 1))
    for (verb, way) in [
      (desk.booking([ada], 9, 30, desk.osei), "reschedule"), (desk.booking([ivan], 9, 20), "overbook"), (Arrive([first]), "check in"),
      (desk.leaving(visit), "check in"), (check, "take it"), (MarkNoShow { $0.appointment = later }, "cancel appointment"),
      (EndCoverage { ($0.coverage, $0.to) = (covered, Day(2026, 9, 1)) }, "end coverage"), (StartWithProvider(visit), "check in"),
      (WalkIn { ($0.patient, $0.provider, $0.type) = (ivan, desk.lin, desk.followUp) }, "arrive"),
    ] as [(any Verb, String)] {
      #expect(desk.refusal(verb).wayPast?.hasPrefix(way) == true, "\(desk.refusal(verb).full)")
    }
    _ = desk.atCheckout(visit)
    let seen = LeaveUnseen { ($0.visit, $0.reason) = (visit, "x") }
    #expect(desk.refusal(seen).full.contains("check out: they were seen"))
    desk.does(desk.leaving(visit))
    #expect(!desk.refusal(seen).full.contains("seen;") && desk.refusal(seen).wayPast == nil)
    #expect(
      desk.refusal(EnterInError { ($0.visit, $0.reason) = (visit, "x") }).wayPast
        == "void receipt or refund, or move visit to the right patient")
    let void = VoidReceipt { ($0.payment, $0.reason) = (desk.lastPayment.id, "x") }
    desk.does(void)
    #expect(desk.refusal(void).wayPast?.hasPrefix("take payment") == true)
  }

  @Test("the provider is with someone only once they are back from the lab")
  func back() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    desk.checkedIn(visit)
    desk.does(desk.rooming(visit))
    desk.does(SendOut(visit, to: .lab))
    #expect(desk.rule(StartWithProvider(visit)) == "out" && desk.refusal(StartWithProvider(visit)).wayPast == ComeBack.name)
    desk.does(ComeBack(visit))
    desk.does(StartWithProvider(visit))
  }

  @Test("who left unseen is called back, and what came of it is noted")
  func callBack() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    func call(_ words: String) -> CallBack { CallBack { ($0.visit, $0.outcome) = (visit, words) } }
    #expect(desk.rule(call("x")) == "not from here")
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (visit, "waited too long") })
    #expect(desk.office[visit]!.awaitsCallBack && desk.rule(call(" ")) == "no words")
    desk.does(call("comes tomorrow"))
    #expect(!desk.office[visit]!.awaitsCallBack && desk.office[visit]?.nextStep == "comes tomorrow")
  }
}
