import Testing

@testable import Practice

@Suite("The close of a day")
struct DayCloseTests {
  /// Two payments of the day, one of them given back in part.
  private func morning() -> TestOffice {
    var office = TestOffice()
    let ada = office.patient(), ben = office.patient("Smith", "Ben")
    for (patient, tenders) in [
      (ada, [Tender(.cash, Cents(4000)), Tender(.card, Cents(1000))]), (ben, [Tender(.check, Cents(2500))]),
    ] {
      office.does(
        TakePayment {
          $0.patient = patient
          $0.tenders = tenders
        })
    }
    office.role = .manager
    office.does(
      RefundReceipt {
        $0.payment = PaymentID(prefix: "m", number: 1)
        $0.tenders = [Tender(.cash, Cents(500))]
        $0.reason = "too much"
      })
    office.role = .frontDesk
    return office
  }

  private func close(_ counted: Int, float: Int = 10_000, _ more: (inout CloseDay) -> Void = { _ in }) -> CloseDay {
    var close = CloseDay {
      $0.counted = Cents(counted)
      $0.float = Cents(float)
    }
    more(&close)
    return close
  }

  @Test("its figures are those of its receipts, by means, with what was given back taken off")
  func figures() {
    let office = morning()
    let figures = office.office.figures(of: office.today)
    #expect((figures.firstReceipt, figures.lastReceipt, figures.receipts) == (1, 3, 3))
    #expect((figures.cash, figures.check, figures.card, figures.other) == (Cents(3500), Cents(2500), Cents(1000), .zero))
    #expect(figures.total == Cents(7000) && figures.givenBack == Cents(500))
  }

  @Test("the drawer is counted against the cash taken; over or short needs its reason")
  func drawer() throws {
    var office = morning()
    #expect(office.refusal(close(13_400)).sentence.contains("$1.00 short"))
    #expect(office.refusal(close(13_600)).sentence.contains("$1.00 over"))
    #expect(office.rule(close(13_400) { $0.reason = "a coin fell behind the desk" }) == "done")
    #expect(office.rule(CloseDay()) == "drawer" && office.rule(close(-1)) == "drawer" && office.rule(close(.max)) == "drawer")
    let entry = office.does(close(13_500))
    let kept = try #require(entry.edits.new.first.flatMap { try? DayClose($0.fields) })
    #expect(kept.overShort == .zero && kept.figures.receipts == 3 && kept.by == "maria")
    #expect(Checks.run(office.office).isEmpty)
  }

  @Test("a day is closed once; once more is a correction with its reason, and neither is undone")
  func again() {
    var office = morning()
    office.does(close(13_500))
    #expect(office.rule(close(13_500)) == "closed already")
    #expect(office.refusal(close(13_500)).sentence.contains("by maria"))
    office.does(close(13_500) { $0.correction = "a check came after the close" })
    #expect(office.office.closes(of: office.today).count == 2)
    #expect(office.office.refusal(Undo(), office.context)?.sentence.contains("closed") == true)
  }

  @Test("with someone still here it is refused by name, unless that is said to be right")
  func stillHere() {
    var office = morning()
    office.does(WalkIn { ($0.patient, $0.provider, $0.type) = (PatientID(prefix: "p", number: 1), office.lin, office.followUp) })
    let refusal = office.refusal(close(13_500))
    #expect(refusal.rule == "still here" && refusal.sentence.contains("Okafor, Ada"))
    #expect(office.rule(close(13_500) { $0.stillHere = true }) == "done")
  }

  @Test("a day to come is not closed, one that was forgotten is; clinicians and trainees have no drawer")
  func whenAndWho() {
    var office = morning()
    #expect(office.rule(close(13_500) { $0.day = office.today.advanced(by: 1) }) == "not yet")
    #expect(office.rule(close(10_000) { $0.day = office.today.advanced(by: -1) }) == "done")
    for (role, rule) in [(StaffRole.clinician, "not yours to do"), (.trainee, "not yours to do"), (.biller, "done"), (.manager, "done")] {
      office.role = role
      #expect(office.rule(close(13_500)) == rule)
    }
  }

  @Test("receipts that were changed behind a close are found")
  func checked() throws {
    var office = morning()
    office.does(close(13_500))
    var payment = try #require(office.office[PaymentID(prefix: "m", number: 2)])
    payment.tenders = [Tender(.check, Cents(2000))]
    office.office.put(payment)
    #expect(Checks.run(office.office).contains { $0.rule == "day closes add up" })
  }
}

@Suite("Disclosures")
struct DisclosureTests {
  private func disclosure(_ basis: Disclosure.Basis, _ more: (inout RecordDisclosure) -> Void = { _ in }) -> RecordDisclosure {
    var verb = RecordDisclosure {
      $0.patient = PatientID(prefix: "p", number: 1)
      $0.basis = basis
      $0.recipient = "Harlow County Health Department"
      $0.what = "lab result of 4 November"
    }
    more(&verb)
    return verb
  }

  @Test("one that is accounted for needs recipient, what, and what for or the request; treatment and its like need no purpose")
  func needs() {
    var office = TestOffice()
    _ = office.patient()
    for basis in Disclosure.Basis.allCases {
      #expect(office.rule(disclosure(basis)) == (basis.isAccountable ? "purpose" : "done"), "\(basis)")
      #expect(office.rule(disclosure(basis) { $0.purpose = "notifiable disease" }) == "done")
      #expect(office.rule(disclosure(basis) { $0.request = "letter of 3 November" }) == "done")
    }
    #expect(office.rule(disclosure(.treatment) { $0.recipient = " " }) == "recipient")
    #expect(office.rule(disclosure(.treatment) { $0.what = "" }) == "what")
    #expect(office.rule(disclosure(.treatment) { $0.day = office.today.advanced(by: 1) }) == "not yet")
  }

  @Test("it is kept under the patient with who gave it, and the audit calls it disclosed")
  func kept() throws {
    var office = TestOffice()
    let ada = office.patient()
    let entry = office.does(disclosure(.publicHealth) { $0.purpose = "notifiable disease" })
    let kept = try #require(office.office.filed(Disclosure.self, of: ada).first)
    #expect(kept.by == "maria" && kept.day == office.today)
    let event = AuditEvent(.journal(entry)), words = AuditWords(office.office)
    #expect(event.sort == .disclosed)
    let row = AuditTable.row(event, words).joined(separator: "\n")
    #expect(row.contains("to Harlow County Health Department") && row.contains("notifiable disease"))
  }

  @Test("who looked at what is for managers and auditors only")
  func minimumNecessary() {
    for role in StaffRole.allCases {
      let mayAsk = role == .manager || role == .auditor
      #expect((AuditQuery.refusal(role) == nil) == mayAsk, "\(role)")
    }
  }
}
